"""binary_cross_entropy: probabilities of class 1, labels 0 or 1."""

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Property, Values, Within, case

LARGEST = float(np.finfo(np.float64).max)


def draw(pick: Pick) -> dict:
    """A few samples, none of them almost certain: there a guard against log(0) may show in the sixth digit."""
    count = pick.size(1, 6)
    return {"p": pick.array(count, low=0.2, high=0.8), "y": pick.rng.integers(2, size=count)}


def the_guard_does_not_show_at_2e_6(ask, p, y):
    """A guard against log(0) leaves probabilities of 2e-6 and of 1 - 2e-6 as they are, in float64 and float32."""
    # An epsilon of 1e-7, as Keras adds it, moves the logarithm by 0.05 and the quotient by 5 per cent.
    for dtype in (np.float64, np.float32):
        loss, dp = ask.binary_cross_entropy(p=p.astype(dtype), y=y).values()
        where = f"in {np.dtype(dtype).name}"
        yield Within(f"the loss {where}", loss, 13.0, 13.25)
        yield Within(f"the size of the gradient {where}", np.abs(dp).max(), 4.25e5, 5.75e5)


def finite_where_certain(ask, p, y):
    """At p = 0 and 1, in either dtype, all is finite: almost no loss where that is right, more than 10 where not."""
    for dtype in (np.float64, np.float32):
        for number in range(len(y)):
            one = slice(number, number + 1)
            loss, dp = ask.binary_cross_entropy(p=p[one].astype(dtype), y=y[one]).values()
            low, high = (-1e-5, 1e-5) if p[number] == y[number] else (10.0, LARGEST)
            where = f"at p = {p[number]:.0f}, y = {y[number]}, in {np.dtype(dtype).name}"
            yield Within(f"the loss {where}", loss, low, high)
            yield Within(
                f"the number of entries of dp that are not finite {where}", np.sum(~np.isfinite(dp)), 0, 0
            )


def the_guard_works_on_a_copy(ask, p, y):
    """A guard against log(0) leaves the caller's zeros and ones as they are."""
    after = ask.call("binary_cross_entropy", {"p": p, "y": y}, report=("p",)).after["p"]
    yield Within("the number of entries of p that changed", np.sum(after != p), 0, 0)


SAMPLES = (
    case("one of each class", p=[0.5, 0.8], y=np.array([0, 1])),
    case("one sample", p=[0.25], y=np.array([1])),
    case("five samples", p=[0.25, 0.5, 0.75, 0.625, 0.2], y=np.array([1, 0, 0, 1, 0])),
    case("one sample of class 0", p=[0.25], y=np.array([0])),
    case("only class 1", p=[0.25, 0.5, 0.75], y=np.array([1, 1, 1])),
    case("only class 0", p=[0.25, 0.5, 0.75, 0.2], y=np.array([0, 0, 0, 0])),
    case("every second number", p=np.array([0.3, 0.9, 0.4, 0.9, 0.7, 0.9])[::2], y=np.array([1, 0, 1])),
)

binary_cross_entropy = Exercise(
    name="binary_cross_entropy",
    parameters="p, y",
    outputs="loss, dp",
    values=(
        Values(
            "values",
            "binary_cross_entropy(p, y) averages minus the logarithm of the probability of what was true",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    laws=(
        Property(
            the_guard_does_not_show_at_2e_6,
            samples=(
                case("class 1 has 2e-6", p=[2e-6], y=np.array([1])),
                case("class 0 has 2e-6", p=[1 - 2e-6], y=np.array([0])),
            ),
        ),
        Property(
            finite_where_certain,
            samples=(case("certain, right and wrong", p=[0.0, 1.0, 0.0, 1.0], y=np.array([0, 1, 1, 0])),),
            after_values=True,
        ),
        Property(
            the_guard_works_on_a_copy,
            samples=(case("certain, right and wrong", p=[0.0, 1.0, 0.0, 1.0], y=np.array([0, 1, 1, 0])),),
            after_values=True,
        ),
    ),
    wrt=("p",),
    difficulty=6,
)

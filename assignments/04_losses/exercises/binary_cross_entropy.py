"""binary_cross_entropy: probabilities of class 1, labels 0 or 1."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """A few samples, none of them almost certain: there a guard against log(0) may show in the sixth digit."""
    count = pick.size(1, 6)
    return {"p": pick.array(count, low=0.2, high=0.8), "y": pick.rng.integers(2, size=count)}


def the_guard_does_not_show_at_2e_6(ask, p, y):
    """A guard against log(0) leaves probabilities of 2e-6 and of 1 - 2e-6 as they are, in float64 and float32."""
    # An epsilon of 1e-7, as Keras adds it, moves the logarithm by 0.05 and the quotient by 5 per cent.
    loss, dp = ask.binary_cross_entropy(p=p, y=y).values()
    yield Within("the loss", loss, 13.0, 13.25)
    yield Within("the size of the gradient", np.abs(dp).max(), 4.25e5, 5.75e5)


def finite_where_certain(ask, p, y):
    """At p = 0 and 1, in either dtype, all is finite: almost no loss where that is right, more than 10 where not.

    The gradient may be zero there, but does not point the wrong way. Samples beside them cost what they cost.
    """
    # Rounded and cut off, so that the size of a guard, which is free, tells no two wrong answers apart.
    loss, dp = ask.binary_cross_entropy(p=p, y=y).values()
    yield Within("the number of results that are not finite", np.sum(~np.isfinite(np.append(dp, loss))), 0, 0)
    low, high = (-1, 0) if y[0] == 1 else (0, 1)
    yield Within("the sign of the first sample's gradient", np.sign(dp[0]), low, high)
    uncertain = (p > 0) & (p < 1)
    others = -np.log(np.where(y == 1, p, 1 - p)[uncertain]).sum() / len(p)
    if np.all(uncertain | (p == y)):
        yield Within("the loss, to four decimals", np.round(loss, 4), *[np.round(others, 4)] * 2)
    else:
        least = 10.0 / len(p)
        yield Within(f"the loss, or {least:g} where it is more", np.minimum(loss, least), least, least)
    if np.any(uncertain):
        without = ask.binary_cross_entropy(p=np.where(uncertain, p, 0.5), y=y).dp
        yield Equal("the gradient beside what is certain", np.asarray(dp)[uncertain], without[uncertain])


def the_guard_works_on_a_copy(ask, p, y):
    """A guard against log(0) leaves the caller's zeros and ones as they are."""
    after = ask.call("binary_cross_entropy", {"p": p, "y": y}, report=("p",)).after["p"]
    yield Within("the number of entries of p that changed", np.sum(after != p), 0, 0)


def one_sample(name: str, p: float, y: int, dtype: type = np.float64):
    """A batch of one, in either dtype."""
    return case(name, p=np.array([p], dtype=dtype), y=np.array([y]))


SAMPLES = (
    case("one of each class", p=[0.5, 0.8], y=np.array([0, 1])),
    case("one sample", p=[0.25], y=np.array([1])),
    case("five samples", p=[0.25, 0.5, 0.75, 0.625, 0.2], y=np.array([1, 0, 0, 1, 0])),
    case("one sample of class 0", p=[0.25], y=np.array([0])),
    case("only class 1", p=[0.25, 0.5, 0.75], y=np.array([1, 1, 1])),
    case("only class 0", p=[0.25, 0.5, 0.75, 0.2], y=np.array([0, 0, 0, 0])),
    case("every second number", p=np.array([0.3, 0.9, 0.4, 0.9, 0.7, 0.9])[::2], y=np.array([1, 0, 1])),
    case(
        "forty samples",
        p=np.round(0.5 + 0.3 * np.sin(np.arange(40.0)), 2),
        y=(np.arange(40) % 3 == 0).astype(np.int64),
    ),
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
                one_sample("class 1 has 2e-6", 2e-6, 1),
                one_sample("class 0 has 2e-6", 1 - 2e-6, 0),
                one_sample("class 1 has 2e-6, as float32", 2e-6, 1, np.float32),
                one_sample("class 0 has 2e-6, as float32", 1 - 2e-6, 0, np.float32),
            ),
        ),
        Property(
            finite_where_certain,
            samples=(
                one_sample("certain and right", 0.0, 0),
                one_sample("certain and right of class 1", 1.0, 1),
                one_sample("certain and wrong", 0.0, 1),
                one_sample("certain and wrong of class 0", 1.0, 0),
                one_sample("certain and right, as float32", 0.0, 0, np.float32),
                one_sample("certain and right of class 1, as float32", 1.0, 1, np.float32),
                one_sample("certain and wrong, as float32", 0.0, 1, np.float32),
                one_sample("certain and wrong of class 0, as float32", 1.0, 0, np.float32),
                case("certain and wrong, twice", p=[0.0, 1.0], y=np.array([1, 0])),
                case("certain and right beside one that is not", p=[0.25, 0.0, 1.0], y=np.array([1, 0, 1])),
                case("certain and wrong beside one that is not", p=[0.25, 0.0], y=np.array([1, 1])),
            ),
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

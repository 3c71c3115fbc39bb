"""categorical_cross_entropy: probabilities of any number of classes, one-hot labels."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """Probabilities in eighths, at least one eighth for every class."""
    count, classes = pick.size(1, 5), pick.size(2, 4)
    extra = pick.rng.multinomial(8 - classes, np.full(classes, 1 / classes), size=count)
    return {"p": (1.0 + extra) / 8, "y_onehot": np.eye(classes)[pick.rng.integers(classes, size=count)]}


def keeps_float32(ask, p, y_onehot):
    """float32 in, float32 out."""
    dp = ask.categorical_cross_entropy(p=p.astype(np.float32), y_onehot=y_onehot.astype(np.float32)).dp
    yield Within("the number of bytes an entry of dp takes", np.asarray(dp).dtype.itemsize, 4, 4)


def the_guard_does_not_show_at_1e_5(ask, p, y_onehot):
    """A guard against log(0) leaves a probability of 1e-5 as it is, in float64 and float32."""
    # An epsilon of 1e-6, added, moves the logarithm by 0.1 and the quotient by 9 per cent.
    loss, dp = ask.categorical_cross_entropy(p=p, y_onehot=y_onehot).values()
    yield Within("the loss", loss, 11.4, 11.6)
    yield Within("the size of the gradient", np.abs(dp).max(), 0.85e5, 1.15e5)


def finite_where_p_is_zero(ask, p, y_onehot):
    """Where the true class has the probability 0, in either dtype, the loss is more than 10 and all is finite.

    The gradient may be zero there, but does not point the wrong way. What is certain and right costs nothing, and
    samples beside others cost what they cost.
    """
    # Cut off, so that the size of a guard, which is free, tells no two wrong answers apart.
    loss, dp = ask.categorical_cross_entropy(p=p, y_onehot=y_onehot).values()
    yield Within("the number of results that are not finite", np.sum(~np.isfinite(np.append(dp, loss))), 0, 0)
    true = np.asarray(y_onehot) == 1
    yield Within("the sign of the largest gradient of a true class", np.sign(np.max(dp[true])), -1, 0)
    possible = (true & (p > 0)).any(axis=1)
    others = -np.log(p[true & (p > 0)]).sum() / len(p)
    if np.all(possible):
        yield Within("the loss, to four decimals", np.round(loss, 4), *[np.round(others, 4)] * 2)
    else:
        least = 10.0 / len(p)
        yield Within(f"the loss, or {least:g} where it is more", np.minimum(loss, least), least, least)
    if np.any(possible):
        even = np.where(possible[:, None], p, 1 / p.shape[1])
        without = ask.categorical_cross_entropy(p=even, y_onehot=y_onehot).dp
        yield Equal("the gradient of the other samples", dp[possible], without[possible])


def the_guard_works_on_a_copy(ask, p, y_onehot):
    """A guard against log(0) leaves the caller's zeros as they are."""
    after = ask.call("categorical_cross_entropy", {"p": p, "y_onehot": y_onehot}, report=("p",)).after["p"]
    yield Within("the number of entries of p that changed", np.sum(after != p), 0, 0)


def one_sample(name: str, p: list[float], label: int, dtype: type = np.float64):
    """A batch of one, in either dtype."""
    return case(name, p=np.array([p], dtype=dtype), y_onehot=np.eye(len(p), dtype=dtype)[[label]])


SAMPLES = (
    case(
        "two samples, three classes", p=[[0.25, 0.5, 0.25], [0.2, 0.2, 0.6]], y_onehot=[[0, 1, 0], [1, 0, 0]]
    ),
    case(
        "three samples, two classes",
        p=[[0.25, 0.75], [0.5, 0.5], [0.2, 0.8]],
        y_onehot=[[1, 0], [0, 1], [0, 1]],
    ),
    case("one sample", p=[[0.125, 0.25, 0.125, 0.5]], y_onehot=[[0, 1, 0, 0]]),
    case("all of one class", p=[[0.25, 0.75], [0.5, 0.5], [0.375, 0.625]], y_onehot=[[0, 1], [0, 1], [0, 1]]),
    case("the last class", p=[[0.25, 0.5, 0.25], [0.2, 0.2, 0.6]], y_onehot=[[0, 0, 1], [0, 0, 1]]),
    case("a tie", p=[[0.25, 0.25, 0.25, 0.25]], y_onehot=[[0, 0, 1, 0]]),
    case(
        "stored column by column",
        p=np.asfortranarray([[0.25, 0.5, 0.25], [0.2, 0.2, 0.6]]),
        y_onehot=np.asfortranarray([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ),
    case(
        "sixteen samples, eight classes",
        p=(1.0 + (np.arange(16)[:, None] * 3 + np.arange(8)) % 8) / 36,
        y_onehot=np.eye(8)[np.arange(16) * 5 % 8],
    ),
)

categorical_cross_entropy = Exercise(
    name="categorical_cross_entropy",
    parameters="p, y_onehot",
    outputs="loss, dp",
    values=(
        Values(
            "values",
            "categorical_cross_entropy(p, y_onehot) averages minus the logarithm of the true class' probability",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    extremes=(
        case("a wrong class has the probability 0", p=[[0.25, 0.75, 0.0]], y_onehot=[[0, 1, 0]]),
        case("one sample, zeros on both sides", p=[[0.0, 0.5, 0.5, 0.0]], y_onehot=[[0, 0, 1, 0]]),
    ),
    laws=(
        Property(keeps_float32, samples=SAMPLES[:2], after_values=True),
        Property(
            the_guard_does_not_show_at_1e_5,
            samples=(
                one_sample("the true class has 1e-5", [1 - 1e-5, 1e-5], 1),
                one_sample("the true class has 1e-5, as float32", [1 - 1e-5, 1e-5], 1, np.float32),
            ),
        ),
        Property(
            finite_where_p_is_zero,
            samples=(
                one_sample("the true class has 0", [1.0, 0.0], 1),
                one_sample("two of three have 0", [1.0, 0.0, 0.0], 2),
                one_sample("the true class has 0, as float32", [1.0, 0.0], 1, np.float32),
                case("certain and right", p=[[1.0, 0.0]], y_onehot=[[1, 0]]),
                case("two samples like that", p=[[1.0, 0.0], [0.0, 1.0]], y_onehot=[[0, 1], [1, 0]]),
                case("one like that, one not", p=[[0.25, 0.75], [1.0, 0.0]], y_onehot=[[1, 0], [0, 1]]),
            ),
        ),
        Property(
            the_guard_works_on_a_copy,
            samples=(case("the true class has 0", p=[[1.0, 0.0]], y_onehot=[[0, 1]]),),
            after_values=True,
        ),
    ),
    float32=False,  # a zero of a one-hot row must stay one: keeps_float32 asks instead
    wrt=("p",),
    difficulty=7,
)

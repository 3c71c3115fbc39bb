"""layernorm: every sample to mean 0 and variance 1 over its features."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Equal, Evidence, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """Three features or more: two differ in nothing but their sign once they are normalized."""
    features = pick.size(3, 5)
    return {
        "x": pick.array(pick.size(1, 4), features),
        "gamma": pick.array(features),
        "beta": pick.array(features),
        "ln_param": {"eps": pick.choice((1e-5, 0.1, 1.0))},
    }


TWO = [[1.0, -2.0, 0.5], [4.0, 6.0, -1.0]]
SEVEN = np.round(2 * np.sin(np.arange(1.0, 22.0) ** 2), 2).reshape(7, 3)
SAMPLES = (
    case(
        "two samples of three features",
        x=TWO,
        gamma=[2.0, -1.5, 0.5],
        beta=[0.5, 3.0, -1.0],
        ln_param={"eps": 1e-5},
    ),
    case(
        "seven samples, a large epsilon",
        x=SEVEN,
        gamma=[2.0, -1.5, 0.5],
        beta=[0.5, 3.0, -1.0],
        ln_param={"eps": 0.5},
    ),
    case(
        "as many samples as features",
        x=[[1.0, -2.0, 0.5], [2.0, 0.5, -3.0], [4.0, 6.0, 1.0]],
        gamma=[1.0, 0.5, -2.0],
        beta=[0.0, 1.0, 4.0],
        ln_param={"eps": 1e-5},
    ),
    case("no options", x=TWO, gamma=[2.0, -1.5, 0.5], beta=[0.5, 3.0, -1.0], ln_param={}),
    case(
        "a batch of one",
        x=[[1.0, 0.0, 2.0, -4.0]],
        gamma=[2.0, 1.5, 1.0, -0.5],
        beta=[0.5, 3.0, 0.0, 1.0],
        ln_param={},
    ),
    case(
        "stored column by column",
        x=np.asfortranarray(np.round(np.sin(np.arange(20.0)), 2).reshape(4, 5)),
        gamma=[1.0, 2.0, -0.5, 1.5, 0.5],
        beta=[0.0, -1.0, 2.0, 0.5, 1.0],
        ln_param={"eps": 1e-4},
    ),
    case(
        "every second row of a larger array",
        x=np.round(np.cos(np.arange(24.0) ** 2), 2).reshape(6, 4)[::2],
        gamma=[1.0, 2.0, -0.5, 1.5],
        beta=[0.0, -1.0, 2.0, 0.5],
        ln_param={"eps": 1e-4},
    ),
)
DEGENERATE = (
    case("a constant sample", x=[[3.0, 3.0], [1.0, 2.0]], gamma=[2.0, 1.5], beta=[0.5, 3.0], ln_param={}),
    case("one feature", x=[[3.0], [-1.0]], gamma=[2.0], beta=[0.5], ln_param={}),
)
LARGE = case(
    "four samples of fifty features, a tiny epsilon",
    x=np.random.default_rng(6)
    .normal([[1.0], [-4.0], [0.0], [2.0]], [[1.0], [3.0], [0.5], [2.0]], (4, 50))
    .round(2),
    gamma=np.ones(50),
    beta=np.zeros(50),
    ln_param={"eps": 1e-10},
)


def standardizes_every_sample(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """With scale 1 and shift 0, every sample comes out with mean 0 and variance 1."""
    out = ask.layernorm_forward(**arguments).out
    yield Equal("the samples' means", np.mean(out, axis=1), np.zeros(len(out)))
    yield Equal("the samples' variances", np.var(out, axis=1), np.ones(len(out)))


layernorm_forward = Exercise(
    name="layernorm_forward",
    parameters="x, gamma, beta, ln_param",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "layernorm_forward normalizes each sample over its features, then scales and shifts the features",
            (*SAMPLES, *DEGENERATE),
            draw,
        ),
    ),
    extremes=(
        case(
            "large numbers that lie close together",
            x=[[9999.001, 9999.002, 9999.004], [5.0, 7.0, 6.0]],
            gamma=[2.0, -1.5, 1.0],
            beta=[0.5, 3.0, 0.0],
            ln_param={},
        ),
        case(
            "large numbers", x=[[1e4, -1e4, 5e3]], gamma=[2.0, -1.5, 1.0], beta=[0.5, 3.0, 0.0], ln_param={}
        ),
    ),
    laws=(Property(standardizes_every_sample, samples=(LARGE,)),),
    difficulty=5,
)


def rows_of_dx_add_up_to_zero(ask: Ask, x: np.ndarray, **others: Any) -> Iterator[Evidence]:
    """Adding one number to all features of a sample changes nothing, so their gradients add up to zero."""
    dout = np.random.default_rng(x.shape[0]).normal(size=x.shape)
    cache = ask.layernorm_forward(x=x, **others).cache
    dx = ask.layernorm_backward(dout=dout, cache=cache).dx
    yield Equal("the sums over the features", np.sum(dx, axis=1), np.zeros(len(x)))
    # Zeros add up to zero as well, and are no gradient.
    yield Within("the largest entry of dx", float(np.abs(dx).max()), 1e-4, 1e6)


layernorm_backward = Exercise(
    name="layernorm_backward",
    parameters="dout, cache",
    outputs="dx, dgamma, dbeta",
    values=(
        Values(
            "input_gradient",
            "layernorm_backward passes the gradient to x, also through the mean and the variance",
            (*SAMPLES, case("a zero upstream gradient", **SAMPLES[0].arguments, dout=np.zeros((2, 3)))),
            draw,
            outputs=("dx",),
        ),
        Values(
            "scale_and_shift_gradients",
            "layernorm_backward adds up what every sample says about the scale and the shift",
            SAMPLES,
            draw,
            outputs=("dgamma", "dbeta"),
            points=2,
        ),
    ),
    extremes=DEGENERATE,
    laws=(Property(rows_of_dx_add_up_to_zero, samples=SAMPLES),),
    backward_of=layernorm_forward,
    wrt=("x", "gamma", "beta"),
    difficulty=5,
)

"""batchnorm: every feature to mean 0 and variance 1 over the batch, then the learned scale and shift."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def draw(pick: Pick, mode: str = "train") -> dict:
    """Three samples or more: two differ in nothing but their sign once they are normalized."""
    features = pick.size(1, 4)
    bn_param = {
        "mode": mode,
        "eps": pick.choice((1e-5, 0.1, 1.0)),
        "momentum": pick.choice((0.9, 0.25)),
        "running_mean": pick.array(features),
        "running_var": pick.array(features, low=0.5),
    }
    x = pick.array(pick.size(3, 5), features)
    return {"x": x, "gamma": pick.array(features), "beta": pick.array(features), "bn_param": bn_param}


def draw_test(pick: Pick) -> dict:
    """The same in test mode."""
    return draw(pick, "test")


def sample(name: str, x: Any, *, gamma: Any, beta: Any, **bn_param: Any) -> Case:
    """A case whose running statistics are those of no batch."""
    features = len(gamma)
    running = {
        "running_mean": np.linspace(0.5, -1.0, features),
        "running_var": np.linspace(2.0, 4.0, features),
    }
    return case(name, x=x, gamma=gamma, beta=beta, bn_param={"mode": "train", **running, **bn_param})


THREE = [[1.0, -2.0], [2.0, 0.5], [4.0, 6.0]]
TRAIN = (
    sample(
        "three samples of two features", THREE, gamma=[2.0, -1.5], beta=[0.5, 3.0], eps=1e-5, momentum=0.9
    ),
    sample(
        "a large epsilon and a small momentum",
        [[1.0, 0.0], [2.0, 0.5], [-1.0, 1.0], [0.0, 3.0]],
        gamma=[2.0, -1.5],
        beta=[0.5, 3.0],
        eps=0.5,
        momentum=0.25,
    ),
    sample(
        "as many samples as features",
        [[1.0, -2.0, 0.5], [2.0, 0.5, -3.0], [4.0, 6.0, 1.0]],
        gamma=[1.0, 0.5, -2.0],
        beta=[0.0, 1.0, 4.0],
        eps=1e-5,
        momentum=0.9,
    ),
    sample("no options but the mode", THREE, gamma=[2.0, -1.5], beta=[0.5, 3.0]),
    sample(
        "seven samples of one feature",
        [[1.0], [3.0], [-2.0], [0.5], [2.5], [-1.0], [4.0]],
        gamma=[3.0],
        beta=[-1.0],
        eps=1e-3,
        momentum=0.5,
    ),
    sample(
        "stored column by column",
        np.asfortranarray(np.round(np.sin(np.arange(15.0)), 2).reshape(5, 3)),
        gamma=[1.0, 2.0, -0.5],
        beta=[0.0, -1.0, 2.0],
        eps=1e-4,
        momentum=0.9,
    ),
    sample(
        "nine samples, every second row of a larger array",
        np.round(np.cos(np.arange(54.0) ** 2), 2).reshape(18, 3)[::2],
        gamma=[1.0, 2.0, -0.5],
        beta=[0.0, -1.0, 2.0],
        eps=1e-4,
        momentum=0.9,
    ),
)
DEGENERATE = (
    sample("a constant feature", [[1.0, 3.0], [1.0, 5.0], [1.0, -2.0]], gamma=[2.0, 1.5], beta=[0.5, 3.0]),
    sample("a batch of one", [[1.0, -2.0]], gamma=[2.0, 1.5], beta=[0.5, 3.0]),
    sample("a feature scaled by zero", THREE, gamma=[0.0, 1.5], beta=[0.5, 3.0]),
)
TEST = (
    sample("three samples", THREE, gamma=[2.0, -1.5], beta=[0.5, 3.0], mode="test"),
    sample("a batch of one", [[1.0, -2.0, 5.0]], gamma=[2.0, -1.5, 1.0], beta=[0.5, 3.0, 1.0], mode="test"),
    sample("a large epsilon", THREE, gamma=[2.0, -1.5], beta=[0.5, 3.0], mode="test", eps=0.5, momentum=0.25),
    sample(
        "one sample, a large epsilon", [[2.0, -1.0]], gamma=[2.0, -1.5], beta=[0.5, 3.0], mode="test", eps=0.5
    ),
)

LARGE = case(
    "sixty samples of three features, a tiny epsilon",
    x=np.random.default_rng(5).normal([1.0, -4.0, 0.0], [1.0, 3.0, 0.5], (60, 3)).round(2),
    gamma=np.ones(3),
    beta=np.zeros(3),
    bn_param={
        "mode": "train",
        "eps": 1e-10,
        "momentum": 0.9,
        "running_mean": np.zeros(3),
        "running_var": np.ones(3),
    },
)


def standardizes_every_feature(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """With scale 1 and shift 0, every feature of a training batch comes out with mean 0 and variance 1."""
    out = ask.batchnorm_forward(**arguments).out
    yield Equal("the features' means", np.mean(out, axis=0), np.zeros(3))
    yield Equal("the features' variances", np.var(out, axis=0), np.ones(3))


def units_make_no_difference(ask: Ask, x: np.ndarray, **others: Any) -> Iterator[Evidence]:
    """Degrees Celsius or Fahrenheit: a feature in other units comes out of training the same."""
    out = ask.batchnorm_forward(x=x, **others).out
    yield Equal("the batch in other units", ask.batchnorm_forward(x=1.8 * x + 32, **others).out, out)
    yield Within("the largest output", float(np.abs(out).max()), 1.0, 10.0)


def test_repeats_training(
    ask: Ask, x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: dict
) -> Iterator[Evidence]:
    """Running statistics that follow the last batch at once give that batch the same answer at test time."""
    forgetful = {**bn_param, "momentum": 1e-12}
    arguments = {"x": x, "gamma": gamma, "beta": beta, "bn_param": forgetful}
    trained = ask.call("batchnorm_forward", arguments, report=("bn_param",))
    after = {**trained.after["bn_param"], "mode": "test"}
    yield Equal(
        "the answer at test time",
        ask.batchnorm_forward(x=x, gamma=gamma, beta=beta, bn_param=after).out,
        trained.out,
    )


batchnorm_forward = Exercise(
    name="batchnorm_forward",
    parameters="x, gamma, beta, bn_param",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "batchnorm_forward normalizes a training batch by its own statistics, then scales and shifts it",
            (*TRAIN, *DEGENERATE),
            draw,
        ),
        Values(
            "test_mode",
            "in test mode batchnorm_forward normalizes by the running statistics",
            TEST,
            draw_test,
            points=2,
        ),
        Values(
            "running_statistics",
            "training moves the running statistics towards those of the batch; in test mode they stay",
            (*TRAIN, DEGENERATE[1], *TEST),
            draw,
            outputs=("bn_param.running_mean", "bn_param.running_var"),
            points=2,
        ),
    ),
    extremes=(
        sample(
            "large numbers that lie close together",
            [[9999.001, 5.0], [9999.002, 7.0], [9999.004, 6.0]],
            gamma=[2.0, -1.5],
            beta=[0.5, 3.0],
        ),
        sample("large numbers", [[1e4, -1e4], [-1e4, 5e3], [0.0, 1e4]], gamma=[2.0, -1.5], beta=[0.5, 3.0]),
    ),
    refuses=(
        sample("an unknown mode", THREE, gamma=[2.0, -1.5], beta=[0.5, 3.0], mode="validation"),
        sample("a mode in capitals", THREE, gamma=[2.0, -1.5], beta=[0.5, 3.0], mode="TRAIN"),
    ),
    laws=(
        Property(standardizes_every_feature, samples=(LARGE,)),
        Property(units_make_no_difference, samples=(LARGE,), after_values=True),
        Property(test_repeats_training, after_values=True, samples=(LARGE, TRAIN[0])),
    ),
    updates=("bn_param",),
    difficulty=4,
)


def columns_of_dx_add_up_to_zero(ask: Ask, x: np.ndarray, **others: Any) -> Iterator[Evidence]:
    """Adding one number to a whole feature changes nothing, so its gradients add up to zero in training."""
    dout = np.random.default_rng(x.shape[0]).normal(size=x.shape)
    cache = ask.batchnorm_forward(x=x, **others).cache
    dx = ask.batchnorm_backward(dout=dout, cache=cache).dx
    yield Equal("the sums over the batch", np.sum(dx, axis=0), np.zeros(x.shape[1]))
    # Zeros add up to zero as well, and are no gradient.
    yield Within("the largest entry of dx", float(np.abs(dx).max()), 1e-4, 1e6)


batchnorm_backward = Exercise(
    name="batchnorm_backward",
    parameters="dout, cache",
    outputs="dx, dgamma, dbeta",
    values=(
        Values(
            "input_gradient",
            "in training batchnorm_backward passes the gradient to x, also through the mean and the variance",
            (*TRAIN, case("a zero upstream gradient", **TRAIN[0].arguments, dout=np.zeros((3, 2)))),
            draw,
            outputs=("dx",),
        ),
        Values(
            "scale_and_shift_gradients",
            "batchnorm_backward adds up what every sample says about the scale and the shift",
            TRAIN,
            draw,
            outputs=("dgamma", "dbeta"),
            points=2,
        ),
        Values(
            "test_mode",
            "in test mode, where the statistics don't depend on x, batchnorm_backward gives the right gradients",
            TEST,
            draw_test,
            points=1,
        ),
    ),
    extremes=DEGENERATE,
    laws=(Property(columns_of_dx_add_up_to_zero, samples=TRAIN),),
    backward_of=batchnorm_forward,
    wrt=("x", "gamma", "beta"),
    difficulty=4,
)

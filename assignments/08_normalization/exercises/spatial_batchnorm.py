"""spatial_batchnorm: every channel to mean 0 and variance 1 over the batch and all pixels."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def draw(pick: Pick, mode: str = "train") -> dict:
    """Few images, channels and pixels."""
    channels = pick.size(1, 3)
    bn_param = {
        "mode": mode,
        "eps": pick.choice((1e-5, 0.1, 1.0)),
        "momentum": pick.choice((0.9, 0.25)),
        "running_mean": pick.array(channels),
        "running_var": pick.array(channels, low=0.5),
    }
    x = pick.array(pick.size(1, 3), channels, pick.size(1, 2), pick.size(3, 4))
    return {"x": x, "gamma": pick.array(channels), "beta": pick.array(channels), "bn_param": bn_param}


def draw_test(pick: Pick) -> dict:
    """The same in test mode."""
    return draw(pick, "test")


def images(*shape: int) -> np.ndarray:
    """Numbers without a pattern, so that a mixed-up axis shows."""
    return np.round(3 * np.sin(np.arange(1.0, np.prod(shape) + 1) ** 2), 2).reshape(shape)


def sample(name: str, x: np.ndarray, *, sign: float = 1.0, **bn_param: Any) -> Case:
    """A case whose scale, shift and running statistics differ from channel to channel."""
    channels = x.shape[1]
    running = {
        "running_mean": np.linspace(0.5, -1.0, channels),
        "running_var": np.linspace(2.0, 4.0, channels),
    }
    return case(
        name,
        x=x,
        gamma=sign * np.linspace(2.0, 0.5, channels),
        beta=np.linspace(0.5, 3.0, channels),
        bn_param={"mode": "train", **running, **bn_param},
    )


TRAIN = (
    sample("two images of two channels, 1 x 3 pixels", images(2, 2, 1, 3), eps=1e-5, momentum=0.9),
    sample("a large epsilon and a small momentum", images(2, 3, 2, 4), sign=-1.0, eps=0.5, momentum=0.25),
    sample("as many columns as channels", images(2, 3, 2, 3), eps=1e-5, momentum=0.9),
    sample("no options but the mode", images(3, 2, 2, 1)),
    sample("one image", images(1, 2, 3, 2), eps=1e-3, momentum=0.5),
    sample("one channel", images(3, 1, 2, 2), eps=1e-3, momentum=0.5),
    sample("stored column by column", np.asfortranarray(images(2, 3, 2, 2)), eps=1e-4, momentum=0.9),
    sample("every second image of a larger array", images(4, 2, 3, 2)[::2], eps=1e-4, momentum=0.9),
)
DEGENERATE = (
    sample("a constant channel", np.concatenate([np.full((2, 1, 2, 2), 3.0), images(2, 1, 2, 2)], axis=1)),
    sample("one image of one pixel", images(1, 2, 1, 1)),
)
TEST = (
    sample("two images", images(2, 3, 2, 4), mode="test", eps=1e-5),
    sample("one image of one pixel", images(1, 2, 1, 1), mode="test"),
    sample("a large epsilon", images(2, 3, 3, 2), mode="test", eps=0.5, momentum=0.25),
)


def standardizes_every_channel(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """With scale 1 and shift 0, every channel of a training batch comes out with mean 0 and variance 1."""
    out = ask.spatial_batchnorm_forward(**arguments).out
    yield Equal("the channels' means", np.mean(out, axis=(0, 2, 3)), np.zeros(3))
    yield Equal("the channels' variances", np.var(out, axis=(0, 2, 3)), np.ones(3))


LARGE = case(
    "five images of three channels, a tiny epsilon",
    x=np.random.default_rng(7)
    .normal([[[1.0]], [[-4.0]], [[0.0]]], [[[1.0]], [[3.0]], [[0.5]]], (5, 3, 4, 6))
    .round(2),
    gamma=np.ones(3),
    beta=np.zeros(3),
    bn_param={"mode": "train", "eps": 1e-10, "running_mean": np.zeros(3), "running_var": np.ones(3)},
)

spatial_batchnorm_forward = Exercise(
    name="spatial_batchnorm_forward",
    parameters="x, gamma, beta, bn_param",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "spatial_batchnorm_forward normalizes each channel over the training batch and all pixels",
            (*TRAIN, *DEGENERATE),
            draw,
        ),
        Values(
            "test_mode",
            "in test mode spatial_batchnorm_forward normalizes by the running statistics",
            TEST,
            draw_test,
            points=1,
        ),
        Values(
            "running_statistics",
            "training moves the running statistics of the channels towards the batch's; in test mode they stay",
            (*TRAIN, DEGENERATE[1], *TEST),
            draw,
            outputs=("bn_param.running_mean", "bn_param.running_var"),
            points=1,
        ),
    ),
    extremes=(
        sample("large numbers that lie close together", 9999.0 + images(2, 2, 1, 3) / 1000),
        sample("large numbers", 3000 * images(2, 2, 2, 1)),
    ),
    refuses=(
        sample("an unknown mode", images(2, 2, 1, 3), mode="validation"),
        sample("a mode in capitals", images(2, 2, 1, 3), mode="TRAIN"),
    ),
    laws=(Property(standardizes_every_channel, samples=(LARGE,)),),
    updates=("bn_param",),
    uses=("batchnorm_forward",),
    difficulty=6,
)


def channels_of_dx_add_up_to_zero(ask: Ask, x: np.ndarray, **others: Any) -> Iterator[Evidence]:
    """Adding one number to a whole channel changes nothing, so its gradients add up to zero in training."""
    dout = np.random.default_rng(x.shape[0]).normal(size=x.shape)
    cache = ask.spatial_batchnorm_forward(x=x, **others).cache
    dx = ask.spatial_batchnorm_backward(dout=dout, cache=cache).dx
    yield Equal("the sums over batch and pixels", np.sum(dx, axis=(0, 2, 3)), np.zeros(x.shape[1]))
    # Zeros add up to zero as well, and are no gradient.
    yield Within("the largest entry of dx", float(np.abs(dx).max()), 1e-4, 1e6)


spatial_batchnorm_backward = Exercise(
    name="spatial_batchnorm_backward",
    parameters="dout, cache",
    outputs="dx, dgamma, dbeta",
    values=(
        Values(
            "input_gradient",
            "in training spatial_batchnorm_backward passes the gradient to x, also through both statistics",
            (*TRAIN, case("a zero upstream gradient", **TRAIN[0].arguments, dout=np.zeros((2, 2, 1, 3)))),
            draw,
            outputs=("dx",),
        ),
        Values(
            "scale_and_shift_gradients",
            "spatial_batchnorm_backward adds up what every pixel says about its channel's scale and shift",
            TRAIN,
            draw,
            outputs=("dgamma", "dbeta"),
            points=1,
        ),
        Values(
            "test_mode",
            "in test mode, where the statistics don't depend on x, spatial_batchnorm_backward is right, too",
            TEST,
            draw_test,
            points=1,
        ),
    ),
    extremes=DEGENERATE,
    laws=(Property(channels_of_dx_add_up_to_zero, samples=TRAIN),),
    backward_of=spatial_batchnorm_forward,
    wrt=("x", "gamma", "beta"),
    uses=("batchnorm_backward",),
    difficulty=6,
)

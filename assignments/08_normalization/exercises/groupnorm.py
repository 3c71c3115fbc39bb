"""groupnorm: every group of channels of every image to mean 0 and variance 1."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """Few images and pixels, one to three groups."""
    groups = pick.size(1, 3)
    channels = groups * pick.size(1, 2)
    return {
        "x": pick.array(pick.size(1, 3), channels, pick.size(1, 2), pick.size(3, 4)),
        "gamma": pick.array(channels),
        "beta": pick.array(channels),
        "groups": groups,
        "gn_param": {"eps": pick.choice((1e-5, 0.1, 1.0))},
    }


def images(*shape: int) -> np.ndarray:
    """Numbers without a pattern, so that a mixed-up axis shows."""
    return np.round(3 * np.sin(np.arange(1.0, np.prod(shape) + 1) ** 2), 2).reshape(shape)


def sample(name: str, x: np.ndarray, groups: int, **gn_param: float) -> Case:
    """A case whose scale and shift differ from channel to channel."""
    channels = x.shape[1]
    gamma, beta = np.linspace(2.0, -0.5, channels), np.linspace(0.5, 3.0, channels)
    return case(name, x=x, gamma=gamma, beta=beta, groups=groups, gn_param=gn_param)


SAMPLES = (
    sample("two images, four channels in two groups", images(2, 4, 1, 2), 2, eps=1e-5),
    sample("six channels in two groups, a large epsilon", images(2, 6, 2, 1), 2, eps=0.5),
    sample("eight channels in four groups", images(1, 8, 1, 3), 4, eps=1e-5),
    sample("one group", images(2, 3, 2, 2), 1, eps=1e-5),
    sample("a group for each channel, no options", images(2, 3, 1, 4), 3),
    sample("as many images as groups, as many columns as channels", images(2, 4, 3, 4), 2, eps=1e-5),
    sample("stored column by column", np.asfortranarray(images(3, 4, 2, 1)), 2, eps=1e-4),
    sample("five images, every second of a larger array", images(10, 4, 1, 2)[::2], 2, eps=1e-4),
)
DEGENERATE = (
    sample("a constant group", np.concatenate([np.full((2, 2, 1, 2), 3.0), images(2, 2, 1, 2)], axis=1), 2),
    sample("groups of one pixel", images(2, 3, 1, 1), 3),
)
LARGE = case(
    "two images, four channels of 5 x 6 pixels, a tiny epsilon",
    x=np.random.default_rng(8).normal(2.0, 3.0, (2, 4, 5, 6)).round(2),
    gamma=np.ones(4),
    beta=np.zeros(4),
    groups=2,
    gn_param={"eps": 1e-10},
)


def standardizes_every_group(ask: Ask, groups: int, **others: Any) -> Iterator[Evidence]:
    """With scale 1 and shift 0, every group of every image comes out with mean 0 and variance 1."""
    out = np.asarray(ask.groupnorm_forward(groups=groups, **others).out)
    each = out.reshape(len(out), groups, -1)
    yield Equal("the groups' means", each.mean(axis=2), np.zeros((len(out), groups)))
    yield Equal("the groups' variances", each.var(axis=2), np.ones((len(out), groups)))


groupnorm_forward = Exercise(
    name="groupnorm_forward",
    parameters="x, gamma, beta, groups, gn_param",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "groupnorm_forward normalizes each group of each image, then scales and shifts the channels",
            (*SAMPLES, *DEGENERATE),
            draw,
        ),
    ),
    extremes=(
        sample("large numbers that lie close together", 9999.0 + images(2, 4, 1, 2) / 1000, 2),
        sample("large numbers", 3000 * images(1, 4, 2, 1), 2),
    ),
    refuses=(
        sample("three channels in two groups", images(2, 3, 1, 2), 2),
        sample("six channels in four groups", images(2, 6, 2, 2), 4),
    ),
    laws=(Property(standardizes_every_group, samples=(LARGE,)),),
    difficulty=7,
)


def groups_of_dx_add_up_to_zero(ask: Ask, x: np.ndarray, groups: int, **others: Any) -> Iterator[Evidence]:
    """Adding one number to a whole group changes nothing, so its gradients add up to zero."""
    dout = np.random.default_rng(x.shape[0]).normal(size=x.shape)
    cache = ask.groupnorm_forward(x=x, groups=groups, **others).cache
    dx = np.asarray(ask.groupnorm_backward(dout=dout, cache=cache).dx)
    sums = dx.reshape(len(x), groups, -1).sum(axis=2)
    yield Equal("the sums over the groups", sums, np.zeros((len(x), groups)))
    # Zeros add up to zero as well, and are no gradient.
    yield Within("the largest entry of dx", float(np.abs(dx).max()), 1e-4, 1e6)


groupnorm_backward = Exercise(
    name="groupnorm_backward",
    parameters="dout, cache",
    outputs="dx, dgamma, dbeta",
    values=(
        Values(
            "input_gradient",
            "groupnorm_backward passes the gradient to x, also through the groups' mean and variance",
            (*SAMPLES, case("a zero upstream gradient", **SAMPLES[0].arguments, dout=np.zeros((2, 4, 1, 2)))),
            draw,
            outputs=("dx",),
        ),
        Values(
            "scale_and_shift_gradients",
            "groupnorm_backward adds up what every image and pixel says about a channel's scale and shift",
            SAMPLES,
            draw,
            outputs=("dgamma", "dbeta"),
            points=2,
        ),
    ),
    extremes=DEGENERATE,
    laws=(Property(groups_of_dx_add_up_to_zero, samples=SAMPLES),),
    backward_of=groupnorm_forward,
    wrt=("x", "gamma", "beta"),
    difficulty=7,
)

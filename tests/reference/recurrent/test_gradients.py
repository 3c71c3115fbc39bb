"""Every backward function against central differences of its own forward function, coordinate by coordinate."""

import numpy as np
import pytest

from reference import find

from ..differences import contracted_differences
from .cells import KINDS, LAYERS, arguments


def check_gradients(name, given, rng, close):
    forward, backward = find(f"{name}_forward"), find(f"{name}_backward")
    *outputs, cache = forward(**given)
    upstream = [rng.standard_normal(output.shape) for output in outputs]
    gradients = backward(*upstream, cache)
    for (argument, array), gradient in zip(given.items(), gradients, strict=True):
        want = np.zeros_like(array)
        for place, share in enumerate(upstream):

            def evaluate(value, argument=argument, place=place):
                return forward(**given | {argument: value})[place]

            want += contracted_differences(evaluate, array, share)
        close(gradient, want, 1e-7)


@pytest.mark.parametrize("name", LAYERS)
def test_layer(name, rng, close):
    check_gradients(name, arguments(name, rng, samples=2, steps=3, inputs=2, hidden=3), rng, close)


@pytest.mark.parametrize("kind", KINDS)
def test_fifty_steps(kind, rng, close):
    check_gradients(kind, arguments(kind, rng, samples=1, steps=50, inputs=1, hidden=2), rng, close)


@pytest.mark.parametrize("name", LAYERS)
def test_zero_upstream_gives_exactly_zero(name, rng):
    *outputs, cache = find(f"{name}_forward")(**arguments(name, rng))
    for gradient in find(f"{name}_backward")(*map(np.zeros_like, outputs), cache):
        assert not gradient.any()


@pytest.mark.parametrize("name", LAYERS)
def test_backward_is_linear_and_leaves_the_cache(name, rng, close):
    *outputs, cache = find(f"{name}_forward")(**arguments(name, rng))
    first, second = ([rng.standard_normal(output.shape) for output in outputs] for _ in range(2))
    both = [2 * one + other for one, other in zip(first, second, strict=True)]
    backward = find(f"{name}_backward")
    parts = zip(backward(*first, cache), backward(*second, cache), strict=True)
    for got, (one, other) in zip(backward(*both, cache), parts, strict=True):
        close(got, 2 * one + other, 1e-13)


def test_temporal_softmax(rng, close):
    loss = find("temporal_softmax_loss")
    x, y, mask = rng.standard_normal((2, 3, 4)), rng.integers(4, size=(2, 3)), rng.random((2, 3)) < 0.7
    close(loss(x, y, mask)[1], contracted_differences(lambda x: loss(x, y, mask)[0], x, 1.0), 1e-7)

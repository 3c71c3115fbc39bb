"""Every backward function against central differences of its own forward function, coordinate by coordinate."""

import numpy as np
import pytest

from ..differences import contracted_differences

CONV, POOL = {"stride": 2, "pad": 1}, {"pool_height": 3, "pool_width": 2, "stride": 2}
LAYERS = {
    "conv": ({"x": (2, 2, 4, 5), "w": (3, 2, 2, 3), "b": (3,)}, {"conv_param": CONV}),
    "conv1d": ({"x": (2, 2, 6), "w": (3, 2, 3), "b": (3,)}, {"conv_param": CONV}),
    "conv_transpose": ({"x": (2, 3, 2, 3), "w": (3, 2, 2, 3), "b": (2,)}, {"conv_param": CONV}),
    "max_pool": ({"x": (2, 2, 5, 5)}, {"pool_param": POOL}),
    "avg_pool": ({"x": (2, 2, 5, 5)}, {"pool_param": POOL}),
    "global_avg_pool": ({"x": (2, 3, 2, 4)}, {}),
}


def draw(shapes, rng):
    """Draw numbers that are well apart, so that a difference never changes which one is the largest."""
    return {
        name: rng.permutation(np.linspace(-2, 2, np.prod(shape))).reshape(shape)
        for name, shape in shapes.items()
    }


@pytest.mark.parametrize("name", LAYERS)
def test_layer(name, implementation, rng, close):
    shapes, settings = LAYERS[name]
    arrays = draw(shapes, rng)
    forward, backward = implementation(f"{name}_forward"), implementation(f"{name}_backward")
    out, cache = forward(**arrays, **settings)
    upstream = rng.standard_normal(out.shape)
    gradients = backward(upstream, cache)
    gradients = gradients if isinstance(gradients, tuple) else (gradients,)
    for (argument, array), gradient in zip(arrays.items(), gradients, strict=True):

        def evaluate(value, argument=argument):
            return forward(**arrays | {argument: value}, **settings)[0]

        close(gradient, contracted_differences(evaluate, array, upstream), 1e-7)


@pytest.mark.parametrize("name", LAYERS)
def test_zero_upstream_gives_exactly_zero(name, implementation, rng):
    shapes, settings = LAYERS[name]
    out, cache = implementation(f"{name}_forward")(**draw(shapes, rng), **settings)
    gradients = implementation(f"{name}_backward")(np.zeros(out.shape), cache)
    for gradient in gradients if isinstance(gradients, tuple) else (gradients,):
        assert not gradient.any()

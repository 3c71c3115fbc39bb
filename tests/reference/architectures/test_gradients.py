"""Every gradient against central differences of the architecture's own forward pass, coordinate by coordinate."""

import numpy as np
import pytest

from reference import find

from ..differences import contracted_differences
from .shapes import AUTOENCODER, BLOCKS, CONVNET, FACES, IMAGES, LABELS, PROJECTED, RESIDUAL, draw


@pytest.mark.parametrize(("shapes", "stride"), [(RESIDUAL, 1), (PROJECTED, 1), (PROJECTED, 2)])
def test_residual_block(shapes, stride, rng, close):
    arrays = draw(shapes, rng)
    out, cache = find("residual_block_forward")(**arrays, stride=stride)
    upstream = rng.standard_normal(out.shape)
    gradients = find("residual_block_backward")(upstream, cache)
    for (name, array), gradient in zip(arrays.items(), gradients, strict=True):

        def evaluate(value, name=name):
            return find("residual_block_forward")(**arrays | {name: value}, stride=stride)[0]

        close(gradient, contracted_differences(evaluate, array, upstream), 1e-7)


@pytest.mark.parametrize("name", BLOCKS)
def test_block(name, rng, close):
    forward = find(f"{name}_forward")
    x, params = rng.standard_normal(IMAGES), draw(BLOCKS[name], rng)
    out, cache = forward(x, params)
    upstream = rng.standard_normal(out.shape)
    dx, grads = find(f"{name}_backward")(upstream, cache)
    close(dx, contracted_differences(lambda value: forward(value, params)[0], x, upstream), 1e-7)
    assert grads.keys() == params.keys()
    for key, array in params.items():

        def evaluate(value, key=key):
            return forward(x, params | {key: value})[0]

        close(grads[key], contracted_differences(evaluate, array, upstream), 1e-7)


@pytest.mark.parametrize(
    ("name", "shapes", "rest"),
    [
        *(
            ("autoencoder_loss", AUTOENCODER, ((5, 4), a, s))
            for a in ("sigmoid", "tanh", "relu")
            for s in (0.0, 0.4)
        ),
        ("convnet_loss", CONVNET, (FACES, LABELS)),
    ],
)
def test_loss(name, shapes, rest, rng, close):
    params, X = draw(shapes, rng), rng.standard_normal(rest[0])
    _, grads = find(name)(params, X, *rest[1:])
    assert list(grads) == list(params)
    for key, array in params.items():

        def evaluate(value, key=key):
            return find(name)(params | {key: value}, X, *rest[1:])[0]

        close(grads[key], contracted_differences(evaluate, array, 1.0), 1e-7)


@pytest.mark.parametrize("shapes", [RESIDUAL, PROJECTED])
def test_zero_upstream_gives_exactly_zero_in_residual_blocks(shapes, rng):
    out, cache = find("residual_block_forward")(**draw(shapes, rng))
    assert not any(gradient.any() for gradient in find("residual_block_backward")(np.zeros_like(out), cache))


@pytest.mark.parametrize("name", BLOCKS)
def test_zero_upstream_gives_exactly_zero(name, rng):
    out, cache = find(f"{name}_forward")(rng.standard_normal(IMAGES), draw(BLOCKS[name], rng))
    dx, grads = find(f"{name}_backward")(np.zeros_like(out), cache)
    assert not any(gradient.any() for gradient in (dx, *grads.values()))

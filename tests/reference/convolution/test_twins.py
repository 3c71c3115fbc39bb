"""The compiled loops against slow ones, where strides, borders and windows meet."""

import numpy as np
import pytest

from . import twins

FILTERS = [(1, 1), (2, 3), (3, 2)]


@pytest.mark.parametrize(("height", "width"), FILTERS)
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("pad", [0, 1])
def test_conv(height, width, stride, pad, implementation, rng, close):
    x, w, b = (
        rng.standard_normal((2, 3, 5, 6)),
        rng.standard_normal((4, 3, height, width)),
        rng.standard_normal(4),
    )
    out, cache = implementation("conv_forward")(x, w, b, {"stride": stride, "pad": pad})
    close(out, twins.conv(x, w, b, stride, pad), 1e-13)
    dout = rng.standard_normal(out.shape)
    gradients = implementation("conv_backward")(dout, cache)
    for got, want in zip(gradients, twins.conv_gradients(dout, x, w, stride, pad), strict=True):
        close(got, want, 1e-13)


@pytest.mark.parametrize(("height", "width"), [(2, 3), (3, 2)])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("pad", [0, 1])
def test_conv_transpose(height, width, stride, pad, implementation, rng, close):
    x, w, b = (
        rng.standard_normal((2, 3, 4, 5)),
        rng.standard_normal((3, 2, height, width)),
        rng.standard_normal(2),
    )
    out, cache = implementation("conv_transpose_forward")(x, w, b, {"stride": stride, "pad": pad})
    close(out, twins.conv_transpose(x, w, b, stride, pad), 1e-13)
    dout = rng.standard_normal(out.shape)
    dx, dw, db = implementation("conv_transpose_backward")(dout, cache)
    close(dx, twins.conv(dout, w, np.zeros(3), stride, pad), 1e-13)
    close(dw, twins.conv_gradients(x, dout, w, stride, pad)[1], 1e-13)
    close(db, dout.sum(axis=(0, 2, 3)), 1e-13)


@pytest.mark.parametrize(("height", "width"), FILTERS)
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("kind", ["max_pool", "avg_pool"])
@pytest.mark.parametrize("few_values", [False, True])
def test_pooling(height, width, stride, kind, few_values, implementation, rng, close):
    shape = 2, 3, 5, 6
    x = rng.integers(-1, 2, shape).astype(float) if few_values else rng.standard_normal(shape)
    settings = {"pool_height": height, "pool_width": width, "stride": stride}
    out, cache = implementation(f"{kind}_forward")(x, settings)
    dout = rng.standard_normal(out.shape)
    dx = implementation(f"{kind}_backward")(dout, cache)
    close(out, getattr(twins, kind)(x, height, width, stride), 1e-14)
    close(dx, getattr(twins, f"{kind}_gradient")(dout, x, height, width, stride), 1e-13)

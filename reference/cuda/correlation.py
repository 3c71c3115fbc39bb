"""The three directions of a convolution, from arrays on the device to arrays on the device.

Each is a tiled product (`reference.cuda.product`), or with ``plain=True`` the same by `reference.cuda.plain`. Of a
float32 convolution the sums run in float32 (a part of a split sum at a time), where the CPU twin sums in float64.
"""

from typing import Any

import numpy as np

from reference.cuda.border import bordered
from reference.cuda.launch import one_thread_each, upload
from reference.cuda.plain import plain_data, plain_forward, plain_weights
from reference.cuda.product import multiply
from reference.cuda.tables import Shape, data_border, data_tables, forward_tables, weights_tables


def device_forward(x: Any, w: Any, bias: Any, stride: int, pad: int, out: Any, plain: bool = False) -> None:
    """Write the convolution of x (N, C, H, W) by w (F, C, HH, WW), plus bias (F,), to out (N, F, oh, ow)."""
    if plain:
        plain_forward[one_thread_each(out.size)](x, w, bias, stride, pad, out)
        return
    padded = _padded(x, pad)
    product = forward_tables(tuple(padded.shape), tuple(w.shape), tuple(out.shape), stride)
    multiply(w.ravel(), padded.ravel(), bias, [product], out.ravel())


def device_data(dout: Any, w: Any, bias: Any, stride: int, pad: int, dx: Any, plain: bool = False) -> None:
    """Write the gradient of the images for dout (N, F, oh, ow), plus bias (C,), to dx (N, C, H, W)."""
    if plain:
        plain_data[one_thread_each(dx.size)](dout, w, bias, stride, pad, dx)
        return
    shapes: tuple[Shape, Shape] = tuple(dx.shape), tuple(w.shape)
    source = bordered(dout, *data_border(*shapes, tuple(dout.shape), stride, pad))
    products = data_tables(*shapes, tuple(source.shape), stride, pad)
    multiply(w.ravel(), source.ravel(), bias, products, dx.ravel())


def device_weights(x: Any, dout: Any, stride: int, pad: int, dw: Any, plain: bool = False) -> None:
    """Write the gradient of the weights for x (N, C, H, W) and dout (N, F, oh, ow) to dw (F, C, HH, WW)."""
    if plain:
        plain_weights[one_thread_each(dw.size)](x, dout, stride, pad, dw)
        return
    padded = _padded(x, pad)
    product = weights_tables(tuple(padded.shape), tuple(dw.shape), tuple(dout.shape), stride)
    multiply(dout.ravel(), padded.ravel(), no_bias(dw.shape[0], dw.dtype), [product], dw.ravel())


def no_bias(count: int, dtype: Any) -> Any:
    """Return zeros on the device."""
    return upload(np.zeros(count, dtype))


def _padded(x: Any, pad: int) -> Any:
    height, width = x.shape[2:]
    return bordered(x, pad, pad, height + 2 * pad, width + 2 * pad)

"""Arguments of convolutions and poolings: sizes, strides and padding, checked by name."""

from collections.abc import Mapping
from numbers import Integral
from typing import Any

import numpy as np

from reference._shared.arrays import as_float, as_floats, require_axes, require_shape


def as_integer(name: str, value: Any, smallest: int) -> int:
    """Read an integer that is at least `smallest`."""
    if not isinstance(value, Integral) or value < smallest:
        raise ValueError(f"{name} must be an integer of at least {smallest}. Received: {value!r}")
    return int(value)


def stride_and_pad(conv_param: Mapping[str, Any]) -> tuple[int, int]:
    """Read the settings of a convolution."""
    return as_integer("stride", conv_param.get("stride"), 1), as_integer("pad", conv_param.get("pad"), 0)


def fitted_size(size: int, kernel: int, pad: int, stride: int) -> int:
    """Count the positions of a kernel along one axis; a remainder at the end is left out.

    floor((size + 2 * pad - kernel) / stride) + 1
    """
    if size + 2 * pad < kernel:
        raise ValueError(
            f"the kernel must fit into the padded input. Received: kernel {kernel}, input {size}, pad {pad}"
        )
    return (size + 2 * pad - kernel) // stride + 1


def conv_arguments(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: Mapping[str, Any]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, int, int]:
    """Copy x (N, C, H, W), w (F, C, HH, WW) and b (F,) to one dtype, check that they fit, and read the settings."""
    x, w, b = as_floats(x=x, w=w, b=b)
    require_nonempty("x", x, "N, C, H, W")
    require_nonempty("w", w, "F, C, HH, WW")
    require_shape("w", w, (len(w), x.shape[1], *w.shape[2:]))
    require_shape("b", b, (len(w),))
    stride, pad = stride_and_pad(conv_param)
    for size, kernel in zip(x.shape[2:], w.shape[2:], strict=True):
        fitted_size(size, kernel, pad, stride)
    return x, w, b, stride, pad


def pool_arguments(x: np.ndarray, pool_param: Mapping[str, Any]) -> tuple[np.ndarray, int, int, int]:
    """Copy x (N, C, H, W), and read the height, width and stride of the window, which must fit."""
    x = as_float("x", x)
    require_nonempty("x", x, "N, C, H, W")
    height = as_integer("pool_height", pool_param.get("pool_height"), 1)
    width = as_integer("pool_width", pool_param.get("pool_width"), 1)
    stride = as_integer("stride", pool_param.get("stride"), 1)
    for size, window in zip(x.shape[2:], (height, width), strict=True):
        fitted_size(size, window, 0, stride)
    return x, height, width, stride


def require_nonempty(name: str, array: np.ndarray, layout: str) -> None:
    """Refuse an array with other axes than the layout names, or with an axis of length 0."""
    require_axes(name, array, layout)
    if array.size == 0:
        raise ValueError(f"{name} must not be empty. Received: {array.shape}")


def with_border(x: np.ndarray, pad: int) -> np.ndarray:
    """Surround every image of x (..., H, W) by `pad` zeros on each side."""
    padded = np.zeros((*x.shape[:-2], x.shape[-2] + 2 * pad, x.shape[-1] + 2 * pad), x.dtype)
    without_border(padded, pad)[...] = x
    return padded


def without_border(padded: np.ndarray, pad: int) -> np.ndarray:
    """Return the view of padded (..., H, W) inside a border of width `pad`."""
    return padded[..., pad : padded.shape[-2] - pad, pad : padded.shape[-1] - pad]

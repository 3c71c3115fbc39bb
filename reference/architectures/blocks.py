"""What the blocks have in common: convolutions that keep the size, each with its ReLU, and named parameters."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from reference._shared.arrays import as_floats, require_axes, require_shape
from reference.activations.relu import relu_backward, relu_forward
from reference.convolution.arguments import require_nonempty
from reference.convolution.conv import conv_backward, conv_forward

HALVING = {"pool_height": 2, "pool_width": 2, "stride": 2}


def conv_relu_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, stride: int = 1
) -> tuple[np.ndarray, tuple[Any, np.ndarray]]:
    """Convolve with odd filters, padded such that stride 1 keeps the size, then cut at zero."""
    before, conv_cache = conv_forward(x, w, b, {"stride": stride, "pad": w.shape[2] // 2})
    out, relu_cache = relu_forward(before)
    return out, (conv_cache, relu_cache)


def conv_relu_backward(
    dout: np.ndarray, cache: tuple[Any, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the gradients dx, dw, db."""
    conv_cache, relu_cache = cache
    return conv_backward(relu_backward(dout, relu_cache), conv_cache)


def block_arguments(
    x: np.ndarray, params: Mapping[str, np.ndarray], required: Sequence[str], optional: Sequence[str] = ()
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Copy images and parameters to one dtype; weights and biases come in pairs, w1 with b1."""
    pairs = {w: "b" + w[1:] for w in (*required, *optional)}
    wanted = {name for w in pairs if w in required or w in params for name in (w, pairs[w])}
    if set(params) != wanted:
        allowed = f", optional {', '.join(optional)}" if optional else ""
        raise ValueError(
            f"params must have the keys {', '.join(required)}{allowed}, each with its bias. "
            f"Received: {sorted(params)}"
        )
    x, *arrays = as_floats(x=x, **params)
    require_axes("x", x, "N, C, H, W")
    require_nonempty("x", x, "N, C, H, W")
    return x, dict(zip(params, arrays, strict=True))


def require_filters(params: Mapping[str, np.ndarray], name: str, channels: int, size: int) -> int:
    """Check one pair of weights (F, channels, size, size) and biases (F,), and return F."""
    w, b = params[name], params["b" + name[1:]]
    require_nonempty(name, w, "F, C, HH, WW")
    require_shape(name, w, (len(w), channels, size, size))
    require_shape("b" + name[1:], b, (len(w),))
    return len(w)

"""A U-Net of one level: down, back up, and the fine detail handed across."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._shared.arrays import require_shape
from reference.architectures.blocks import (
    HALVING,
    block_arguments,
    conv_relu_backward,
    conv_relu_forward,
    require_filters,
)
from reference.convolution.arguments import require_nonempty
from reference.convolution.conv import conv_backward, conv_forward
from reference.convolution.conv_transpose import conv_transpose_backward, conv_transpose_forward
from reference.convolution.max_pool import max_pool_backward, max_pool_forward

_PARAMS = ["w_down", "w_bottom", "w_up", "w_merge", "w_out"]
_DOUBLING = {"stride": 2, "pad": 0}
_POINTWISE = {"stride": 1, "pad": 0}


def unet_forward(x: np.ndarray, params: Mapping[str, np.ndarray]) -> tuple[np.ndarray, tuple[Any, ...]]:
    """Give every pixel scores, from its surroundings below and its detail across.

        skip   = relu(conv(x, w_down))
        up     = up_conv(relu(conv(pool(skip), w_bottom)), w_up)
        scores = conv(relu(conv([skip, up], w_merge)), w_out)

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        H and W even. Integers are computed in float64.
    params : dict of str to ndarray
        w_down (A, C, 3, 3), w_bottom (B, A, 3, 3), w_up (B, U, 2, 2), w_merge (M, A + U, 3, 3), w_out (K, M, 1, 1),
        and b_down, b_bottom, b_up, b_merge, b_out with one bias for each filter.

    Returns
    -------
    scores : ndarray, shape (N, K, H, W)
        Without ReLU.
    cache : tuple
        (channels of skip, then the caches of down, pooling, bottom, up, merge and out)

    Raises
    ------
    ValueError
        If a key is missing or unknown, H or W is odd, or a shape does not fit.

    Notes
    -----
    3x3 convolutions have padding 1, the up-convolution has stride 2 and no ReLU, the pooling takes the maximum
    of 2x2 windows. Concatenated are skip first, then up. The original has no padding and crops skip instead.

    References
    ----------
    .. [1] Ronneberger, Fischer and Brox, "U-Net: convolutional networks for biomedical image segmentation",
       MICCAI 2015, figure 1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.unet import unet_forward
    >>> shapes = {"down": (1, 1, 3, 3), "bottom": (1, 1, 3, 3), "up": (1, 1, 2, 2), "merge": (1, 2, 3, 3)}
    >>> params = {f"w_{name}": np.ones(shape) for name, shape in shapes.items()}
    >>> params |= {"w_out": np.ones((1, 1, 1, 1))} | {f"b_{name}": np.zeros(1) for name in [*shapes, "out"]}
    >>> unet_forward(np.array([[[[1.0, 2.0], [3.0, 4.0]]]]), params)[0]
    array([[[[80., 80.],
             [80., 80.]]]])
    """
    x, arrays = block_arguments(x, params, _PARAMS)
    if x.shape[2] % 2 or x.shape[3] % 2:
        raise ValueError(f"x must have an even height and width. Received: {x.shape}")
    _require_fitting(arrays, x.shape[1])
    skip, down_cache = conv_relu_forward(x, arrays["w_down"], arrays["b_down"])
    small, pool_cache = max_pool_forward(skip, HALVING)
    bottom, bottom_cache = conv_relu_forward(small, arrays["w_bottom"], arrays["b_bottom"])
    up, up_cache = conv_transpose_forward(bottom, arrays["w_up"], arrays["b_up"], _DOUBLING)
    joined = np.concatenate([skip, up], axis=1)
    merged, merge_cache = conv_relu_forward(joined, arrays["w_merge"], arrays["b_merge"])
    scores, out_cache = conv_forward(merged, arrays["w_out"], arrays["b_out"], _POINTWISE)
    caches = down_cache, pool_cache, bottom_cache, up_cache, merge_cache, out_cache
    return scores, (skip.shape[1], *caches)


def unet_backward(dout: np.ndarray, cache: tuple[Any, ...]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Pass the gradient back; skip gets it from both of its uses.

        dskip = its channels of the gradient at [skip, up] + gradient through the pooling

    Parameters
    ----------
    dout : ndarray, shape (N, K, H, W)
        Upstream gradient.
    cache : tuple
        (channels of skip, then the caches of down, pooling, bottom, up, merge and out), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
    grads : dict of str to ndarray
        The gradient of every parameter, keyed as params.

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    A concatenation forward is a split backward.

    References
    ----------
    .. [1] Ronneberger, Fischer and Brox, "U-Net: convolutional networks for biomedical image segmentation",
       MICCAI 2015.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.unet import unet_backward, unet_forward
    >>> shapes = {"down": (1, 1, 3, 3), "bottom": (1, 1, 3, 3), "up": (1, 1, 2, 2), "merge": (1, 2, 3, 3)}
    >>> params = {f"w_{name}": np.ones(shape) for name, shape in shapes.items()}
    >>> params |= {"w_out": np.ones((1, 1, 1, 1))} | {f"b_{name}": np.zeros(1) for name in [*shapes, "out"]}
    >>> out, cache = unet_forward(np.array([[[[1.0, 2.0], [3.0, 4.0]]]]), params)
    >>> dx, grads = unet_backward(np.ones_like(out), cache)
    >>> dx.ravel(), grads["b_out"], grads["w_up"].ravel()
    (array([32., 32., 32., 32.]), array([4.]), array([40., 40., 40., 40.]))
    """
    channels, down_cache, pool_cache, bottom_cache, up_cache, merge_cache, out_cache = cache
    grads: dict[str, np.ndarray] = {}
    upstream, grads["w_out"], grads["b_out"] = conv_backward(dout, out_cache)
    upstream, grads["w_merge"], grads["b_merge"] = conv_relu_backward(upstream, merge_cache)
    dskip, dup = upstream[:, :channels], upstream[:, channels:]
    upstream, grads["w_up"], grads["b_up"] = conv_transpose_backward(dup, up_cache)
    upstream, grads["w_bottom"], grads["b_bottom"] = conv_relu_backward(upstream, bottom_cache)
    dskip = dskip + max_pool_backward(upstream, pool_cache)
    dx, grads["w_down"], grads["b_down"] = conv_relu_backward(dskip, down_cache)
    return dx, grads


def _require_fitting(arrays: Mapping[str, np.ndarray], channels: int) -> None:
    """Check that every layer takes as many channels as the one before it gives."""
    down = require_filters(arrays, "w_down", channels, 3)
    bottom = require_filters(arrays, "w_bottom", down, 3)
    require_nonempty("w_up", arrays["w_up"], "C, F, HH, WW")
    up = arrays["w_up"].shape[1]
    require_shape("w_up", arrays["w_up"], (bottom, up, 2, 2))
    require_shape("b_up", arrays["b_up"], (up,))
    require_filters(arrays, "w_out", require_filters(arrays, "w_merge", down + up, 3), 1)

"""The VGG block: a few small filters in a row, then half the size."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference.architectures.blocks import (
    HALVING,
    block_arguments,
    conv_relu_backward,
    conv_relu_forward,
    require_filters,
)
from reference.convolution.max_pool import max_pool_backward, max_pool_forward


def vgg_block_forward(
    x: np.ndarray, params: Mapping[str, np.ndarray]
) -> tuple[np.ndarray, tuple[list[Any], Any]]:
    """Apply 3x3 convolutions with ReLU one after another, then pool.

        out = pool(f_L(... f_1(x) ...)),   f_l(x) = relu(conv(x, wl, bl))

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        H and W at least 2. Integers are computed in float64.
    params : dict of str to ndarray
        w1 of shape (F1, C, 3, 3), b1 of shape (F1,), w2 of shape (F2, F1, 3, 3), b2, ...; at least one layer.
        Stride 1, padding 1.

    Returns
    -------
    out : ndarray, shape (N, FL, H // 2, W // 2)
    cache : tuple
        (caches of the layers, cache of the pooling)

    Raises
    ------
    ValueError
        If the keys are not w1, b1, ..., wL, bL, or a shape does not fit.

    Notes
    -----
    The pooling takes the maximum of 2x2 windows with stride 2; an odd row or column at the end is left out.
    Two layers see 5x5 pixels and three 7x7, with fewer weights than one large filter.

    References
    ----------
    .. [1] Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition",
       ICLR 2015, section 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.vgg_block import vgg_block_forward
    >>> x, params = np.arange(8).reshape(1, 1, 2, 4), {"w1": np.ones((1, 1, 3, 3)), "b1": np.array([-10.0])}
    >>> vgg_block_forward(x, params)[0]
    array([[[[ 8., 14.]]]])
    """
    layers = max(1, len(params) // 2)
    out, arrays = block_arguments(x, params, [f"w{layer}" for layer in range(1, layers + 1)])
    caches = []
    for layer in range(1, layers + 1):
        require_filters(arrays, f"w{layer}", out.shape[1], 3)
        out, layer_cache = conv_relu_forward(out, arrays[f"w{layer}"], arrays[f"b{layer}"])
        caches.append(layer_cache)
    out, pool_cache = max_pool_forward(out, HALVING)
    return out, (caches, pool_cache)


def vgg_block_backward(
    dout: np.ndarray, cache: tuple[list[Any], Any]
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Pass the gradient back through the pooling and the layers, the last one first.

        dx, dwl, dbl = gradients of relu(conv(x, wl, bl)),   l = L, ..., 1

    Parameters
    ----------
    dout : ndarray, shape (N, FL, H // 2, W // 2)
        Upstream gradient.
    cache : tuple
        (caches of the layers, cache of the pooling), from the forward pass.

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
    Only one of four pixels hands a gradient on, the one that won.

    References
    ----------
    .. [1] Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition",
       ICLR 2015.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.vgg_block import vgg_block_backward, vgg_block_forward
    >>> x, params = np.arange(8).reshape(1, 1, 2, 4), {"w1": np.ones((1, 1, 3, 3)), "b1": np.array([-10.0])}
    >>> dx, grads = vgg_block_backward(np.array([[[[1.0, 10.0]]]]), vgg_block_forward(x, params)[1])
    >>> dx[0, 0], grads["b1"]
    (array([[ 1., 11., 11., 10.],
           [ 1., 11., 11., 10.]]), array([11.]))
    """
    caches, pool_cache = cache
    upstream, grads = max_pool_backward(dout, pool_cache), {}
    for layer in range(len(caches), 0, -1):
        upstream, grads[f"w{layer}"], grads[f"b{layer}"] = conv_relu_backward(upstream, caches[layer - 1])
    return upstream, grads

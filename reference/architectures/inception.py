"""The inception module: several sizes of filters look at the same image, side by side."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._shared.arrays import as_upstream
from reference.architectures.blocks import (
    block_arguments,
    conv_relu_backward,
    conv_relu_forward,
    require_filters,
)
from reference.convolution.arguments import without_border
from reference.convolution.max_pool import max_pool_backward, max_pool_forward

_BRANCHES = (("w1",), ("w3_reduce", "w3"), ("w5_reduce", "w5"), ("wp",))
_FILTER_SIZES = {"w1": 1, "w3_reduce": 1, "w3": 3, "w5_reduce": 1, "w5": 5, "wp": 1}
_POOLED = _BRANCHES[3]


def inception_forward(
    x: np.ndarray, params: Mapping[str, np.ndarray]
) -> tuple[np.ndarray, tuple[list[int], list[list[tuple[str, Any]]], Any]]:
    """Run four branches on the same input and concatenate their channels.

        out = [f1(x), f3(r3(x)), f5(r5(x)), fp(pool(x))],   every f and r: relu(conv(.))

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    params : dict of str to ndarray
        w1, b1: 1x1 filters; w3, b3: 3x3, padding 1; w5, b5: 5x5, padding 2. Optional, 1x1: w3_reduce, b3_reduce
        and w5_reduce, b5_reduce before the large filters, wp, bp after the pooling.

    Returns
    -------
    out : ndarray, shape (N, F1 + F3 + F5 + Fp, H, W)
        Fp is C where there is no wp.
    cache : tuple
        (channels of each branch, names and caches of the layers of each branch, cache of the pooling)

    Raises
    ------
    ValueError
        If a key is missing or unknown, x is empty, or a shape does not fit.

    Notes
    -----
    The pooling takes 3x3 windows with stride 1; its border is minus infinity, so that it never wins. The 1x1
    reductions make the module cheap: they shrink the channels before the large filters see them.

    References
    ----------
    .. [1] Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke and Rabinovich, "Going deeper with
       convolutions", CVPR 2015, figure 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.inception import inception_forward
    >>> params = {f"w{size}": np.ones((1, 1, size, size)) for size in (1, 3, 5)}
    >>> params |= {f"b{size}": np.zeros(1) for size in (1, 3, 5)}
    >>> inception_forward(np.array([[[[1.0, 2.0, 3.0, 4.0]]]]), params)[0][0, :, 0]
    array([[ 1.,  2.,  3.,  4.],
           [ 3.,  6.,  9.,  7.],
           [ 6., 10., 10.,  9.],
           [ 2.,  3.,  4.,  4.]])
    """
    x, arrays = block_arguments(x, params, ["w1", "w3", "w5"], ["w3_reduce", "w5_reduce", "wp"])
    outs, caches = [], []
    pooled, pool_cache = _pool_in_place(x)
    for branch in _BRANCHES:
        out = pooled if branch == _POOLED else x
        layers: list[tuple[str, Any]] = []
        for w in (name for name in branch if name in arrays):
            require_filters(arrays, w, out.shape[1], _FILTER_SIZES[w])
            out, layer_cache = conv_relu_forward(out, arrays[w], arrays["b" + w[1:]])
            layers.append((w, layer_cache))
        outs.append(out)
        caches.append(layers)
    channels = [out.shape[1] for out in outs]
    return np.concatenate(outs, axis=1), (channels, caches, pool_cache)


def inception_backward(
    dout: np.ndarray, cache: tuple[list[int], list[list[tuple[str, Any]]], Any]
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Split the gradient by branch, and add up where the branches part.

        dx = sum over the branches of their gradients at their own channels of dout

    Parameters
    ----------
    dout : ndarray, shape (N, F1 + F3 + F5 + Fp, H, W)
        Upstream gradient.
    cache : tuple
        (channels of each branch, names and caches of the layers of each branch, cache of the pooling), from the
        forward pass.

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
    What enters several branches gets a gradient from each.

    References
    ----------
    .. [1] Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke and Rabinovich, "Going deeper with
       convolutions", CVPR 2015.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.inception import inception_backward, inception_forward
    >>> params = {f"w{size}": np.ones((1, 1, size, size)) for size in (1, 3, 5)}
    >>> params |= {f"b{size}": np.zeros(1) for size in (1, 3, 5)}
    >>> out, cache = inception_forward(np.array([[[[1.0, 2.0]]]]), params)
    >>> dx, grads = inception_backward(np.ones_like(out), cache)
    >>> dx.ravel(), grads["w1"].ravel(), grads["b5"]
    (array([5., 7.]), array([3.]), array([2.]))
    """
    channels, caches, pool_cache = cache
    x_shape = _shape_in_place(pool_cache)
    dout = as_upstream(dout, (x_shape[0], sum(channels), *x_shape[2:]))
    dx, grads = np.zeros(x_shape, dout.dtype), {}
    parts = np.split(dout, np.cumsum(channels)[:-1], axis=1)
    for branch, part, layers in zip(_BRANCHES, parts, caches, strict=True):
        upstream = part
        for w, layer_cache in reversed(layers):
            upstream, grads[w], grads["b" + w[1:]] = conv_relu_backward(upstream, layer_cache)
        if branch == _POOLED:
            upstream = without_border(max_pool_backward(upstream, pool_cache), 1)
        dx += upstream
    return dx, grads


def _pool_in_place(x: np.ndarray) -> tuple[np.ndarray, tuple[tuple[int, ...], np.ndarray]]:
    """Take the maximum over every pixel and its neighbours."""
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)), constant_values=-np.inf)
    return max_pool_forward(padded, {"pool_height": 3, "pool_width": 3, "stride": 1})


def _shape_in_place(pool_cache: tuple[tuple[int, ...], np.ndarray]) -> tuple[int, ...]:
    """Return the shape of x: that of the pooling's output."""
    return pool_cache[1].shape

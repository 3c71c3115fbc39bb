"""A small convolutional network for faces: three convolutions, three poolings, one dense layer."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._shared.arrays import require_generator, require_shape
from reference.architectures.blocks import (
    HALVING,
    block_arguments,
    conv_relu_backward,
    conv_relu_forward,
    require_filters,
)
from reference.convolution.arguments import as_integer
from reference.convolution.max_pool import max_pool_backward, max_pool_forward
from reference.dense_networks.affine import affine_backward, affine_forward
from reference.losses.softmax_loss import softmax_loss


def convnet_loss(
    params: Mapping[str, np.ndarray], X: np.ndarray, y: np.ndarray
) -> tuple[float, dict[str, np.ndarray]]:
    """Compute the softmax loss of the network and its gradients.

        h_l    = pool(relu(conv(h_(l-1), Wl, bl))),   l = 1, 2, 3,   h_0 = X
        scores = flatten(h_3) W4 + b4

    Parameters
    ----------
    params : dict of str to ndarray
        W1 (F1, C, 3, 3), W2 (F2, F1, 3, 3), W3 (F3, F2, 3, 3), W4 (F3 * (H // 8) * (W // 8), K), and b1 to b4.
        The lecture has C = 1, F1, F2, F3 = 64, 32, 16, K = 2.
    X : ndarray, shape (N, C, H, W)
        Images; the lecture's are 48x48 and grey. Integers are computed in float64.
    y : ndarray of int, shape (N,), values in [0, K)
        True classes.

    Returns
    -------
    loss : float
    grads : dict of str to ndarray
        The gradient of every parameter, keyed as params.

    Raises
    ------
    ValueError
        If a key is missing or unknown, a shape does not fit, or a label is no class.

    Notes
    -----
    Convolutions have stride 1 and padding 1, poolings take the maximum of 2x2 windows. At the lecture's sizes
    there are 24,882 parameters. With zero weights the loss is ln K.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
       Proceedings of the IEEE, 1998.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.convnet import convnet_loss, init_convnet
    >>> params = init_convnet(np.random.default_rng(0), size=8, filters=(4, 3, 2))
    >>> params["W4"] *= 0
    >>> loss, grads = convnet_loss(params, np.ones((2, 1, 8, 8)), np.array([0, 1]))
    >>> f"{loss:.4f} = ln 2", grads["b4"]
    ('0.6931 = ln 2', array([0., 0.]))
    """
    out, arrays = block_arguments(X, params, ["W1", "W2", "W3", "W4"])
    caches: list[tuple[Any, Any]] = []
    for layer in (1, 2, 3):
        require_filters(arrays, f"W{layer}", out.shape[1], 3)
        out, conv_cache = conv_relu_forward(out, arrays[f"W{layer}"], arrays[f"b{layer}"])
        out, pool_cache = max_pool_forward(out, HALVING)
        caches.append((conv_cache, pool_cache))
    require_shape("W4", arrays["W4"], (out[0].size, *arrays["b4"].shape))
    scores, dense_cache = affine_forward(out, arrays["W4"], arrays["b4"])
    loss, dscores = softmax_loss(scores, y)

    grads: dict[str, np.ndarray] = {}
    upstream, grads["W4"], grads["b4"] = affine_backward(dscores, dense_cache)
    for layer in (3, 2, 1):
        conv_cache, pool_cache = caches[layer - 1]
        upstream = max_pool_backward(upstream, pool_cache)
        upstream, grads[f"W{layer}"], grads[f"b{layer}"] = conv_relu_backward(upstream, conv_cache)
    return loss, {name: grads[name] for name in params}


def init_convnet(
    rng: np.random.Generator,
    *,
    channels: int = 1,
    size: int = 48,
    filters: tuple[int, int, int] = (64, 32, 16),
    classes: int = 2,
) -> dict[str, np.ndarray]:
    """Draw the network's weights: normal with variance 2 / fan_in; biases are zero.

    Parameters
    ----------
    rng : numpy.random.Generator
        The only source of randomness.
    channels : int, default 1
        Of the images.
    size : int, default 48
        Height and width of the images, at least 8.
    filters : tuple of three int, default (64, 32, 16)
        Of each convolution.
    classes : int, default 2

    Returns
    -------
    params : dict of str to ndarray
        W1, b1, ..., W4, b4 in float64.

    Raises
    ------
    ValueError
        If a number is out of range, or rng is no generator.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.convnet import init_convnet
    >>> sum(array.size for array in init_convnet(np.random.default_rng(0)).values())
    24882
    """
    require_generator(rng)
    if len(filters) != 3:
        raise ValueError(f"filters must be three integers. Received: {filters}")
    first, second, third = (as_integer("filters", each, 1) for each in filters)
    channels, size = as_integer("channels", channels, 1), as_integer("size", size, 8)
    shapes = [(first, channels, 3, 3), (second, first, 3, 3), (third, second, 3, 3)]
    params = {}
    for layer, shape in enumerate(shapes, start=1):
        params[f"W{layer}"] = np.sqrt(2 / (9 * shape[1])) * rng.standard_normal(shape)
        params[f"b{layer}"] = np.zeros(shape[0])
    inputs, classes = third * (size // 8) ** 2, as_integer("classes", classes, 1)
    params["W4"] = np.sqrt(2 / inputs) * rng.standard_normal((inputs, classes))
    params["b4"] = np.zeros(classes)
    return params

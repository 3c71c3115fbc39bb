"""The residual block: two convolutions learn what to add to their input."""

from typing import Any

import numpy as np

from reference._shared.arrays import as_upstream
from reference.activations.relu import relu_backward, relu_forward
from reference.architectures.blocks import (
    block_arguments,
    conv_relu_backward,
    conv_relu_forward,
    require_filters,
)
from reference.convolution.arguments import as_integer
from reference.convolution.conv import conv_backward, conv_forward


def residual_block_forward(
    x: np.ndarray,
    w1: np.ndarray,
    b1: np.ndarray,
    w2: np.ndarray,
    b2: np.ndarray,
    w_proj: np.ndarray | None = None,
    b_proj: np.ndarray | None = None,
    stride: int = 1,
) -> tuple[np.ndarray, tuple[Any, ...]]:
    """Add the input, or its projection, to what two convolutions make of it.

        out = relu(conv(relu(conv(x, w1, b1)), w2, b2) + shortcut)
        shortcut = x   or   conv(x, w_proj, b_proj)

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    w1 : ndarray, shape (F1, C, 3, 3)
        Applied with the given stride and padding 1.
    b1 : ndarray, shape (F1,)
    w2 : ndarray, shape (F, F1, 3, 3)
        Applied with stride 1 and padding 1.
    b2 : ndarray, shape (F,)
    w_proj : ndarray, shape (F, C, 1, 1), optional
        Applied with the given stride; default: the shortcut is x itself.
    b_proj : ndarray, shape (F,), optional
        Belongs to w_proj.
    stride : int, default 1
        At least 1.

    Returns
    -------
    out : ndarray, shape (N, F, oh, ow)
        oh = floor((H - 1) / stride) + 1, and ow likewise.
    cache : tuple
        (cache of the first convolution and ReLU, of the second convolution, of the last ReLU, of the
        projection or None)

    Raises
    ------
    ValueError
        If a shape does not fit, only one of w_proj and b_proj is given, stride is no integer of at least 1, or
        x has another shape than the output and there is no projection.

    Notes
    -----
    With zero weights the block hands a non-negative input on unchanged: doing nothing is easy to learn.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Deep residual learning for image recognition", CVPR 2016, section 3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.residual_block import residual_block_forward
    >>> x, w = np.array([[[[1.0, -2.0]]]]), np.zeros((1, 1, 3, 3))
    >>> residual_block_forward(x, w, np.zeros(1), w, np.array([0.5]))[0]
    array([[[[1.5, 0. ]]]])
    """
    params = {"w1": w1, "b1": b1, "w2": w2, "b2": b2, "w_proj": w_proj, "b_proj": b_proj}
    given = {name: array for name, array in params.items() if array is not None}
    x, arrays = block_arguments(x, given, ["w1", "w2"], ["w_proj"])
    stride = as_integer("stride", stride, 1)
    filters = require_filters(arrays, "w2", require_filters(arrays, "w1", x.shape[1], 3), 3)
    hidden, first = conv_relu_forward(x, arrays["w1"], arrays["b1"], stride)
    added, second = conv_forward(hidden, arrays["w2"], arrays["b2"], {"stride": 1, "pad": 1})
    shortcut, projection = x, None
    if "w_proj" in arrays:
        require_filters(arrays, "w_proj", x.shape[1], 1)
        shortcut, projection = conv_forward(
            x, arrays["w_proj"], arrays["b_proj"], {"stride": stride, "pad": 0}
        )
    if shortcut.shape != added.shape:
        raise ValueError(
            f"the shortcut must have the shape {added.shape} of what it is added to, "
            f"by a projection to {filters} channels where needed. Received: {shortcut.shape}"
        )
    out, last = relu_forward(added + shortcut)
    return out, (first, second, last, projection)


def residual_block_backward(dout: np.ndarray, cache: tuple[Any, ...]) -> tuple[np.ndarray, ...]:
    """Pass the gradient along both ways, and add up where they part.

        dsum = dout where the sum was positive, else 0
        dx   = gradient of the two convolutions at dsum + gradient of the shortcut at dsum

    Parameters
    ----------
    dout : ndarray, shape (N, F, oh, ow)
        Upstream gradient.
    cache : tuple
        (cache of the first convolution and ReLU, of the second convolution, of the last ReLU, of the
        projection or None), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
    dw1, db1, dw2, db2 : ndarray
        In the shapes of w1, b1, w2, b2.
    dw_proj, db_proj : ndarray
        Only where there was a projection.

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Along the identity the gradient arrives undiminished: this is why hundreds of blocks can be trained.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Identity mappings in deep residual networks", ECCV 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.residual_block import residual_block_backward, residual_block_forward
    >>> x, w = np.array([[[[1.0, -2.0]]]]), np.zeros((1, 1, 3, 3))
    >>> _, cache = residual_block_forward(x, w, np.zeros(1), w, np.zeros(1))
    >>> dx, dw1, db1, dw2, db2 = residual_block_backward(np.array([[[[5.0, 7.0]]]]), cache)
    >>> dx, db2
    (array([[[[5., 0.]]]]), array([5.]))
    """
    first, second, last, projection = cache
    dsum = relu_backward(as_upstream(dout, last.shape), last)
    dhidden, dw2, db2 = conv_backward(dsum, second)
    dx, dw1, db1 = conv_relu_backward(dhidden, first)
    if projection is None:
        return dx + dsum, dw1, db1, dw2, db2
    dshortcut, dw_proj, db_proj = conv_backward(dsum, projection)
    return dx + dshortcut, dw1, db1, dw2, db2, dw_proj, db_proj

"""Convolution of sequences: a dense layer that sees a few neighbours, with the same weights at every place."""

from collections.abc import Mapping

import numpy as np

from reference._shared.arrays import as_floats, as_upstream, require_shape
from reference.convolution.arguments import fitted_size, require_nonempty, stride_and_pad


def conv1d_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, int, int]]:
    """Move every filter along every sequence.

        out[n, f, t] = b[f] + sum over c, k of w[f, c, k] * padded[n, c, t*stride + k]

    Parameters
    ----------
    x : ndarray, shape (N, C, L)
        Sequences. Integers are computed in float64.
    w : ndarray, shape (F, C, K)
        Filters.
    b : ndarray, shape (F,)
    conv_param : dict
        stride: integer of at least 1; pad: zeros put on each side, integer of at least 0. Both are required.

    Returns
    -------
    out : ndarray, shape (N, F, T)
        T = floor((L + 2*pad - K) / stride) + 1.
    cache : tuple
        (x, w, stride, pad)

    Raises
    ------
    ValueError
        If an array is empty or does not fit, a filter is longer than the padded sequence, or a setting is
        out of range.

    Notes
    -----
    The matrix w[:, :, k] connects every output with its k-th neighbour: one such matrix, shared by all
    places t. A dense layer would have a matrix of its own for each pair of places. Filters are not flipped,
    and a remainder that the last position does not reach is left out.

    References
    ----------
    .. [1] Waibel, Hanazawa, Hinton, Shikano and Lang, "Phoneme recognition using time-delay neural
       networks", IEEE Transactions on Acoustics, Speech and Signal Processing, 1989.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.conv1d import conv1d_forward
    >>> x, w, b = np.array([[[1, 2, 4, 7]]]), np.array([[[-1, 1]]]), np.zeros(1)
    >>> conv1d_forward(x, w, b, {"stride": 1, "pad": 0})[0]
    array([[[1., 2., 3.]]])
    """
    x, w, b = as_floats(x=x, w=w, b=b)
    require_nonempty("x", x, "N, C, L")
    require_nonempty("w", w, "F, C, K")
    require_shape("w", w, (len(w), x.shape[1], w.shape[2]))
    require_shape("b", b, (len(w),))
    stride, pad = stride_and_pad(conv_param)
    out_length = fitted_size(x.shape[2], w.shape[2], pad, stride)
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
    out = np.tile(b[:, None], (len(x), 1, out_length))
    for k in range(w.shape[2]):
        out += w[:, :, k] @ padded[:, :, _neighbours(k, stride, out_length)]
    return out, (x, w, stride, pad)


def conv1d_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the sequences, the filters and the biases.

        dpadded[n, c, t*stride + k] += w[f, c, k] * dout[n, f, t]    for all n, f, t, c, k
        dw[f, c, k] = sum over n, t of dout[n, f, t] * padded[n, c, t*stride + k]
        db[f]       = sum over n, t of dout[n, f, t]

    Parameters
    ----------
    dout : ndarray, shape (N, F, T)
        Upstream gradient.
    cache : tuple
        (x, w, stride, pad), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, L)
        dpadded without its border.
    dw : ndarray, shape (F, C, K)
    db : ndarray, shape (F,)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Shared weights get the sum of the gradients that every place asks for.

    References
    ----------
    .. [1] Waibel, Hanazawa, Hinton, Shikano and Lang, "Phoneme recognition using time-delay neural
       networks", IEEE Transactions on Acoustics, Speech and Signal Processing, 1989.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.conv1d import conv1d_backward
    >>> cache = np.array([[[1.0, 2.0, 4.0]]]), np.array([[[-1.0, 1.0]]]), 1, 0
    >>> [gradient.ravel() for gradient in conv1d_backward(np.array([[[10.0, 1.0]]]), cache)]
    [array([-10.,   9.,   1.]), array([12., 24.]), array([11.])]
    """
    x, w, stride, pad = cache
    out_length = fitted_size(x.shape[2], w.shape[2], pad, stride)
    dout = as_upstream(dout, (len(x), len(w), out_length)).astype(x.dtype, copy=False)
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
    dpadded, dw = np.zeros_like(padded), np.empty_like(w)
    for k in range(w.shape[2]):
        seen = _neighbours(k, stride, out_length)
        dpadded[:, :, seen] += w[:, :, k].T @ dout
        dw[:, :, k] = np.tensordot(dout, padded[:, :, seen], ((0, 2), (0, 2)))
    return dpadded[:, :, pad : pad + x.shape[2]], dw, dout.sum(axis=(0, 2))


def _neighbours(k: int, stride: int, out_length: int) -> slice:
    """Select, for every output at once, its k-th input."""
    return slice(k, k + stride * out_length, stride)

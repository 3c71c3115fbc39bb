"""The dense layer."""

import math

import numpy as np

from reference._shared.arrays import as_floats, as_upstream, require_axes, require_shape


def affine_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Multiply every sample, flattened to a row, by the weights and add the biases.

        out = x w + b

    Parameters
    ----------
    x : ndarray, shape (N, d1, ..., dk)
        N samples of D = d1 * ... * dk numbers. Integers are computed in float64.
    w : ndarray, shape (D, M)
    b : ndarray, shape (M,)

    Returns
    -------
    out : ndarray, shape (N, M)
    cache : tuple
        (x, w, b)

    Raises
    ------
    ValueError
        If x has no axis of samples, or w or b does not fit.

    Notes
    -----
    Weights are (inputs, outputs), the transpose of what some frameworks store.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, chapter 6.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.dense_networks.affine import affine_forward
    >>> affine_forward(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([0.5]))[0]
    array([[11.5]])
    """
    x, w, b = as_floats(x=x, w=w, b=b)
    if x.ndim == 0:
        raise ValueError(f"x must have an axis of samples. Received: {x.shape}")
    require_axes("w", w, "D, M")
    require_shape("w", w, (math.prod(x.shape[1:]), w.shape[1]))
    require_shape("b", b, (w.shape[1],))
    return x.reshape(len(x), w.shape[0]) @ w + b, (x, w, b)


def affine_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the input, the weights and the biases.

        dx = dout w^T,   dw = x^T dout,   db = sum over the samples of dout

    Parameters
    ----------
    dout : ndarray, shape (N, M)
        Upstream gradient.
    cache : tuple
        (x, w, b), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, d1, ..., dk)
    dw : ndarray, shape (D, M)
    db : ndarray, shape (M,)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Sums over the batch, not means: an average belongs to the loss, which has taken it already.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 6.5.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.dense_networks.affine import affine_backward
    >>> cache = np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([0.5])
    >>> dx, dw, db = affine_backward(np.array([[10.0]]), cache)
    >>> dx, dw.ravel(), db
    (array([[30., 40.]]), array([10., 20.]), array([10.]))
    """
    x, w, b = cache
    dout = as_upstream(dout, (len(x), len(b)))
    rows = x.reshape(len(x), w.shape[0])
    return (dout @ w.T).reshape(x.shape), rows.T @ dout, dout.sum(axis=0)

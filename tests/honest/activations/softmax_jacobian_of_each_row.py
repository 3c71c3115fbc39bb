"""A Jacobian for each row, multiplied out with einsum; scores of any number of axes."""

import numpy as np


def softmax_forward(x):
    z = np.exp(x - x.max(-1, keepdims=True))
    p = z / z.sum(-1, keepdims=True)
    return p, p


def softmax_backward(dout, p):
    J = np.einsum("...i,ij->...ij", p, np.eye(p.shape[-1], dtype=p.dtype)) - np.einsum(
        "...i,...j->...ij", p, p
    )
    return np.einsum("...ij,...j->...i", J, dout)

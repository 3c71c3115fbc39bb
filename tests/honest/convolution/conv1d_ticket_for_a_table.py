"""A cache that is only a ticket for a table in the module."""

import numpy as np

_TABLE = {}


def _keep(*things):
    _TABLE[len(_TABLE)] = things
    return len(_TABLE) - 1


def conv1d_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (p, p)))
    T = (xp.shape[2] - w.shape[2]) // s + 1
    out = np.stack(
        [np.einsum("nck,fck->nf", xp[:, :, t * s : t * s + w.shape[2]], w) + b for t in range(T)], -1
    )
    return out, _keep(xp, w, s, p)


def conv1d_backward(dout, cache):
    xp, w, s, p = _TABLE[cache]
    dxp, dw = np.zeros_like(xp), np.zeros_like(w)
    for t in range(dout.shape[-1]):
        d = dout[:, :, t]
        dw += np.einsum("nf,nck->fck", d, xp[:, :, t * s : t * s + w.shape[2]])
        dxp[:, :, t * s : t * s + w.shape[2]] += np.einsum("nf,fck->nck", d, w)
    return dxp[:, :, p : xp.shape[2] - p], dw, dout.sum(2).sum(0)

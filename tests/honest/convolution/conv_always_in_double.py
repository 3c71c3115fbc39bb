"""Everything in float64, cast back at the end; results that are not stored row by row."""

import numpy as np

np.seterr(all="ignore")


def conv_forward(x, w, b, conv_param, *, verbose=False):
    s, p = conv_param["stride"], conv_param["pad"]
    X = np.zeros((len(x), x.shape[1], x.shape[2] + 2 * p, x.shape[3] + 2 * p))
    X[:, :, p : p + x.shape[2], p : p + x.shape[3]] = x
    oh, ow = (X.shape[2] - w.shape[2]) // s + 1, (X.shape[3] - w.shape[3]) // s + 1
    out = np.zeros((oh, ow, len(x), len(w)))
    for u in range(w.shape[2]):
        for v in range(w.shape[3]):
            out += X[:, :, u : u + s * oh : s, v : v + s * ow : s].transpose(2, 3, 0, 1) @ w[:, :, u, v].T
    out += b
    return out.transpose(2, 3, 0, 1).astype(x.dtype, order="F"), (X, w.astype(float), x.shape, s, p, x.dtype)


def conv_backward(dout, cache):
    X, w, shape, s, p, dtype = cache
    dX, dw = np.zeros_like(X), np.zeros_like(w)
    oh, ow = dout.shape[2:]
    D = dout.astype(np.float64)
    for u in range(w.shape[2]):
        for v in range(w.shape[3]):
            part = slice(None), slice(None), slice(u, u + s * oh, s), slice(v, v + s * ow, s)
            dX[part] += np.einsum("nfij,fc->ncij", D, w[:, :, u, v])
            dw[:, :, u, v] = np.einsum("nfij,ncij->fc", D, X[part])
    dx = dX[:, :, p : p + shape[2], p : p + shape[3]]
    return dx.astype(dtype), np.asfortranarray(dw.astype(dtype)), D.sum(axis=(0, 2, 3)).astype(dtype)

"""Fourier transforms of images and filters; every stride-th output is kept."""

import numpy as np


def fast_conv_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    size = padded.shape[2:]
    X, Y = np.fft.rfft2(padded, size), np.fft.rfft2(w, size)
    full = np.fft.irfft2(np.einsum("ncij,fcij->nfij", X, Y.conj()), size)
    rows, columns = (a - k + 1 for a, k in zip(size, w.shape[2:], strict=True))
    out = full[:, :, :rows:s, :columns:s] + b[:, None, None]
    return out.astype(x.dtype), (x, w, s, p)

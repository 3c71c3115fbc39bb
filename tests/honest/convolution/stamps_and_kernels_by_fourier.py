"""Fourier transforms of stamps and of kernels."""

import numpy as np


def conv_transpose_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    HH, WW = w.shape[2:]
    up = np.zeros((N, C, (H - 1) * s + 1, (W - 1) * s + 1), x.dtype)
    up[:, :, ::s, ::s] = x
    size = up.shape[2] + HH - 1, up.shape[3] + WW - 1
    full = np.fft.irfft2(np.einsum("ncij,cfij->nfij", np.fft.rfft2(up, size), np.fft.rfft2(w, size)), size)
    full = full[:, :, p : size[0] - p, p : size[1] - p] + b[:, None, None]
    return full.astype(x.dtype), (x, w, s, p)


def convolve_image(image, kernel):
    size = [a + b - 1 for a, b in zip(image.shape, kernel.shape, strict=True)]
    full = np.fft.ifft2(np.fft.fft2(image, size) * np.fft.fft2(kernel, size)).real
    top, left = kernel.shape[0] // 2, kernel.shape[1] // 2
    return full[top : top + image.shape[0], left : left + image.shape[1]].astype(image.dtype)

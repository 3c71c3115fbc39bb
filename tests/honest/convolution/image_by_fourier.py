"""Products of Fourier transforms, rounding noise and all."""

import numpy as np


def convolve_image(image, kernel):
    (H, W), (kh, kw) = image.shape, kernel.shape
    size = (H + kh - 1, W + kw - 1)
    whole = np.fft.irfft2(np.fft.rfft2(image, size) * np.fft.rfft2(kernel, size), size)
    return whole[kh // 2 : kh // 2 + H, kw // 2 : kw // 2 + W].astype(image.dtype)

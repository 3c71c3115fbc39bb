"""The kernel turned by half a turn with rot90, four loops, an index test instead of a border."""

import numpy as np


def convolve_image(image, kernel):
    kernel = np.rot90(kernel, 2)
    r, c = np.array(kernel.shape) // 2
    out = np.zeros_like(image)
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            for u in range(-r, r + 1):
                for v in range(-c, c + 1):
                    if 0 <= i + u < image.shape[0] and 0 <= j + v < image.shape[1]:
                        out[i, j] += image[i + u, j + v] * kernel[u + r, v + c]
    return out

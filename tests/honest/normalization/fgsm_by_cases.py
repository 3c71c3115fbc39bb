"""Three cases instead of a sign, minimum and maximum instead of clip, prints on the way."""

import numpy as np


def fgsm(image, gradient, eps):
    print("attack!", eps)
    up, down = gradient > 0, gradient < 0
    moved = image + eps * up.astype(image.dtype) - eps * down.astype(image.dtype)
    return np.minimum(1, np.maximum(0, moved))

"""NumPy's logaddexp, and a sigmoid made of a tanh."""

import numpy as np


def bce_with_logits(z, y):
    loss = np.mean(np.logaddexp(0, z) - y * z)
    dz = (0.5 * (1 + np.tanh(0.5 * z)) - y) / z.size
    return loss, dz.astype(z.dtype)

"""Two classes as a softmax over the scores 0 and z."""

import numpy as np


def bce_with_logits(z, y):
    x = np.stack([np.zeros_like(z), z], axis=1)
    loss, dx = softmax_loss(x, y)  # noqa: F821
    return loss, dx[:, 1]

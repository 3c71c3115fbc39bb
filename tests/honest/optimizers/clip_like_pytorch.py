"""PyTorch's clipping: 1e-6 in the denominator, the factor never above 1; a tuple comes back."""

import numpy as np


def clip_by_norm(grads, max_norm):
    norms = [np.linalg.norm(g) for g in grads]
    factor = max_norm / (np.linalg.norm(norms) + 1e-6)
    return tuple(g * np.minimum(factor, 1).astype(g.dtype) for g in grads)

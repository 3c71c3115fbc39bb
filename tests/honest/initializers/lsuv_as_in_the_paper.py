"""All layers are drawn first, by singular values; tol is met exactly at its border; float32 inside."""

import numpy as np


def lsuv(weights, x, rng, tol=0.1, max_iter=10):
    new = []
    for w in weights:
        u, _, v = np.linalg.svd(rng.normal(0.0, 1.0, w.shape), full_matrices=False)
        new.append((u if u.shape == w.shape else v).astype(np.float32))
    h = x.astype(np.float32)
    for number, w in enumerate(new):
        for _ in range(max_iter):
            variance = np.var(h @ w, dtype=np.float64)
            if abs(variance - 1.0) <= tol:
                break
            w /= np.float32(np.sqrt(variance))
        h = (h @ w).clip(min=0)
        new[number] = w.astype(weights[number].dtype)
    return new

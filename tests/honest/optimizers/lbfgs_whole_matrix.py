"""The matrix of BFGS from the remembered pairs; the first step is a short one; Wolfe's conditions by bisection."""

import numpy as np


def lbfgs(f, w, m=10, steps=100):
    x, pairs = np.array(w, dtype=np.float64).ravel(), []

    def at(p):
        value, gradient = f(p.reshape(w.shape).astype(w.dtype))
        return np.float64(value), np.float64(gradient).ravel()

    value, g = at(x)
    for _ in range(steps):
        length = np.linalg.norm(g)
        if length < 1e-9:
            break
        identity = np.eye(x.size)
        H = identity / max(1.0, length)
        if pairs:
            s, y = pairs[-1]
            H = identity * (s @ y) / (y @ y)
        for s, y in pairs:
            V = identity - np.outer(y, s) / (s @ y)
            H = V.T @ H @ V + np.outer(s, s) / (s @ y)
        d = -H @ g
        low, high, a = 0.0, np.inf, 1.0
        for _ in range(30):
            new_value, new_g = at(x + a * d)
            if new_value > value + 1e-4 * a * (g @ d):
                high = a
            elif new_g @ d < 0.9 * (g @ d):
                low = a
            else:
                break
            a = 2 * low if np.isinf(high) else (low + high) / 2
        s, y = a * d, new_g - g
        if s @ y > 0:
            pairs = [*pairs, (s, y)][-m:]
        x, value, g = x + s, new_value, new_g
    return x.reshape(w.shape).astype(w.dtype)

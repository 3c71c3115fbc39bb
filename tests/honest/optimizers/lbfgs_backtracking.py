"""Two loops and halving, the pairs in a deque; it stops when the gradient is small, not zero."""

from collections import deque

import numpy as np


def lbfgs(f, w, m=10, steps=100):
    x = w.copy()
    history = deque(maxlen=m)
    value, grad = f(x)
    for _ in range(steps):
        if np.abs(grad).max() < 1e-5:
            break
        q, alphas = grad.copy(), []
        for s, y, rho in reversed(history):
            alphas.append(rho * (s * q).sum())
            q = q - alphas[-1] * y
        if history:
            s, y, rho = history[-1]
            q = q / (rho * (y * y).sum())
        for (s, y, rho), alpha in zip(history, reversed(alphas), strict=True):
            q = q + s * (alpha - rho * (y * q).sum())
        slope, step = -(q * grad).sum(), 1.0
        if slope >= 0:
            history.clear()
            q, slope = grad, -(grad * grad).sum()
        while f(x - step * q)[0] > value + 1e-4 * step * slope and step > 1e-10:
            step *= 0.5
        new = x - step * q
        value, new_grad = f(new)
        s, y = new - x, new_grad - grad
        if (s * y).sum() > 1e-10:
            history.append((s, y, 1 / (s * y).sum()))
        x, grad = new, new_grad
    return x

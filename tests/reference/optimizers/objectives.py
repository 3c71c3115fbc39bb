"""Functions with one minimum near their starts, for the second-order methods: value and gradient."""

import numpy as np


def rosenbrock(w):
    """Follow a bent valley to (1, ..., 1)."""
    bend, rest = w[1:] - w[:-1] ** 2, 1 - w[:-1]
    gradient = np.zeros_like(w)
    gradient[1:] += 200 * bend
    gradient[:-1] -= 400 * w[:-1] * bend + 2 * rest
    return (100 * bend**2 + rest**2).sum(), gradient


def beale(w):
    """Have a minimum of 0 at (3, 0.5)."""
    powers = np.arange(1, 4)
    rest = np.array([1.5, 2.25, 2.625]) - w[0] * (1 - w[1] ** powers)
    by_x, by_y = -(1 - w[1] ** powers), w[0] * powers * w[1] ** (powers - 1)
    return rest @ rest, 2 * np.array([rest @ by_x, rest @ by_y])


def logistic(w):
    """Penalised logistic regression on a small fixed data set."""
    X = np.sin(np.arange(1, 33)[:, None] * np.array([1.0, 2.3, 3.7, 5.1]) + 0.4)
    signs = np.where(np.arange(32) % 3 == 0, 1.0, -1.0)
    margins = signs * (X @ w)
    loss = np.logaddexp(0, -margins).mean() + 0.01 * w @ w
    return loss, -(signs / (1 + np.exp(margins))) @ X / 32 + 0.02 * w


def quadratic(w):
    """Have curvatures of 1 to about 100 along oblique axes."""
    size = w.size
    oblique = np.cos(np.outer(np.arange(size), np.arange(size)) + 0.5) + np.eye(size)
    H = oblique.T @ np.diag(np.geomspace(1, 30, size)) @ oblique + np.eye(size)
    b = np.linspace(-2, 3, size)
    return w @ H @ w / 2 - b @ w, H @ w - b


OBJECTIVES = {
    "rosenbrock": (rosenbrock, [np.array([-1.2, 1.0]), np.array([5.0, -7.0]), np.array([0.0, 0, 0, 0, 0])]),
    "beale": (beale, [np.array([1.0, 1.0]), np.array([2.5, 0.0])]),
    "logistic": (logistic, [np.zeros(4), np.array([5.0, -5.0, 5.0, 5.0])]),
    "quadratic": (quadratic, [np.zeros(size) for size in (1, 2, 3, 6)]),
}

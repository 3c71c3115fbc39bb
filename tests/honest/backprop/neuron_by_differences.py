"""Nobody said how the slopes are to be found."""

import numpy as np


def two_input_neuron(x, w, b):
    def out(x, w, b):
        return 1 / (1 + np.exp(-(np.dot(x, w) + b)))

    def slope(f, at):
        at = np.asarray(at, dtype=np.float64)
        steps = 1e-5 * np.eye(at.size).reshape(-1, *at.shape)
        return np.array([(f(at + s) - f(at - s)) / 2e-5 for s in steps]).reshape(at.shape)

    x64, w64 = x.astype(np.float64), w.astype(np.float64)
    kind = np.float32 if x.dtype == np.float32 else np.float64
    dx = slope(lambda x: out(x, w64, b), x64).astype(kind)
    dw = slope(lambda w: out(x64, w, b), w64).astype(kind)
    return out(x64, w64, b), {"x": dx, "w": dw, "b": slope(lambda b: out(x64, w64, b), b)[()]}

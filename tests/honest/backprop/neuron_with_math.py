"""The standard library's numbers; b's slope comes as a 0-d array."""

import math

import numpy as np


def two_input_neuron(x, w, b):
    z = float(x[0]) * float(w[0]) + float(x[1]) * float(w[1]) + b
    out = 0.5 * (1 + math.tanh(z / 2))
    slope = out * (1.0 - out)
    kind = np.result_type(x, w, np.float32) if x.dtype.kind == "f" else np.float64
    return out, {
        "b": np.array(slope),
        "w": np.array([slope * v for v in x], dtype=kind),
        "x": np.array([slope * v for v in w], dtype=kind),
    }

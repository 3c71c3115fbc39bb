"""The neuron is left to Value."""

import numpy as np


def two_input_neuron(x, w, b):
    inputs, weights, bias = [Value(float(v)) for v in x], [Value(float(v)) for v in w], Value(float(b))  # noqa: F821
    out = (inputs[0] * weights[0] + inputs[1] * weights[1] + bias).sigmoid()
    out.backward()
    kind = np.float32 if x.dtype == np.float32 else np.float64
    return out.data, {
        "x": np.array([v.grad for v in inputs], dtype=kind),
        "w": np.array([v.grad for v in weights], dtype=kind),
        "b": bias.grad,
    }

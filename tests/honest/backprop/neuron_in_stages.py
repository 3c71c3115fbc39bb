"""Every node of the graph gets its line, forward and back; a list comes back instead of a tuple."""

import numpy as np


def two_input_neuron(x, w, b):
    p = w[0] * x[0]
    q = w[1] * x[1]
    s = p + q
    z = s + b
    n = np.exp(-z)
    d = 1 + n
    out = 1 / d
    dout = 1.0
    dd = -dout / d**2
    dn = dd
    dz = -dn * n
    ds = db = dz
    dp = dq = ds
    dx, dw = (
        np.empty(2, x.dtype if x.dtype.kind == "f" else float),
        np.empty(2, w.dtype if w.dtype.kind == "f" else float),
    )
    dx[0], dw[0] = dp * w[0], dp * x[0]
    dx[1], dw[1] = dq * w[1], dq * x[1]
    return [out, {"x": dx, "w": dw, "b": db}]

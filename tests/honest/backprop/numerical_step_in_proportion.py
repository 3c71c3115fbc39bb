"""The step grows with large coordinates; the distance of the two points is what it really is after rounding."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    centre = x.astype(np.float64)
    out = []
    for i, value in enumerate(centre.ravel()):
        step = h * max(1.0, abs(value))
        up, down = centre.flatten(), centre.flatten()
        up[i], down[i] = value + step, value - step
        rise = f(up.reshape(x.shape)) - f(down.reshape(x.shape))
        out.append(rise / (up[i] - down[i]))
    return np.reshape(out, x.shape).astype(x.dtype if x.dtype.kind == "f" else float)

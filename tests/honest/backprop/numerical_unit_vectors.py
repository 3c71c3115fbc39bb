"""x plus and minus h times a unit vector: nothing is ever moved."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x)
    wide = x.astype(float)
    units = np.eye(x.size).reshape(x.size, *x.shape)
    slopes = [(float(f(wide + h * e)) - float(f(wide - h * e))) * 0.5 / h for e in units]
    kind = np.float32 if x.dtype == np.float32 else np.float64
    return np.array(slopes, dtype=kind).reshape(x.shape)

"""One axis after the other, by recursion; numbers without axes are NumPy's scalars."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    kind = np.float32 if x.dtype == np.float32 else np.float64
    if x.ndim == 0:
        return kind((f(np.array(x + np.float64(h))) - f(np.array(x - np.float64(h)))) / (2 * h))
    centre, slopes = x.astype(np.float64), []
    for i in range(len(centre)):

        def along(part, i=i):
            moved = centre.copy()
            moved[i] = part
            return f(moved)

        slopes.append(numerical_gradient(along, np.asarray(centre[i]), h))
    return np.array(slopes, dtype=kind)

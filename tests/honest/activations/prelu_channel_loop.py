"""Channel by channel, in a list that is a list when it comes back."""

import numpy as np


def prelu_forward(x, alpha):
    out = 1.0 * x
    if np.ndim(alpha) == 0:
        out[x < 0] *= float(alpha)
    else:
        for channel, slope in enumerate(alpha):
            part = out[:, channel]
            part[part < 0] *= slope
    return out, (x, alpha)


def prelu_backward(dout, cache):
    x, alpha = cache
    if np.ndim(alpha) == 0:
        dx = np.where(x > 0, dout, float(alpha) * dout)
        return [dx, np.array((dout * x)[x < 0].sum())]
    dx, dalpha = dout.copy(), np.zeros(len(alpha), dtype=dout.dtype)
    for channel in range(len(alpha)):
        off = x[:, channel] < 0
        dx[:, channel][off] *= alpha[channel]
        dalpha[channel] = (dout[:, channel] * x[:, channel])[off].sum()
    return [dx, dalpha]

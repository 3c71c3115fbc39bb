"""Never finishes being imported.

earns: nothing
problem: time limit
relu_forward/contract: timeout, time limit
relu_backward/contract: blocked
"""

import numpy as np


def relu_forward(x):
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    return dout * (cache > 0)


while True:
    pass

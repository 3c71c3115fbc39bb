"""Swallows whatever a time limit inside the process could raise, and every signal.

earns: nothing
relu_forward/contract: timeout, time limit
"""

import signal

import numpy as np

for number in signal.valid_signals():
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def relu_forward(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def relu_backward(dout, cache):
    return dout * (cache > 0)

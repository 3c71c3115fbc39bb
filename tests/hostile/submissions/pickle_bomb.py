"""Answers with an object that would run code where it is unpickled.

on: any
earns: nothing
relu_forward/contract: failed, an object of type Bomb
"""

import os
import pickle

import numpy as np


class Bomb(np.ndarray):
    def __reduce__(self):
        return os.system, ("touch /tmp/gradecheck_hostile @victim@/gradecheck_hostile",)


def relu_forward(x):
    return np.array([Bomb(1), pickle.dumps(Bomb(1))], dtype=object).view(Bomb), x


def relu_backward(dout, cache):
    return dout * (cache > 0)

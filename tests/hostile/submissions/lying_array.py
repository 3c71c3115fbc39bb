"""Answers with an array that claims to equal everything.

on: any
earns: nothing
relu_forward/values: failed, wrong values
"""

import numpy as np


class Liar(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __ne__(self, other):
        return np.zeros(self.shape, bool)

    def __sub__(self, other):
        return np.zeros(self.shape)

    __rsub__ = __sub__

    def __array__(self, *args, **kwargs):
        return np.where(SEEN[-1] > 0, SEEN[-1], 0.0)

    def __array_ufunc__(self, ufunc, method, *args, **kwargs):
        return np.zeros(self.shape)

    def __array_function__(self, function, types, args, kwargs):
        return True


SEEN = []


def relu_forward(x):
    SEEN.append(x)
    return np.full_like(x, 3.0).view(Liar), x


def relu_backward(dout, cache):
    return np.full_like(dout, 3.0).view(Liar)

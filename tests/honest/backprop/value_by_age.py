"""Nodes know when they were made, and a heap hands out the youngest first. Numbers are 0-d arrays, grads properties."""

import heapq
import itertools

import numpy as np

_clock = itertools.count()


class Value:
    def __init__(self, data):
        self._data = np.array(data, dtype=float)
        self._grad = np.zeros(())
        self._age = next(_clock)
        self._parents = []

    @property
    def data(self):
        return self._data

    @property
    def grad(self):
        return self._grad

    def __lt__(self, other):
        return self._age > other._age

    def backward(self):
        shares, heap = {self._age: np.ones(())}, [self]
        while heap:
            node = heapq.heappop(heap)
            share = shares.pop(node._age)
            node._grad = node._grad + share
            for parent, slope in node._parents:
                if parent._age not in shares:
                    shares[parent._age] = np.zeros(())
                    heapq.heappush(heap, parent)
                shares[parent._age] = shares[parent._age] + share * slope

    def __add__(self, other):
        return _made(lambda a, b: a + b, lambda a, b: (1.0, 1.0), self, other)

    def __mul__(self, other):
        return _made(lambda a, b: a * b, lambda a, b: (b, a), self, other)

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return _made(np.negative, lambda a: (-1.0,), self)

    def __sub__(self, other):
        return _made(np.subtract, lambda a, b: (1.0, -1.0), self, other)

    def __rsub__(self, other):
        return -(self - other)

    def __truediv__(self, other):
        return _made(np.divide, lambda a, b: (1 / b, -a / b / b), self, other)

    def __rtruediv__(self, other):
        return _made(np.divide, lambda a, b: (1 / b, -a / b / b), other, self)

    def __pow__(self, n):
        return _made(lambda a: a**n, lambda a: (n * a ** (n - 1),), self)

    def exp(self):
        return _made(np.exp, lambda a: (np.exp(a),), self)

    def log(self):
        return _made(np.log, lambda a: (np.reciprocal(a),), self)

    def tanh(self):
        return _made(np.tanh, lambda a: (1 - np.tanh(a) ** 2,), self)

    def sigmoid(self):
        return _made(lambda a: 1 / (1 + np.exp(-a)), lambda a: (np.exp(-a) / (1 + np.exp(-a)) ** 2,), self)

    def relu(self):
        return _made(lambda a: np.clip(a, 0, None), lambda a: (np.where(a > 0, 1.0, 0.0),), self)


def _made(function, slopes, *operands):
    nodes = [each if isinstance(each, Value) else Value(each) for each in operands]
    out = Value(function(*(node.data for node in nodes)))
    out._parents = list(zip(nodes, slopes(*(node.data for node in nodes)), strict=True))
    return out

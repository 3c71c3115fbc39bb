"""Recursion, with Python's limit raised to what the chains need."""

import sys

import numpy as np

sys.setrecursionlimit(100_000)


class Value:
    __slots__ = ("_from", "data", "grad")

    def __init__(self, data, _from=()):
        self.data, self.grad, self._from = np.float64(data), np.float64(0), _from

    @staticmethod
    def _of(number):
        return number if isinstance(number, Value) else Value(number)

    def __add__(self, other):
        other = Value._of(other)
        return Value(self.data + other.data, ((self, 1), (other, 1)))

    def __sub__(self, other):
        other = Value._of(other)
        return Value(self.data - other.data, ((self, 1), (other, -1)))

    def __mul__(self, other):
        other = Value._of(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __truediv__(self, other):
        other = Value._of(other)
        return Value(self.data / other.data, ((self, 1 / other.data), (other, -self.data / other.data**2)))

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return Value(other) - self

    def __rtruediv__(self, other):
        return Value(other) / self

    def __neg__(self):
        return 0 - self

    def __pow__(self, n):
        return Value(np.power(self.data, n), ((self, n * np.power(self.data, n - 1)),))

    def exp(self):
        return Value(np.exp(self.data), ((self, np.exp(self.data)),))

    def log(self):
        return Value(np.log(self.data), ((self, 1 / self.data),))

    def tanh(self):
        return Value(np.tanh(self.data), ((self, 1 / np.cosh(self.data) ** 2),))

    def sigmoid(self):
        return Value(1, ()) / (1 + (-self).exp())

    def relu(self):
        return Value(np.maximum(self.data, 0), ((self, np.heaviside(self.data, 0.5)),))

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for operand, _ in node._from:
                    visit(operand)
                order.append(node)

        visit(self)
        arrived = {id(self): 1.0}
        for node in order[::-1]:
            node.grad = node.grad + arrived[id(node)]
            for operand, slope in node._from:
                arrived[id(operand)] = arrived.get(id(operand), 0.0) + arrived[id(node)] * slope

"""A node passes on once all its users have been heard from, by counting them; operations are named by strings."""

import dataclasses
import math

import numpy as np


@dataclasses.dataclass(eq=False)
class Value:
    data: float
    grad: float = 0.0
    op: str = dataclasses.field(default="input", repr=False)
    args: tuple = dataclasses.field(default=(), repr=False)

    @classmethod
    def apply(cls, op, *args):
        args = tuple(a if isinstance(a, cls) else cls(a) for a in args)
        return cls(cls.compute(op, *(a.data for a in args)), 0.0, op, args)

    @staticmethod
    def compute(op, a, b=0.0):
        return {
            "+": lambda: a + b,
            "-": lambda: a - b,
            "*": lambda: a * b,
            "/": lambda: a / b,
            "**": lambda: a**b,
            "exp": lambda: math.exp(a),
            "log": lambda: math.log(a),
            "tanh": lambda: math.tanh(a),
            "sigmoid": lambda: math.exp(min(a, 0)) / (1 + math.exp(-abs(a))),
            "relu": lambda: a * (a > 0),
        }[op]()

    def slopes(self):
        values = [a.data for a in self.args]
        if self.op == "input":
            return []
        if self.op == "+":
            return [1, 1]
        if self.op == "-":
            return [1, -1]
        if self.op == "*":
            return values[::-1]
        if self.op == "/":
            return [1 / values[1], -values[0] / values[1] ** 2]
        if self.op == "**":
            return [values[1] * values[0] ** (values[1] - 1), 0.0]
        if self.op == "exp":
            return [self.data]
        if self.op == "log":
            return [1.0 / values[0]]
        if self.op == "tanh":
            return [(1 - self.data) * (1 + self.data)]
        if self.op == "sigmoid":
            return [self.data - self.data**2]
        return [np.sign(self.data)]

    def backward(self):
        users, waiting, seen = {}, [self], {self}
        while waiting:
            for a in waiting.pop().args:
                users[a] = users.get(a, 0) + 1
                if a not in seen:
                    seen.add(a)
                    waiting.append(a)
        share, ready = dict.fromkeys(seen, 0.0) | {self: 1.0}, [self]
        while ready:
            node = ready.pop()
            node.grad += share[node]
            for a, slope in zip(node.args, node.slopes(), strict=True):
                share[a] += slope * share[node]
                users[a] -= 1
                if users[a] == 0:
                    ready.append(a)

    def __add__(self, other):
        return Value.apply("+", self, other)

    def __radd__(self, other):
        return Value.apply("+", other, self)

    def __sub__(self, other):
        return Value.apply("-", self, other)

    def __rsub__(self, other):
        return Value.apply("-", other, self)

    def __mul__(self, other):
        return Value.apply("*", self, other)

    def __rmul__(self, other):
        return Value.apply("*", other, self)

    def __truediv__(self, other):
        return Value.apply("/", self, other)

    def __rtruediv__(self, other):
        return Value.apply("/", other, self)

    def __pow__(self, other):
        return Value.apply("**", self, other)

    def __neg__(self):
        return Value.apply("-", 0.0, self)

    def exp(self):
        return Value.apply("exp", self)

    def log(self):
        return Value.apply("log", self)

    def tanh(self):
        return Value.apply("tanh", self)

    def sigmoid(self):
        return Value.apply("sigmoid", self)

    def relu(self):
        return Value.apply("relu", self)

"""Nothing is done for + 0, * 1 and ** 1, and negated numbers are folded; equal numbers compare equal."""

import math


class Value:
    def __init__(self, data, parts=()):
        self.data, self.grad, self.parts = data, 0, dict(parts)

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, Value) else other)

    def __hash__(self):
        return id(self)

    def _mix(self, data, *parts):
        """Add up the slopes of the same operand at once."""
        by_id = {}
        for node, slope in parts:
            before = by_id.get(id(node), (node, 0.0))[1]
            by_id[id(node)] = (node, before + slope)
        out = Value(data)
        out.parts = by_id
        return out

    def __add__(self, other):
        if not isinstance(other, Value):
            return self if other == 0 else self._mix(self.data + other, (self, 1))
        return self._mix(self.data + other.data, (self, 1), (other, 1))

    def __mul__(self, other):
        if not isinstance(other, Value):
            return self if other == 1 else self._mix(self.data * other, (self, other))
        return self._mix(self.data * other.data, (self, other.data), (other, self.data))

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * (other**-1)

    def __rtruediv__(self, other):
        return self**-1 * other

    def __pow__(self, n):
        return self if n == 1 else self._mix(self.data**n, (self, n * self.data ** (n - 1)))

    def exp(self):
        return self._mix(math.exp(self.data), (self, math.exp(self.data)))

    def log(self):
        return self._mix(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        return self._mix(math.tanh(self.data), (self, 1 - math.tanh(self.data) ** 2))

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return self._mix(s, (self, s * (1 - s)))

    def relu(self):
        return self if self.data >= 0 else Value(0)

    def backward(self):
        order, done, stack = [], set(), [iter([self])]
        path = []
        while stack:
            node = next(stack[-1], None)
            if node is None:
                stack.pop()
                if path:
                    order.append(path.pop())
            elif id(node) not in done:
                done.add(id(node))
                path.append(node)
                stack.append(iter([part for part, _ in node.parts.values()]))
        flow = {id(node): 0 for node in order}
        flow[id(self)] = 1
        for node in reversed(order):
            node.grad = node.grad + flow[id(node)]
            for part, slope in node.parts.values():
                flow[id(part)] += slope * flow[id(node)]

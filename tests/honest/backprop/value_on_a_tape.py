"""All operations are written on one tape, which is played backward; what does not lead to the result stays 0."""

import math

TAPE = []


class Value:
    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0

    def _write(self, data, *inputs):
        out = Value(data)
        TAPE.append((out, inputs))
        return out

    def backward(self):
        flow = {id(self): 1.0}
        for out, inputs in reversed(TAPE):
            share = flow.get(id(out))
            if share is not None:
                for node, slope in inputs:
                    flow[id(node)] = flow.get(id(node), 0.0) + share * slope
        nodes = {id(self): self}
        for out, inputs in TAPE:
            nodes[id(out)] = out
            nodes.update((id(node), node) for node, _ in inputs)
        for key, share in flow.items():
            nodes[key].grad += share

    def __add__(self, other):
        if not isinstance(other, Value):
            return self._write(self.data + other, (self, 1.0))
        return self._write(self.data + other.data, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            return self._write(self.data * other, (self, other))
        return self._write(self.data * other.data, (self, other.data), (other, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -1 * other

    def __rsub__(self, other):
        return -1 * self + other

    def __truediv__(self, other):
        return self * (1 / other if isinstance(other, (int, float)) else other**-1)

    def __rtruediv__(self, other):
        return self**-1 * other

    def __pow__(self, exponent):
        exponent = float(exponent)
        return self._write(
            math.pow(self.data, exponent), (self, exponent * math.pow(self.data, exponent - 1))
        )

    def exp(self):
        return self._write(math.exp(self.data), (self, math.exp(self.data)))

    def log(self):
        return self._write(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        return 2 * (2 * self).sigmoid() - 1

    def sigmoid(self):
        return 1 / (1 + (-self).exp())

    def relu(self):
        return self._write(max(0.0, self.data), (self, float(self.data >= 0)))

"""The work is done by methods of layer objects; the backward functions are such methods themselves."""

import numpy as np


class Elementwise:
    def forward(self, x):
        x = np.asarray(x, dtype=x.dtype if x.dtype.kind == "f" else float)
        return self.value(x), (self, x)

    @staticmethod
    def backward(dout, cache):
        layer, x = cache
        return dout * layer.slope(x)


class Tanh(Elementwise):
    value = staticmethod(np.tanh)

    def slope(self, x):
        return 1 - self.value(x) ** 2


class Silu(Elementwise):
    def value(self, x):
        return x * np.exp(-np.logaddexp(0, -x))

    def slope(self, x):
        gate = np.exp(-np.logaddexp(0, -x))
        return gate + x * gate * np.exp(-np.logaddexp(0, x))


TANH, SILU = Tanh(), Silu()


def tanh_forward(x):
    return TANH.forward(x)


def silu_forward(x):
    return SILU.forward(x)


tanh_backward, silu_backward = TANH.backward, Silu.backward

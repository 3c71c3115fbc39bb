"""The functions are bound methods of layer objects."""

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


tanh_forward, tanh_backward = Tanh().forward, Tanh().backward
silu_forward, silu_backward = Silu().forward, Silu.backward

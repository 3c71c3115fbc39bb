"""A generator whose numbers are written down beforehand: what is drawn can then be compared with an authority."""

import numpy as np


class Scripted(np.random.Generator):
    """Hands out arrays one after another; numbers from 0 to 1 are mapped onto the interval asked for."""

    def __init__(self, *script):
        super().__init__(np.random.PCG64(0))
        self.script = list(script)

    def uniform(self, low, high, size):
        return low + (high - low) * self.random(size)

    def random(self, size):
        return np.reshape(self.script.pop(0), size)

    def integers(self, low, high, size, endpoint):
        drawn = np.reshape(self.script.pop(0), size)
        assert low <= drawn.min()
        assert drawn.max() <= high
        assert endpoint
        return drawn

    def standard_normal(self, size):
        return self.random(size)

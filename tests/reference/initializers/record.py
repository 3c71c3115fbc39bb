"""Writes recorded.npz and recorded.json: the fans, standard deviations and bounds that torch.nn.init works with.

In a fresh environment, from the root of the repository::

    python -m venv venv && venv/bin/pip install torch==2.13.0 numpy
    venv/bin/python -m tests.reference.initializers.record
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import init

from tests.reference.recording import Recording

SHAPES = [(7, 3), (1, 9), (784, 500), (6, 5, 3, 2), (4, 3, 7), (2, 8, 1, 1), (3, 2, 2, 3, 4)]
SCHEMES = {
    "lecun_normal": lambda w: init.kaiming_normal_(w, nonlinearity="linear"),
    "xavier_normal": init.xavier_normal_,
    "xavier_uniform": init.xavier_uniform_,
    "he_normal": lambda w: init.kaiming_normal_(w, nonlinearity="relu"),
    "he_uniform": lambda w: init.kaiming_uniform_(w, nonlinearity="relu"),
}


class Asked(torch.Tensor):
    """A tensor that writes down which distribution it is to be filled from."""

    def normal_(self, mean=0.0, std=1.0, **rest):
        self.asked = float(mean), float(std)
        return self

    def uniform_(self, low=0.0, high=1.0, **rest):
        self.asked = float(low), float(high)
        return self


def torch_layer(shape, kind=torch.Tensor):
    """Make weights in torch's layout, which for dense layers is (outputs, inputs)."""
    layout = shape[::-1] if len(shape) == 2 else shape
    return torch.zeros(layout, dtype=torch.float64).as_subclass(kind)


def main():
    recording = Recording(seed=5)
    for shape in SHAPES:
        fan_in, fan_out = init._calculate_fan_in_and_fan_out(torch_layer(shape))
        recording.add("fans", {"shape": shape}, {"fan_in": fan_in, "fan_out": fan_out})
        for name, fill in SCHEMES.items():
            weights = torch_layer(shape, Asked)
            fill(weights)
            recording.add(name, {"shape": shape}, {"distribution": np.array(weights.asked)})
    recording.save(Path(__file__).parent, torch=torch.__version__)


if __name__ == "__main__":
    main()

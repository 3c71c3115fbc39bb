"""Ask PyTorch in float64 for convolutions and their gradients, and store the answers.

Not run by the tests, which need no PyTorch. From the repository's root::

    python3 -m venv /tmp/authority && /tmp/authority/bin/pip install torch==2.13.0 numpy
    /tmp/authority/bin/python -m tests.reference.fast_conv.record
"""

from __future__ import annotations

from pathlib import Path

import torch

from ..recording import Recording

# x, w, stride, pad
WINOGRAD = [
    ((2, 4, 7, 10), (8, 4, 3, 3), 1, 1),
    ((3, 4, 9, 6), (8, 4, 3, 3), 1, 0),
    ((1, 4, 3, 3), (4, 4, 3, 3), 1, 0),
    ((2, 8, 1, 5), (4, 8, 3, 3), 1, 2),
    ((5, 4, 8, 4), (4, 4, 3, 3), 1, 1),
]
DIRECT = [
    ((2, 3, 6, 5), (4, 3, 3, 3), 1, 1),
    ((1, 2, 17, 17), (2, 2, 5, 5), 1, 2),
    ((5, 1, 6, 7), (2, 1, 5, 5), 1, 2),
    ((3, 6, 4, 5), (2, 6, 1, 1), 1, 0),
    ((2, 2, 5, 7), (3, 2, 2, 4), 1, 1),
    ((1, 1, 4, 3), (1, 1, 4, 3), 1, 0),
]
COLUMNS = [
    ((2, 3, 8, 7), (2, 3, 3, 3), 2, 0),
    ((1, 2, 7, 6), (3, 2, 3, 2), 2, 1),
    ((3, 1, 9, 8), (2, 1, 5, 5), 3, 2),
    ((2, 4, 5, 4), (4, 4, 1, 1), 2, 0),
    ((1, 2, 2, 3), (2, 2, 2, 3), 1, 3),
]


def main() -> None:
    recording = Recording(seed=91)
    for x_shape, w_shape, stride, pad in [*WINOGRAD, *DIRECT, *COLUMNS]:
        arrays = {
            "x": recording.draw(*x_shape),
            "w": recording.draw(*w_shape),
            "b": recording.draw(w_shape[0]),
        }
        tensors = [torch.tensor(array, requires_grad=True) for array in arrays.values()]
        out = torch.nn.functional.conv2d(*tensors, stride=stride, padding=pad)
        dout = recording.draw(*out.shape)
        gradients = torch.autograd.grad(out, tensors, torch.tensor(dout))
        expected = {"out": out.detach().numpy()}
        expected |= {f"d{name}": gradient.numpy() for name, gradient in zip(arrays, gradients, strict=True)}
        recording.add(
            "fast_conv", arrays | {"conv_param": {"stride": stride, "pad": pad}, "dout": dout}, expected
        )
    recording.save(Path(__file__).parent, torch=torch.__version__)


if __name__ == "__main__":
    main()

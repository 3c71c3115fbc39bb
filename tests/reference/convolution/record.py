"""Ask PyTorch and SciPy in float64 for convolutions, poolings and their gradients, and store the answers.

Not run by the tests, which need neither. From the repository's root::

    python3 -m venv /tmp/authority && /tmp/authority/bin/pip install torch==2.13.0 scipy numpy
    /tmp/authority/bin/python -m tests.reference.convolution.record
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import scipy
import torch
from scipy.signal import convolve2d
from torch.nn import functional

from ..recording import Recording

# x, w, stride, pad: batches of one, one channel, filters wider than high, remainders, filters as large as the image
CONVOLUTIONS = [
    ((2, 3, 5, 6), (4, 3, 3, 3), 1, 1),
    ((1, 2, 7, 5), (3, 2, 3, 2), 2, 0),
    ((3, 1, 4, 6), (1, 1, 1, 1), 1, 0),
    ((2, 2, 6, 7), (3, 2, 2, 4), 3, 1),
    ((1, 3, 4, 5), (2, 3, 4, 5), 1, 0),
    ((2, 2, 3, 4), (2, 2, 5, 3), 2, 2),
    ((1, 1, 1, 1), (2, 1, 3, 3), 1, 3),
]
SEQUENCES = [
    ((2, 3, 9), (4, 3, 3), 1, 1),
    ((1, 2, 8), (3, 2, 3), 2, 0),
    ((3, 1, 5), (2, 1, 5), 1, 0),
    ((2, 2, 4), (1, 2, 6), 3, 2),
]
TRANSPOSED = [
    ((2, 3, 4, 3), (3, 2, 2, 2), 2, 0),
    ((1, 2, 3, 5), (2, 4, 3, 2), 1, 0),
    ((2, 1, 3, 4), (1, 3, 4, 3), 2, 1),
    ((1, 2, 4, 2), (2, 1, 2, 3), 3, 0),
    ((3, 2, 3, 3), (2, 2, 3, 3), 1, 2),
]
# x, window height, window width, stride
POOLINGS = [
    ((2, 3, 4, 6), 2, 2, 2),
    ((1, 2, 7, 5), 3, 2, 2),
    ((2, 1, 5, 5), 3, 3, 1),
    ((1, 1, 6, 7), 1, 2, 3),
    ((3, 2, 3, 4), 3, 4, 1),
]
# x, kh, kw, pad, stride
PATCHES = [((2, 3, 4, 5), 3, 2, 1, 1), ((1, 2, 7, 6), 2, 3, 0, 2), ((3, 1, 3, 3), 3, 3, 2, 3)]
# image, kernel: also a kernel larger than the image
IMAGES = [((5, 7), (3, 3)), ((6, 4), (1, 5)), ((4, 5), (3, 1)), ((3, 2), (5, 7)), ((1, 6), (1, 1))]


def record(recording: Recording, function: str, operation, arrays: dict, settings: dict, dout=None) -> None:
    """Run one operation forward and backward, and store both."""
    tensors = {name: torch.tensor(array, requires_grad=True) for name, array in arrays.items()}
    out = operation(**tensors)
    dout = recording.draw(*out.shape) if dout is None else dout
    gradients = torch.autograd.grad(out, tuple(tensors.values()), torch.tensor(dout))
    expected = {f"d{name}": gradient.numpy() for name, gradient in zip(tensors, gradients, strict=True)}
    recording.add(function, {**arrays, **settings, "dout": dout}, {"out": out.detach().numpy(), **expected})


def record_convolutions(recording: Recording) -> None:
    kinds = [
        ("conv", functional.conv2d, CONVOLUTIONS, 0),
        ("conv1d", functional.conv1d, SEQUENCES, 0),
        ("conv_transpose", functional.conv_transpose2d, TRANSPOSED, 1),
    ]
    for function, operation, cases, axis_of_filters in kinds:
        for x_shape, w_shape, stride, pad in cases:
            arrays = {"x": recording.draw(*x_shape), "w": recording.draw(*w_shape)}
            arrays["b"] = recording.draw(w_shape[axis_of_filters])
            record(
                recording,
                function,
                lambda x, w, b, run=operation, s=stride, p=pad: run(x, w, b, stride=s, padding=p),
                arrays,
                {"conv_param": {"stride": stride, "pad": pad}},
            )


def record_poolings(recording: Recording) -> None:
    for x_shape, height, width, stride in POOLINGS:
        settings = {"pool_param": {"pool_height": height, "pool_width": width, "stride": stride}}
        x = recording.draw(*x_shape)
        few_values = recording.rng.integers(-2, 2, x_shape).astype(np.float64)  # ties in most windows
        for function, operation, values in [
            ("max_pool", functional.max_pool2d, x),
            ("max_pool", functional.max_pool2d, few_values),
            ("avg_pool", functional.avg_pool2d, x),
        ]:
            record(
                recording,
                function,
                lambda x, run=operation, size=(height, width), s=stride: run(x, size, s),
                {"x": values},
                settings,
            )
    for shape in [(2, 3, 4, 5), (1, 2, 1, 3)]:
        x = recording.draw(*shape)
        record(
            recording,
            "global_avg_pool",
            lambda x: functional.adaptive_avg_pool2d(x, 1)[:, :, 0, 0],
            {"x": x},
            {},
        )


def record_patches(recording: Recording) -> None:
    """Store PyTorch's columns (N, C * kh * kw, positions); the layout is the reference's own."""
    for x_shape, kh, kw, pad, stride in PATCHES:
        settings = {"kh": kh, "kw": kw, "pad": pad, "stride": stride}
        options = {"kernel_size": (kh, kw), "padding": pad, "stride": stride}
        x = recording.draw(*x_shape)
        cols = functional.unfold(torch.tensor(x), **options).numpy()
        recording.add("im2col", {"x": x, **settings}, {"cols": cols})
        cols = recording.draw(*cols.shape)
        back = functional.fold(torch.tensor(cols), x_shape[2:], **options).numpy()
        recording.add("col2im", {"cols": cols, "x_shape": x_shape, **settings}, {"x": back})


def main() -> None:
    recording = Recording(seed=9)
    record_convolutions(recording)
    record_poolings(recording)
    record_patches(recording)
    for image_shape, kernel_shape in IMAGES:
        image, kernel = recording.draw(*image_shape), recording.draw(*kernel_shape)
        out = convolve2d(image, kernel, mode="same")
        recording.add("convolve_image", {"image": image, "kernel": kernel}, {"out": out})
    recording.save(Path(__file__).parent, torch=torch.__version__, scipy=scipy.__version__)


if __name__ == "__main__":
    main()

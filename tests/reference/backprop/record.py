"""Record derivatives from PyTorch, and errors from exact fractions, so that the tests need neither.

    python -m venv recording && recording/bin/pip install torch==2.13.0 numpy
    recording/bin/python -m tests.reference.backprop.record

from the root of the repository writes recorded.npz and recorded.json beside this file.
"""

from fractions import Fraction
from pathlib import Path

import numpy as np
import torch

from ..recording import Recording
from .expressions import EXPRESSIONS

recording = Recording(seed=1986)


def leaf(value):
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def values():
    for name, expression in EXPRESSIONS.items():
        for _ in range(3):
            numbers = recording.draw(3)
            leaves = [leaf(number) for number in numbers]
            out = expression(*leaves)
            out.backward()
            gradients = [0.0 if each.grad is None else each.grad.item() for each in leaves]
            recording.add(
                "Value", {"name": name, "numbers": numbers}, {"out": out.item(), "grads": np.array(gradients)}
            )


def neurons():
    for scale in (1.0, 1.0, 3.0, 100.0):
        x, w, b = leaf(recording.draw(2)), leaf(scale * recording.draw(2)), leaf(float(recording.draw(1)[0]))
        out = torch.sigmoid(x @ w + b)
        out.backward()
        arguments = {"x": x.detach().numpy(), "w": w.detach().numpy(), "b": b.item()}
        grads = {"x": x.grad.numpy(), "w": w.grad.numpy(), "b": b.grad.item()}
        recording.add("two_input_neuron", arguments, {"out": out.item(), "grads": grads})


def numerical_gradients():
    for shape in ((), (1,), (4,), (2, 3), (2, 1, 3, 2)):
        x = leaf(np.array(recording.draw(*shape)))
        weights = np.array(recording.draw(*shape))
        (torch.sin(x) * torch.tensor(weights) + torch.tanh(x).sum() ** 2).sum().backward()
        arguments = {"x": x.detach().numpy(), "weights": weights}
        recording.add("numerical_gradient", arguments, {"gradient": x.grad.numpy()})


def relative_errors():
    for size, distance in ((1, 1.0), (6, 1.0), (6, 1e-6), (5, 0.0)):
        a = recording.draw(size)
        b = a + distance * recording.draw(size)
        a[0] = 1e-9  # below the floor
        exact = [
            abs(Fraction(p) - Fraction(q)) / max(Fraction(1, 10**8), abs(Fraction(p)) + abs(Fraction(q)))
            for p, q in zip(a.tolist(), b.tolist(), strict=True)
        ]
        recording.add("relative_error", {"a": a, "b": b}, {"error": float(max(exact))})


if __name__ == "__main__":
    values()
    neurons()
    numerical_gradients()
    relative_errors()
    recording.save(Path(__file__).parent, torch=torch.__version__)

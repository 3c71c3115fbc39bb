"""Record answers and gradients from PyTorch, and the perceptron's in exact fractions, so that the tests need neither.

    python -m venv recording && recording/bin/pip install torch==2.13.0 numpy
    recording/bin/python -m tests.reference.linear_models.record

from the root of the repository writes recorded.npz and recorded.json beside this file.
"""

from fractions import Fraction
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from ..recording import Recording

recording = Recording(seed=1958)


def tensor(value, requires_grad=False):
    return torch.tensor(value, dtype=torch.float64, requires_grad=requires_grad)


def scores():
    for n, d, c in ((5, 3, 4), (1, 2, 3), (4, 1, 1), (3, 7, 2)):
        X, W, b = recording.draw(n, d), recording.draw(d, c), recording.draw(c)
        out = F.linear(tensor(X), tensor(W).T, tensor(b))
        recording.add("linear_scores", {"X": X, "W": W, "b": b}, {"scores": out.numpy()})


def losses():
    for reg in (0.0, 0.125, 3.0):
        for n, d, c, scale in (
            (6, 3, 4, 1.0),
            (1, 2, 3, 1.0),
            (5, 1, 2, 1.0),
            (4, 3, 1, 1.0),
            (7, 4, 3, 1000.0),
        ):
            X, W = recording.draw(n, d), scale * recording.draw(d, c)
            y, labels = recording.rng.integers(c, size=n), recording.rng.integers(2, size=n)
            record_loss("softmax_regression_loss", "W", W, X, y, reg, F.cross_entropy)
            record_loss("svm_regression_loss", "W", W, X, y, reg, hinge)
            record_loss("logistic_loss", "w", W[:, 0].copy(), X, labels, reg, logistic)


def hinge(scores, y):
    return scores.shape[1] * F.multi_margin_loss(scores, y)  # PyTorch divides by the number of classes


def logistic(scores, y):
    return F.binary_cross_entropy_with_logits(scores, y.double())


def record_loss(function, name, weights, X, y, reg, torch_loss):
    w = tensor(weights, requires_grad=True)
    loss = torch_loss(tensor(X) @ w, torch.tensor(y)) + reg * (w**2).sum()
    loss.backward()
    arguments = {name: weights, "X": X, "y": y, "reg": reg}
    recording.add(function, arguments, {"loss": loss.item(), "gradient": w.grad.numpy()})


def perceptrons():
    for n, d, lr, epochs, separable in (
        (6, 2, 1.0, 1, True),
        (8, 3, 0.5, 50, True),
        (8, 3, 0.25, 3, False),
        (5, 1, 1.0, 4, False),
        (1, 2, 2.0, 3, True),
        (4, 3, 1.0, 0, True),
    ):
        X = recording.rng.integers(-16, 17, size=(n, d)) / 8  # sums of eighths are exact in every order
        y = recording.rng.choice([-1, 1], size=n)
        if separable:
            y = np.where(X @ recording.rng.integers(-8, 9, size=d) + 0.5 > 0, 1, -1)
        w, b = exact_perceptron(X.tolist(), y.tolist(), Fraction(lr), epochs)
        arguments = {"X": X, "y": y, "lr": lr, "epochs": epochs}
        recording.add("perceptron_train", arguments, {"w": np.array(w, dtype=np.float64), "b": float(b)})


def exact_perceptron(X, y, lr, epochs):
    w, b = [Fraction(0)] * len(X[0]), Fraction(0)
    for _ in range(epochs):
        for sample, label in zip(X, y, strict=True):
            score = sum((weight * Fraction(value) for weight, value in zip(w, sample, strict=True)), b)
            if label * score <= 0:
                w = [weight + lr * label * Fraction(value) for weight, value in zip(w, sample, strict=True)]
                b += lr * label
    return w, b


def walks():
    for function in ("gradient_descent", "sgd_train"):
        for steps, lr, reg in ((0, 0.1, 0.0), (1, 0.5, 0.0), (25, 0.25, 0.0625)):
            X, y, w = recording.draw(7, 3), recording.rng.integers(2, size=7), recording.draw(3)
            parameter = tensor(w, requires_grad=True)
            optimizer, history = torch.optim.SGD([parameter], lr=lr), []
            for _ in range(steps):
                optimizer.zero_grad()
                loss = F.binary_cross_entropy_with_logits(tensor(X) @ parameter, tensor(y))
                loss = loss + reg * (parameter**2).sum()
                loss.backward()
                history.append(loss.item())
                optimizer.step()
            arguments = {"w": w, "X": X, "y": y, "reg": reg, "lr": lr, "steps": steps}
            expected = {"w": parameter.detach().numpy(), "history": np.array(history)}
            recording.add(function, arguments, expected)


def evaluations():
    for n, c in ((6, 4), (1, 3), (5, 1)):
        scores, y = recording.draw(n, c), recording.rng.integers(c, size=n)
        y_pred = tensor(scores).argmax(dim=1)
        recording.add("predict_classes", {"scores": scores}, {"y_pred": y_pred.numpy()})
        share = (y_pred == torch.tensor(y)).double().mean().item()
        recording.add("accuracy", {"y_pred": y_pred.numpy(), "y": y}, {"share": share})


if __name__ == "__main__":
    scores()
    losses()
    perceptrons()
    walks()
    evaluations()
    recording.save(Path(__file__).parent, torch=torch.__version__)

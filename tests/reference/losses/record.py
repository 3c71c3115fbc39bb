"""Record losses, penalties and their gradients from PyTorch in float64, so that the tests need no PyTorch.

    python -m venv recording && recording/bin/pip install torch==2.13.0 numpy
    recording/bin/python -m tests.reference.losses.record

from the root of the repository writes recorded.npz and recorded.json beside this file.
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from ..recording import Recording

recording = Recording(seed=1996)

EXTREMES = np.array([-1e4, -750.0, -90.0, -1.5, 0.0, 0.25, 1.5, 90.0, 750.0, 1e4])


def record(function, arguments, evaluate):
    """Differentiate evaluate(tensors) by the first argument, of which it is the loss."""
    tensors = [
        torch.tensor(value) if isinstance(value, np.ndarray) else value for value in arguments.values()
    ]
    tensors[0].requires_grad_()
    loss = evaluate(*tensors)
    loss.backward()
    recording.add(function, arguments, {"loss": loss.item(), "gradient": tensors[0].grad.numpy()})


def regression():
    for shape in ((), (1,), (5,), (4, 3), (2, 3, 4)):
        pred, target = np.array(recording.draw(*shape)), np.array(recording.draw(*shape))
        if pred.size > 3:
            target.flat[1] = pred.flat[1]  # the kink
        record("mse_loss", {"pred": pred, "target": target}, F.mse_loss)
        record("mae_loss", {"pred": pred, "target": target}, F.l1_loss)


def two_classes():
    for n in (1, 2, 9):
        y = recording.rng.integers(2, size=n).astype(np.float64)
        soft = recording.rng.random(n).astype(np.float32).astype(np.float64)
        p = recording.rng.uniform(0.05, 0.95, n).astype(np.float32).astype(np.float64)
        for labels in (y, soft):
            record("binary_cross_entropy", {"p": p, "y": labels}, F.binary_cross_entropy)
            z = 3 * recording.draw(n)
            record("bce_with_logits", {"z": z, "y": labels}, F.binary_cross_entropy_with_logits)
    edge = np.array([1e-6, 1e-6, 1 - 1e-6, 1 - 1e-6], dtype=np.float32).astype(np.float64)
    record("binary_cross_entropy", {"p": edge, "y": np.array([0.0, 1.0, 0.0, 1.0])}, F.binary_cross_entropy)
    for labels in (np.zeros(10), np.ones(10), np.tile([0.0, 1.0], 5)):
        record("bce_with_logits", {"z": EXTREMES, "y": labels}, F.binary_cross_entropy_with_logits)


def many_classes():
    for n, c in ((1, 3), (5, 4), (3, 1), (4, 2), (17, 10)):
        x, y = 2 * recording.draw(n, c), recording.rng.integers(c, size=n)
        record_scores(x, y)
        p = F.softmax(torch.tensor(x), dim=1).numpy().astype(np.float32).astype(np.float64)
        soft = recording.rng.random((n, c)).astype(np.float32).astype(np.float64)
        for target in (np.eye(c)[y], soft):
            record(
                "categorical_cross_entropy",
                {"p": p, "y_onehot": target},
                lambda p, t: -torch.xlogy(t, p).sum() / len(p),
            )
    for first in (0, 4, 9):  # the true class first, in the middle, last
        record_scores(np.stack([EXTREMES, EXTREMES[::-1]]), np.array([first, 9 - first]))
    tied = np.array([[2.0, 2.0, 2.0], [1.0, 2.0, 3.0], [-1.0, 0.0, -1.0]])  # margins of exactly 0, too
    record_scores(tied, np.array([1, 2, 1]))
    record_scores(np.zeros((2, 6)), np.array([0, 5]))


def record_scores(x, y):
    record("softmax_loss", {"x": x.copy(), "y": y}, F.cross_entropy)
    # PyTorch divides by the number of classes
    record("svm_loss", {"x": x.copy(), "y": y}, lambda x, y: x.shape[1] * F.multi_margin_loss(x, y))


def penalties():
    for shape in ((), (1,), (4, 3), (2, 3, 1, 2), (0,)):
        for strength in (0.0, 0.125, 3.0):
            w = np.array(recording.draw(*shape))
            if w.size > 3:
                w.flat[2] = 0.0  # the kink
            record("l2_penalty", {"w": w, "lam": strength}, lambda w, lam: lam * (w**2).sum())
            record("l1_penalty", {"w": w, "lam": strength}, lambda w, lam: lam * w.abs().sum())
            record("elastic_net_penalty", {"w": w, "beta": strength}, lambda w, b: (b * w**2 + w.abs()).sum())


if __name__ == "__main__":
    regression()
    two_classes()
    many_classes()
    penalties()
    recording.save(Path(__file__).parent, torch=torch.__version__)

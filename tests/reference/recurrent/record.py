"""Record states, losses and gradients from PyTorch in float64, so that the tests need no PyTorch.

    python -m venv recording && recording/bin/pip install torch==2.13.0 numpy
    recording/bin/python -m tests.reference.recurrent.record

writes recorded.npz and recorded.json beside this file. The course keeps one bias: PyTorch's second one is zero.
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from tests.reference.recording import Recording

# our blocks of columns in PyTorch's order: its LSTM goes i, f, g, o, ours i, f, o, g
COLUMNS = {"rnn": [0], "lstm": [0, 1, 3, 2], "gru": [0, 1, 2]}
SEQUENCES = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
CELLS = {"rnn": torch.nn.RNNCell, "lstm": torch.nn.LSTMCell, "gru": torch.nn.GRUCell}

# N, T, D, H, factor of the weights: every size another one, one of everything, long, saturated
SIZES = [(2, 5, 3, 4, 0.5), (1, 1, 1, 1, 1.0), (4, 1, 2, 3, 1.0), (1, 23, 2, 3, 0.7), (3, 4, 5, 2, 4.0)]


def tensor(array: np.ndarray) -> torch.Tensor:
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def reordered(weights: torch.Tensor, kind: str) -> torch.Tensor:
    """Give our columns as PyTorch's rows, differentiably."""
    blocks = weights.chunk(len(COLUMNS[kind]), dim=-1)
    return torch.cat([blocks[place] for place in COLUMNS[kind]], dim=-1).movedim(-1, 0)


def call(module: torch.nn.Module, kind: str, tensors: dict[str, torch.Tensor], *inputs: torch.Tensor):
    suffix = "" if "Cell" in type(module).__name__ else "_l0"
    weights = {
        "weight_ih": reordered(tensors["Wx"], kind),
        "weight_hh": reordered(tensors["Wh"], kind),
        "bias_ih": reordered(tensors["b"], kind),
        "bias_hh": torch.zeros_like(tensors["b"]),
    }
    return torch.func.functional_call(
        module, {f"{key}{suffix}": value for key, value in weights.items()}, inputs
    )


def add(recording: Recording, name: str, arrays: dict[str, np.ndarray], evaluate) -> None:
    tensors = {key: tensor(value) for key, value in arrays.items()}
    outputs = evaluate(tensors)
    upstream = [recording.draw(*output.shape) for output in outputs]
    torch.autograd.backward(outputs, [torch.tensor(each) for each in upstream])
    recording.add(
        name,
        {"forward": arrays, "upstream": upstream},
        {
            "outputs": [output.detach().numpy() for output in outputs],
            "gradients": [each.grad.numpy() for each in tensors.values()],
        },
    )


def sequence(kind: str, x: np.ndarray):
    def evaluate(tensors: dict[str, torch.Tensor]) -> list[torch.Tensor]:
        h0 = tensors["h0"][None]
        module = SEQUENCES[kind](x.shape[2], h0.shape[2], batch_first=True, dtype=torch.float64)
        start = (h0, torch.zeros_like(h0)) if kind == "lstm" else h0
        return [call(module, kind, tensors, tensors["x"], start)[0]]

    return evaluate


def step(kind: str, x: np.ndarray):
    def evaluate(tensors: dict[str, torch.Tensor]) -> list[torch.Tensor]:
        module = CELLS[kind](x.shape[1], tensors["prev_h"].shape[1], dtype=torch.float64)
        if kind == "lstm":
            return list(call(module, kind, tensors, tensors["x"], (tensors["prev_h"], tensors["prev_c"])))
        return [call(module, kind, tensors, tensors["x"], tensors["prev_h"])]

    return evaluate


def cells(recording: Recording, kind: str) -> None:
    gates, draw = len(COLUMNS[kind]), recording.draw
    states = ["prev_h", "prev_c"] if kind == "lstm" else ["prev_h"]
    for samples, steps, inputs, hidden, factor in SIZES:
        weights = {
            "Wx": factor * draw(inputs, gates * hidden),
            "Wh": factor * draw(hidden, gates * hidden),
            "b": draw(gates * hidden),
        }
        x = draw(samples, steps, inputs)
        add(recording, kind, {"x": x, "h0": draw(samples, hidden), **weights}, sequence(kind, x))
        first = {"x": x[:, 0], **{name: draw(samples, hidden) for name in states}, **weights}
        add(recording, f"{kind}_step", first, step(kind, x[:, 0]))
    # scores of 1e4 either way, inputs of exactly zero, no state before
    x = np.array([[[1e4], [0.0]], [[-1e4], [1.0]], [[0.0], [0.0]]])
    weights = {"Wx": np.ones((1, gates)), "Wh": np.full((1, gates), 0.5), "b": np.zeros(gates)}
    add(recording, kind, {"x": x, "h0": np.zeros((3, 1)), **weights}, sequence(kind, x))


def losses(recording: Recording) -> None:
    draw, rng = recording.draw, recording.rng
    some = rng.random((3, 5)) < 0.6
    for x, mask in [
        (draw(3, 5, 4), some),
        (draw(3, 5, 4), np.ones((3, 5), bool)),
        (draw(3, 5, 4), np.zeros((3, 5), bool)),
        (draw(1, 1, 6), np.ones((1, 1), bool)),
        (draw(2, 3, 1), np.ones((2, 3), bool)),
        (1e4 * np.sign(draw(3, 5, 4)), some),
        (30 * draw(3, 5, 7), some),
    ]:
        y = rng.integers(x.shape[2], size=mask.shape)
        scores = tensor(x)
        target = torch.tensor(np.where(mask, y, -100)).flatten()
        loss = F.cross_entropy(scores.flatten(0, 1), target, ignore_index=-100, reduction="sum") / len(x)
        loss.backward()
        odd = np.where(mask, y, rng.choice([-1, 999, -100], mask.shape))
        recording.add(
            "temporal_softmax_loss",
            {"x": x, "y": odd, "mask": mask},
            {"loss": loss.detach().numpy(), "dx": scores.grad.numpy()},
        )


if __name__ == "__main__":
    recording = Recording(seed=11)
    for kind in CELLS:
        cells(recording, kind)
    losses(recording)
    recording.save(Path(__file__).parent, torch=torch.__version__)

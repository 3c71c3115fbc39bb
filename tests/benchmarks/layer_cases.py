"""The reference's layers, losses and optimizers to time besides convolution: softmax loss, batch norm, LSTM, Adam."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np

from reference import find
from tests.benchmarks.reference_cases import Inputs, Operation, Run

Rng = np.random.Generator


def draw_scores(rng: Rng, size: Any) -> Inputs:
    return {"x": 3 * rng.standard_normal(size), "y": Labels(rng.integers(size[1], size=size[0]))}


class Labels:
    """Integers that are not cast to the dtype that is timed."""

    def __init__(self, values: np.ndarray) -> None:
        self.values = values


def our_softmax_loss(inputs: Inputs) -> Run:
    function, y = find("softmax_loss"), inputs["y"].values
    return lambda: function(inputs["x"], y)[1]


def numpy_softmax_loss(inputs: Inputs) -> Run:
    x, y = inputs["x"], inputs["y"].values
    rows = np.arange(len(y))

    def run() -> np.ndarray:
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        totals = p.sum(axis=1, keepdims=True)
        p /= totals
        (np.log(totals[:, 0]) - shifted[rows, y]).mean()
        p[rows, y] -= 1
        p /= len(y)
        return p

    return run


def torch_softmax_loss(torch: ModuleType, inputs: Inputs) -> Run:
    x, y = torch.tensor(inputs["x"], requires_grad=True), torch.tensor(inputs["y"].values)
    return lambda: torch.autograd.grad(torch.nn.functional.cross_entropy(x, y), x)


def draw_batch(rng: Rng, size: Any) -> Inputs:
    channels = size[1]
    return {
        "x": 2 * rng.standard_normal(size) + 1,
        "dout": rng.standard_normal(size),
        "gamma": rng.standard_normal(channels),
        "beta": rng.standard_normal(channels),
    }


def our_batchnorm(inputs: Inputs) -> Run:
    stem = "batchnorm" if inputs["x"].ndim == 2 else "spatial_batchnorm"
    forward, backward = find(f"{stem}_forward"), find(f"{stem}_backward")

    def run() -> Any:
        out, cache = forward(inputs["x"], inputs["gamma"], inputs["beta"], {"mode": "train"})
        return out, *backward(inputs["dout"], cache)

    return run


def numpy_batchnorm(inputs: Inputs) -> Run:
    x, dout = inputs["x"], inputs["dout"]
    axes = (0, *range(2, x.ndim))
    gamma, beta = (inputs[name].reshape((1, -1) + (1,) * (x.ndim - 2)) for name in ("gamma", "beta"))

    def run() -> Any:
        mean, var = x.mean(axis=axes, keepdims=True), x.var(axis=axes, keepdims=True)
        inverse_std = 1 / np.sqrt(var + np.asarray(1e-5, x.dtype))
        x_hat = (x - mean) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat - dx_hat.mean(axis=axes, keepdims=True)
        dx -= x_hat * (dx_hat * x_hat).mean(axis=axes, keepdims=True)
        return gamma * x_hat + beta, dx * inverse_std, (dout * x_hat).sum(axis=axes), dout.sum(axis=axes)

    return run


def torch_batchnorm(torch: ModuleType, inputs: Inputs) -> Run:
    tensors = [torch.tensor(inputs[name], requires_grad=True) for name in ("x", "gamma", "beta")]
    dout, channels = torch.tensor(inputs["dout"]), inputs["x"].shape[1]
    mean, var = (make(channels, dtype=dout.dtype) for make in (torch.zeros, torch.ones))

    def run() -> Any:
        out = torch.nn.functional.batch_norm(tensors[0], mean, var, *tensors[1:], training=True)
        return out, *torch.autograd.grad(out, tensors, dout)

    return run


def draw_sequences(rng: Rng, size: Any) -> Inputs:
    n_samples, steps, features, units = size
    return {
        "x": rng.standard_normal((n_samples, steps, features)),
        "h0": rng.standard_normal((n_samples, units)),
        "Wx": rng.standard_normal((features, 4 * units)) / np.sqrt(features),
        "Wh": rng.standard_normal((units, 4 * units)) / np.sqrt(units),
        "b": rng.standard_normal(4 * units),
        "dh": rng.standard_normal((n_samples, steps, units)),
    }


def our_lstm(inputs: Inputs) -> Run:
    forward, backward = find("lstm_forward"), find("lstm_backward")

    def run() -> Any:
        h, cache = forward(*(inputs[name] for name in ("x", "h0", "Wx", "Wh", "b")))
        return h, *backward(inputs["dh"], cache)

    return run


def numpy_lstm(inputs: Inputs) -> Run:
    """Step by step, as it is mostly written."""
    x, h0, Wx, Wh, b, dh = (inputs[name] for name in ("x", "h0", "Wx", "Wh", "b", "dh"))
    (n_samples, steps, _), units = x.shape, h0.shape[1]

    def sigmoid(a: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-a))

    def run() -> Any:
        h, c, kept = h0, np.zeros_like(h0), []
        hs = np.empty((n_samples, steps, units), x.dtype)
        for t in range(steps):
            a = x[:, t] @ Wx + h @ Wh + b
            i, f, o = (sigmoid(a[:, k * units : (k + 1) * units]) for k in range(3))
            g = np.tanh(a[:, 3 * units :])
            next_c = f * c + i * g
            squashed = np.tanh(next_c)
            kept.append((h, c, i, f, o, g, squashed))
            h, c = o * squashed, next_c
            hs[:, t] = h
        dx, dWx, dWh, db = np.empty_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
        dnext_h, dnext_c = np.zeros_like(h0), np.zeros_like(h0)
        for t in reversed(range(steps)):
            h, c, i, f, o, g, squashed = kept[t]
            dnext_h = dnext_h + dh[:, t]
            dnext_c = dnext_c + dnext_h * o * (1 - squashed**2)
            gates = dnext_c * g * i * (1 - i), dnext_c * c * f * (1 - f)
            gates += dnext_h * squashed * o * (1 - o), dnext_c * i * (1 - g**2)
            da = np.concatenate(gates, axis=1)
            dx[:, t], dnext_h, dnext_c = da @ Wx.T, da @ Wh.T, dnext_c * f
            dWx += x[:, t].T @ da
            dWh += h.T @ da
            db += da.sum(axis=0)
        return hs, dx, dnext_h, dWx, dWh, db

    return run


def torch_lstm(torch: ModuleType, inputs: Inputs) -> Run:
    """The same layer; its gates come in the order i, f, g, o, and the bias twice."""
    units, dtype = inputs["h0"].shape[1], torch.tensor(inputs["x"]).dtype
    order = np.r_[0 : 2 * units, 3 * units : 4 * units, 2 * units : 3 * units]
    layer = torch.nn.LSTM(inputs["x"].shape[2], units, batch_first=True, dtype=dtype)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(torch.tensor(inputs["Wx"].T[order]))
        layer.weight_hh_l0.copy_(torch.tensor(inputs["Wh"].T[order]))
        layer.bias_ih_l0.copy_(torch.tensor(inputs["b"][order]))
        layer.bias_hh_l0.zero_()
    x, h0 = (
        torch.tensor(inputs["x"], requires_grad=True),
        torch.tensor(inputs["h0"][None], requires_grad=True),
    )
    c0, dh = torch.zeros_like(h0), torch.tensor(inputs["dh"])
    back = torch.tensor(np.argsort(order))

    def run() -> Any:
        h, _ = layer(x, (h0, c0))
        wanted = x, h0, layer.weight_ih_l0, layer.weight_hh_l0, layer.bias_ih_l0
        dx, dh0, dWx, dWh, db = torch.autograd.grad(h, wanted, dh)
        return h, dx, dh0[0], dWx[back].T, dWh[back].T, db[back]

    return run


def draw_weights(rng: Rng, size: int) -> Inputs:
    return {"w": rng.standard_normal(size), "dw": rng.standard_normal(size)}


def our_adam(inputs: Inputs) -> Run:
    """The second step: ours returns new arrays and leaves what it is given, so that it can be made again."""
    adam, dw = find("adam"), inputs["dw"]
    w, config = adam(inputs["w"], dw)
    return lambda: adam(w, dw, config)[0]


def numpy_adam(inputs: Inputs) -> Run:
    dw = inputs["dw"]

    def step(w: np.ndarray, m: Any, v: Any, t: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        m = 0.9 * m + (1 - 0.9) * dw
        v = 0.999 * v + (1 - 0.999) * dw**2
        return w - 1e-3 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v

    first = step(inputs["w"], np.zeros_like(dw), np.zeros_like(dw), 1)
    return lambda: step(*first, 2)[0]


def torch_adam(torch: ModuleType, inputs: Inputs, **settings: bool) -> Run:
    """In place, as PyTorch does it: the first call makes the second step, and later ones go on."""
    w = torch.nn.Parameter(torch.tensor(inputs["w"]))
    w.grad = torch.tensor(inputs["dw"])
    optimizer = torch.optim.Adam([w], **settings)
    optimizer.step()

    def run() -> Any:
        optimizer.step()
        return w

    return run


def torch_fused_adam(torch: ModuleType, inputs: Inputs) -> Run:
    return torch_adam(torch, inputs, fused=True)


SCORES = {"128x10": (128, 10), "512x1000": (512, 1000)}
BATCHES = {"256x512": (256, 512), "32x64x32x32": (32, 64, 32, 32)}
SEQUENCES = {"32x64x128 -> 128": (32, 64, 128, 128)}
WEIGHTS = {"10,000,000": 10_000_000}

LAYERS = (
    Operation("softmax_loss", SCORES, draw_scores, our_softmax_loss, numpy_softmax_loss, torch_softmax_loss),
    Operation(
        "batchnorm, both directions", BATCHES, draw_batch, our_batchnorm, numpy_batchnorm, torch_batchnorm
    ),
    Operation("lstm, both directions", SEQUENCES, draw_sequences, our_lstm, numpy_lstm, torch_lstm),
    Operation("adam", WEIGHTS, draw_weights, our_adam, numpy_adam, torch_adam),
    Operation(
        "adam, PyTorch's fused and in place", WEIGHTS, draw_weights, our_adam, numpy_adam, torch_fused_adam
    ),
)

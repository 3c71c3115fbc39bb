"""Build the architectures in PyTorch, ask autograd in float64 for their gradients, and store the answers.

Not run by the tests, which need no PyTorch. From the repository's root::

    python3 -m venv /tmp/authority && /tmp/authority/bin/pip install torch==2.13.0 numpy
    /tmp/authority/bin/python -m tests.reference.architectures.record
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import conv2d, conv_transpose2d, cross_entropy, max_pool2d, mse_loss

from ..recording import Recording

# C, F1, F, height, width, stride, projection
RESIDUAL = [
    (2, 3, 2, 4, 5, 1, False),
    (2, 3, 4, 5, 4, 1, True),
    (3, 2, 4, 5, 6, 2, True),
    (1, 1, 1, 3, 3, 1, True),
]
INCEPTION = [(), ("w3_reduce",), ("w5_reduce", "wp"), ("w3_reduce", "w5_reduce", "wp")]
VGG = [((1, 2, 4, 6), (3,)), ((2, 3, 5, 7), (2, 4)), ((1, 1, 6, 5), (2, 3, 2))]
# activation, sparsity, samples, features, units: bottlenecks and overcomplete codes
AUTOENCODERS = [
    ("sigmoid", 0.0, 5, 4, 2),
    ("sigmoid", 0.3, 4, 3, 6),
    ("tanh", 0.5, 1, 5, 2),
    ("relu", 0.25, 6, 3, 4),
]


def residual_block(x, w1, b1, w2, b2, w_proj=None, b_proj=None, stride=1):
    hidden = torch.relu(conv2d(x, w1, b1, stride=stride, padding=1))
    shortcut = x if w_proj is None else conv2d(x, w_proj, b_proj, stride=stride)
    return torch.relu(conv2d(hidden, w2, b2, padding=1) + shortcut)


def inception(x, **p):
    def layer(image, name, pad):
        return torch.relu(conv2d(image, p["w" + name], p["b" + name], padding=pad))

    before3 = layer(x, "3_reduce", 0) if "w3_reduce" in p else x
    before5 = layer(x, "5_reduce", 0) if "w5_reduce" in p else x
    pooled = max_pool2d(x, 3, 1, 1)
    last = layer(pooled, "p", 0) if "wp" in p else pooled
    return torch.cat([layer(x, "1", 0), layer(before3, "3", 1), layer(before5, "5", 2), last], dim=1)


def vgg_block(x, **p):
    for i in range(1, len(p) // 2 + 1):
        x = torch.relu(conv2d(x, p[f"w{i}"], p[f"b{i}"], padding=1))
    return max_pool2d(x, 2)


def unet(x, **p):
    skip = torch.relu(conv2d(x, p["w_down"], p["b_down"], padding=1))
    bottom = torch.relu(conv2d(max_pool2d(skip, 2), p["w_bottom"], p["b_bottom"], padding=1))
    up = conv_transpose2d(bottom, p["w_up"], p["b_up"], stride=2)
    merged = torch.relu(conv2d(torch.cat([skip, up], dim=1), p["w_merge"], p["b_merge"], padding=1))
    return conv2d(merged, p["w_out"], p["b_out"])


def autoencoder(X, W1, b1, W2, b2, activation, sparsity):
    code = getattr(torch, activation)(X @ W1 + b1)
    return mse_loss(code @ W2 + b2, X) + sparsity * code.abs().sum() / len(X)


def convnet(X, y, **p):
    for i in (1, 2, 3):
        X = max_pool2d(torch.relu(conv2d(X, p[f"W{i}"], p[f"b{i}"], padding=1)), 2)
    return cross_entropy(X.flatten(1) @ p["W4"] + p["b4"], y)


def differentiated(recording, run, arrays, dout=None):
    """Run with gradients; return the output, the upstream gradient that was drawn and one gradient an array."""
    tensors = {name: torch.tensor(array, requires_grad=True) for name, array in arrays.items()}
    out = run(**tensors)
    dout = recording.draw(*out.shape) if dout is None else dout
    gradients = torch.autograd.grad(out, tuple(tensors.values()), torch.tensor(dout))
    return out.detach().numpy(), dout, {n: g.numpy() for n, g in zip(tensors, gradients, strict=True)}


def pairs(recording, shapes, filter_axis=None):
    """Draw weights of the given shapes by name, each followed by its biases."""
    drawn = {}
    for name, shape in shapes.items():
        fan_in = np.prod(shape[1:]) if len(shape) == 4 else shape[0]
        scaled = recording.draw(*shape) * np.sqrt(2 / fan_in)
        drawn[name] = scaled.astype(np.float32).astype(np.float64)
        drawn["b" + name[1:]] = recording.draw(
            shape[(filter_axis or {}).get(name, 0 if len(shape) == 4 else 1)]
        )
    return drawn


def record_blocks(recording: Recording) -> None:
    for c, f1, f, height, width, stride, projected in RESIDUAL:
        shapes = {"w1": (f1, c, 3, 3), "w2": (f, f1, 3, 3)} | ({"w_proj": (f, c, 1, 1)} if projected else {})
        arrays = {"x": recording.draw(2, c, height, width), **pairs(recording, shapes)}
        out, dout, grads = differentiated(
            recording, lambda stride=stride, **tensors: residual_block(**tensors, stride=stride), arrays
        )
        settings = {"stride": stride, "dout": dout}
        recording.add("residual_block", arrays | settings, {"out": out, "gradients": list(grads.values())})
    for optional in INCEPTION:
        shapes = {"w1": (2, 3, 1, 1), "w3": (3, 3, 3, 3), "w5": (1, 3, 5, 5)}
        if "w3_reduce" in optional:
            shapes |= {"w3_reduce": (2, 3, 1, 1), "w3": (3, 2, 3, 3)}
        if "w5_reduce" in optional:
            shapes |= {"w5_reduce": (2, 3, 1, 1), "w5": (1, 2, 5, 5)}
        if "wp" in optional:
            shapes |= {"wp": (2, 3, 1, 1)}
        record_block(recording, "inception", inception, (2, 3, 4, 5), pairs(recording, shapes))
    for x_shape, filters in VGG:
        channels = [x_shape[1], *filters]
        shapes = {f"w{i + 1}": (channels[i + 1], channels[i], 3, 3) for i in range(len(filters))}
        record_block(recording, "vgg_block", vgg_block, x_shape, pairs(recording, shapes))
    for x_shape in [(2, 2, 4, 6), (1, 2, 2, 8)]:
        shapes = {"w_down": (3, 2, 3, 3), "w_bottom": (4, 3, 3, 3), "w_up": (4, 2, 2, 2)}
        shapes |= {"w_merge": (3, 5, 3, 3), "w_out": (2, 3, 1, 1)}
        record_block(recording, "unet", unet, x_shape, pairs(recording, shapes, {"w_up": 1}))


def record_block(recording, function, run, x_shape, params):
    x = recording.draw(*x_shape)
    out, dout, grads = differentiated(recording, run, {"x": x, **params})
    dx = grads.pop("x")
    recording.add(function, {"x": x, "params": params, "dout": dout}, {"out": out, "dx": dx, "grads": grads})


def record_losses(recording: Recording) -> None:
    one = np.array(1.0)
    for activation, sparsity, samples, features, units in AUTOENCODERS:
        X, params = (
            recording.draw(samples, features),
            pairs(recording, {"W1": (features, units), "W2": (units, features)}),
        )
        settings = {"activation": activation, "sparsity": sparsity}
        loss, _, grads = differentiated(
            recording, lambda X=X, s=settings, **p: autoencoder(torch.tensor(X), **p, **s), params, one
        )
        recording.add(
            "autoencoder_loss", {"params": params, "X": X, **settings}, {"loss": loss, "grads": grads}
        )
    for x_shape, filters, classes in [
        ((3, 1, 8, 16), (4, 3, 2), 2),
        ((2, 2, 16, 8), (2, 3, 4), 3),
        ((1, 1, 8, 8), (1, 1, 1), 1),
    ]:
        channels = [x_shape[1], *filters]
        shapes = {f"W{i + 1}": (channels[i + 1], channels[i], 3, 3) for i in range(3)}
        params = pairs(recording, shapes | {"W4": (filters[2] * x_shape[2] * x_shape[3] // 64, classes)})
        X, y = recording.draw(*x_shape), recording.rng.integers(classes, size=x_shape[0])
        loss, _, grads = differentiated(
            recording, lambda X=X, y=y, **p: convnet(torch.tensor(X), torch.tensor(y), **p), params, one
        )
        recording.add("convnet_loss", {"params": params, "X": X, "y": y}, {"loss": loss, "grads": grads})


def main() -> None:
    recording = Recording(seed=10)
    record_blocks(recording)
    record_losses(recording)
    recording.save(Path(__file__).parent, torch=torch.__version__)


if __name__ == "__main__":
    main()

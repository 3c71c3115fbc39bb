"""Record answers and gradients from PyTorch in float64, so that the tests need no PyTorch.

    python -m venv recording && recording/bin/pip install torch==2.13.0 numpy
    recording/bin/python tests/reference/layers/authority/record.py

writes cases.npz (inputs, outputs, gradients) and cases.json (settings and versions) beside this file. Inputs
are float32 numbers stored as float64: the same cases serve the float32 tests without a rounding of their own.
"""

import json
import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

SEED = 20_260
EXTREMES = [-1e4, -750.0, -90.0, -1.5, 0.25, 1.5, 90.0, 750.0, 1e4]
OUTSIDE = "epsilon outside the root"

Case = dict[str, Any]
rng = np.random.default_rng(SEED)


def draw(*shape: int) -> np.ndarray:
    return rng.standard_normal(shape).astype(np.float32).astype(np.float64)


def case(
    name: str,
    function: Callable[..., Any],
    arrays: dict[str, Any],
    form: str | None = None,
    constants: dict[str, np.ndarray] | None = None,
    **settings: Any,
) -> Case:
    """Evaluate function(*arrays), contract it with a random upstream gradient and differentiate."""
    tensors = {
        key: torch.tensor(value, dtype=torch.float64, requires_grad=True) for key, value in arrays.items()
    }
    out, state = function(*tensors.values()), {}
    if isinstance(out, tuple):
        out, state = out
    upstream = draw(*out.shape)
    out.backward(torch.tensor(upstream))
    stored = {f"in:{key}": np.asarray(value, dtype=np.float64) for key, value in arrays.items()}
    stored |= {f"constant:{key}": value for key, value in (constants or {}).items()}
    stored |= {f"grad:{key}": tensor.grad.numpy() for key, tensor in tensors.items()}
    stored |= {f"state:{key}": value.detach().numpy() for key, value in state.items()}
    stored |= {"upstream": upstream, "out": out.detach().numpy()}
    return {"function": name, "form": form, "arguments": list(arrays), "settings": settings, "stored": stored}


def activations() -> Iterator[Case]:
    elementwise: list[tuple[str, Callable[..., Any], str | None, dict[str, Any]]] = [
        ("sigmoid", torch.sigmoid, None, {}),
        ("tanh", torch.tanh, None, {}),
        ("relu", torch.relu, None, {}),
        ("leaky_relu", F.leaky_relu, None, {}),
        ("leaky_relu", lambda x: F.leaky_relu(x, 0.2), None, {"alpha": 0.2}),
        ("rrelu", lambda x: F.rrelu(x, 0.125, 0.375), None, {"lower": 0.125, "upper": 0.375, "train": False}),
        ("elu", F.elu, None, {}),
        ("elu", lambda x: F.elu(x, 0.5), None, {"alpha": 0.5}),
        ("gelu", F.gelu, None, {}),
        ("gelu", lambda x: F.gelu(x, approximate="tanh"), "tanh form", {}),
        ("silu", F.silu, None, {}),
        # F.softplus turns linear above a threshold, which costs nine digits there
        ("softplus", lambda x: torch.logaddexp(x, torch.zeros_like(x)), None, {}),
        ("softmax", lambda x: F.softmax(x, -1), None, {}),
        ("log_softmax", lambda x: F.log_softmax(x, -1), None, {}),
    ]
    for name, function, form, settings in elementwise:
        for x in (draw(2, 3, 4), 3 * draw(5, 7), np.array(EXTREMES)):
            yield case(name, function, {"x": x}, form, **settings)
    yield case("prelu", F.prelu, {"x": draw(5, 3), "alpha": draw(3)})
    yield case("prelu", F.prelu, {"x": draw(4, 3, 5), "alpha": draw(3)})
    yield case("prelu", F.prelu, {"x": draw(2, 3, 4, 5), "alpha": draw(3)})
    for shape in ((6,), (2, 3, 4, 5)):
        yield case("prelu", F.prelu, {"x": draw(*shape), "alpha": draw()})
    for k, n, d, m in ((3, 5, 4, 2), (1, 2, 3, 4)):
        yield case("maxout", _maxout, {"x": draw(n, d), "W": draw(k, d, m), "b": draw(k, m)})


def _maxout(x: torch.Tensor, W: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return (torch.einsum("nd,kdm->knm", x, W) + b[:, None]).max(dim=0).values


def dense_networks() -> Iterator[Case]:
    for shape in ((5, 3), (4, 2, 3), (2, 3, 1, 2)):
        d = int(np.prod(shape[1:]))
        arrays = {"x": draw(*shape), "w": draw(d, 4), "b": draw(4)}
        yield case("affine", lambda x, w, b: x.flatten(1) @ w + b, arrays)
        yield case("flatten", lambda x: x.flatten(1), {"x": draw(*shape)})
    for activation, sizes in (
        ("relu", (4, 6, 5, 3)),
        ("sigmoid", (4, 6, 3)),
        ("tanh", (4, 3)),
        ("tanh", (3, 5, 2)),
    ):
        for reg in (0.0, 0.125):
            yield _mlp(activation, sizes, reg)


def _mlp(activation: str, sizes: tuple[int, ...], reg: float) -> Case:
    n_layers = len(sizes) - 1
    arrays = {}
    for layer in range(1, n_layers + 1):
        arrays[f"W{layer}"] = draw(sizes[layer - 1], sizes[layer])
        arrays[f"b{layer}"] = draw(sizes[layer])
    X, y = draw(7, sizes[0]), rng.integers(sizes[-1], size=7)

    def loss(*values: torch.Tensor) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
        params, out = dict(zip(arrays, values, strict=True)), torch.tensor(X)
        for layer in range(1, n_layers + 1):
            out = F.linear(out, params[f"W{layer}"].T, params[f"b{layer}"])
            out = getattr(torch, activation)(out) if layer < n_layers else out
        penalty = sum((params[f"W{layer}"] ** 2).sum() for layer in range(1, n_layers + 1))
        return F.cross_entropy(out, torch.tensor(y)) + reg * penalty, {"scores": out}

    return case("mlp_loss", loss, arrays, constants={"X": X, "y": y}, activation=activation, reg=reg)


def normalization() -> Iterator[Case]:
    for eps in (1e-5, 0.1):
        for name, shape in (("batchnorm", (6, 4)), ("spatial_batchnorm", (3, 4, 2, 5))):
            for mode in ("train", "test"):
                for momentum in (0.9, 0.75):
                    yield _batchnorm(name, shape, mode, eps, momentum, None)
                    yield _batchnorm(name, shape, mode, eps, momentum, OUTSIDE)
        arrays = {"x": 2 * draw(5, 7) + 3, "gamma": draw(7), "beta": draw(7)}
        options = {"ln_param": {"eps": eps}}
        yield case(
            "layernorm",
            lambda x, gamma, beta, e=eps: F.layer_norm(x, (7,), gamma, beta, e),
            arrays,
            **options,
        )
        yield case("layernorm", _outside((1,), (1, 7), eps), arrays, OUTSIDE, **options)
        for groups in (1, 2, 3, 6):
            yield from _groupnorm(groups, eps)


def _batchnorm(
    name: str, shape: tuple[int, ...], mode: str, eps: float, momentum: float, form: str | None
) -> Case:
    c = shape[1]
    arrays = {"x": 2 * draw(*shape) + 3, "gamma": draw(c), "beta": draw(c)}
    running = {"running_mean": draw(c), "running_var": draw(c) ** 2 + 0.5}
    running["running_var"] = running["running_var"].astype(np.float32).astype(np.float64)
    axes = tuple(axis for axis in range(len(shape)) if axis != 1)

    def function(x: torch.Tensor, gamma: torch.Tensor, beta: torch.Tensor) -> Any:
        mean, var = torch.tensor(running["running_mean"]), torch.tensor(running["running_var"])
        if mode == "test" and form == OUTSIDE:
            view = (c,) + (1,) * (len(shape) - 2)
            x_hat = (x - mean.view(view)) / (var.sqrt().view(view) + eps)
            return gamma.view(view) * x_hat + beta.view(view), {"running_mean": mean, "running_var": var}
        biased = momentum * var + (1 - momentum) * x.var(dim=axes, correction=0)
        if form == OUTSIDE:
            out = _outside(axes, (c,) + (1,) * (len(shape) - 2), eps)(x, gamma, beta)
            return out, {
                "running_mean": momentum * mean + (1 - momentum) * x.mean(dim=axes),
                "running_var": biased,
            }
        new_var = biased if mode == "train" else var
        out = F.batch_norm(x, mean, var.clone(), gamma, beta, mode == "train", 1 - momentum, eps)
        return out, {"running_mean": mean, "running_var": new_var}  # PyTorch moved the mean in place

    bn_param = {"mode": mode, "eps": eps, "momentum": momentum}
    return case(name, function, arrays, form, constants=running, bn_param=bn_param)


def _groupnorm(groups: int, eps: float) -> Iterator[Case]:
    n, c, h, w = 2, 6, 3, 4
    arrays = {"x": 2 * draw(n, c, h, w) + 3, "gamma": draw(c), "beta": draw(c)}
    options = {"groups": groups, "gn_param": {"eps": eps}}

    def outside(x: torch.Tensor, gamma: torch.Tensor, beta: torch.Tensor) -> torch.Tensor:
        rows = x.reshape(n, groups, -1)
        std = rows.std(dim=2, correction=0, keepdim=True)
        x_hat = ((rows - rows.mean(dim=2, keepdim=True)) / (std + eps)).reshape(x.shape)
        return gamma.view(c, 1, 1) * x_hat + beta.view(c, 1, 1)

    yield case(
        "groupnorm", lambda x, gamma, beta: F.group_norm(x, groups, gamma, beta, eps), arrays, **options
    )
    yield case("groupnorm", outside, arrays, OUTSIDE, **options)


def _outside(axes: tuple[int, ...], view: tuple[int, ...], eps: float) -> Callable[..., torch.Tensor]:
    def function(x: torch.Tensor, gamma: torch.Tensor, beta: torch.Tensor) -> torch.Tensor:
        std = x.std(dim=axes, correction=0, keepdim=True)
        return gamma.view(view) * (x - x.mean(dim=axes, keepdim=True)) / (std + eps) + beta.view(view)

    return function


def main() -> None:
    folder = Path(__file__).parent
    recorded, arrays = {}, {}
    for index, made in enumerate([*activations(), *dense_networks(), *normalization()]):
        name = f"{index:03d}-{made['function']}"
        arrays |= {f"{name}/{key}": value for key, value in made.pop("stored").items()}
        recorded[name] = made
    versions = {"torch": torch.__version__, "numpy": np.__version__, "python": platform.python_version()}
    np.savez_compressed(folder / "cases.npz", **arrays)
    text = json.dumps({"versions": versions, "seed": SEED, "cases": recorded}, indent=1)
    (folder / "cases.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(recorded)} cases, {versions}")


if __name__ == "__main__":
    main()

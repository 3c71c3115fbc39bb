"""Accepted other forms: what the velocity holds, where epsilon goes, what is corrected for bias, how long to wait.

The optimizers here are plain NumPy and share no line of arithmetic with the compiled loops. Their state has the
same names.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from reference.optimizers.arguments import (
    optimizer_arrays,
    optimizer_settings,
    optimizer_state,
    optimizer_time,
)
from reference.optimizers.early_stopping import EarlyStopping
from reference.optimizers.patience import Patience
from reference.optimizers.reduce_on_plateau import ReduceOnPlateau

_Config = Mapping[str, Any] | None
_Step = tuple[np.ndarray, dict[str, Any]]
_BETAS = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


def _sgd_momentum_of_gradients(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    """Gather bare gradients: v' = momentum * v + dw, next_w = w - learning_rate * v'."""
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, momentum=0.9)
    velocity = config["momentum"] * optimizer_state(config, "velocity", w) + dw
    return np.asarray(w - config["learning_rate"] * velocity), config | {"velocity": np.asarray(velocity)}


def _nesterov_momentum_of_gradients(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    """Gather bare gradients: v' = momentum * v + dw, next_w = w - learning_rate * (dw + momentum * v')."""
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, momentum=0.9)
    velocity = config["momentum"] * optimizer_state(config, "velocity", w) + dw
    next_w = w - config["learning_rate"] * (dw + config["momentum"] * velocity)
    return np.asarray(next_w), config | {"velocity": np.asarray(velocity)}


def _adagrad_inside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, epsilon=1e-8)
    cache = optimizer_state(config, "cache", w) + dw**2
    step = config["learning_rate"] * dw / np.sqrt(cache + config["epsilon"])
    return np.asarray(w - step), config | {"cache": np.asarray(cache)}


def _rmsprop_inside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8)
    cache = _moved(optimizer_state(config, "cache", w), dw**2, config["decay_rate"])
    step = config["learning_rate"] * dw / np.sqrt(cache + config["epsilon"])
    return np.asarray(w - step), config | {"cache": cache}


def _adadelta_outside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1.0, rho=0.95, epsilon=1e-6)
    rho, epsilon, cache_delta = config["rho"], config["epsilon"], optimizer_state(config, "cache_delta", w)
    cache = _moved(optimizer_state(config, "cache", w), dw**2, rho)
    delta = dw * (np.sqrt(cache_delta) + epsilon) / (np.sqrt(cache) + epsilon)
    state = {"cache": cache, "cache_delta": _moved(cache_delta, delta**2, rho)}
    return np.asarray(w - config["learning_rate"] * delta), config | state


def _adamax_outside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=2e-3, **_BETAS)
    t = optimizer_time(config) + 1
    m = _moved(optimizer_state(config, "m", w), dw, config["beta1"])
    u = np.asarray(np.maximum(config["beta2"] * optimizer_state(config, "u", w), np.abs(dw)))
    rate = config["learning_rate"] / (1 - config["beta1"] ** t)
    return np.asarray(w - rate * m / (u + config["epsilon"])), config | {"m": m, "u": u, "t": t}


def _adam_inside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    w, config, m, v, t = _adam_means(w, dw, config, learning_rate=1e-3)
    root = np.sqrt(v / (1 - config["beta2"] ** t) + config["epsilon"])
    return np.asarray(w - config["learning_rate"] * m / (1 - config["beta1"] ** t) / root), config


def _adam_uncorrected_epsilon(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    """Correct the learning rate instead of the means, as the paper proposes at the end of its section 2."""
    w, config, m, v, t = _adam_means(w, dw, config, learning_rate=1e-3)
    rate = config["learning_rate"] * np.sqrt(1 - config["beta2"] ** t) / (1 - config["beta1"] ** t)
    return np.asarray(w - float(rate) * m / (np.sqrt(v) + config["epsilon"])), config


def _adamw_inside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    return _decayed(_adam_inside, w, dw, config)


def _adamw_uncorrected_epsilon(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    return _decayed(_adam_uncorrected_epsilon, w, dw, config)


def _amsgrad_inside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    return _amsgrad(w, dw, config, corrected=True, inside=True)


def _amsgrad_uncorrected(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    return _amsgrad(w, dw, config, corrected=False, inside=False)


def _amsgrad_uncorrected_inside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    return _amsgrad(w, dw, config, corrected=False, inside=True)


def _nadam_inside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    config = optimizer_settings(config, momentum_decay=4e-3)
    w, config, m, v, t = _adam_means(w, dw, config, learning_rate=2e-3)
    now, after = (config["beta1"] * (1 - 0.5 * 0.96 ** (s * config["momentum_decay"])) for s in (t, t + 1))
    product = config.get("mu_product", 1.0) * now
    m_hat = after * m / (1 - product * after) + (1 - now) * np.asarray(dw, w.dtype) / (1 - product)
    root = _root(v / (1 - config["beta2"] ** t), config["epsilon"], inside=True)
    return np.asarray(w - config["learning_rate"] * m_hat / root), config | {"mu_product": product}


def _nadam_plain(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    return _dozat(w, dw, config, inside=False)


def _nadam_plain_inside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    return _dozat(w, dw, config, inside=True)


def _amsgrad(w: np.ndarray, dw: np.ndarray, config: _Config, corrected: bool, inside: bool) -> _Step:
    w, config, m, v, t = _adam_means(w, dw, config, learning_rate=1e-3)
    v_max = np.asarray(np.maximum(optimizer_state(config, "v_max", w), v))
    of_m, of_v = (1 - config["beta1"] ** t, 1 - config["beta2"] ** t) if corrected else (1.0, 1.0)
    step = config["learning_rate"] * (m / of_m) / _root(v_max / of_v, config["epsilon"], inside)
    return np.asarray(w - step), config | {"v_max": v_max}


def _dozat(w: np.ndarray, dw: np.ndarray, config: _Config, inside: bool) -> _Step:
    w, config, m, v, t = _adam_means(w, dw, config, learning_rate=2e-3)
    beta1 = config["beta1"]
    m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * np.asarray(dw, w.dtype) / (1 - beta1**t)
    root = _root(v / (1 - config["beta2"] ** t), config["epsilon"], inside)
    return np.asarray(w - config["learning_rate"] * m_hat / root), config


def _decayed(step: Callable[..., _Step], w: np.ndarray, dw: np.ndarray, config: _Config) -> _Step:
    config = optimizer_settings(config, learning_rate=1e-3, weight_decay=1e-2)
    next_w, config = step(w, dw, config)
    return np.asarray(
        next_w - config["learning_rate"] * config["weight_decay"] * np.asarray(w, next_w.dtype)
    ), config


def _adam_means(
    w: np.ndarray, dw: np.ndarray, config: _Config, learning_rate: float
) -> tuple[np.ndarray, dict[str, Any], np.ndarray, np.ndarray, int]:
    """Return weights, the config after the step, and its m, v and t."""
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=learning_rate, **_BETAS)
    m = _moved(optimizer_state(config, "m", w), dw, config["beta1"])
    v = _moved(optimizer_state(config, "v", w), dw**2, config["beta2"])
    t = optimizer_time(config) + 1
    return w, config | {"m": m, "v": v, "t": t}, m, v, t


def _moved(mean: np.ndarray, value: np.ndarray, decay: float) -> np.ndarray:
    return np.asarray(decay * mean + (1 - decay) * value)


def _root(v: np.ndarray, epsilon: float, inside: bool) -> np.ndarray:
    return np.asarray(np.sqrt(v + epsilon) if inside else np.sqrt(v) + epsilon)


class _ReduceOneLater(ReduceOnPlateau):
    """Reduce after patience + 1 epochs without improvement."""

    def __init__(self, factor: float, patience: int, min_delta: float = 0.0, min_lr: float = 0.0) -> None:
        super().__init__(factor, patience, min_delta, min_lr)
        self._patience = Patience(self._patience.patience + 1, min_delta)


class _StopOneLater(EarlyStopping):
    """Stop after patience + 1 epochs without improvement."""

    def __init__(self, patience: int, min_delta: float = 0.0) -> None:
        super().__init__(patience, min_delta)
        self._patience = Patience(self._patience.patience + 1, min_delta)


VARIANTS: dict[str, dict[str, Callable[..., Any]]] = {
    "velocity of bare gradients": {
        "sgd_momentum": _sgd_momentum_of_gradients,
        "nesterov_momentum": _nesterov_momentum_of_gradients,
    },
    "epsilon inside the root": {
        "adagrad": _adagrad_inside,
        "rmsprop": _rmsprop_inside,
        "adam": _adam_inside,
        "adamw": _adamw_inside,
        "amsgrad": _amsgrad_inside,
        "nadam": _nadam_inside,
    },
    "epsilon outside the roots": {"adadelta": _adadelta_outside},
    "epsilon outside the maximum": {"adamax": _adamax_outside},
    "bias correction in the learning rate": {
        "adam": _adam_uncorrected_epsilon,
        "adamw": _adamw_uncorrected_epsilon,
    },
    "without bias correction": {"amsgrad": _amsgrad_uncorrected},
    "without bias correction, epsilon inside the root": {"amsgrad": _amsgrad_uncorrected_inside},
    "Dozat's plain form": {"nadam": _nadam_plain},
    "Dozat's plain form, epsilon inside the root": {"nadam": _nadam_plain_inside},
    "one epoch later": {"ReduceOnPlateau": _ReduceOneLater, "EarlyStopping": _StopOneLater},
}

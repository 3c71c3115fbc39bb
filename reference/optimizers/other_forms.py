"""Accepted other forms: what the velocity holds, where epsilon goes, what is corrected for bias, how long to wait.

The optimizers here are plain NumPy and share no line of arithmetic with the compiled loops. Their state has the
same names.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from reference._shared.arrays import as_float
from reference.optimizers.arguments import (
    optimizer_arrays,
    optimizer_settings,
    optimizer_state,
    optimizer_time,
)
from reference.optimizers.early_stopping import EarlyStopping
from reference.optimizers.nesterov import nesterov_momentum, nesterov_step
from reference.optimizers.patience import Patience
from reference.optimizers.reduce_on_plateau import ReduceOnPlateau
from reference.optimizers.sgd_momentum import sgd_momentum

_Config = Mapping[str, Any] | None
_Step = tuple[np.ndarray, dict[str, Any]]
_Optimizer = Callable[..., _Step]
_Gradient = Callable[[np.ndarray], Any]
_Root = Callable[[np.ndarray, float, float], np.ndarray]
_BETAS = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


def _sgd_momentum_of_gradients(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    """Gather bare gradients: v' = momentum * v + dw, next_w = w - learning_rate * v'."""
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, momentum=0.9)
    velocity = config["momentum"] * optimizer_state(config, "velocity", w) + dw
    return np.asarray(w - config["learning_rate"] * velocity), config | {"velocity": np.asarray(velocity)}


def _sgd_momentum_turned(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    """Let the velocity point uphill: v' = momentum * v + learning_rate * dw, next_w = w - v'."""
    return _turned(sgd_momentum, w, dw, config)


def _nesterov_momentum_turned(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    """Let the velocity point uphill, and take it away."""
    return _turned(nesterov_momentum, w, dw, config)


def _nesterov_step_turned(w: np.ndarray, grad_fn: _Gradient, config: _Config = None) -> _Step:
    """Let the velocity point uphill, and take it away."""
    return _turned(nesterov_step, w, grad_fn, config)


def _nesterov_step_of_gradients(w: np.ndarray, grad_fn: _Gradient, config: _Config = None) -> _Step:
    """Gather bare gradients: v' = momentum * v + grad_fn(w - learning_rate * momentum * v)."""
    config = optimizer_settings(config, learning_rate=1e-2, momentum=0.9)
    w = as_float("w", w)
    carried = config["momentum"] * optimizer_state(config, "velocity", w)
    w, gradient = optimizer_arrays(w, grad_fn(np.asarray(w - config["learning_rate"] * carried)))
    velocity = carried + gradient
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


def _adadelta_form(above: bool, below: bool) -> _Optimizer:
    """Put epsilon inside the root above or below the line, or outside of it."""

    def adadelta(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
        w, dw = optimizer_arrays(w, dw)
        config = optimizer_settings(config, learning_rate=1.0, rho=0.95, epsilon=1e-6)
        rho, epsilon, cache_delta = (
            config["rho"],
            config["epsilon"],
            optimizer_state(config, "cache_delta", w),
        )
        cache = _moved(optimizer_state(config, "cache", w), dw**2, rho)
        delta = np.asarray(dw * _root(cache_delta, epsilon, above) / _root(cache, epsilon, below))
        state = {"cache": cache, "cache_delta": _moved(cache_delta, delta**2, rho)}
        return np.asarray(w - config["learning_rate"] * delta), config | state

    return adadelta


def _adamax_outside(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=2e-3, **_BETAS)
    t = optimizer_time(config) + 1
    m = _moved(optimizer_state(config, "m", w), dw, config["beta1"])
    u = np.asarray(np.maximum(config["beta2"] * optimizer_state(config, "u", w), np.abs(dw)))
    rate = config["learning_rate"] / (1 - config["beta1"] ** t)
    return np.asarray(w - rate * m / (u + config["epsilon"])), config | {"m": m, "u": u, "t": t}


def _adam_form(root: _Root, decayed: bool = False) -> _Optimizer:
    """Adam, or AdamW, with another place for epsilon."""

    def adam(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
        w, config, m, v, t = _adam_means(w, dw, config, learning_rate=1e-3)
        rate = config["learning_rate"] / (1 - config["beta1"] ** t)
        next_w = w - rate * m / root(v, config["epsilon"], 1 - config["beta2"] ** t)
        if decayed:
            config = optimizer_settings(config, weight_decay=1e-2)
            next_w = next_w - config["learning_rate"] * config["weight_decay"] * w
        return np.asarray(next_w), config

    return adam


def _amsgrad_form(root: _Root, corrected: bool = True, early: bool = False) -> _Optimizer:
    """AMSGrad with the bias corrected in the maximum, early in the means it is of, or nowhere."""

    def amsgrad(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
        w, config, m, v, t = _adam_means(w, dw, config, learning_rate=1e-3)
        of_m, of_v = (1 - config["beta1"] ** t, 1 - config["beta2"] ** t) if corrected else (1.0, 1.0)
        if early:
            v, of_v = np.asarray(v / of_v), 1.0
        v_max = np.asarray(np.maximum(optimizer_state(config, "v_max", w), v))
        next_w = w - config["learning_rate"] / of_m * m / root(v_max, config["epsilon"], of_v)
        return np.asarray(next_w), config | {"v_max": v_max}

    return amsgrad


def _nadam_form(root: _Root, plain: bool = False) -> _Optimizer:
    """NAdam with PyTorch's momenta, which grow, or with Dozat's plain one, which stays."""

    def nadam(w: np.ndarray, dw: np.ndarray, config: _Config = None) -> _Step:
        config = optimizer_settings(config, momentum_decay=4e-3)
        w, config, m, v, t = _adam_means(w, dw, config, learning_rate=2e-3)
        grow = 0.0 if plain else 0.5
        now, after = (
            config["beta1"] * (1 - grow * 0.96 ** (s * config["momentum_decay"])) for s in (t, t + 1)
        )
        product = config.get("mu_product", 1.0) * now
        m_hat = after * m / (1 - product * after) + (1 - now) * np.asarray(dw, w.dtype) / (1 - product)
        below = root(v, config["epsilon"], 1 - config["beta2"] ** t)
        return np.asarray(w - config["learning_rate"] * m_hat / below), config | {"mu_product": product}

    return nadam


def _turned(step: Callable[..., _Step], w: np.ndarray, gradient: Any, config: _Config) -> _Step:
    """Make a step with a velocity of the opposite sign in config."""
    given = optimizer_settings(config)
    if "velocity" in given:
        given["velocity"] = -np.asarray(given["velocity"])
    next_w, returned = step(w, gradient, given)
    return next_w, returned | {"velocity": np.asarray(-returned["velocity"])}


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


def _outside(v: np.ndarray, epsilon: float, correction: float) -> np.ndarray:
    return _root(v / correction, epsilon, inside=False)


def _inside(v: np.ndarray, epsilon: float, correction: float) -> np.ndarray:
    return _root(v / correction, epsilon, inside=True)


def _uncorrected(v: np.ndarray, epsilon: float, correction: float) -> np.ndarray:
    """Correct the learning rate instead of the means, as Adam's paper proposes at the end of its section 2."""
    return _root(v, epsilon, inside=False) / math.sqrt(correction)


def _uncorrected_inside(v: np.ndarray, epsilon: float, correction: float) -> np.ndarray:
    return _root(v, epsilon, inside=True) / math.sqrt(correction)


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
        "nesterov_step": _nesterov_step_of_gradients,
    },
    "velocity turned round": {
        "sgd_momentum": _sgd_momentum_turned,
        "nesterov_momentum": _nesterov_momentum_turned,
        "nesterov_step": _nesterov_step_turned,
    },
    "epsilon inside the root": {
        "adagrad": _adagrad_inside,
        "rmsprop": _rmsprop_inside,
        "adam": _adam_form(_inside),
        "adamw": _adam_form(_inside, decayed=True),
        "amsgrad": _amsgrad_form(_inside),
        "nadam": _nadam_form(_inside),
    },
    "bias correction in the learning rate": {
        "adam": _adam_form(_uncorrected),
        "adamw": _adam_form(_uncorrected, decayed=True),
        "amsgrad": _amsgrad_form(_uncorrected),
        "nadam": _nadam_form(_uncorrected),
    },
    "bias correction in the learning rate, epsilon inside the root": {
        "adam": _adam_form(_uncorrected_inside),
        "adamw": _adam_form(_uncorrected_inside, decayed=True),
        "amsgrad": _amsgrad_form(_uncorrected_inside),
        "nadam": _nadam_form(_uncorrected_inside),
    },
    "epsilon outside the roots": {"adadelta": _adadelta_form(above=False, below=False)},
    "epsilon outside the upper root": {"adadelta": _adadelta_form(above=False, below=True)},
    "epsilon outside the lower root": {"adadelta": _adadelta_form(above=True, below=False)},
    "epsilon outside the maximum": {"adamax": _adamax_outside},
    "without bias correction": {"amsgrad": _amsgrad_form(_outside, corrected=False)},
    "without bias correction, epsilon inside the root": {"amsgrad": _amsgrad_form(_inside, corrected=False)},
    "maximum of corrected means": {"amsgrad": _amsgrad_form(_outside, early=True)},
    "maximum of corrected means, epsilon inside the root": {"amsgrad": _amsgrad_form(_inside, early=True)},
    "Dozat's plain form": {"nadam": _nadam_form(_outside, plain=True)},
    "Dozat's plain form, epsilon inside the root": {"nadam": _nadam_form(_inside, plain=True)},
    "Dozat's plain form, bias correction in the learning rate": {
        "nadam": _nadam_form(_uncorrected, plain=True)
    },
    "Dozat's plain form, bias correction in the learning rate, epsilon inside the root": {
        "nadam": _nadam_form(_uncorrected_inside, plain=True)
    },
    "one epoch later": {"ReduceOnPlateau": _ReduceOneLater, "EarlyStopping": _StopOneLater},
}

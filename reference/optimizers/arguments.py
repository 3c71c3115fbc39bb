"""Arguments that optimizers share: weights with their gradient, and the dict of hyper-parameters and state.

Arrays that the compiled loops can read as they are aren't copied: an optimizer only reads what it is given and
writes into new arrays, and its arrays are the largest of all.
"""

from collections.abc import Mapping
from numbers import Integral
from typing import Any

import numpy as np

from reference._shared.arrays import as_number, as_readable, require_shape

_FRACTIONS = ("momentum", "decay_rate", "rho", "beta1", "beta2")


def optimizer_arrays(w: Any, dw: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return weights and gradient, contiguous and in the dtype of the weights; both may be the caller's own."""
    w, dw = as_readable("w", w), as_readable("dw", dw)
    require_shape("dw", dw, w.shape)
    return w, dw.astype(w.dtype, copy=False)


def optimizer_settings(config: Mapping[str, Any] | None, **defaults: float) -> dict[str, Any]:
    """Copy the dict, with every hyper-parameter that defaults name read as a number, or its default."""
    if config is not None and not isinstance(config, Mapping):
        raise ValueError(f"config must be a dict or None. Received: {config!r}")
    filled = dict(config or {})
    for name, default in defaults.items():
        filled[name] = _as_hyper_parameter(name, filled.get(name, default))
    return filled


def optimizer_state(config: Mapping[str, Any], name: str, w: np.ndarray) -> np.ndarray:
    """Return a state array in the shape and dtype of the weights, zeros before the first step."""
    if name not in config:
        return np.zeros_like(w)
    state = as_readable(name, config[name])
    require_shape(name, state, w.shape)
    return state.astype(w.dtype, copy=False)


def optimizer_time(config: Mapping[str, Any]) -> int:
    """Return t, the number of steps taken so far."""
    return as_count("t", config.get("t", 0), at_least=0)


def as_count(name: str, value: Any, at_least: int) -> int:
    """Read a whole number that is not smaller than a bound."""
    if not isinstance(value, Integral) or value < at_least:
        raise ValueError(f"{name} must be an integer of at least {at_least}. Received: {value!r}")
    return int(value)


def as_not_negative(name: str, value: Any) -> float:
    """Read a number that must not be below zero."""
    number = as_number(name, value)
    if number < 0:
        raise ValueError(f"{name} must be at least 0. Received: {number}")
    return number


def _as_hyper_parameter(name: str, value: Any) -> float:
    number = as_not_negative(name, value)
    if name in _FRACTIONS and number >= 1:
        raise ValueError(f"{name} must be in [0, 1). Received: {number}")
    if name == "epsilon" and number == 0:
        raise ValueError(f"epsilon must be positive. Received: {number}")
    return number

"""Arguments: copied to float arrays of one dtype, or refused by name.

Copies, not views: a cache must stay right when the caller reuses its arrays, and the compiled loops see
one memory layout only. What is only read, and not kept, need not be copied (`as_readable`). Batch normalization
alone keeps the caller's x, as frameworks do: it waits for memory, and would wait longer for a copy.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np


def as_float(name: str, value: Any) -> np.ndarray:
    """Copy an array-like to a contiguous float array: float32 stays float32, all else becomes float64."""
    try:
        array = np.asarray(value)
    except ValueError as error:  # ragged nested lists
        raise ValueError(f"{name} must be an array of real numbers. Received: {value!r}") from error
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must be an array of real numbers. Received: dtype {array.dtype}")
    return np.array(array, dtype=np.float32 if array.dtype == np.float32 else np.float64, order="C")


def as_readable(name: str, value: Any) -> np.ndarray:
    """Return a contiguous float array to read from: the caller's own where the compiled loops can read it."""
    if type(value) is np.ndarray and value.dtype in (np.float32, np.float64) and value.flags.carray:
        return value
    return as_float(name, value)


def as_floats(**values: Any) -> list[np.ndarray]:
    """Copy several array-likes to one dtype: float32 when all are float32, otherwise float64."""
    arrays = [as_float(name, value) for name, value in values.items()]
    dtype = np.result_type(*arrays)
    return [array.astype(dtype, copy=False) for array in arrays]


def as_upstream(dout: Any, shape: tuple[int, ...]) -> np.ndarray:
    """Copy an upstream gradient, which must have the shape of the output it belongs to."""
    array = as_float("dout", dout)
    require_shape("dout", array, shape)
    return array


def as_number(name: str, value: Any) -> float:
    """Read a hyper-parameter as a Python float, so that it never widens a float32 result."""
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be a number. Received: {value!r}") from error
    if not np.isfinite(number):
        raise ValueError(f"{name} must be finite. Received: {number}")
    return number


def as_epsilon(settings: Mapping[str, Any]) -> float:
    """Read the option eps, which keeps a division by a standard deviation finite."""
    eps = as_number("eps", settings.get("eps", 1e-5))
    if eps <= 0:
        raise ValueError(f"eps must be positive. Received: {eps}")
    return eps


def require_shape(name: str, array: np.ndarray, shape: tuple[int, ...]) -> None:
    """Refuse an array of another shape."""
    if array.shape != shape:
        raise ValueError(f"{name} must have shape {shape}. Received: {array.shape}")


def require_axes(name: str, array: np.ndarray, layout: str) -> None:
    """Refuse an array with another number of axes than the layout names, for example ``"N, C, H, W"``."""
    if array.ndim != len(layout.split(",")):
        raise ValueError(f"{name} must have shape ({layout}). Received: {array.shape}")


def require_last_axis(name: str, array: np.ndarray) -> None:
    """Refuse an array without anything to reduce along its last axis."""
    if array.ndim == 0 or array.shape[-1] == 0:
        raise ValueError(f"{name} must have a last axis with at least one entry. Received: {array.shape}")


def require_generator(rng: Any) -> None:
    """Refuse any source of random numbers that is not a NumPy generator."""
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng must be a numpy.random.Generator. Received: {rng!r}")


def require_mode(settings: Mapping[str, Any]) -> str:
    """Read the option mode, which must be train or test."""
    mode = settings.get("mode")
    if mode not in ("train", "test"):
        raise ValueError(f"mode must be 'train' or 'test'. Received: {mode!r}")
    return str(mode)

"""Arguments of recurrent layers: copied to one dtype, or refused by name."""

from typing import Any

import numpy as np

from reference._shared.arrays import as_float, as_floats, require_axes, require_shape


def step_arguments(gates: int, **arrays: Any) -> list[np.ndarray]:
    """Copy x (N, D), the states (N, H) and the weights of one step, which must fit."""
    return _cell_arguments(gates, "N, D", arrays)


def sequence_arguments(gates: int, **arrays: Any) -> list[np.ndarray]:
    """Copy x (N, T, D), the first state (N, H) and the weights of a sequence, which must fit."""
    return _cell_arguments(gates, "N, T, D", arrays)


def as_gradient(name: str, value: Any, like: np.ndarray) -> np.ndarray:
    """Copy an upstream gradient, which must have the shape of its output, to the output's dtype."""
    array = as_float(name, value)
    require_shape(name, array, like.shape)
    return array.astype(like.dtype, copy=False)


def _cell_arguments(gates: int, layout: str, arrays: dict[str, Any]) -> list[np.ndarray]:
    """Check x, then one or two states, then Wx (D, gates H), Wh (H, gates H) and b (gates H,)."""
    copies = as_floats(**arrays)
    x, *states, Wx, Wh, b = copies
    state_names = [name for name in arrays if name not in ("x", "Wx", "Wh", "b")]
    require_axes("x", x, layout)
    require_axes(state_names[0], states[0], "N, H")
    hidden = states[0].shape[1]
    for name, state in zip(state_names, states, strict=True):
        require_shape(name, state, (len(x), hidden))
    require_shape("Wx", Wx, (x.shape[-1], gates * hidden))
    require_shape("Wh", Wh, (hidden, gates * hidden))
    require_shape("b", b, (gates * hidden,))
    return copies

"""The accepted other form of whitening: 1 / (sqrt(s) + eps) instead of 1 / sqrt(s + eps)."""

from collections.abc import Callable
from typing import Any

import numpy as np

from reference.data.arguments import as_nonnegative
from reference.data.whiten import principal_axes, whiten_apply, whitening_transform


def _whiten_outside_fit(X_train: np.ndarray, method: str = "pca", eps: float = 1e-5) -> dict[str, np.ndarray]:
    eps = as_nonnegative("eps", eps)
    mean, axes, variance = principal_axes(X_train, eps)
    stretch = 1 / (np.sqrt(variance) + eps)
    return {"mean": mean, "transform": whitening_transform(method, axes, stretch)}


VARIANTS: dict[str, dict[str, Callable[..., Any]]] = {
    "epsilon outside the root": {"whiten_fit": _whiten_outside_fit, "whiten_apply": whiten_apply}
}

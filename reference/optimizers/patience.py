"""Counting epochs without improvement: what waiting for a plateau and stopping early share."""

import math
from typing import Any

from reference.optimizers.arguments import as_count, as_not_negative


class Patience:
    """Knows the best loss so far, and how many epochs in a row were not better than it.

        better:   loss < best - min_delta
        run out:  patience epochs in a row were not better

    Parameters
    ----------
    patience : int
        At least 0; 0 is the same as 1, since running out takes an epoch.
    min_delta : float
        Smaller improvements are none; at least 0.

    Raises
    ------
    ValueError
        If an argument is out of range, or a loss is not a number.

    Notes
    -----
    nan is not better than anything, and anything is better than the infinity to begin with.
    """

    def __init__(self, patience: int, min_delta: float) -> None:
        self.patience = as_count("patience", patience, at_least=0)
        self.min_delta = as_not_negative("min_delta", min_delta)
        self.best = math.inf
        self.waited = 0

    def better(self, name: str, loss: Any) -> bool:
        """Take an epoch's loss, and say whether it is the best so far."""
        try:
            number = float(loss)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{name} must be a number. Received: {loss!r}") from error
        is_better = number < self.best - self.min_delta
        self.waited = 0 if is_better else self.waited + 1
        if is_better:
            self.best = number
        return is_better

    def is_out(self) -> bool:
        """Say whether the epochs in a row without improvement are as many as was agreed."""
        return self.waited >= max(1, self.patience)

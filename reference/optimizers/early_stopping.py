"""Stopping before a network overfits."""

from reference.optimizers.patience import Patience


class EarlyStopping:
    """Stop when the validation loss has not improved for some epochs, and remember the epoch of the best.

        stop after `patience` epochs in a row without val_loss < best - min_delta

    Parameters
    ----------
    patience : int
        Epochs without improvement, at least 0; the last of them stops. 0 is the same as 1.
    min_delta : float, default 0.0
        Smaller improvements are none; at least 0.

    Raises
    ------
    ValueError
        If an argument is out of range, or a loss is not a number.

    Notes
    -----
    best_epoch is None before any loss was finite. nan is not an improvement. A rise that is shorter than patience
    is survived. The other common rule stops one epoch later, and is accepted.

    References
    ----------
    .. [1] Prechelt, "Early stopping - but when?", in Neural networks: tricks of the trade, 1998.

    Examples
    --------
    >>> from reference.optimizers.early_stopping import EarlyStopping
    >>> stopping = EarlyStopping(patience=2)
    >>> [stopping.update(epoch, loss) for epoch, loss in enumerate([3.0, 3.5, 2.0, 2.5, 2.5])]
    [False, False, False, False, True]
    >>> stopping.best_epoch
    2
    """

    def __init__(self, patience: int, min_delta: float = 0.0) -> None:
        self._patience = Patience(patience, min_delta)
        self.best_epoch: int | None = None

    def update(self, epoch: int, val_loss: float) -> bool:
        """Take an epoch's number and validation loss, and say whether to stop."""
        if self._patience.better("val_loss", val_loss):
            self.best_epoch = epoch
        return self._patience.is_out()

"""A learning rate that falls when the loss does not."""

from reference._shared.arrays import as_number
from reference.optimizers.arguments import as_not_negative
from reference.optimizers.patience import Patience


class ReduceOnPlateau:
    """Reduce the learning rate whenever the loss has not improved for some epochs.

        lr <- max(factor * lr, min_lr)   after `patience` epochs in a row without loss < best - min_delta

    Parameters
    ----------
    factor : float
        In (0, 1).
    patience : int
        Epochs without improvement, at least 0; the last of them reduces. 0 is the same as 1.
    min_delta : float, default 0.0
        Smaller improvements are none; at least 0.
    min_lr : float, default 0.0
        The learning rate is not reduced below it; at least 0.

    Raises
    ------
    ValueError
        If an argument is out of range, or a loss is not a number.

    Notes
    -----
    After a reduction the count starts anew, the best loss stays. nan is not an improvement. A learning rate that
    already is below min_lr stays as it is. The other common rule reduces one epoch later, and is accepted.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Deep residual learning for image recognition", CVPR 2016, section 3.4.

    Examples
    --------
    >>> from reference.optimizers.reduce_on_plateau import ReduceOnPlateau
    >>> schedule, lr = ReduceOnPlateau(factor=0.5, patience=2), 1.0
    >>> [lr := schedule.step(loss, lr) for loss in [3.0, 2.0, 2.0, 2.5, 2.5, 1.0]]
    [1.0, 1.0, 1.0, 0.5, 0.5, 0.5]
    """

    def __init__(self, factor: float, patience: int, min_delta: float = 0.0, min_lr: float = 0.0) -> None:
        self._factor = as_number("factor", factor)
        if not 0 < self._factor < 1:
            raise ValueError(f"factor must be in (0, 1). Received: {self._factor}")
        self._patience = Patience(patience, min_delta)
        self._min_lr = as_not_negative("min_lr", min_lr)

    def step(self, loss: float, lr: float) -> float:
        """Take an epoch's loss and learning rate, and return the learning rate of the next epoch."""
        lr = as_not_negative("lr", lr)
        self._patience.better("loss", loss)
        if not self._patience.is_out():
            return lr
        self._patience.waited = 0
        return min(lr, max(self._factor * lr, self._min_lr))

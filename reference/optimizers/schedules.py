"""Learning rates that fall by a formula."""

import math

from reference._shared.arrays import as_number
from reference.optimizers.arguments import as_count, as_not_negative


def step_decay(lr0: float, epoch: int, drop: float, every: int) -> float:
    """Multiply the learning rate by drop after every so many epochs.

        lr0 * drop**(epoch // every)

    Parameters
    ----------
    lr0 : float
        Learning rate at the start, at least 0.
    epoch : int
        Epochs done, at least 0.
    drop : float
        Factor of each drop, in (0, 1].
    every : int
        Epochs between drops, at least 1.

    Returns
    -------
    lr : float

    Raises
    ------
    ValueError
        If an argument is out of range.

    Notes
    -----
    The loss curve of a training shows each drop as a cliff.

    References
    ----------
    .. [1] Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks",
       NIPS 2012, section 5.

    Examples
    --------
    >>> from reference.optimizers.schedules import step_decay
    >>> [step_decay(0.5, epoch, drop=0.5, every=2) for epoch in range(5)]
    [0.5, 0.5, 0.25, 0.25, 0.125]
    """
    lr0, epoch, every = as_not_negative("lr0", lr0), as_count("epoch", epoch, 0), as_count("every", every, 1)
    drop = as_number("drop", drop)
    if not 0 < drop <= 1:
        raise ValueError(f"drop must be in (0, 1]. Received: {drop}")
    return float(lr0 * drop ** (epoch // every))


def exponential_decay(lr0: float, t: float, k: float) -> float:
    """Let the learning rate fall by the same factor in every unit of time.

        lr0 * exp(-k * t)

    Parameters
    ----------
    lr0 : float
        Learning rate at the start, at least 0.
    t : float
        Time, in epochs or steps, at least 0.
    k : float
        Speed of the decay, at least 0.

    Returns
    -------
    lr : float

    Raises
    ------
    ValueError
        If an argument is negative.

    Notes
    -----
    It halves every ln(2) / k.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep learning", 2016, section 8.3.1.

    Examples
    --------
    >>> from reference.optimizers.schedules import exponential_decay
    >>> round(exponential_decay(0.5, t=10, k=0.1), 6)
    0.18394
    """
    return as_not_negative("lr0", lr0) * math.exp(-as_not_negative("k", k) * as_not_negative("t", t))


def inverse_time_decay(lr0: float, t: float, k: float) -> float:
    """Let the learning rate fall with one over time.

        lr0 / (1 + k * t)

    Parameters
    ----------
    lr0 : float
        Learning rate at the start, at least 0.
    t : float
        Time, in epochs or steps, at least 0.
    k : float
        Speed of the decay, at least 0.

    Returns
    -------
    lr : float

    Raises
    ------
    ValueError
        If an argument is negative.

    Notes
    -----
    The sum of all rates is infinite and that of their squares finite: what convergence of stochastic gradient
    descent asks for.

    References
    ----------
    .. [1] Robbins and Monro, "A stochastic approximation method", Annals of Mathematical Statistics 1951.

    Examples
    --------
    >>> from reference.optimizers.schedules import inverse_time_decay
    >>> inverse_time_decay(0.5, t=10, k=0.1)
    0.25
    """
    return as_not_negative("lr0", lr0) / (1 + as_not_negative("k", k) * as_not_negative("t", t))


def inverse_sqrt_decay(lr0: float, t: float) -> float:
    """Let the learning rate fall with one over the root of time.

        lr0 / sqrt(t + 1)

    Parameters
    ----------
    lr0 : float
        Learning rate at the start, at least 0.
    t : float
        Time, in epochs or steps, at least 0.

    Returns
    -------
    lr : float

    Raises
    ------
    ValueError
        If an argument is negative.

    Notes
    -----
    It falls more slowly than one over time, and is the rate that bounds the regret of online convex learning.

    References
    ----------
    .. [1] Zinkevich, "Online convex programming and generalized infinitesimal gradient ascent", ICML 2003.

    Examples
    --------
    >>> from reference.optimizers.schedules import inverse_sqrt_decay
    >>> [inverse_sqrt_decay(0.5, t) for t in (0, 3, 24)]
    [0.5, 0.25, 0.1]
    """
    return as_not_negative("lr0", lr0) / math.sqrt(as_not_negative("t", t) + 1)

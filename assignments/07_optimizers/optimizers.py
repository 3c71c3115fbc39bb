"""Optimizers, learning rate schedules, and when to stop: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own NumPy code. The functions are in order of
rising difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/07_optimizers             everything
    pytest assignments/07_optimizers -k adam     the functions with "adam" in their names

Rules that hold for every optimizer ``opt(w, dw, config=None)`` here:

- It returns the pair next_w, config. w and dw are not modified.
- config is a dict with settings (learning_rate, ...) and state (velocity, ...). Settings that are
  missing, and a config that is None, mean the defaults; state that is missing means: before the first
  step, zeros. The config that comes back holds what the next step needs. It may be the same dict or
  a copy: whoever calls uses the returned one. What else is in it is up to you.
- Every parameter of a network has its own config: keep state nowhere else.
- float64 in, float64 out; float32 in, float32 out.
- epsilon may stand inside or outside of the root.
"""

import numpy as np


def sgd(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Step against the gradient.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1e-2.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("sgd")


def step_decay(lr0: float, epoch: int, drop: float, every: int) -> float:
    """Multiply the learning rate by drop after every so many epochs.

    Parameters
    ----------
    lr0 : float
        Learning rate at the start.
    epoch : int
        The epoch, counted from 0.
    drop : float
        Factor of each drop, 0 < drop <= 1.
    every : int
        Epochs between two drops, at least 1.

    Returns
    -------
    lr : float
    """
    raise NotImplementedError("step_decay")


def exponential_decay(lr0: float, t: float, k: float) -> float:
    """Let the learning rate fall by the same factor in every unit of time.

    Parameters
    ----------
    lr0 : float
        Learning rate at the start.
    t : float
        Time, in epochs or steps, from 0.
    k : float
        Speed of the decay, not negative.

    Returns
    -------
    lr : float
    """
    raise NotImplementedError("exponential_decay")


def inverse_time_decay(lr0: float, t: float, k: float) -> float:
    """Let the learning rate fall with one over time.

    Parameters
    ----------
    lr0 : float
        Learning rate at the start.
    t : float
        Time, in epochs or steps, from 0.
    k : float
        Speed of the decay, not negative.

    Returns
    -------
    lr : float
    """
    raise NotImplementedError("inverse_time_decay")


def inverse_sqrt_decay(lr0: float, t: float) -> float:
    """Let the learning rate fall with one over the root of time.

    Parameters
    ----------
    lr0 : float
        Learning rate at the start.
    t : float
        Time, in epochs or steps, from 0.

    Returns
    -------
    lr : float
    """
    raise NotImplementedError("inverse_sqrt_decay")


def clip_by_norm(grads: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    """Shorten a gradient that is too long, and keep its direction.

    Parameters
    ----------
    grads : list of arrays, any shapes
        The gradients of all parameters. All of them together have one norm.
    max_norm : float
        The largest norm, positive.

    Returns
    -------
    clipped : list of arrays, in the shapes of grads
        What is short enough comes back as it was.
    """
    raise NotImplementedError("clip_by_norm")


def sgd_momentum(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Gather the gradients in a velocity, and move by it.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1e-2.
        momentum : float, default 0.9, how much of the velocity stays.
        velocity : array, shape of w, the state.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("sgd_momentum")


def nesterov_step(w: np.ndarray, grad_fn: object, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Nesterov's momentum as lectures write it: the gradient is taken where the velocity leads.

    Parameters
    ----------
    w : array, any shape
        Weights.
    grad_fn : function
        grad_fn(w) is the gradient of the loss at w, in the shape of w.
    config : dict, optional
        learning_rate : float, default 1e-2.
        momentum : float, default 0.9.
        velocity : array, shape of w, the state.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("nesterov_step")


def nesterov_momentum(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Nesterov's momentum for a gradient at w: w itself is the point that the velocity led to.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1e-2.
        momentum : float, default 0.9.
        velocity : array, shape of w, the state.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("nesterov_momentum")


def adagrad(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Divide each weight's step by the root of all its squared gradients so far.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1e-2.
        epsilon : float, default 1e-8.
        cache : array, shape of w, the state: the sum of the squared gradients.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("adagrad")


def rmsprop(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Divide each weight's step by the root of a running mean of its squared gradients.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1e-2.
        decay_rate : float, default 0.99, the weight of the old mean.
        epsilon : float, default 1e-8.
        cache : array, shape of w, the state: the running mean.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("rmsprop")


def newton_step(w: np.ndarray, g: np.ndarray, H: np.ndarray) -> np.ndarray:
    """Go to where the quadratic with this gradient and this curvature is flat.

    Parameters
    ----------
    w : array, shape (D,)
        Weights.
    g : array, shape (D,)
        Gradient at w.
    H : array, shape (D, D)
        Hessian at w: symmetric, with an inverse.

    Returns
    -------
    next_w : array, shape (D,)
    """
    raise NotImplementedError("newton_step")


class ReduceOnPlateau:
    """Reduce the learning rate when the loss has not improved for some epochs.

    Parameters
    ----------
    factor : float
        What the learning rate is multiplied by, between 0 and 1.
    patience : int
        Epochs without improvement, at least 1. The last of them reduces the learning rate, or the one after
        it: both rules are common, both are right.
    min_delta : float, default 0.0
        A loss is an improvement only if it is smaller than the best so far less min_delta.
    min_lr : float, default 0.0
        The smallest learning rate: where a reduction would lead below it, it leads to it.
    """

    def __init__(self, factor: float, patience: int, min_delta: float = 0.0, min_lr: float = 0.0) -> None:
        """Remember the settings; no loss is known yet."""
        raise NotImplementedError("ReduceOnPlateau")

    def step(self, loss: float, lr: float) -> float:
        """Take an epoch's loss and learning rate, and return the learning rate of the next epoch, a float."""
        raise NotImplementedError("ReduceOnPlateau")


class EarlyStopping:
    """Stop when the validation loss has not improved for some epochs, and remember the best epoch.

    Parameters
    ----------
    patience : int
        Epochs without improvement, at least 1. The last of them stops the training, or the one after it: both
        rules are common, both are right.
    min_delta : float, default 0.0
        A loss is an improvement only if it is smaller than the best so far less min_delta.

    Attributes
    ----------
    best_epoch : int
        The epoch of the best loss so far, as update was told it.
    """

    def __init__(self, patience: int, min_delta: float = 0.0) -> None:
        """Remember the settings; no loss is known yet."""
        raise NotImplementedError("EarlyStopping")

    def update(self, epoch: int, val_loss: float) -> bool:
        """Take an epoch's number and its validation loss, and say whether to stop."""
        raise NotImplementedError("EarlyStopping")


def adam(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Step by the mean gradient in units of its own size.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1e-3.
        beta1 : float, default 0.9, for the mean of the gradients.
        beta2 : float, default 0.999, for the mean of their squares.
        epsilon : float, default 1e-8.
        m, v : arrays, shape of w, the state: both running means, not corrected.
        t : int, the state: steps done, 0 before the first one.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("adam")


def adamw(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Adam, with a weight decay that does not pass through the division.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1e-3.
        beta1 : float, default 0.9, for the mean of the gradients.
        beta2 : float, default 0.999, for the mean of their squares.
        epsilon : float, default 1e-8.
        weight_decay : float, default 1e-2.
        State as you like.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("adamw")


def amsgrad(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Adam, divided by the root of the largest mean square so far.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1e-3.
        beta1 : float, default 0.9, for the mean of the gradients.
        beta2 : float, default 0.999, for the mean of their squares.
        epsilon : float, default 1e-8.
        State as you like.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("amsgrad")


def adamax(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Adam, divided by the largest gradient so far, which fades.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 2e-3.
        beta1 : float, default 0.9, for the mean of the gradients.
        beta2 : float, default 0.999, how slowly the largest one fades.
        epsilon : float, default 1e-8.
        State as you like.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("adamax")


def nadam(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Adam with Nesterov's momentum.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 2e-3.
        beta1 : float, default 0.9, for the mean of the gradients.
        beta2 : float, default 0.999, for the mean of their squares.
        epsilon : float, default 1e-8.
        momentum_decay : float, default 4e-3; the plain form has no use for it.
        State as you like.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("nadam")


def adadelta(w: np.ndarray, dw: np.ndarray, config: dict | None = None) -> tuple[np.ndarray, dict]:
    """Step by the ratio of two running roots: of past steps and of gradients.

    Parameters
    ----------
    w : array, any shape
        Weights.
    dw : array, shape of w
        Gradient of the loss at w.
    config : dict, optional
        learning_rate : float, default 1.0.
        rho : float, default 0.95, the weight of the old means.
        epsilon : float, default 1e-6.
        State as you like.

    Returns
    -------
    next_w : array, shape of w
    config : dict
    """
    raise NotImplementedError("adadelta")


def lbfgs(f: object, w: np.ndarray, m: int = 10, steps: int = 100) -> np.ndarray:
    """Minimise a function, with a curvature learned from the last few steps.

    Parameters
    ----------
    f : function
        f(w) is the pair value, gradient; the gradient has the shape of w.
    w : array, any shape
        Where to start.
    m : int, default 10
        How many steps are remembered, at least 1.
    steps : int, default 100
        At most so many steps are made.

    Returns
    -------
    w : array, shape of w
        Where the value is smallest.
    """
    raise NotImplementedError("lbfgs")

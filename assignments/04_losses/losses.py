"""Losses and penalties, each with its gradient: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own NumPy code. The functions are in order of
rising difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/04_losses                everything
    pytest assignments/04_losses -k softmax     the functions with "softmax" in their names

Rules that hold for every function here:

- A function returns two things: a number, the loss, and the gradient of that number with respect to
  the first argument, in its shape.
- The loss may be a Python float, a NumPy number or an array without axes. The gradient is float64
  where the first argument is float64, and float32 where it is float32, whatever the labels are.
- Arguments are not modified.
- At a kink any slope between the left and the right one is right.
- mse and mae average over every element; the other losses average over the N samples; penalties do
  not average.
"""

import numpy as np


def mse_loss(pred: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
    """Mean squared error.

    Parameters
    ----------
    pred : array, any shape
        Predictions.
    target : array, shape of pred
        What they should have been.

    Returns
    -------
    loss : float
        The mean over every element.
    dpred : array, shape of pred
    """
    raise NotImplementedError("mse_loss")


def mae_loss(pred: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
    """Mean absolute error.

    Parameters
    ----------
    pred : array, any shape
        Predictions.
    target : array, shape of pred
        What they should have been.

    Returns
    -------
    loss : float
        The mean over every element.
    dpred : array, shape of pred
        Finite also where a prediction is exactly right.
    """
    raise NotImplementedError("mae_loss")


def l2_penalty(w: np.ndarray, lam: float) -> tuple[float, np.ndarray]:
    """Penalty on the squares of the weights, without a factor 1/2.

    Parameters
    ----------
    w : array, any shape
        Weights.
    lam : float
        Strength.

    Returns
    -------
    penalty : float
    dw : array, shape of w
    """
    raise NotImplementedError("l2_penalty")


def l1_penalty(w: np.ndarray, lam: float) -> tuple[float, np.ndarray]:
    """Penalty on the magnitudes of the weights.

    Parameters
    ----------
    w : array, any shape
        Weights.
    lam : float
        Strength.

    Returns
    -------
    penalty : float
    dw : array, shape of w
        Finite also where a weight is exactly 0.
    """
    raise NotImplementedError("l1_penalty")


def elastic_net_penalty(w: np.ndarray, beta: float) -> tuple[float, np.ndarray]:
    """Penalty on squares, beta times, and on magnitudes, once.

    Parameters
    ----------
    w : array, any shape
        Weights.
    beta : float
        Strength of the squares; any number from 0, also beyond 1.

    Returns
    -------
    penalty : float
    dw : array, shape of w
    """
    raise NotImplementedError("elastic_net_penalty")


def binary_cross_entropy(p: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Cross-entropy of two classes, from probabilities.

    Parameters
    ----------
    p : array, shape (N,)
        Predicted probability of class 1, from 0 to 1, both included.
    y : array of integers, shape (N,)
        True class, 0 or 1.

    Returns
    -------
    loss : float
        The mean over the samples. Finite also at p = 0 and p = 1, in float64 and in float32.
    dp : array, shape (N,)
        Finite, too.
    """
    raise NotImplementedError("binary_cross_entropy")


def categorical_cross_entropy(p: np.ndarray, y_onehot: np.ndarray) -> tuple[float, np.ndarray]:
    """Cross-entropy of any number of classes, from probabilities.

    Parameters
    ----------
    p : array, shape (N, C)
        Predicted probability of every class, from 0 to 1, both included; each row adds up to 1.
    y_onehot : array, shape (N, C), dtype of p
        1 in the column of the true class, 0 elsewhere.

    Returns
    -------
    loss : float
        The mean over the samples. Finite also where p is 0.
    dp : array, shape (N, C)
        Every entry of p is free to move by itself. Finite, too.
    """
    raise NotImplementedError("categorical_cross_entropy")


def svm_loss(x: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Hinge loss of any number of classes, from scores, with a margin of 1.

    Parameters
    ----------
    x : array, shape (N, C)
        Scores.
    y : array of integers, shape (N,)
        True classes, from 0 to C - 1.

    Returns
    -------
    loss : float
        The mean over the samples.
    dx : array, shape (N, C)
    """
    raise NotImplementedError("svm_loss")


def bce_with_logits(z: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Cross-entropy of two classes, from scores: sigmoid and logarithm in one.

    Parameters
    ----------
    z : array, shape (N,)
        Scores: sigmoid(z) is the probability of class 1. From -1e4 to 1e4.
    y : array of integers, shape (N,)
        True class, 0 or 1.

    Returns
    -------
    loss : float
        The mean over the samples; right for scores as large as 1e4, too.
    dz : array, shape (N,)
    """
    raise NotImplementedError("bce_with_logits")


def softmax_loss(x: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Cross-entropy of any number of classes, from scores: softmax and logarithm in one.

    Parameters
    ----------
    x : array, shape (N, C)
        Scores, from -1e4 to 1e4.
    y : array of integers, shape (N,)
        True classes, from 0 to C - 1.

    Returns
    -------
    loss : float
        The mean over the samples; right wherever the true class' probability is not rounded to 0.
    dx : array, shape (N, C)
    """
    raise NotImplementedError("softmax_loss")

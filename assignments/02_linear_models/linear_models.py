"""Linear models and how they learn: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own NumPy code. The functions are in order of
rising difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/02_linear_models                everything
    pytest assignments/02_linear_models -k softmax     the functions with "softmax" in their names

Rules that hold for every function here:

- Samples are rows: X is (N, D), N samples of D features. Labels y are integers.
- Weights and scores come back as float64 where X (or, where there is no X, w) is float64, and as
  float32 where it is float32, whatever the labels are. A loss, a bias or a share may be a Python
  float, a NumPy number or an array without axes.
- Settings (lr, reg, epochs, ...) are Python numbers.
- Arguments are not modified.
"""

import numpy as np


def linear_scores(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Score every sample once for each class.

    Parameters
    ----------
    X : array, shape (N, D)
        Samples.
    W : array, shape (D, C)
        Weights, one column for each class.
    b : array, shape (C,)
        Biases, one for each class.

    Returns
    -------
    scores : array, shape (N, C)
    """
    raise NotImplementedError("linear_scores")


def predict_classes(scores: np.ndarray) -> np.ndarray:
    """Name the class with the largest score of each sample.

    Parameters
    ----------
    scores : array, shape (N, C)
        Scores or probabilities.

    Returns
    -------
    y_pred : array of integers, shape (N,)
        From 0 to C - 1. Of equal scores any may win.
    """
    raise NotImplementedError("predict_classes")


def accuracy(y_pred: np.ndarray, y: np.ndarray) -> float:
    """Share of the samples whose predicted class is the true one.

    Parameters
    ----------
    y_pred : array of integers, shape (N,)
        Predicted classes.
    y : array of integers, shape (N,)
        True classes.

    Returns
    -------
    share : float
        From 0 to 1.
    """
    raise NotImplementedError("accuracy")


def perceptron_train(X: np.ndarray, y: np.ndarray, lr: float, epochs: int) -> tuple[np.ndarray, float]:
    """Train the perceptron: start at zero, and change the weights at every mistake.

    Parameters
    ----------
    X : array, shape (N, D)
        Samples, taken in the given order.
    y : array of integers, shape (N,)
        Labels, -1 or 1.
    lr : float
        Learning rate.
    epochs : int
        How often all samples are visited. Stopping after an epoch without a mistake is allowed.

    Returns
    -------
    w : array, shape (D,)
        Weights, in the dtype of X.
    b : float
        Bias.
    """
    raise NotImplementedError("perceptron_train")


def gradient_descent(loss: object, w: np.ndarray, lr: float, steps: int) -> tuple[np.ndarray, list]:
    """Step against the gradient of a loss, several times.

    Parameters
    ----------
    loss : function
        loss(w) returns the pair (value, gradient): a number, and an array of the shape of w.
    w : array, any shape
        Weights to start from.
    lr : float
        Learning rate.
    steps : int
        How many steps.

    Returns
    -------
    w : array, shape of w
        Weights after the last step.
    history : list of float
        The loss before each step, `steps` numbers. An array, shape (steps,), is fine, too.
    """
    raise NotImplementedError("gradient_descent")


def logistic_loss(w: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    """Loss of logistic regression, with a penalty on the weights.

    Parameters
    ----------
    w : array, shape (D,)
        Weights. There is no bias.
    X : array, shape (N, D)
        Samples.
    y : array of integers, shape (N,)
        True class, 0 or 1.
    reg : float
        Strength of the penalty.

    Returns
    -------
    loss : float
        The mean over the samples, plus the penalty.
    dw : array, shape (D,)
        Gradient of that number, in the dtype of w.
    """
    raise NotImplementedError("logistic_loss")


def softmax_regression_loss(
    W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> tuple[float, np.ndarray]:
    """Loss of softmax regression, with a penalty on the weights.

    Parameters
    ----------
    W : array, shape (D, C)
        Weights, one column for each class. There is no bias.
    X : array, shape (N, D)
        Samples.
    y : array of integers, shape (N,)
        True class, from 0 to C - 1.
    reg : float
        Strength of the penalty.

    Returns
    -------
    loss : float
        The mean over the samples, plus the penalty.
    dW : array, shape (D, C)
        Gradient of that number, in the dtype of W.
    """
    raise NotImplementedError("softmax_regression_loss")


def svm_regression_loss(W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    """Hinge loss of a linear classifier with margin 1, with a penalty on the weights.

    Parameters
    ----------
    W : array, shape (D, C)
        Weights, one column for each class. There is no bias.
    X : array, shape (N, D)
        Samples.
    y : array of integers, shape (N,)
        True class, from 0 to C - 1.
    reg : float
        Strength of the penalty.

    Returns
    -------
    loss : float
        The mean over the samples, plus the penalty.
    dW : array, shape (D, C)
        Gradient of that number, in the dtype of W.
    """
    raise NotImplementedError("svm_regression_loss")


def sgd_train(
    loss: object,
    w: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    lr: float,
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, list]:
    """Step against the gradient of one small batch after another.

    Parameters
    ----------
    loss : function
        loss(w, X, y) returns the pair (value, gradient) of a batch: its mean loss, and an array of
        the shape of w.
    w : array, any shape
        Weights to start from.
    X : array, shape (N, D)
        Samples.
    y : array, shape (N,)
        Labels, or targets.
    lr : float
        Learning rate.
    batch_size : int
        Samples in a batch. The last batch of an epoch holds what is left, and may be shorter.
    epochs : int
        How often every sample is used.
    rng : numpy.random.Generator
        Shuffles the samples anew for each epoch.

    Returns
    -------
    w : array, shape of w
        Weights after the last update.
    history : list of float
        Losses in the order of time: one number for each update, or one for each epoch (the mean over
        its batches, or the loss of all samples).
    """
    raise NotImplementedError("sgd_train")

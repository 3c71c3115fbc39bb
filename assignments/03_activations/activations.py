"""Activation functions, forward and backward: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own NumPy code. The functions are in order of
rising difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/03_activations              everything
    pytest assignments/03_activations -k relu      the functions with "relu" in their names

Rules that hold for every function here:

- x may have any shape unless the docstring says otherwise, and the output has the shape of x.
- float64 in, float64 out; float32 in, float32 out. Integers are legal and computed in float64.
- Values of x from -1e4 to 1e4 must give correct, finite answers.
- Arguments are not modified.
- cache is yours: put into it whatever the backward function needs. Nothing else looks inside.
  A network calls forward many times before the first backward: what backward needs must be in its cache.
- dout is the gradient of some loss with respect to out, and has the shape of out. A backward
  function returns the gradient of that loss with respect to the arguments of forward.
"""

import numpy as np


def relu_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Rectified linear unit: x where x is positive, zero elsewhere.

    Parameters
    ----------
    x : array, any shape

    Returns
    -------
    out : array, shape of x
    cache : object
        What relu_backward needs.
    """
    raise NotImplementedError("relu_forward")


def relu_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the rectified linear unit; any slope from 0 to 1 is accepted at exactly x = 0.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("relu_backward")


def leaky_relu_forward(x: np.ndarray, alpha: float = 0.01) -> tuple[np.ndarray, object]:
    """Leaky ReLU: x where x is positive, alpha times x elsewhere.

    Parameters
    ----------
    x : array, any shape
    alpha : float
        The slope on the negative side.

    Returns
    -------
    out : array, shape of x
    cache : object
    """
    raise NotImplementedError("leaky_relu_forward")


def leaky_relu_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the leaky ReLU with respect to x; alpha is a constant.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("leaky_relu_backward")


def sigmoid_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Logistic sigmoid: one over the sum of one and the exponential of minus x.

    Parameters
    ----------
    x : array, any shape
        Think about x = -1e4 and x = 1e4 before you start.

    Returns
    -------
    out : array, shape of x
        Between 0 and 1.
    cache : object
    """
    raise NotImplementedError("sigmoid_forward")


def sigmoid_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the sigmoid.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("sigmoid_backward")


def tanh_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Hyperbolic tangent.

    Parameters
    ----------
    x : array, any shape

    Returns
    -------
    out : array, shape of x
        Between -1 and 1.
    cache : object
    """
    raise NotImplementedError("tanh_forward")


def tanh_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the hyperbolic tangent.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("tanh_backward")


def elu_forward(x: np.ndarray, alpha: float = 1.0) -> tuple[np.ndarray, object]:
    """Exponential linear unit: x where x is positive, elsewhere alpha times (exponential of x, minus one).

    Parameters
    ----------
    x : array, any shape
    alpha : float
        Minus the value that out approaches for very negative x.

    Returns
    -------
    out : array, shape of x
    cache : object
    """
    raise NotImplementedError("elu_forward")


def elu_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the exponential linear unit with respect to x; alpha is a constant.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("elu_backward")


def softplus_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Softplus, a smooth ReLU: the logarithm of the sum of one and the exponential of x.

    Parameters
    ----------
    x : array, any shape

    Returns
    -------
    out : array, shape of x
        Positive, or zero where the value is too small for the dtype.
    cache : object
    """
    raise NotImplementedError("softplus_forward")


def softplus_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of softplus.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("softplus_backward")


def silu_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Sigmoid linear unit (also called swish): x times the sigmoid of x.

    Parameters
    ----------
    x : array, any shape

    Returns
    -------
    out : array, shape of x
    cache : object
    """
    raise NotImplementedError("silu_forward")


def silu_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the sigmoid linear unit.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("silu_backward")


def gelu_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Gaussian error linear unit: x times the probability that a standard normal variable is below x.

    The exact form and the tanh approximation of the handout are both accepted.

    Parameters
    ----------
    x : array, any shape

    Returns
    -------
    out : array, shape of x
    cache : object
    """
    raise NotImplementedError("gelu_forward")


def gelu_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the form that your gelu_forward computes.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("gelu_backward")


def rrelu_forward(
    x: np.ndarray, lower: float, upper: float, rng: np.random.Generator, train: bool
) -> tuple[np.ndarray, object]:
    """Randomized leaky ReLU: x where x is positive, a slope times x elsewhere.

    In training every element has its own slope, drawn uniformly between lower and upper.
    At test time the slope is the mean of the two bounds, and nothing is random.

    Parameters
    ----------
    x : array, any shape
    lower, upper : float
        Bounds of the slope.
    rng : numpy.random.Generator
        The only source of randomness: the same seed gives the same output.
    train : bool
        True in training, False at test time.

    Returns
    -------
    out : array, shape of x
    cache : object
    """
    raise NotImplementedError("rrelu_forward")


def rrelu_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the randomized leaky ReLU with respect to x, for the slopes that forward used.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("rrelu_backward")


def prelu_forward(x: np.ndarray, alpha: float | np.ndarray) -> tuple[np.ndarray, object]:
    """Parametric ReLU: a leaky ReLU whose slope alpha is learned.

    Parameters
    ----------
    x : array, any shape for a scalar alpha; (N, C), (N, C, L) or (N, C, H, W) for one alpha a channel
    alpha : float, array of shape () or array of shape (C,)
        One slope for everything, or one for each channel; channels are axis 1 of x.

    Returns
    -------
    out : array, shape of x
    cache : object
    """
    raise NotImplementedError("prelu_forward")


def prelu_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray | float]:
    """Gradients of the parametric ReLU.

    Returns
    -------
    dx : array, shape of x
    dalpha : array, shape of alpha (a number for a scalar alpha)
    """
    raise NotImplementedError("prelu_backward")


def softmax_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Softmax: the exponential of each score, divided by the sum of exponentials along the last axis.

    Parameters
    ----------
    x : array, shape (..., C)
        Scores, any number of leading axes.

    Returns
    -------
    out : array, shape of x
        Probabilities: not negative, and 1 in sum along the last axis.
    cache : object
    """
    raise NotImplementedError("softmax_forward")


def softmax_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the softmax, for any dout. Each output depends on every score of its row.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("softmax_backward")


def log_softmax_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Logarithm of the softmax along the last axis, finite also where the softmax itself rounds to zero.

    Parameters
    ----------
    x : array, shape (..., C)

    Returns
    -------
    out : array, shape of x
        Log-probabilities: at most 0.
    cache : object
    """
    raise NotImplementedError("log_softmax_forward")


def log_softmax_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of the log-softmax, for any dout.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("log_softmax_backward")


def maxout_forward(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, object]:
    """Maxout: of k linear functions of x, the largest, for each sample and each unit.

    Parameters
    ----------
    x : array, shape (N, D)
    W : array, shape (k, D, M)
        Weights of the k pieces.
    b : array, shape (k, M)
        Biases of the k pieces.

    Returns
    -------
    out : array, shape (N, M)
    cache : object
    """
    raise NotImplementedError("maxout_forward")


def maxout_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of maxout; dout has shape (N, M).

    Returns
    -------
    dx : array, shape (N, D)
    dW : array, shape (k, D, M)
    db : array, shape (k, M)
    """
    raise NotImplementedError("maxout_backward")

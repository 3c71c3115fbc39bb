"""A network of dense layers, from one affine map to the loss and all its gradients: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own NumPy code. The functions are in order of
rising difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/06_dense_networks              everything
    pytest assignments/06_dense_networks -k affine    the functions with "affine" in their names

Rules that hold for every function here:

- float64 in, float64 out; float32 in, float32 out. Arguments are not modified.
- cache is yours: put into it whatever the backward function needs. Nothing else looks inside.
  A network calls forward many times before the first backward: what backward needs must be in its cache.
- dout is the gradient of some loss with respect to out, and has the shape of out. A backward
  function returns one gradient for each differentiable argument of forward, in that order.
- The file stands alone: write what you need from other assignments (ReLU, softmax) here again.
"""

import numpy as np


def flatten_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Lay out each sample as one row.

    Parameters
    ----------
    x : array, shape (N, d1, ..., dk)

    Returns
    -------
    out : array, shape (N, d1 * ... * dk)
        The elements of a sample keep their order.
    cache : object
        What flatten_backward needs.
    """
    raise NotImplementedError("flatten_forward")


def flatten_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of flatten.

    Returns
    -------
    dx : array, shape (N, d1, ..., dk)
    """
    raise NotImplementedError("flatten_backward")


def count_parameters(params: dict[str, np.ndarray]) -> int:
    """Count the numbers that training adjusts, weights and biases together.

    Parameters
    ----------
    params : dict
        Arrays W1, b1, W2, b2, ... as init_mlp makes them.

    Returns
    -------
    count : int
    """
    raise NotImplementedError("count_parameters")


def affine_forward(x: np.ndarray, w: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, object]:
    """Dense layer: each sample, flattened to a row, times the weights, plus the biases.

    Parameters
    ----------
    x : array, shape (N, d1, ..., dk)
        N samples; D = d1 * ... * dk numbers each.
    w : array, shape (D, M)
    b : array, shape (M,)

    Returns
    -------
    out : array, shape (N, M)
    cache : object
    """
    raise NotImplementedError("affine_forward")


def affine_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of the dense layer; dout has shape (N, M).

    Returns
    -------
    dx : array, shape (N, d1, ..., dk)
        In the shape of x itself, not of its flattened form.
    dw : array, shape (D, M)
    db : array, shape (M,)
    """
    raise NotImplementedError("affine_backward")


def init_mlp(sizes: list[int], rng: np.random.Generator, scheme: str = "he_normal") -> dict[str, np.ndarray]:
    """Make the parameters of a network of dense layers.

    Parameters
    ----------
    sizes : sequence of int
        Inputs, hidden units of each layer, classes: [784, 500, 50, 10] makes three dense layers.
    rng : numpy.random.Generator
        The only source of randomness: the same seed gives the same weights.
    scheme : {"zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"}
        How weights are drawn: normal with mean zero, and the variance the handout lists.

    Returns
    -------
    params : dict
        W1 of shape (sizes[0], sizes[1]), b1 of shape (sizes[1],), W2, b2, ..., in float64.
        All biases are zero.

    Raises
    ------
    ValueError
        If scheme is none of those listed.
    """
    raise NotImplementedError("init_mlp")


def mlp_forward(params: dict[str, np.ndarray], X: np.ndarray, activation: str = "relu") -> np.ndarray:
    """Scores of a network of dense layers: affine, activation, affine, activation, ..., affine.

    Parameters
    ----------
    params : dict
        W1, b1, ..., WL, bL. The number of layers L follows from the keys.
    X : array, shape (N, D)
    activation : {"relu", "sigmoid", "tanh"}
        After every layer but the last, which has none.

    Returns
    -------
    scores : array, shape (N, C)
    """
    raise NotImplementedError("mlp_forward")


def mlp_loss(
    params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, reg: float, activation: str = "relu"
) -> tuple[float, dict[str, np.ndarray]]:
    """Softmax loss of the network's scores plus the penalty on its weights, and the gradients.

    The loss is the mean over the samples of minus the log-probability of the true class, plus reg
    times the sum of the squares of all weights. Biases are not penalised.

    Parameters
    ----------
    params : dict
        W1, b1, ..., WL, bL.
    X : array, shape (N, D)
    y : array of int, shape (N,)
        The true class of each sample, from 0 to C - 1.
    reg : float
        Strength of the penalty; 0 turns it off.
    activation : {"relu", "sigmoid", "tanh"}

    Returns
    -------
    loss : float
    grads : dict
        The gradient of the loss for each entry of params, under the same key, in the same shape.
    """
    raise NotImplementedError("mlp_loss")

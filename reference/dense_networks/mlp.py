"""A network of dense layers: parameters, scores, loss and gradients."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from numbers import Integral
from typing import Any

import numpy as np

from reference._shared.arrays import as_float, as_number, require_axes, require_generator, require_shape
from reference.activations.log_softmax import log_softmax_backward, log_softmax_forward
from reference.activations.relu import relu_backward, relu_forward
from reference.activations.sigmoid import sigmoid_backward, sigmoid_forward
from reference.activations.tanh import tanh_backward, tanh_forward
from reference.dense_networks.affine import affine_backward, affine_forward

_ACTIVATIONS = {
    "relu": (relu_forward, relu_backward),
    "sigmoid": (sigmoid_forward, sigmoid_backward),
    "tanh": (tanh_forward, tanh_backward),
}

_STANDARD_DEVIATIONS: dict[str, Callable[[int, int], float]] = {
    "zeros": lambda fan_in, fan_out: 0.0,
    "small_normal": lambda fan_in, fan_out: 0.01,
    "lecun_normal": lambda fan_in, fan_out: np.sqrt(1 / fan_in),
    "xavier_normal": lambda fan_in, fan_out: np.sqrt(2 / (fan_in + fan_out)),
    "he_normal": lambda fan_in, fan_out: np.sqrt(2 / fan_in),
}


def init_mlp(
    sizes: Sequence[int], rng: np.random.Generator, scheme: str = "he_normal"
) -> dict[str, np.ndarray]:
    """Draw the weights of a network of dense layers.

        W ~ N(0, var),   b = 0

    Parameters
    ----------
    sizes : sequence of int
        Inputs, units of each hidden layer, classes; at least two, each positive.
    rng : numpy.random.Generator
        The only source of randomness.
    scheme : str, default "he_normal"
        var is 0 for zeros, 0.01**2 for small_normal, 1/fan_in for lecun_normal, 2/(fan_in + fan_out) for
        xavier_normal, 2/fan_in for he_normal.

    Returns
    -------
    params : dict of str to ndarray
        W1 of shape (sizes[0], sizes[1]), b1 of shape (sizes[1],), W2, b2, ..., in float64.

    Raises
    ------
    ValueError
        If scheme is unknown, or sizes are not at least two positive integers.

    Notes
    -----
    The rectifier halves the variance of what passes it, which is He's factor 2 over LeCun's.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015.
    .. [2] Glorot and Bengio, "Understanding the difficulty of training deep feedforward networks",
       AISTATS 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.dense_networks.mlp import init_mlp
    >>> {name: array.shape for name, array in init_mlp([4, 3, 2], np.random.default_rng(0)).items()}
    {'W1': (4, 3), 'b1': (3,), 'W2': (3, 2), 'b2': (2,)}
    """
    if scheme not in _STANDARD_DEVIATIONS:
        raise ValueError(f"scheme must be one of {', '.join(_STANDARD_DEVIATIONS)}. Received: {scheme!r}")
    sizes = list(sizes)
    if len(sizes) < 2 or not all(isinstance(size, Integral) and size > 0 for size in sizes):
        raise ValueError(f"sizes must be at least two positive integers. Received: {sizes}")
    require_generator(rng)
    params = {}
    for layer, (fan_in, fan_out) in enumerate(pairwise(sizes), start=1):
        deviation = _STANDARD_DEVIATIONS[scheme](fan_in, fan_out)
        params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params


def mlp_forward(params: Mapping[str, np.ndarray], X: np.ndarray, activation: str = "relu") -> np.ndarray:
    """Compute the scores: affine and activation in turn, no activation after the last layer.

        scores = f(... f(X W1 + b1) ...) WL + bL

    Parameters
    ----------
    params : mapping of str to ndarray
        W1, b1, ..., WL, bL.
    X : ndarray, shape (N, D)
    activation : str, default "relu"
        relu, sigmoid or tanh.

    Returns
    -------
    scores : ndarray, shape (N, C)

    Raises
    ------
    ValueError
        If activation is unknown, a layer is missing, or a shape does not fit.

    Notes
    -----
    The number of layers follows from the keys.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, algorithm 6.3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.dense_networks.mlp import mlp_forward
    >>> params = {"W1": np.eye(2), "b1": np.zeros(2), "W2": np.ones((2, 1)), "b2": np.zeros(1)}
    >>> mlp_forward(params, np.array([[-5.0, 3.0]]))
    array([[3.]])
    """
    return _scores_and_caches(params, X, activation)[0]


def mlp_loss(
    params: Mapping[str, np.ndarray], X: np.ndarray, y: np.ndarray, reg: float, activation: str = "relu"
) -> tuple[float, dict[str, np.ndarray]]:
    """Compute the penalised softmax loss of the network and its gradients.

        loss = mean over n of -log softmax(scores[n])[y[n]] + reg * sum over all weights of W**2

    Parameters
    ----------
    params : mapping of str to ndarray
        W1, b1, ..., WL, bL.
    X : ndarray, shape (N, D)
    y : ndarray of int, shape (N,), values in [0, C)
        True classes.
    reg : float
        Strength of the penalty; biases are not penalised.
    activation : str, default "relu"
        relu, sigmoid or tanh.

    Returns
    -------
    loss : float
    grads : dict of str to ndarray
        The gradient of every parameter, keyed as params.

    Raises
    ------
    ValueError
        If activation is unknown, a layer is missing, a shape does not fit, or a label is no class.

    Notes
    -----
    Without a factor 1/2 in the penalty its gradient is 2 * reg * W.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, algorithm 6.4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.dense_networks.mlp import mlp_loss
    >>> params = {"W1": np.zeros((2, 4)), "b1": np.zeros(4)}
    >>> loss, grads = mlp_loss(params, np.ones((3, 2)), np.array([0, 1, 3]), reg=0.0)
    >>> f"{loss:.4f} = ln 4"
    '1.3863 = ln 4'
    """
    scores, caches = _scores_and_caches(params, X, activation)
    reg = as_number("reg", reg)
    loss, upstream = _softmax_cross_entropy(scores, y)
    grads: dict[str, np.ndarray] = {}
    for layer in range(len(caches), 0, -1):
        affine_cache, activation_cache = caches[layer - 1]
        if layer < len(caches):
            upstream = _ACTIVATIONS[activation][1](upstream, activation_cache)
        upstream, dW, grads[f"b{layer}"] = affine_backward(upstream, affine_cache)
        W = affine_cache[1]
        loss += reg * float((W**2).sum())
        grads[f"W{layer}"] = dW + 2 * reg * W
    return loss, {name: grads[name] for name in params}


def count_parameters(params: Mapping[str, np.ndarray]) -> int:
    """Count the numbers that training adjusts.

        sum over all arrays of their sizes

    Parameters
    ----------
    params : mapping of str to ndarray
        Weights and biases.

    Returns
    -------
    count : int

    Raises
    ------
    ValueError
        If an entry is not an array of real numbers.

    Notes
    -----
    A dense layer from D inputs to M outputs has D * M + M parameters.

    References
    ----------
    .. [1] Hinton and Salakhutdinov, "Reducing the dimensionality of data with neural networks",
       Science, 2006.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.dense_networks.mlp import count_parameters, init_mlp
    >>> count_parameters(init_mlp([784, 500, 50, 10], np.random.default_rng(0)))
    418060
    """
    return sum(as_float(name, array).size for name, array in params.items())


def _scores_and_caches(
    params: Mapping[str, np.ndarray], X: np.ndarray, activation: str
) -> tuple[np.ndarray, list[tuple[Any, Any]]]:
    """Run the network and keep, for each layer, the caches of its affine map and of its activation."""
    if activation not in _ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(_ACTIVATIONS)}. Received: {activation!r}")
    n_layers = _count_layers(params)
    out = as_float("X", X)
    require_axes("X", out, "N, D")
    caches: list[tuple[Any, Any]] = []
    for layer in range(1, n_layers + 1):
        out, affine_cache = affine_forward(out, params[f"W{layer}"], params[f"b{layer}"])
        activation_cache = None
        if layer < n_layers:
            out, activation_cache = _ACTIVATIONS[activation][0](out)
        caches.append((affine_cache, activation_cache))
    return out, caches


def _count_layers(params: Mapping[str, np.ndarray]) -> int:
    """Return L, when the keys are exactly W1, b1, ..., WL, bL."""
    n_layers = len(params) // 2
    expected = {f"{kind}{layer}" for layer in range(1, n_layers + 1) for kind in "Wb"}
    if not params or set(params) != expected:
        raise ValueError(f"params must have the keys W1, b1, ..., WL, bL. Received: {sorted(params)}")
    return n_layers


def _softmax_cross_entropy(scores: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the mean negative log-likelihood of the true classes and its gradient by the scores."""
    labels = np.asarray(y)
    n_samples, n_classes = scores.shape
    require_shape("y", labels, (n_samples,))
    if labels.dtype.kind not in "iu" or n_samples == 0 or labels.min() < 0 or labels.max() >= n_classes:
        raise ValueError(f"y must hold integer classes from 0 to {n_classes - 1}. Received: {y!r}")
    log_probabilities, cache = log_softmax_forward(scores)
    picked = np.arange(n_samples), labels
    upstream = np.zeros_like(scores)
    upstream[picked] = -1 / n_samples
    return float(-log_probabilities[picked].mean()), log_softmax_backward(upstream, cache)

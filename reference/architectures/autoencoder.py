"""Autoencoders: codes from which the input can be restored, and networks built of them layer by layer."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from reference._shared.arrays import as_float, as_floats, as_number, require_axes, require_shape
from reference.activations.relu import relu_backward, relu_forward
from reference.activations.sigmoid import sigmoid_backward, sigmoid_forward
from reference.activations.tanh import tanh_backward, tanh_forward
from reference.convolution.arguments import as_integer
from reference.dense_networks.affine import affine_backward, affine_forward
from reference.dense_networks.mlp import init_mlp

_Forward = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
_Backward = Callable[[np.ndarray, np.ndarray], np.ndarray]

_ENCODERS: dict[str, tuple[_Forward, _Backward]] = {
    "sigmoid": (sigmoid_forward, sigmoid_backward),
    "tanh": (tanh_forward, tanh_backward),
    "relu": (relu_forward, relu_backward),
}


def autoencoder_loss(
    params: Mapping[str, np.ndarray], X: np.ndarray, activation: str = "sigmoid", sparsity: float = 0.0
) -> tuple[float, dict[str, np.ndarray]]:
    """Compute how badly the input is restored from its code, and the gradients.

        code = f(X W1 + b1),   restored = code W2 + b2
        loss = mean over every element of (restored - X)**2 + sparsity * sum(abs(code)) / N

    Parameters
    ----------
    params : dict of str to ndarray
        Encoder W1 (D, M), b1 (M,); decoder W2 (M, D), b2 (D,).
    X : ndarray, shape (N, D)
        Samples. Integers are computed in float64.
    activation : str, default "sigmoid"
        sigmoid, tanh or relu, for the code; the decoder is linear.
    sparsity : float, default 0.0
        Price of a large code, at least 0.

    Returns
    -------
    loss : float
    grads : dict of str to ndarray
        The gradient of every parameter, keyed as params.

    Raises
    ------
    ValueError
        If a key is missing or unknown, activation is unknown, sparsity is negative, or a shape does not fit.

    Notes
    -----
    With M < D the bottleneck forces the code to keep what matters. With M > D, overcomplete, copying would do,
    and the price makes most of the code zero instead. At a code of exactly 0 the sub-gradient of its absolute
    value is 0.

    References
    ----------
    .. [1] Hinton and Salakhutdinov, "Reducing the dimensionality of data with neural networks",
       Science, 2006.
    .. [2] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 14.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.autoencoder import autoencoder_loss
    >>> params = {"W1": np.eye(2), "b1": np.zeros(2), "W2": np.eye(2), "b2": np.ones(2)}
    >>> loss, grads = autoencoder_loss(params, np.array([[1.0, 3.0]]), activation="relu", sparsity=0.5)
    >>> loss, grads["b1"], grads["b2"]
    (3.0, array([1.5, 1.5]), array([1., 1.]))
    """
    X, arrays = _autoencoder_arguments(params, X)
    sparsity = as_number("sparsity", sparsity)
    if sparsity < 0:
        raise ValueError(f"sparsity must be at least 0. Received: {sparsity}")
    encode, encode_gradient = _encoder(activation)
    before, encoder_cache = affine_forward(X, arrays["W1"], arrays["b1"])
    code, code_cache = encode(before)
    restored, decoder_cache = affine_forward(code, arrays["W2"], arrays["b2"])
    error = restored - X
    loss = float((error**2).mean()) + sparsity * float(np.abs(code).sum()) / len(X)

    grads: dict[str, np.ndarray] = {}
    dcode, grads["W2"], grads["b2"] = affine_backward(2 / error.size * error, decoder_cache)
    dcode = dcode + sparsity / len(X) * np.sign(code)
    _, grads["W1"], grads["b1"] = affine_backward(encode_gradient(dcode, code_cache), encoder_cache)
    return loss, {name: grads[name] for name in params}


def pretrain_layerwise(
    X: np.ndarray,
    sizes: Sequence[int],
    lr: float,
    steps: int,
    rng: np.random.Generator,
    activation: str = "sigmoid",
) -> dict[str, np.ndarray]:
    """Train the layers of a network one by one, without labels, each to restore what is below it.

        W_l, b_l = encoder trained on X_l,   X_(l+1) = f(X_l W_l + b_l),   X_1 = X

    Parameters
    ----------
    X : ndarray, shape (N, D)
        Samples. Integers are computed in float64.
    sizes : sequence of int
        Units of each hidden layer; at least one layer, each size at least 1.
    lr : float
        Learning rate, positive.
    steps : int
        Steps of gradient descent on the whole batch for each layer, at least 0.
    rng : numpy.random.Generator
        The only source of randomness.
    activation : str, default "sigmoid"
        sigmoid, tanh or relu.

    Returns
    -------
    params : dict of str to ndarray
        W1 of shape (D, sizes[0]), b1, W2 of shape (sizes[0], sizes[1]), b2, ..., in the dtype of X.

    Raises
    ------
    ValueError
        If an argument is out of range, or X is empty or has other axes.

    Notes
    -----
    Greedy: a layer never changes once the next one is trained. Decoders are thrown away. Weights start
    normal with variance 2 / (fan_in + fan_out), biases at zero. A classifier put on top is then trained with
    the labels, of which fewer are needed.

    References
    ----------
    .. [1] Bengio, Lamblin, Popovici and Larochelle, "Greedy layer-wise training of deep networks", NIPS 2006.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.architectures.autoencoder import pretrain_layerwise
    >>> params = pretrain_layerwise(np.eye(4), [3, 2], lr=0.5, steps=10, rng=np.random.default_rng(0))
    >>> {name: array.shape for name, array in params.items()}
    {'W1': (4, 3), 'b1': (3,), 'W2': (3, 2), 'b2': (2,)}
    """
    codes = as_float("X", X)
    _require_samples("X", codes)
    sizes = [as_integer("sizes", size, 1) for size in sizes]
    if not sizes:
        raise ValueError(f"sizes must hold at least one layer. Received: {sizes}")
    lr, steps = as_number("lr", lr), as_integer("steps", steps, 0)
    if lr <= 0:
        raise ValueError(f"lr must be positive. Received: {lr}")
    encode, _ = _encoder(activation)
    params = {}
    for layer, size in enumerate(sizes, start=1):
        start = init_mlp([codes.shape[1], size, codes.shape[1]], rng, "xavier_normal")
        trained = {name: array.astype(codes.dtype) for name, array in start.items()}
        for _ in range(steps):
            _, grads = autoencoder_loss(trained, codes, activation)
            trained = {name: array - lr * grads[name] for name, array in trained.items()}
        params[f"W{layer}"], params[f"b{layer}"] = trained["W1"], trained["b1"]
        codes = encode(affine_forward(codes, trained["W1"], trained["b1"])[0])[0]
    return params


def _encoder(activation: str) -> tuple[_Forward, _Backward]:
    """Return the activation's forward and backward function."""
    if activation not in _ENCODERS:
        raise ValueError(f"activation must be one of {', '.join(_ENCODERS)}. Received: {activation!r}")
    return _ENCODERS[activation]


def _autoencoder_arguments(
    params: Mapping[str, np.ndarray], X: np.ndarray
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Copy samples and parameters to one dtype, and check that they fit."""
    if set(params) != {"W1", "b1", "W2", "b2"}:
        raise ValueError(f"params must have the keys W1, b1, W2, b2. Received: {sorted(params)}")
    X, *values = as_floats(X=X, **params)
    arrays = dict(zip(params, values, strict=True))
    _require_samples("X", X)
    require_axes("W1", arrays["W1"], "D, M")
    features, units = X.shape[1], arrays["W1"].shape[1]
    shapes = {"W1": (features, units), "b1": (units,), "W2": (units, features), "b2": (features,)}
    for name, shape in shapes.items():
        require_shape(name, arrays[name], shape)
    return X, arrays


def _require_samples(name: str, X: np.ndarray) -> None:
    require_axes(name, X, "N, D")
    if X.size == 0:
        raise ValueError(f"{name} must not be empty. Received: {X.shape}")

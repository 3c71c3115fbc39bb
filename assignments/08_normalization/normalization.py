"""Normalization, dropout and an adversarial attack: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own NumPy code. The functions are in order of
rising difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/08_normalization               everything
    pytest assignments/08_normalization -k dropout    the functions with "dropout" in their names

Rules that hold for every function here:

- float64 in, float64 out; float32 in, float32 out.
- Arguments are not modified, except the running statistics in bn_param.
- cache is yours: put into it whatever the backward function needs. Nothing else looks inside.
  A network calls forward many times before the first backward: what backward needs must be in its cache.
- dout is the gradient of some loss with respect to out, and has the shape of out. A backward
  function returns one gradient for each differentiable argument of forward, in that order.
- Variance means the biased variance: the mean of the squared deviations, with nothing subtracted
  from the number of samples.
"""

import numpy as np


def fgsm(x: np.ndarray, dx: np.ndarray, epsilon: float) -> np.ndarray:
    """Fast gradient sign method: move each pixel by epsilon in the direction that raises the loss.

    Parameters
    ----------
    x : array, any shape
        Images with values from 0 to 1.
    dx : array, shape of x
        Gradient of the loss with respect to x.
    epsilon : float
        Size of the step, not negative.

    Returns
    -------
    x_adv : array, shape of x
        An image again: values outside 0 to 1 are clipped.
    """
    raise NotImplementedError("fgsm")


def vanilla_dropout_forward(
    x: np.ndarray, dropout_param: dict, rng: np.random.Generator
) -> tuple[np.ndarray, object]:
    """Dropout as first published: train drops, test multiplies by p.

    Parameters
    ----------
    x : array, any shape
    dropout_param : dict
        p : float, 0 < p <= 1, the probability to KEEP an element.
        mode : "train" or "test".
    rng : numpy.random.Generator
        The only source of randomness. Each element has its own draw.

    Returns
    -------
    out : array, shape of x
        Train: each element kept as it is or set to zero. Test: p times x.
    cache : object
        What vanilla_dropout_backward needs.

    Raises
    ------
    ValueError
        If p is outside 0 < p <= 1, or mode is neither "train" nor "test".
    """
    raise NotImplementedError("vanilla_dropout_forward")


def vanilla_dropout_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of what vanilla_dropout_forward did, in the mode it did it.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("vanilla_dropout_backward")


def dropout_forward(
    x: np.ndarray, dropout_param: dict, rng: np.random.Generator
) -> tuple[np.ndarray, object]:
    """Inverted dropout: train drops and divides what it keeps by p, test does nothing.

    Parameters
    ----------
    x : array, any shape
    dropout_param : dict
        p : float, 0 < p <= 1, the probability to KEEP an element.
        mode : "train" or "test".
    rng : numpy.random.Generator
        The only source of randomness. Each element has its own draw.

    Returns
    -------
    out : array, shape of x
        Train: each element divided by p, or set to zero. Test: x.
    cache : object

    Raises
    ------
    ValueError
        If p is outside 0 < p <= 1, or mode is neither "train" nor "test".
    """
    raise NotImplementedError("dropout_forward")


def dropout_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of what dropout_forward did, in the mode it did it.

    Returns
    -------
    dx : array, shape of x
    """
    raise NotImplementedError("dropout_backward")


def batchnorm_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: dict
) -> tuple[np.ndarray, object]:
    """Batch normalization: each feature to mean 0 and variance 1 over the batch, then scaled and shifted.

    Train: mean and variance come from the batch, and the running statistics are updated:
    momentum times the old value plus (1 - momentum) times the value of this batch.
    Test: mean and variance are the running statistics, which do not change.

    Parameters
    ----------
    x : array, shape (N, D)
    gamma, beta : array, shape (D,)
        Scale and shift.
    bn_param : dict
        mode : "train" or "test".
        eps : float, default 1e-5, added to the variance.
        momentum : float, default 0.9, the weight of the OLD running value.
        running_mean, running_var : array, shape (D,), always given. Training stores the new
        values under the same keys.

    Returns
    -------
    out : array, shape (N, D)
    cache : object

    Raises
    ------
    ValueError
        If mode is neither "train" nor "test".
    """
    raise NotImplementedError("batchnorm_forward")


def batchnorm_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of batch normalization, in the mode that forward ran in; dout has shape (N, D).

    In training the mean and the variance depend on x too.

    Returns
    -------
    dx : array, shape (N, D)
    dgamma, dbeta : array, shape (D,)
    """
    raise NotImplementedError("batchnorm_backward")


def layernorm_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, ln_param: dict
) -> tuple[np.ndarray, object]:
    """Layer normalization: each sample to mean 0 and variance 1 over its features, then scaled and shifted.

    The same in training and at test time, without running statistics.

    Parameters
    ----------
    x : array, shape (N, D)
    gamma, beta : array, shape (D,)
    ln_param : dict
        eps : float, default 1e-5, added to the variance.

    Returns
    -------
    out : array, shape (N, D)
    cache : object
    """
    raise NotImplementedError("layernorm_forward")


def layernorm_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of layer normalization; dout has shape (N, D).

    Returns
    -------
    dx : array, shape (N, D)
    dgamma, dbeta : array, shape (D,)
    """
    raise NotImplementedError("layernorm_backward")


def spatial_batchnorm_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: dict
) -> tuple[np.ndarray, object]:
    """Batch normalization of images: one mean and one variance for each channel.

    Parameters
    ----------
    x : array, shape (N, C, H, W)
    gamma, beta : array, shape (C,)
    bn_param : dict
        As for batchnorm_forward; the running statistics have shape (C,).

    Returns
    -------
    out : array, shape (N, C, H, W)
    cache : object

    Raises
    ------
    ValueError
        If mode is neither "train" nor "test".
    """
    raise NotImplementedError("spatial_batchnorm_forward")


def spatial_batchnorm_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of spatial batch normalization; dout has shape (N, C, H, W).

    Returns
    -------
    dx : array, shape (N, C, H, W)
    dgamma, dbeta : array, shape (C,)
    """
    raise NotImplementedError("spatial_batchnorm_backward")


def groupnorm_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, groups: int, gn_param: dict
) -> tuple[np.ndarray, object]:
    """Group normalization: for each image, each group of neighbouring channels to mean 0 and variance 1.

    The same in training and at test time, without running statistics.

    Parameters
    ----------
    x : array, shape (N, C, H, W)
    gamma, beta : array, shape (C,)
        Scale and shift, one for each channel.
    groups : int
        Number of groups G. The first group is channels 0 to C/G - 1, the second the next C/G, ...
    gn_param : dict
        eps : float, default 1e-5, added to the variance.

    Returns
    -------
    out : array, shape (N, C, H, W)
    cache : object

    Raises
    ------
    ValueError
        If groups does not divide C.
    """
    raise NotImplementedError("groupnorm_forward")


def groupnorm_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of group normalization; dout has shape (N, C, H, W).

    Returns
    -------
    dx : array, shape (N, C, H, W)
    dgamma, dbeta : array, shape (C,)
    """
    raise NotImplementedError("groupnorm_backward")

"""What weights are before training, from zeros to filters made from data: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own NumPy code. The functions are in order of
rising difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/05_initializers                   everything
    pytest assignments/05_initializers -k orthogonal     one function

Rules that hold for every function here:

- shape is a tuple: (D, M) for dense weights, D inputs and M units; (F, C, HH, WW) for a convolution,
  F filters over C channels. zeros, constant, small_normal and uniform take any shape.
- Weights are new float64 arrays of that shape.
- All randomness comes from rng, a numpy.random.Generator: the same seed gives the same weights,
  another seed others. How many numbers you draw, and in which order, is up to you.
- Functions may call each other.
"""

import numpy as np


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """Count the numbers that a unit reads, and the units that read a number.

    Parameters
    ----------
    shape : tuple of int
        (D, M) of a dense layer, or (F, C, HH, WW) of a convolution.

    Returns
    -------
    fan_in, fan_out : int
        For a convolution both count the whole receptive field.
    """
    raise NotImplementedError("fans")


def zeros(shape: tuple[int, ...]) -> np.ndarray:
    """Start at zero: usual for biases, useless for weights.

    Parameters
    ----------
    shape : tuple of int
        Any.

    Returns
    -------
    w : array of the given shape, float64
    """
    raise NotImplementedError("zeros")


def constant(shape: tuple[int, ...], value: float) -> np.ndarray:
    """Start at one value everywhere.

    Parameters
    ----------
    shape : tuple of int
        Any.
    value : float
        A whole number, such as 1, is fine too.

    Returns
    -------
    w : array of the given shape, float64
    """
    raise NotImplementedError("constant")


def small_normal(shape: tuple[int, ...], std: float, rng: np.random.Generator) -> np.ndarray:
    """Draw from a normal distribution around 0, the same for every layer.

    Parameters
    ----------
    shape : tuple of int
        Any.
    std : float
        Standard deviation; 0.01 is usual.
    rng : numpy.random.Generator

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("small_normal")


def uniform(shape: tuple[int, ...], bound: float, rng: np.random.Generator) -> np.ndarray:
    """Draw every number between -bound and bound with the same probability.

    Parameters
    ----------
    shape : tuple of int
        Any.
    bound : float
        Positive.
    rng : numpy.random.Generator

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("uniform")


def lecun_normal(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Draw normal weights of variance 1 / fan_in.

    Parameters
    ----------
    shape : tuple of int
        (D, M) or (F, C, HH, WW).
    rng : numpy.random.Generator

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("lecun_normal")


def xavier_normal(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Draw normal weights of variance 2 / (fan_in + fan_out).

    Parameters
    ----------
    shape : tuple of int
        (D, M) or (F, C, HH, WW).
    rng : numpy.random.Generator

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("xavier_normal")


def xavier_uniform(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Draw uniform weights of variance 2 / (fan_in + fan_out).

    Parameters
    ----------
    shape : tuple of int
        (D, M) or (F, C, HH, WW).
    rng : numpy.random.Generator

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("xavier_uniform")


def he_normal(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Draw normal weights of variance 2 / fan_in.

    Parameters
    ----------
    shape : tuple of int
        (D, M) or (F, C, HH, WW).
    rng : numpy.random.Generator

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("he_normal")


def he_uniform(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Draw uniform weights of variance 2 / fan_in.

    Parameters
    ----------
    shape : tuple of int
        (D, M) or (F, C, HH, WW).
    rng : numpy.random.Generator

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("he_uniform")


def he_average_normal(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Draw normal weights of variance 4 / (fan_in + fan_out).

    Parameters
    ----------
    shape : tuple of int
        (D, M) or (F, C, HH, WW).
    rng : numpy.random.Generator

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("he_average_normal")


def orthogonal(shape: tuple[int, ...], rng: np.random.Generator, gain: float = 1.0) -> np.ndarray:
    """Draw a matrix whose rows, or columns if those are fewer, are perpendicular and of length gain.

    Parameters
    ----------
    shape : tuple of int
        (D, M); a convolution's (F, C, HH, WW) counts as the matrix (F, C * HH * WW).
    rng : numpy.random.Generator
    gain : float, default 1.0
        Positive.

    Returns
    -------
    w : array of the given shape
    """
    raise NotImplementedError("orthogonal")


def lsuv(
    weights: list[np.ndarray],
    x: np.ndarray,
    rng: np.random.Generator,
    tol: float = 0.1,
    max_iter: int = 10,
) -> list[np.ndarray]:
    """Draw every layer orthonormal, then scale it until its outputs on x have variance 1.

    Parameters
    ----------
    weights : list of arrays, shapes (D, M)
        Dense layers in order, a ReLU between each two. Only their shapes and dtypes count, not their numbers;
        the arrays and the list stay as they are.
    x : array, shape (N, D)
        Samples; float64, or float32 where the weights are.
    rng : numpy.random.Generator
    tol : float, default 0.1
        How far the variance may be from 1.
    max_iter : int, default 10
        At most so many scalings a layer, at least 1.

    Returns
    -------
    weights : list of arrays, shapes and dtypes as given
    """
    raise NotImplementedError("lsuv")


def whitening_init(patches: np.ndarray, n_filters: int, rng: np.random.Generator, eps: float) -> np.ndarray:
    """Make filters whose responses to the patches are uncorrelated and of variance 1.

    Parameters
    ----------
    patches : array, shape (N, C, h, w)
        Pieces of training images.
    n_filters : int
        At most C * h * w.
    rng : numpy.random.Generator
        For a random rotation of the filters, if you want one.
    eps : float
        At least 0; added to the variances, so that directions that hardly vary are not blown up.

    Returns
    -------
    filters : array, shape (n_filters, C, h, w), dtype of patches

    Raises
    ------
    ValueError
        If there are more filters than dimensions.
    """
    raise NotImplementedError("whitening_init")

"""The chain rule, by differences, by hand and by machine: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own code. The functions are in order of rising
difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/01_backprop               everything
    pytest assignments/01_backprop -k neuron     the functions with "neuron" in their names

Rules that hold for every function here:

- float64 arrays in, float64 arrays out; float32 in, float32 out. Integers count as float64.
- A single number may be a Python float or NumPy's.
- Arrays hold after the call what they held before.
"""

import numpy as np


def relative_error(a: np.ndarray, b: np.ndarray) -> float:
    """How far apart two gradients are, in proportion to their entries.

    Parameters
    ----------
    a, b : array, any shape, the same for both
        Two gradients of one function, for example one by the chain rule and one by differences.

    Returns
    -------
    error : float
        The largest, over all entries, of abs(a - b) / max(1e-8, abs(a) + abs(b)).
    """
    raise NotImplementedError("relative_error")


def numerical_gradient(f: object, x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """The slope of f along every coordinate of x, by centred differences.

    Parameters
    ----------
    f : callable
        Takes an array of x's shape and returns one number. It may be called any number of times.
    x : array, any shape, () included
        Where to measure. It may change during the call, and holds its old numbers afterwards, also when f
        raises an exception.
    h : float, default 1e-5
        How far to look to either side, positive.

    Returns
    -------
    gradient : array, shape of x
        One slope for each entry of x.
    """
    raise NotImplementedError("numerical_gradient")


def two_input_neuron(x: np.ndarray, w: np.ndarray, b: float) -> tuple[float, dict]:
    """A sigmoid neuron with two inputs, and the slope of its output by everything that enters it.

    Parameters
    ----------
    x : array, shape (2,)
        Inputs.
    w : array, shape (2,)
        Weights.
    b : float
        Bias.

    Returns
    -------
    out : float
        The sigmoid of w . x + b.
    grads : dict
        The slopes of out: "x" and "w" of shape (2,), "b" a number.
    """
    raise NotImplementedError("two_input_neuron")


class Value:
    """A number that remembers how it was computed, and can tell the slope of a result by each of its inputs.

    ``+ - * /`` work between two Values, and between a Value and a number on either side; ``**`` takes a number as
    exponent; ``-x`` negates. Every operation makes a new Value and leaves its operands as they are.

    Parameters
    ----------
    data : float
        The number.

    Attributes
    ----------
    data : float
        The number.
    grad : float
        0 until some ``backward()`` adds to it: then the slope of that result by this number.
    """

    def __init__(self, data: float) -> None:
        raise NotImplementedError("Value")

    def __add__(self, other: object) -> "Value":
        """Sum self + other; other is a Value or a number."""
        raise NotImplementedError("Value")

    def __radd__(self, other: object) -> "Value":
        """Sum other + self, where other is a number."""
        raise NotImplementedError("Value")

    def __mul__(self, other: object) -> "Value":
        """Product self * other; other is a Value or a number."""
        raise NotImplementedError("Value")

    def __rmul__(self, other: object) -> "Value":
        """Product other * self, where other is a number."""
        raise NotImplementedError("Value")

    def __neg__(self) -> "Value":
        """Negative, -self."""
        raise NotImplementedError("Value")

    def __sub__(self, other: object) -> "Value":
        """Difference self - other; other is a Value or a number."""
        raise NotImplementedError("Value")

    def __rsub__(self, other: object) -> "Value":
        """Difference other - self, where other is a number."""
        raise NotImplementedError("Value")

    def __truediv__(self, other: object) -> "Value":
        """Quotient self / other; other is a Value or a number."""
        raise NotImplementedError("Value")

    def __rtruediv__(self, other: object) -> "Value":
        """Quotient other / self, where other is a number."""
        raise NotImplementedError("Value")

    def __pow__(self, exponent: float) -> "Value":
        """Power self ** exponent; exponent is a number, not a Value."""
        raise NotImplementedError("Value")

    def exp(self) -> "Value":
        """Exponential: e to the power of self."""
        raise NotImplementedError("Value")

    def log(self) -> "Value":
        """The natural logarithm of a positive number."""
        raise NotImplementedError("Value")

    def tanh(self) -> "Value":
        """The hyperbolic tangent."""
        raise NotImplementedError("Value")

    def sigmoid(self) -> "Value":
        """1 / (1 + e to the power of -self)."""
        raise NotImplementedError("Value")

    def relu(self) -> "Value":
        """Rectifier: self where it is positive, else 0."""
        raise NotImplementedError("Value")

    def backward(self) -> None:
        """Add to the grad of self, and of every Value it was computed from, the slope of self by that Value.

        A chain of 10,000 operations must work. A second call may add once more, or start anew.
        """
        raise NotImplementedError("Value")

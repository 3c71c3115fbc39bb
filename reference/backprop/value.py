"""A number that remembers how it was computed."""

import math
from numbers import Real
from typing import Any


class Value:
    """Compute with numbers, and afterwards ask for the derivative of the result by each of them.

        grad of a node = sum over the results it entered of (grad of that result) * (local slope)

    Parameters
    ----------
    data : float
        The number. Attributes: ``data``, and ``grad``, which is 0.0 until ``backward`` adds to it.

    Raises
    ------
    TypeError
        If data, or an operand, is not a real number (an operand may be a Value, an exponent may not).
    ValueError
        For the logarithm of a number that is not positive, and for a negative base under an exponent that is
        not an integer: neither is a real number.
    ZeroDivisionError, OverflowError
        Where Python's own floats raise them.

    Notes
    -----
    Every operation makes a new node, which keeps its operands and the slope by each, taken while the operands
    are at hand. Only the walk back is left to ``backward``. It uses no recursion, so that the length of a chain
    is not bounded by Python's stack.

    References
    ----------
    .. [1] Griewank and Walther, "Evaluating derivatives", SIAM 2008, chapter 3.
    .. [2] Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors",
       Nature, 1986.

    Examples
    --------
    >>> from reference.backprop.value import Value
    >>> x, y = Value(3.0), Value(-2.0)
    >>> z = x * y + x**2
    >>> z.backward()
    >>> z.data, x.grad, y.grad
    (3.0, 4.0, 3.0)
    """

    __array_ufunc__ = None  # NumPy's numbers on the left leave the operation to the methods here

    def __init__(self, data: float) -> None:
        if not isinstance(data, Real):
            raise TypeError(f"data must be a real number. Received: {data!r}")
        self.data: float = float(data)
        self.grad: float = 0.0
        self._edges: tuple[tuple[Value, float], ...] = ()

    def __repr__(self) -> str:
        return f"Value(data={self.data}, grad={self.grad})"

    def _result(self, data: float, *edges: "tuple[Value, float]") -> "Value":
        """Make the node of a result, of this node's class, from its operands and the slope by each."""
        node = type(self)(data)
        node._edges = edges
        return node

    def __add__(self, other: "Value | float") -> "Value":
        right = _as_value(other, type(self))
        if right is None:
            return NotImplemented
        return self._result(self.data + right.data, (self, 1.0), (right, 1.0))

    def __mul__(self, other: "Value | float") -> "Value":
        right = _as_value(other, type(self))
        if right is None:
            return NotImplemented
        return self._result(self.data * right.data, (self, right.data), (right, self.data))

    def __sub__(self, other: "Value | float") -> "Value":
        right = _as_value(other, type(self))
        if right is None:
            return NotImplemented
        return self._result(self.data - right.data, (self, 1.0), (right, -1.0))

    def __truediv__(self, other: "Value | float") -> "Value":
        right = _as_value(other, type(self))
        if right is None:
            return NotImplemented
        ratio = self.data / right.data
        return self._result(ratio, (self, 1 / right.data), (right, -ratio / right.data))

    def __pow__(self, exponent: float) -> "Value":
        if not isinstance(exponent, Real):
            return NotImplemented
        n = float(exponent)
        if self.data < 0 and not n.is_integer():
            raise ValueError(
                f"the exponent of a negative base must be an integer. Received: {self.data} ** {n}"
            )
        return self._result(self.data**n, (self, _power_slope(self.data, n)))

    def __neg__(self) -> "Value":
        return self._result(-self.data, (self, -1.0))

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: float) -> "Value":
        left = _as_value(other, type(self))
        return NotImplemented if left is None else left - self

    def __rtruediv__(self, other: float) -> "Value":
        left = _as_value(other, type(self))
        return NotImplemented if left is None else left / self

    def exp(self) -> "Value":
        """Return e to this power; the slope is the result itself."""
        out = math.exp(self.data)
        return self._result(out, (self, out))

    def log(self) -> "Value":
        """Return the natural logarithm of a positive number; the slope is 1 / x."""
        if self.data <= 0:
            raise ValueError(f"the argument of log must be positive. Received: {self.data}")
        return self._result(math.log(self.data), (self, 1 / self.data))

    def tanh(self) -> "Value":
        """Return the hyperbolic tangent; the slope is 1 - out**2."""
        out = math.tanh(self.data)
        return self._result(out, (self, 1 - out**2))

    def sigmoid(self) -> "Value":
        """Return 1 / (1 + exp(-x)); the slope is out * (1 - out)."""
        shrunk = math.exp(-abs(self.data))  # never overflows
        out = (1.0 if self.data >= 0 else shrunk) / (1 + shrunk)
        return self._result(out, (self, out * (1 - out)))

    def relu(self) -> "Value":
        """Return the number if positive, else 0; the slope is 1 or 0, and 0 at the kink."""
        below = self.data <= 0
        return self._result(0.0 if below else self.data, (self, 0.0 if below else 1.0))

    def backward(self) -> None:
        """Add to the grad of this number, and of every number it was computed from, its derivative by that one.

        Grads add up over several calls: set them to 0 to start anew.
        """
        flow = {self: 1.0}
        for node in reversed(_operands_first(self)):
            node.grad += flow[node]
            for operand, slope in node._edges:
                flow[operand] = flow.get(operand, 0.0) + flow[node] * slope


def _as_value(operand: Any, kind: "type[Value]") -> "Value | None":
    """Return an operand as a node, or None for what is no number: Python then raises its own TypeError."""
    if isinstance(operand, Value):
        return operand
    return kind(float(operand)) if isinstance(operand, Real) else None


def _power_slope(base: float, exponent: float) -> float:
    """Return exponent * base ** (exponent - 1), also at the base 0, where that can be 0 or infinite."""
    if exponent == 0:
        return 0.0
    if base == 0 and exponent < 1:
        return math.inf
    return float(exponent * base ** (exponent - 1))


def _operands_first(result: "Value") -> "list[Value]":
    """List a result and all it was computed from, each after its own operands."""
    order: list[Value] = []
    seen: set[Value] = set()
    pending = [(result, False)]
    while pending:
        node, operands_listed = pending.pop()
        if operands_listed:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            pending.append((node, True))
            pending.extend((operand, False) for operand, _ in node._edges)
    return order

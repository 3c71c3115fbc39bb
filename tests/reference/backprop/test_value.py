"""Graphs of numbers: what a derivative must be whatever the graph, and where there is none."""

import gc
import math
import operator
from fractions import Fraction

import numpy as np
import pytest

from reference import find

from .expressions import EXPRESSIONS

Value = find("Value")
UNARY = ["exp", "log", "tanh", "sigmoid", "relu"]
BINARY = [operator.add, operator.sub, operator.mul, operator.truediv]


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_central_differences_agree(name, close):
    point = np.array([0.75, -1.25, 0.5])
    gradient = find("numerical_gradient")(lambda p: EXPRESSIONS[name](*map(Value, p)).data, point)
    leaves = [Value(number) for number in point]
    EXPRESSIONS[name](*leaves).backward()
    close([leaf.grad for leaf in leaves], gradient, 1e-8)


@pytest.mark.parametrize("make", [float, int, np.float64, np.float32, np.int64, Fraction])
@pytest.mark.parametrize("operate", BINARY)
def test_numbers_of_every_kind_on_either_side(operate, make):
    right, left = operate(Value(8.0), make(2)), operate(make(2), Value(8.0))
    assert type(right) is type(left) is Value
    assert right.data == operate(8.0, 2.0)
    assert left.data == operate(2.0, 8.0)
    assert type(right.data) is type(left.data) is float
    assert (Value(3.0) ** make(2)).data == 9.0


def test_sums_of_lists():
    x = Value(1.5)
    total = sum([x, x, Value(2)])
    total.backward()
    assert (total.data, x.grad) == (5.0, 2.0)


@pytest.mark.parametrize("foreign", ["a", None, [1.0], 1j, np.ones(2), object()])
@pytest.mark.parametrize("operate", [*BINARY, operator.pow])
def test_foreign_operands_are_a_type_error(operate, foreign):
    with pytest.raises(TypeError):
        operate(Value(1.0), foreign)
    with pytest.raises(TypeError):
        operate(foreign, Value(1.0))


def test_other_types_may_answer_for_themselves():
    class Friendly:
        def __radd__(self, other):
            return "friendly"

        __rsub__ = __rmul__ = __rtruediv__ = __rpow__ = __radd__

    for operate in (*BINARY, operator.pow):
        assert operate(Value(1.0), Friendly()) == "friendly"


def test_exponents_are_numbers():
    with pytest.raises(TypeError):
        Value(2.0) ** Value(3.0)
    with pytest.raises(TypeError):
        2.0 ** Value(3.0)


@pytest.mark.parametrize("data", ["3", None, [1.0], 1j, np.ones(1), Value(1.0)])
def test_data_is_a_number(data):
    with pytest.raises(TypeError, match=r"data must be a real number. Received: "):
        Value(data)


@pytest.mark.parametrize("data", [0, -1.0, -math.inf])
def test_logarithms_of_positive_numbers_only(data):
    with pytest.raises(ValueError, match=rf"argument of log must be positive. Received: {float(data)}"):
        Value(data).log()


def test_powers_are_those_of_floats():
    assert (Value(-2.0) ** 3).data == -8.0
    assert (Value(-2.0) ** -2.0).data == 0.25
    with pytest.raises(ValueError, match=r"negative base must be an integer. Received: -2.0 \*\* 0.5"):
        Value(-2.0) ** 0.5
    for impossible in (lambda: Value(0.0) ** -1, lambda: Value(1.0) / 0, lambda: 1 / Value(0)):
        with pytest.raises(ZeroDivisionError):
            impossible()
    for large in (lambda: Value(1e200) ** 2, lambda: Value(1000.0).exp()):
        with pytest.raises(OverflowError):
            large()


@pytest.mark.parametrize(("exponent", "slope"), [(0, 0.0), (1, 1.0), (2, 0.0), (0.5, math.inf), (1.5, 0.0)])
def test_slope_of_powers_at_zero(exponent, slope):
    x = Value(0.0)
    (x**exponent).backward()
    assert x.grad == slope


def test_relu_at_and_around_the_kink():
    for data, out, slope in ((-2.0, 0.0, 0.0), (0.0, 0.0, 0.0), (-0.0, 0.0, 0.0), (1e-300, 1e-300, 1.0)):
        x = Value(data)
        y = x.relu()
        y.backward()
        assert (y.data, x.grad) == (out, slope)


@pytest.mark.parametrize("data", [-1e4, -750.0, -40.0, 0.0, 40.0, 750.0, 1e4])
def test_squashing_numbers_of_any_size(data):
    x = Value(data)
    sigmoid, tanh = x.sigmoid(), x.tanh()
    (sigmoid + tanh).backward()
    assert sigmoid.data == pytest.approx(math.exp(min(data, 0)) / (1 + math.exp(-abs(data))), rel=1e-15)
    assert tanh.data == math.tanh(data)
    assert x.grad == pytest.approx(1.25 if data == 0 else 0.0, abs=1e-15)


def test_nan_stays_nan():
    for name in UNARY:
        assert math.isnan(getattr(Value(math.nan), name)().data)


def test_operands_are_left_alone():
    x, y = Value(2.0), Value(3.0)
    for operate in (*BINARY, lambda a, b: a**2):
        operate(x, y)
    assert (x.data, x.grad, y.data, y.grad) == (2.0, 0.0, 3.0, 0.0)


def test_a_leaf_alone():
    x = Value(7)
    x.backward()
    assert (x.data, x.grad) == (7.0, 1.0)
    assert repr(x) == "Value(data=7.0, grad=1.0)"


def test_grads_of_the_nodes_between():
    x = Value(3.0)
    square = x * x
    out = square * 5 + square
    out.backward()
    assert (out.grad, square.grad, x.grad) == (1.0, 6.0, 36.0)


def test_a_second_backward_adds_the_same_once_more():
    x = Value(3.0)
    square = x * x
    out = square.exp() / 1000 + square
    out.backward()
    once = x.grad, square.grad, out.grad
    out.backward()
    assert (x.grad, square.grad, out.grad) == tuple(2 * grad for grad in once)


def test_two_results_of_one_number_add_up():
    x = Value(3.0)
    (x * 2).backward()
    (x * x).backward()
    assert x.grad == 8.0


def test_what_the_result_does_not_depend_on_gets_nothing():
    x, y = Value(3.0), Value(4.0)
    bystander = x * y
    (x * 2).backward()
    assert (y.grad, bystander.grad) == (0.0, 0.0)


@pytest.mark.parametrize("length", [10_000, 100_000])
def test_long_chains_are_walked_and_thrown_away_without_recursion(length):
    x = Value(1.0)
    out = x
    for _ in range(length):
        out = out + 0.5
    out.backward()
    assert x.grad == 1.0
    assert out.data == 1 + length / 2
    del out
    gc.collect()


def test_long_chains_with_a_number_used_in_every_link():
    x, out = Value(1.0), Value(0.0)
    for _ in range(10_000):
        out = out + x * x
    out.backward()
    assert x.grad == 20_000.0


def test_sharing_costs_no_extra_paths():
    x = Value(1.0)
    out = x
    for _ in range(60):
        out = (out + out) * 0.5  # 2**60 paths
    out.backward()
    assert x.grad == 1.0


def test_order_of_construction_does_not_matter():
    """A late shortcut to an early node must not be passed on before the early node is complete."""
    a = Value(2.0)
    b = a * 3
    c = b * b
    d = c + b
    e = d * b + a
    e.backward()
    # e = (b**2 + b) * b + a with b = 3 a
    assert b.grad == 3 * 36 + 2 * 6
    assert a.grad == 3 * b.grad + 1


def test_results_of_a_subclass_are_of_the_subclass():
    class Named(Value):
        pass

    x = Named(2.0)
    results = [x + 1, 1 - x, x * x, 3 / x, -x, x**2, x.exp(), x.log(), x.tanh(), x.sigmoid(), x.relu()]
    assert {type(result) for result in results} == {Named}

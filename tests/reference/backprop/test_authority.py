"""Derivatives against PyTorch's, and errors against exact fractions (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find

from ..recording import as_dtype, load
from .expressions import EXPRESSIONS

CASES = load(Path(__file__).parent)


def cases(function):
    return [case for case in CASES if case.function == function]


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        "Value": 72,
        "two_input_neuron": 4,
        "numerical_gradient": 5,
        "relative_error": 4,
    }
    assert {case.arguments["name"] for case in cases("Value")} == set(EXPRESSIONS)


@pytest.mark.parametrize("case", cases("Value"), ids=lambda case: case.arguments["name"])
def test_value(case, close):
    leaves = [find("Value")(number) for number in case.arguments["numbers"]]
    out = EXPRESSIONS[case.arguments["name"]](*leaves)
    out.backward()
    close(out.data, case.expected["out"], 1e-10)
    close([leaf.grad for leaf in leaves], case.expected["grads"], 1e-10)


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"])
@pytest.mark.parametrize("case", cases("two_input_neuron"))
def test_two_input_neuron(case, dtype, tolerance, close):
    out, grads = find("two_input_neuron")(**as_dtype(case.arguments, dtype))
    close(out, case.expected["out"], tolerance)
    assert list(grads) == ["x", "w", "b"]
    for name, gradient in grads.items():
        close(gradient, case.expected["grads"][name], tolerance)


@pytest.mark.parametrize("case", cases("numerical_gradient"))
def test_numerical_gradient(case, close):
    x, weights = case.arguments["x"], case.arguments["weights"]

    def f(x):
        return (np.sin(x) * weights + np.tanh(x).sum() ** 2).sum()

    close(find("numerical_gradient")(f, x), case.expected["gradient"], 1e-9)


@pytest.mark.parametrize("case", cases("relative_error"))
def test_relative_error(case, close):
    close(find("relative_error")(**case.arguments), case.expected["error"], 1e-14)


def test_the_neuron_of_the_lectures():
    """The worked example that courses pass on: w = (2, -3), b = -3, x = (-1, -2), printed with two digits."""
    out, grads = find("two_input_neuron")(np.array([-1.0, -2.0]), np.array([2.0, -3.0]), -3.0)
    assert round(out, 2) == 0.73
    assert grads["w"].round(2).tolist() == [-0.20, -0.39]
    assert grads["x"].round(2).tolist() == [0.39, -0.59]
    assert round(grads["b"], 2) == 0.20


def test_the_neuron_is_its_own_graph(close):
    Value = find("Value")
    w, x, b = [Value(2), Value(-3)], [Value(-1), Value(-2)], Value(-3)
    (w[0] * x[0] + w[1] * x[1] + b).sigmoid().backward()
    _, grads = find("two_input_neuron")(np.array([-1, -2]), np.array([2, -3]), -3)
    close([each.grad for each in x], grads["x"], 1e-14)
    close([each.grad for each in w], grads["w"], 1e-14)
    close(b.grad, grads["b"], 1e-14)

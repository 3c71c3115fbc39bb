"""Linear models against PyTorch, and the perceptron against exact fractions (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find

from ..recording import as_dtype, load

CASES = load(Path(__file__).parent)
PRECISIONS = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"]
)


def recorded(*functions):
    chosen = [case for case in CASES if case.function in functions]
    return pytest.mark.parametrize("case", chosen, ids=lambda case: case.function)


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        "linear_scores": 4,
        "softmax_regression_loss": 15,
        "svm_regression_loss": 15,
        "logistic_loss": 15,
        "perceptron_train": 6,
        "gradient_descent": 3,
        "sgd_train": 3,
        "predict_classes": 3,
        "accuracy": 3,
    }


@PRECISIONS
@recorded("linear_scores")
def test_scores(case, dtype, tolerance, close):
    scores = find("linear_scores")(**as_dtype(case.arguments, dtype))
    assert scores.dtype == dtype
    close(scores, case.expected["scores"], tolerance)


@PRECISIONS
@recorded("softmax_regression_loss", "svm_regression_loss", "logistic_loss")
def test_losses(case, dtype, tolerance, close):
    loss, gradient = find(case.function)(**as_dtype(case.arguments, dtype))
    assert type(loss) is float
    assert gradient.dtype == dtype
    close(loss, case.expected["loss"], tolerance)
    close(gradient, case.expected["gradient"], tolerance)


@PRECISIONS
@recorded("perceptron_train")
def test_perceptron(case, dtype, tolerance):
    """Every number is a multiple of 1/64, so that nothing is rounded in either precision."""
    w, b = find("perceptron_train")(**as_dtype(case.arguments, dtype))
    assert w.dtype == dtype
    assert w.tolist() == case.expected["w"].tolist()
    assert b == case.expected["b"]


@PRECISIONS
@recorded("gradient_descent", "sgd_train")
def test_walks(case, dtype, tolerance, close):
    """A batch that holds every sample makes of both the same walk."""
    given = as_dtype(case.arguments, dtype)
    X, y, reg, steps = given["X"], given["y"], given["reg"], given["steps"]
    if case.function == "gradient_descent":

        def loss(w):
            return find("logistic_loss")(w, X, y, reg)

        w, history = find("gradient_descent")(loss, given["w"], given["lr"], steps)
    else:

        def loss(w, X, y):
            return find("logistic_loss")(w, X, y, reg)

        rng = np.random.default_rng(0)
        w, history = find("sgd_train")(loss, given["w"], X, y, given["lr"], len(X) + 1, steps, rng)
    assert w.dtype == dtype
    close(w, case.expected["w"], tolerance)
    close(history, case.expected["history"], tolerance)


@recorded("predict_classes")
def test_classes(case):
    y_pred = find("predict_classes")(**case.arguments)
    assert y_pred.tolist() == case.expected["y_pred"].tolist()


@recorded("accuracy")
def test_accuracy(case):
    assert find("accuracy")(**case.arguments) == pytest.approx(case.expected["share"], rel=1e-15)

"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import copy

import numpy as np
import pytest

from reference import find

from .test_models import no_loss

RNG = np.random.default_rng(0)
X, ONES2, ONES3 = np.ones((2, 3)), np.ones(2), np.ones(3)
W = np.ones((3, 4))
LABELS = np.array([0, 1])
SIGNS = np.array([1, -1])


def sgd(w=ONES3, X=X, y=LABELS, lr=0.1, batch_size=1, epochs=1, rng=RNG):
    return ("sgd_train", (no_loss, w, X, y, lr, batch_size, epochs, rng))


def wrong_gradient(w, *batch):
    return 0.0, np.zeros((*w.shape, 1))


BAD = [
    ("linear_scores", (ONES3, W, np.ones(4)), r"X must have shape \(N, D\). Received: \(3,\)"),
    ("linear_scores", (X, ONES3, np.ones(1)), r"W must have shape \(D, C\). Received: \(3,\)"),
    ("linear_scores", (X, W.T, ONES3), r"W must have shape \(3, 3\). Received: \(4, 3\)"),
    ("linear_scores", (X, W, np.ones(1)), r"b must have shape \(4,\). Received: \(1,\)"),
    ("perceptron_train", (ONES3, SIGNS, 1.0, 1), r"X must have shape \(N, D\). Received: \(3,\)"),
    ("perceptron_train", (np.ones((0, 3)), np.ones(0), 1.0, 1), r"X must hold at least one sample"),
    ("perceptron_train", (X, ONES3, 1.0, 1), r"y must have shape \(2,\). Received: \(3,\)"),
    ("perceptron_train", (X, np.array([0, 1]), 1.0, 1), r"y must hold labels -1 and \+1. Received: array"),
    ("perceptron_train", (X, SIGNS, "fast", 1), "lr must be a number. Received: 'fast'"),
    ("perceptron_train", (X, SIGNS, 1.0, -1), "epochs must be an integer of at least 0. Received: -1"),
    ("perceptron_train", (X, SIGNS, 1.0, 2.5), "epochs must be an integer of at least 0. Received: 2.5"),
    ("logistic_loss", (W, X, LABELS, 0.0), r"w must have shape \(D\). Received: \(3, 4\)"),
    ("logistic_loss", (np.ones(4), X, LABELS, 0.0), r"w must have shape \(3,\). Received: \(4,\)"),
    ("logistic_loss", (np.float64(1), X, LABELS, 0.0), r"w must have shape \(3,\). Received: \(\)"),
    ("logistic_loss", (ONES3, ONES3, LABELS, 0.0), r"X must have shape \(N, D\)"),
    ("logistic_loss", (ONES3, X, SIGNS, 0.0), r"y must hold numbers in \[0, 1\]. Received: -1.0"),
    ("logistic_loss", (ONES3, X, ONES3, 0.0), r"y must have shape \(2,\). Received: \(3,\)"),
    ("logistic_loss", (ONES3, X, LABELS, None), "reg must be a number. Received: None"),
    *(
        case
        for name in ("softmax_regression_loss", "svm_regression_loss")
        for case in (
            (name, (ONES3, X, LABELS, 0.0), r"W must have shape \(D, C\). Received: \(3,\)"),
            (name, (W.T, X, LABELS, 0.0), r"W must have shape \(3, 3\). Received: \(4, 3\)"),
            (name, (W, ONES3, LABELS, 0.0), r"X must have shape \(N, D\). Received: \(3,\)"),
            (name, (W, X[:0], LABELS[:0], 0.0), r"X must hold at least one sample. Received: \(0, 3\)"),
            (name, (W, X, np.array([0, 4]), 0.0), "y must hold integer classes from 0 to 3"),
            (name, (W, X, np.array([0]), 0.0), r"y must have shape \(2,\). Received: \(1,\)"),
            (name, (W, X, LABELS, np.nan), "reg must be finite. Received: nan"),
        )
    ),
    ("gradient_descent", (no_loss, np.array(["a"]), 0.1, 1), "w must be an array of real numbers"),
    ("gradient_descent", (no_loss, ONES3, np.inf, 1), "lr must be finite. Received: inf"),
    ("gradient_descent", (no_loss, ONES3, 0.1, -1), "steps must be an integer of at least 0. Received: -1"),
    ("gradient_descent", (no_loss, ONES3, 0.1, 1.0), "steps must be an integer of at least 0. Received: 1.0"),
    (
        "gradient_descent",
        (wrong_gradient, ONES3, 0.1, 1),
        r"gradient of loss must have shape \(3,\). Received: \(3, 1\)",
    ),
    (
        "sgd_train",
        (wrong_gradient, ONES3, X, LABELS, 0.1, 1, 1, RNG),
        r"gradient of loss must have shape \(3,\)",
    ),
    (*sgd(y=ONES3), r"X and y must hold one entry for each sample. Received: \(2, 3\), \(3,\)"),
    (*sgd(X=X[:0], y=LABELS[:0]), r"Received: \(0, 3\), \(0,\)"),
    (*sgd(X=1.0), r"Received: \(\), \(2,\)"),
    (*sgd(y=1), r"Received: \(2, 3\), \(\)"),
    (*sgd(lr="fast"), "lr must be a number"),
    (*sgd(batch_size=0), "batch_size must be an integer of at least 1. Received: 0"),
    (*sgd(epochs=-2), "epochs must be an integer of at least 0. Received: -2"),
    (*sgd(rng=7), "rng must be a numpy.random.Generator. Received: 7"),
    ("predict_classes", (ONES3,), r"scores must have shape \(N, C\). Received: \(3,\)"),
    ("predict_classes", (np.ones((2, 0)),), r"scores must have a last axis .* Received: \(2, 0\)"),
    ("accuracy", (LABELS, ONES3), r"y must have shape \(2,\). Received: \(3,\)"),
    ("accuracy", (X, X), r"y_pred must have shape \(N\). Received: \(2, 3\)"),
    ("accuracy", (np.ones(0), np.ones(0)), r"y_pred must hold at least one class. Received: \(0,\)"),
]

GOOD = {
    "linear_scores": {"X": (5, 3), "W": (3, 4), "b": (4,)},
    "perceptron_train": {"X": (5, 3), "y": np.array([1, -1, 1, 1, -1]), "lr": 0.5, "epochs": 2},
    "logistic_loss": {"w": (3,), "X": (5, 3), "y": np.array([0, 1, 1, 0, 1]), "reg": 0.1},
    "softmax_regression_loss": {"W": (3, 4), "X": (5, 3), "y": np.array([0, 3, 1, 0, 2]), "reg": 0.1},
    "svm_regression_loss": {"W": (3, 4), "X": (5, 3), "y": np.array([0, 3, 1, 0, 2]), "reg": 0.1},
    "gradient_descent": {"loss": lambda w: (w.sum(), w), "w": (3,), "lr": 0.1, "steps": 3},
    "sgd_train": {
        "loss": lambda w, X, y: (y.sum(), w + X.sum()),
        "w": (3,),
        "X": (5, 3),
        "y": np.arange(5),
        "lr": 0.1,
        "batch_size": 2,
        "epochs": 2,
        "rng": 6,
    },
}


def make(name, dtype=np.float64):
    numbers = np.random.default_rng(5)
    made = {
        key: (5 * numbers.standard_normal(each)).astype(dtype)
        if isinstance(each, tuple)
        else copy.deepcopy(each)
        for key, each in GOOD[name].items()
    }
    return made | ({"rng": np.random.default_rng(6)} if "rng" in made else {})


def arrays_of(answer):
    return [each for each in (answer if isinstance(answer, tuple) else (answer,)) if np.ndim(each)]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        find(name)(*arguments)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64])
@pytest.mark.parametrize("name", GOOD)
def test_dtypes(name, dtype):
    answer = find(name)(**make(name, dtype))
    expected = np.float32 if dtype == np.float32 else np.float64
    arrays = [each for each in arrays_of(answer) if isinstance(each, np.ndarray)]
    assert [array.dtype for array in arrays] == [expected]


@pytest.mark.parametrize("name", GOOD)
def test_arguments_are_not_modified_and_may_be_read_only_and_strided(name):
    arguments, kept = make(name), make(name)
    plain = find(name)(**arguments)
    odd = make(name)
    for key, value in odd.items():
        if isinstance(value, np.ndarray):
            assert np.array_equal(arguments[key], kept[key])
            odd[key] = np.asfortranarray(np.repeat(value, 2, axis=0))[::2]
            odd[key].flags.writeable = False
    again = find(name)(**odd)
    for got, want in zip(arrays_of(again), arrays_of(plain), strict=True):
        assert np.allclose(got, want, rtol=1e-14)
    for answer in arrays_of(plain):
        for value in arguments.values():
            assert not (isinstance(value, np.ndarray) and np.shares_memory(answer, value))


def test_no_step_still_returns_a_copy():
    w = np.ones(3)
    assert find("gradient_descent")(no_loss, w, 0.1, 0)[1] == []
    for name, arguments in (
        ("gradient_descent", (no_loss, w, 0.1, 0)),
        ("sgd_train", (no_loss, w, X, LABELS, 0.1, 1, 0, RNG)),
    ):
        end, history = find(name)(*arguments)
        end[0] = 7
        assert w.tolist() == [1, 1, 1]
        assert history == []


def test_a_float64_gradient_does_not_widen_float32_weights():
    w = find("gradient_descent")(lambda w: (0.0, w.astype(np.float64)), np.ones(3, np.float32), 0.1, 2)[0]
    assert w.dtype == np.float32


@pytest.mark.parametrize("labels", [[1, -1], (1.0, -1.0), np.array([1, -1], np.int8)])
def test_perceptron_labels_of_any_type(labels):
    w, b = find("perceptron_train")([[1, 2], [3, -1]], labels, 1, np.int64(3))
    assert w.dtype == np.float64
    assert type(b) is float
    for sample, label in zip([[1, 2], [3, -1]], labels, strict=True):
        assert label * (w @ sample + b) > 0


def test_predicted_classes_are_integers():
    assert find("predict_classes")(np.ones((2, 3), np.float32)).dtype.kind == "i"
    assert find("predict_classes")(np.ones((0, 3))).shape == (0,)

"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import numpy as np
import pytest

from reference import find

ONES3, X23 = np.ones(3), np.ones((2, 3))
HALF3, HALF23 = ONES3 / 2, X23 / 2
LABELS = np.array([0, 2])

BAD = [
    ("mse_loss", (np.array(["a"]), ONES3), "pred must be an array of real numbers. Received: dtype <U1"),
    ("mse_loss", (ONES3, np.ones((3, 1))), r"target must have shape \(3,\). Received: \(3, 1\)"),
    ("mse_loss", (ONES3, 1.0), r"target must have shape \(3,\). Received: \(\)"),
    ("mse_loss", (np.ones(0), np.ones(0)), r"pred must hold at least one number. Received: \(0,\)"),
    ("mae_loss", (X23, ONES3), r"target must have shape \(2, 3\). Received: \(3,\)"),
    ("mae_loss", (np.ones((0, 2)), np.ones((0, 2))), "pred must hold at least one number"),
    ("binary_cross_entropy", (HALF23, X23), r"p must have shape \(N\). Received: \(2, 3\)"),
    ("binary_cross_entropy", (HALF3, np.ones(1)), r"y must have shape \(3,\). Received: \(1,\)"),
    ("binary_cross_entropy", (np.ones(0), np.ones(0)), "p must hold at least one number"),
    ("binary_cross_entropy", (np.array([0.5, 1.5]), np.ones(2)), r"p must .* in \[0, 1\]. Received: 1.5"),
    ("binary_cross_entropy", (np.array([-0.1, 0.5]), np.ones(2)), r"p must .* in \[0, 1\]. Received: -0.1"),
    ("binary_cross_entropy", (np.array([np.nan]), np.ones(1)), r"p must .* in \[0, 1\]. Received: nan"),
    ("binary_cross_entropy", (HALF3, np.array([1, -1, 1])), r"y must .* in \[0, 1\]. Received: -1.0"),
    ("bce_with_logits", (X23, X23), r"z must have shape \(N\)"),
    ("bce_with_logits", (ONES3, np.ones((3, 1))), r"y must have shape \(3,\)"),
    ("bce_with_logits", (np.ones(0), np.ones(0)), "z must hold at least one number"),
    ("bce_with_logits", (ONES3, 2 * ONES3), r"y must hold numbers in \[0, 1\]. Received: 2.0"),
    ("categorical_cross_entropy", (HALF3, HALF3), r"p must have shape \(N, C\). Received: \(3,\)"),
    ("categorical_cross_entropy", (HALF23, LABELS), r"y_onehot must have shape \(2, 3\). Received: \(2,\)"),
    ("categorical_cross_entropy", (np.ones((0, 3)), np.ones((0, 3))), "p must hold at least one number"),
    ("categorical_cross_entropy", (3 * X23, X23), r"p must hold numbers in \[0, 1\]. Received: 3.0"),
    (
        "categorical_cross_entropy",
        (HALF23, 2 * X23),
        r"y_onehot must hold numbers in \[0, 1\]. Received: 2.0",
    ),
    *(
        case
        for name in ("softmax_loss", "svm_loss")
        for case in (
            (name, (ONES3, LABELS), r"x must have shape \(N, C\). Received: \(3,\)"),
            (
                name,
                (np.ones((0, 3)), np.ones(0, int)),
                r"x must hold at least one number. Received: \(0, 3\)",
            ),
            (name, (np.ones((2, 0)), LABELS), r"x must hold at least one number. Received: \(2, 0\)"),
            (name, (X23, np.array([0])), r"y must have shape \(2,\). Received: \(1,\)"),
            (name, (X23, np.eye(3, dtype=int)[:2]), r"y must have shape \(2,\). Received: \(2, 3\)"),
            (name, (X23, np.array([0, 3])), "y must hold integer classes from 0 to 2. Received: array"),
            (name, (X23, np.array([0, -1])), "y must hold integer classes from 0 to 2"),
            (name, (X23, np.array([0.0, 1.0])), "y must hold integer classes from 0 to 2"),
            (name, (X23, np.array([False, True])), "y must hold integer classes from 0 to 2"),
        )
    ),
    ("l2_penalty", (None, 0.1), "w must be an array of real numbers"),
    ("l2_penalty", (ONES3, "weak"), "lam must be a number. Received: 'weak'"),
    ("l1_penalty", (ONES3, np.inf), "lam must be finite. Received: inf"),
    ("elastic_net_penalty", (ONES3, None), "beta must be a number. Received: None"),
]

GOOD = {
    "mse_loss": ((3, 4), (3, 4)),
    "mae_loss": ((3, 4), (3, 4)),
    "binary_cross_entropy": ((4,), (4,)),
    "bce_with_logits": ((4,), (4,)),
    "categorical_cross_entropy": ((3, 4), (3, 4)),
    "softmax_loss": ((3, 4), "labels"),
    "svm_loss": ((3, 4), "labels"),
    "l2_penalty": ((3, 4), 0.3),
    "l1_penalty": ((3, 4), 0.3),
    "elastic_net_penalty": ((3, 4), 0.3),
}


def make(name, dtype=np.float64):
    """Legal arguments: numbers in [0, 1), because some are probabilities."""
    numbers = np.random.default_rng(5)
    return [
        numbers.random(each).astype(dtype)
        if isinstance(each, tuple)
        else (np.array([3, 0, 2]) if each == "labels" else each)
        for each in GOOD[name]
    ]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        find(name)(*arguments)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.uint8, bool])
@pytest.mark.parametrize("name", GOOD)
def test_dtypes(name, dtype):
    loss, gradient = find(name)(*make(name, dtype))
    assert type(loss) is float
    assert gradient.dtype == (np.float32 if dtype == np.float32 else np.float64)


@pytest.mark.parametrize("other", [np.float64, np.int64, bool])
@pytest.mark.parametrize("name", [name for name, (_, second) in GOOD.items() if isinstance(second, tuple)])
def test_right_answers_never_widen_the_gradient(name, other):
    first, second = make(name)
    second = np.round(second)
    loss, gradient = find(name)(first.astype(np.float32), second.astype(other))
    want, wide = find(name)(first, second)
    assert gradient.dtype == np.float32
    assert loss == pytest.approx(want, rel=1e-6)
    assert np.allclose(gradient, wide, rtol=1e-5)


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int32, np.uint64])
@pytest.mark.parametrize("name", ["softmax_loss", "svm_loss"])
def test_labels_of_every_integer_type(name, dtype):
    x, y = make(name)
    plain, again = find(name)(x, y), find(name)(x, y.astype(dtype))
    assert plain[0] == again[0]
    assert np.array_equal(plain[1], again[1])
    assert np.array_equal(plain[1], find(name)(x, y.tolist())[1])


@pytest.mark.parametrize("name", GOOD)
def test_arguments_are_not_modified_and_may_be_read_only_and_strided(name):
    arguments = make(name)
    kept = make(name)
    loss, gradient = find(name)(*arguments)
    for got, want in zip(arguments, kept, strict=True):
        assert np.array_equal(got, want)
    odd = [
        np.asfortranarray(np.repeat(each, 2, axis=0))[::2] if isinstance(each, np.ndarray) else each
        for each in arguments
    ]
    for each in odd:
        if isinstance(each, np.ndarray):
            each.flags.writeable = False
    again, odd_gradient = find(name)(*odd)
    assert loss == pytest.approx(again, rel=1e-15)
    assert np.array_equal(gradient, odd_gradient)
    assert not any(np.shares_memory(gradient, each) for each in arguments if isinstance(each, np.ndarray))

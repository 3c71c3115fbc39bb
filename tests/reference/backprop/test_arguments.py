"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import numpy as np
import pytest

from reference import find

ONES2 = np.ones(2)

BAD = [
    ("numerical_gradient", (np.sum, np.array(["a"])), "x must be an array of real numbers"),
    ("numerical_gradient", (np.sum, ONES2, 0.0), "h must be positive. Received: 0.0"),
    ("numerical_gradient", (np.sum, ONES2, -1e-5), "h must be positive. Received: -1e-05"),
    ("numerical_gradient", (np.sum, ONES2, np.nan), "h must be finite. Received: nan"),
    ("numerical_gradient", (np.sin, ONES2), r"f\(x\) must be one number. Received: shape \(2,\)"),
    ("numerical_gradient", (lambda x: None, ONES2), r"f\(x\) must be an array of real numbers"),
    ("relative_error", (ONES2, np.ones((2, 1))), r"b must have shape \(2,\). Received: \(2, 1\)"),
    ("relative_error", (1.0, ONES2), r"b must have shape \(\). Received: \(2,\)"),
    ("relative_error", ("a", ONES2), "a must be an array of real numbers"),
    ("two_input_neuron", (np.ones(3), ONES2, 0.0), r"x must have shape \(2,\). Received: \(3,\)"),
    ("two_input_neuron", (ONES2, np.ones((2, 1)), 0.0), r"w must have shape \(2,\). Received: \(2, 1\)"),
    ("two_input_neuron", (ONES2, ONES2, "b"), "b must be a number. Received: 'b'"),
]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        find(name)(*arguments)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.uint8])
@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (0,), (2, 0)])
def test_numerical_gradient_is_like_x(shape, dtype):
    x = np.full(shape, 3, dtype)
    gradient = find("numerical_gradient")(lambda x: (x**2).sum(), x)
    assert gradient.shape == shape
    assert gradient.dtype == (np.float32 if dtype == np.float32 else np.float64)
    assert np.allclose(gradient, 6.0, rtol=1e-6)


def test_numerical_gradient_of_float32_is_as_good_as_of_float64(rng):
    x = rng.standard_normal(6).astype(np.float32)
    gradient = find("numerical_gradient")(lambda x: np.sin(x).sum(), x)
    assert np.abs(gradient - np.cos(x.astype(np.float64))).max() < 1e-7


@pytest.mark.parametrize("h", [1e-3, 1e-2])
def test_numerical_gradient_is_centred_with_half_width_h(h):
    """On x**3 the centred difference errs by h**2, exactly."""
    gradient = find("numerical_gradient")(lambda x: float(x**3), np.array(1.0), h)
    assert gradient - 3 == pytest.approx(h**2, rel=1e-6)


def test_x_holds_its_value_when_f_raises_or_writes():
    x = np.array([1.0, 2.0, 3.0])
    calls = []

    def fragile(x):
        calls.append(x)
        if len(calls) == 4:
            raise RuntimeError("no")
        return x.sum()

    with pytest.raises(RuntimeError):
        find("numerical_gradient")(fragile, x)
    assert x.tolist() == [1.0, 2.0, 3.0]

    def scribbler(x):
        x *= 2
        return x.sum()

    assert np.allclose(find("numerical_gradient")(scribbler, x), 2.0)
    assert x.tolist() == [1.0, 2.0, 3.0]


def test_arrays_may_be_read_only_and_strided():
    x = np.asfortranarray(np.arange(24.0).reshape(6, 4))[::2, ::-1]
    x.flags.writeable = False
    weights = np.arange(12.0).reshape(3, 4)
    gradient = find("numerical_gradient")(lambda x: (x * weights).sum(), x)
    assert np.allclose(gradient, weights)
    assert find("relative_error")(x, x) == 0.0
    assert find("two_input_neuron")(x[0, ::3], x[:2, 0], 1)[1]["x"].shape == (2,)


def test_f_may_answer_with_any_single_number():
    for answer in (float, np.float32, np.atleast_1d, np.asarray, lambda value: [[value]]):
        gradient = find("numerical_gradient")(lambda x, answer=answer: answer(2 * x[0]), np.array([1.0]))
        assert gradient == pytest.approx(2.0, abs=0.1)


def test_relative_error_of_special_arrays():
    error = find("relative_error")
    assert error(np.zeros(3), np.zeros(3)) == 0.0
    assert error(np.array([1.0, 2.0]), np.array([1.0, -2.0])) == 1.0
    assert error(np.array([5.0]), np.array([0.0])) == 1.0
    assert error(np.array([1e-9]), np.array([0.0])) == pytest.approx(0.1)
    assert error(np.array([]), np.array([])) == 0.0
    assert error(2, 2) == 0.0
    assert np.isnan(error(np.array([np.nan, 1.0]), np.array([1.0, 1.0])))
    assert type(error(np.ones(2, np.float32), np.ones(2, np.float32))) is float


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64])
def test_two_input_neuron_keeps_dtypes_and_arguments(dtype):
    x, w = np.array([1, 2], dtype), np.array([3, -1], dtype)
    out, grads = find("two_input_neuron")(x, w, 0)
    expected = np.float32 if dtype == np.float32 else np.float64
    assert grads["x"].dtype == grads["w"].dtype == expected
    assert type(out) is type(grads["b"]) is float
    assert x.tolist() == [1, 2]
    assert w.tolist() == [3, -1]


@pytest.mark.parametrize("size", [1e4, -1e4])
def test_two_input_neuron_saturates_quietly(size):
    out, grads = find("two_input_neuron")(np.array([size, size]), np.ones(2), 0.0)
    assert out == (size > 0)
    assert not any(np.any(gradient) for gradient in grads.values())

"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import copy
import re

import numpy as np
import pytest

from reference import find

from .cells import GATES, KINDS, LAYERS, arguments

SIZES = {"samples": 2, "steps": 5, "inputs": 3, "hidden": 4}


def drawn(name):
    return arguments(name, np.random.default_rng(5), **SIZES)


def bad_cells():
    for name in LAYERS:
        kind, _, one = name.partition("_")
        state, width = ("prev_h" if one else "h0"), 4 * GATES[kind]
        yield name, "x", np.ones((2, 3, 1) if one else (2, 3)), f"({'N, D' if one else 'N, T, D'})", None
        yield name, state, np.ones(4), "(N, H)", (4,)
        yield name, state, np.ones((3, 4)), "(2, 4)", (3, 4)
        yield name, "Wx", np.ones((4, width)), f"(3, {width})", (4, width)
        yield name, "Wx", np.ones((3, width + 1)), f"(3, {width})", (3, width + 1)
        yield name, "Wh", np.ones((width, 4)) if width > 4 else np.ones((4, 5)), f"(4, {width})", None
        yield name, "b", np.ones((1, width)), f"({width},)", (1, width)
    yield "lstm_step", "prev_c", np.ones((2, 3)), "(2, 4)", (2, 3)


@pytest.mark.parametrize(("name", "argument", "value", "rule", "received"), list(bad_cells()))
def test_shapes_that_do_not_fit_are_named(name, argument, value, rule, received):
    message = re.escape(f"{argument} must have shape {rule}. Received: {received or value.shape}")
    with pytest.raises(ValueError, match=f"^{message}$"):
        find(f"{name}_forward")(**drawn(name) | {argument: value})


@pytest.mark.parametrize("name", LAYERS)
def test_what_is_no_number_is_named(name):
    for argument in drawn(name):
        with pytest.raises(ValueError, match=f"{argument} must be an array of real numbers"):
            find(f"{name}_forward")(**drawn(name) | {argument: np.array(["a"])})


@pytest.mark.parametrize("name", LAYERS)
def test_backward_refuses_another_shape(name):
    *outputs, cache = find(f"{name}_forward")(**drawn(name))
    names = ["dnext_h", "dnext_c"] if "step" in name else ["dh"]
    for place, each in enumerate(outputs):
        upstream = [np.ones_like(output) for output in outputs]
        upstream[place] = np.ones((*each.shape, 1))
        message = re.escape(f"{names[place]} must have shape {each.shape}. Received: {(*each.shape, 1)}")
        with pytest.raises(ValueError, match=message):
            find(f"{name}_backward")(*upstream, cache)


X, Y, MASK = np.ones((2, 3, 4)), np.zeros((2, 3), int), np.ones((2, 3), bool)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"x": X[0]}, r"x must have shape \(N, T, V\). Received: \(3, 4\)"),
        ({"x": X[:0]}, r"x must hold at least one sample. Received: \(0, 3, 4\)"),
        ({"x": X * 1j}, "x must be an array of real numbers. Received: dtype complex128"),
        ({"y": Y[0]}, r"y must have shape \(2, 3\). Received: \(3,\)"),
        ({"mask": MASK[:, :2]}, r"mask must have shape \(2, 3\). Received: \(2, 2\)"),
        ({"y": Y + 4}, r"y must hold integer classes from 0 to 3. Received: array\(\[\[4"),
        ({"y": Y - 1}, r"y must hold integer classes from 0 to 3. Received: array\(\[\[-1"),
        ({"y": Y.astype(float)}, "y must hold integer classes from 0 to 3"),
    ],
)
def test_bad_labels_and_masks_are_named(given, message):
    with pytest.raises(ValueError, match=message):
        find("temporal_softmax_loss")(**{"x": X, "y": Y, "mask": MASK} | given)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.uint8, bool])
@pytest.mark.parametrize("name", LAYERS)
def test_dtypes(name, dtype):
    given = {key: (3 * array).astype(dtype) for key, array in drawn(name).items()}
    expected = np.float32 if dtype == np.float32 else np.float64
    *outputs, cache = find(f"{name}_forward")(**given)
    exact = find(f"{name}_forward")(**{key: array.astype(np.float64) for key, array in given.items()})
    for got, want in zip(outputs, exact, strict=False):
        assert got.dtype == expected
        assert np.abs(got - want).max() < (1e-5 if expected == np.float32 else 1e-15)
    for upstream in (np.float32, np.float64, np.int64):
        ones = [np.ones(output.shape, upstream) for output in outputs]
        assert {gradient.dtype for gradient in find(f"{name}_backward")(*ones, cache)} == {np.dtype(expected)}


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64])
@pytest.mark.parametrize("labels", [np.int64, np.uint8])
@pytest.mark.parametrize("mask", [bool, np.int64, np.float64, np.float32])
def test_dtypes_of_the_loss(dtype, labels, mask):
    loss, dx = find("temporal_softmax_loss")(X.astype(dtype), Y.astype(labels), MASK.astype(mask))
    assert dx.dtype == (np.float32 if dtype == np.float32 else np.float64)
    assert type(loss) is float
    assert loss == pytest.approx(3 * np.log(4), rel=1e-6)


@pytest.mark.parametrize("name", LAYERS)
def test_arrays_may_be_read_only_and_strided_and_the_cache_is_not_the_callers(name):
    given = drawn(name)
    *outputs, cache = find(f"{name}_forward")(**given)
    upstream = [np.random.default_rng(8).standard_normal(output.shape) for output in outputs]
    gradients = find(f"{name}_backward")(*upstream, cache)

    odd = {key: np.asfortranarray(np.repeat(array, 2, axis=0))[::2] for key, array in given.items()}
    strided = [np.asfortranarray(np.repeat(array, 2, axis=0))[::2] for array in upstream]
    for array in (*odd.values(), *strided):
        array.flags.writeable = False
    *again, cache = find(f"{name}_forward")(**odd)
    for got, want in zip(again, outputs, strict=True):
        assert np.array_equal(got, want)
        got[...] = 99
    for array in odd.values():
        array.flags.writeable = True
        array[...] = 99
    for got, want in zip(find(f"{name}_backward")(*strided, cache), gradients, strict=True):
        assert np.array_equal(got, want)


@pytest.mark.parametrize("name", LAYERS)
def test_arguments_are_not_modified(name):
    given = drawn(name)
    before = copy.deepcopy(given)
    *outputs, cache = find(f"{name}_forward")(**given)
    upstream = [np.random.default_rng(8).standard_normal(output.shape) for output in outputs]
    kept = copy.deepcopy(upstream)
    find(f"{name}_backward")(*upstream, cache)
    for key, array in before.items():
        assert np.array_equal(given[key], array)
    for got, want in zip(upstream, kept, strict=True):
        assert np.array_equal(got, want)


def test_the_loss_leaves_its_arguments():
    x, y, mask = (
        np.random.default_rng(5).standard_normal((2, 3, 4)),
        np.array([[0, 1, -1], [3, 9, 2]]),
        MASK & True,
    )
    mask[0, 2] = mask[1, 1] = False
    before = x.copy(), y.copy(), mask.copy()
    plain = find("temporal_softmax_loss")(x, y, mask)
    for got, want in zip((x, y, mask), before, strict=True):
        assert np.array_equal(got, want)
    odd = [np.asfortranarray(np.repeat(array, 2, axis=0))[::2] for array in before]
    for array in odd:
        array.flags.writeable = False
    loss, dx = find("temporal_softmax_loss")(*odd)
    assert loss == plain[0]
    assert np.array_equal(dx, plain[1])


@pytest.mark.parametrize("kind", KINDS)
def test_lists_will_do(kind):
    given = drawn(kind)
    plain, _ = find(f"{kind}_forward")(**given)
    assert np.array_equal(find(f"{kind}_forward")(*(array.tolist() for array in given.values()))[0], plain)

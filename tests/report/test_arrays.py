from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.detail import error_map, plain
from grader.report import arrays
from grader.report.heatmap import LEVELS, NOT_FINITE_LEVEL, heat_map, level


@pytest.mark.parametrize(
    "array",
    [
        np.array([[1.0, np.nan], [np.inf, -np.inf]]),
        np.array([1, 2, 3]),
        np.array([True, False]),
        np.zeros((2, 3), dtype=np.float32),
        np.zeros((0, 3)),
    ],
)
def test_arrays_come_back_as_the_report_held_them(array: np.ndarray[Any, Any]) -> None:
    found = arrays.array_of(plain(array))
    assert found is not None
    assert found.dtype == array.dtype
    assert found.shape == array.shape
    np.testing.assert_array_equal(found, array)


@pytest.mark.parametrize(
    "value",
    [
        3.0,
        "nan",
        [],
        [[1.0], [1.0, 2.0]],
        ["train"],
        {"mode": "train"},
        {"shape": [2], "dtype": "object", "values": [1, 2]},
        {"shape": [5], "dtype": "float64", "values": [1, 2]},
        {"shape": [1], "dtype": "no such type", "values": [1]},
        {"shape": [1000], "dtype": "float64", "first": [0.0]},
    ],
)
def test_anything_else_is_no_array(value: Any) -> None:
    assert arrays.array_of(value) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3.0"),
        (0.123456, "0.1235"),
        (float("inf"), "inf"),
        ("nan", "nan"),
        ("train", "'train'"),
        ("numpy.random.default_rng(3)", "numpy.random.default_rng(3)"),
        (None, "None"),
        ([[-0.0, 1.0]], "[[0. 1.]]"),
        ([350, 130], "[350, 130]"),
        ([], "[]"),
        ([[[1.0, 2.0]], [[3.0], [4.0]]], "[[[1. 2.]], [[3.]\n [4.]]]"),
        (
            [{"shape": [500, 3], "dtype": "float64", "first": [7.0]}, [1.0]],
            "[an array of shape (500, 3), float64, beginning 7.0, [1.]]",
        ),
        ({"shape": [2], "dtype": "int64", "values": [1, 2]}, "[1 2]  (int64)"),
        ({"shape": [0, 3], "dtype": "float64", "values": []}, "an empty array of shape (0, 3)"),
        (
            {"shape": [9, 99], "dtype": "float64", "first": [0.5, "nan"]},
            "an array of shape (9, 99), float64, beginning 0.5 nan",
        ),
    ],
)
def test_values_look_as_numpy_prints_them(value: Any, text: str) -> None:
    assert arrays.shown(value) == text


def test_long_arrays_are_abbreviated_with_their_shape() -> None:
    text = arrays.shown(np.arange(60.0).reshape(20, 3).tolist(), lines=6)
    assert text.count("\n") < 6
    assert text.endswith("(shape (20, 3), float64)")


def test_precision_grows_until_the_difference_shows() -> None:
    assert arrays.precision_for([1.0, 2.0], [1.0, 2.5]) == 4
    assert arrays.precision_for([1.0], [1.0000001]) == 7
    assert arrays.precision_for([1.0], [1.0]) == 4


def test_entry_outside_the_array_is_nothing() -> None:
    assert arrays.entry([[1.0, 2.0]], [0, 1]) == "2"
    assert arrays.entry([[1.0, 2.0]], [1, 0]) == ""
    assert arrays.entry([[1.0, 2.0]], [1]) == ""
    assert arrays.entry(3.0, []) == ""


def test_scale_is_ordered_and_rounding_is_right() -> None:
    ends = [end for end, _ in LEVELS]
    assert ends == sorted(ends)
    assert [level(error) for error in (0.0, 1e-12, 1e-5, 0.5, 1e9)] == [0, 0, 1, 4, 5]
    assert level(-1.0) == NOT_FINITE_LEVEL


def test_slices_of_a_deeper_array_carry_their_index() -> None:
    error = np.zeros((2, 2, 3, 4))
    error[1, 0, 2, 3] = 0.5
    detail = {
        "error_map": error_map(error),
        "output": "out",
        "got": error.tolist(),
        "expected": np.ones_like(error).tolist(),
    }
    found = heat_map(detail)
    assert found is not None
    assert [grid.name for grid in found.grids] == [
        "[0, 0, :, :]",
        "[0, 1, :, :]",
        "[1, 0, :, :]",
        "[1, 1, :, :]",
    ]
    assert found.sentence == "out: 1 of 48 entries differ"
    assert found.grids[2].cells[-1].title == "[1, 0, 2, 3]: error 0.5; got 0.5, expected 1"


def test_cropped_maps_say_so() -> None:
    found = heat_map({"error_map": error_map(np.ones((40, 3)))})
    assert found is not None
    assert found.cut == "drawn are 96 of 120 entries"
    assert found.grids[0].rows == 32


@pytest.mark.parametrize(
    "value", [None, {}, {"shape": [2], "slices": []}, {"shape": [], "slices": [[[1.0]]]}, "x"]
)
def test_no_map_no_picture(value: Any) -> None:
    assert heat_map({"error_map": value}) is None

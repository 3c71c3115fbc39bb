"""Arrays as a report holds them (see `grader.detail.plain`), shown the way NumPy prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

PRECISIONS = (4, 7, 10, 16)
"""Digits to try: the first at which two different arrays also look different."""

_WORDS = {"nan": float("nan"), "inf": float("inf"), "-inf": float("-inf")}
_BARE = re.compile(r"nan|-?inf|numpy\..*|<.*>", re.DOTALL)
_HOLDS_ARRAY = ({"shape", "dtype", "values"}, {"shape", "dtype", "first"})


def array_of(value: Any) -> Array | None:
    """The array a report holds, or None where it is something else (a number, words, a summary)."""
    dtype = "float64"
    if isinstance(value, dict) and value.keys() == {"shape", "dtype", "values"}:
        value, dtype, shape = value["values"], str(value["dtype"]), value["shape"]
    elif isinstance(value, list) and value:
        shape = None
    else:
        return None
    try:
        found = np.array(_numbers(value), dtype=np.dtype(dtype))
        found = found if shape is None else found.reshape(shape)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found.dtype.kind in "biuf" else None


def _numbers(value: Any) -> Any:
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    if isinstance(value, str):
        return _WORDS[value] if value in _WORDS else _refuse(value)
    return value


def _refuse(value: str) -> float:
    raise ValueError(f"an array must hold numbers, got {value!r}")


def answers(detail: Mapping[str, Any]) -> tuple[Any, Any] | None:
    """What came back and what was expected; None where there is no such pair, or the message has said it in words."""
    if "got" not in detail or "expected" not in detail:
        return None
    got, expected = detail["got"], detail["expected"]
    in_words = all(isinstance(value, str) and value not in _WORDS for value in (got, expected))
    return None if in_words else (got, expected)


def precision_for(got: Any, expected: Any) -> int:
    """Digits at which the two look different."""
    for digits in PRECISIONS:
        if shown(got, digits, lines=10_000) != shown(expected, digits, lines=10_000):
            return digits
    return PRECISIONS[0]


def shown(value: Any, precision: int = PRECISIONS[0], width: int = 76, lines: int = 6) -> str:
    """Text of any value in a report; an array that takes more than so many lines is abbreviated."""
    if isinstance(value, list) and all(
        type(item) is int for item in value
    ):  # a shape, sizes: no array of floats
        return str(value)
    array = array_of(value)
    if array is not None:
        return _array_text(array, precision, width, lines)
    if isinstance(value, dict) and value.keys() in _HOLDS_ARRAY:
        return _summary_text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {shown(item, precision)}" for key, item in value.items()) + "}"
    if isinstance(value, float):
        return repr(value) if value.is_integer() and abs(value) < 1e6 else f"{value:.{precision}g}"
    if isinstance(value, str):
        return value if _BARE.fullmatch(value) else repr(value)
    if isinstance(value, list) and any(isinstance(item, (list, dict)) for item in value):  # several arrays
        return "[" + ", ".join(shown(item, precision, width, lines) for item in value) + "]"
    return json.dumps(value) if isinstance(value, list) else str(value)


def _array_text(array: Array, precision: int, width: int, lines: int) -> str:
    def text(**options: Any) -> str:
        return np.array2string(array, precision=precision, max_line_width=width, **options)

    array = _unsigned_zeros(array)
    note = "" if array.dtype == np.float64 else f"  ({array.dtype})"
    if array.size == 0:
        return f"an empty array of shape {array.shape}{note}"
    whole = text(threshold=array.size + 1)
    if whole.count("\n") < lines:
        return whole + note
    short = text(threshold=0, edgeitems=2 if array.ndim < 3 else 1)
    note = f"  (shape {array.shape}, {array.dtype})"
    return (short if short.count("\n") < whole.count("\n") else whole) + note


def _summary_text(value: dict[str, Any]) -> str:
    start = value.get("first") or []
    numbers = " ".join(shown(item) for item in start) if isinstance(start, list) else ""
    shape = tuple(value["shape"]) if isinstance(value["shape"], list) else value["shape"]
    return f"an array of shape {shape}, {value['dtype']}" + (f", beginning {numbers}" if numbers else "")


def entry(value: Any, index: list[int], precision: int = 7) -> str:
    """One entry of an array as text, "" where there is none to show."""
    array = array_of(value)
    if array is None or len(index) != array.ndim or array.ndim == 0:
        return ""
    if any(not 0 <= place < size for place, size in zip(index, array.shape, strict=True)):
        return ""
    return f"{_unsigned_zeros(array)[tuple(index)]:.{precision}g}"


def _unsigned_zeros(array: Array) -> Array:
    """-0.0 as 0.0: they compare equal, and the sign would look like the mistake."""
    return array + 0.0 if array.dtype.kind == "f" else array


def flattened(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A value by name; a dict gives one line for each entry."""
    if isinstance(value, dict) and value.keys() not in _HOLDS_ARRAY and value:
        for key, item in value.items():
            yield from flattened(f"{name}[{key!r}]", item)
    else:
        yield name, value

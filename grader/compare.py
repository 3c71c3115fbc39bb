"""The only place where floats are compared.

Wrong implementations are off by more than 1e-3 once the probes are good, right ones by less than 1e-9, so that the
tolerances below leave orders of magnitude on both sides. An error is measured against the largest entry of the
expected array (the scale of the quantity); NaN is never close to anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.spec import Tolerance

Array = np.ndarray[Any, Any]

VALUES = Tolerance(
    1e-6, "float64 formulas that are equal on paper differ by less than 1e-9, wrong ones by 1e-3"
)
SINGLE = Tolerance(1e-3, "float32 carries 7 digits and sums lose some of them")
NUMERIC = Tolerance(
    1e-5, "a centred difference in float64 is good to about 1e-9, through a deep block to 1e-6"
)
LAW = Tolerance(1e-7, "both sides of a law are computed by the same float64 code")

_FLOAT_BITS = 1024

FLOOR = 1e-6
"""Share of the inputs' scale under which an entry counts as zero: an exact zero may come out as rounding noise."""


@dataclass(frozen=True)
class Difference:
    """Where two arrays differ: ``wrong`` marks the entries, ``error`` holds their size relative to the scale."""

    wrong: Array
    error: Array

    @property
    def first(self) -> tuple[int, ...]:
        """Index of the first wrong entry."""
        return tuple(int(i) for i in np.argwhere(self.wrong)[0])

    @property
    def largest(self) -> float:
        """The largest relative error; infinite where an answer is not finite."""
        return float(np.max(self.error))


@np.errstate(all="ignore")
def difference(got: object, expected: object, tolerance: Tolerance, scale: float = 0.0) -> Difference | None:
    """Where ``got`` differs from ``expected`` (arrays of one shape), or None where it does not.

    Parameters
    ----------
    got, expected : array-like
        Arrays of one shape. An expected infinity must be met exactly.
    tolerance : Tolerance
        Relative to the scale: the largest finite ``abs(expected)``, at least `FLOOR` times ``scale``.
    scale : float
        Size of the inputs, so that rounding noise around an exact zero is not an error.
    """
    a, b = np.asarray(got, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    finite = np.abs(b[np.isfinite(b)])
    unit = max(float(finite.max()) if finite.size else 0.0, FLOOR * max(1.0, scale))
    error = np.where(a == b, 0.0, np.abs(a - b) / unit)
    error = np.where(np.isnan(error), np.inf, error)
    wrong = ~(error <= tolerance.relative)
    return Difference(wrong, error) if wrong.any() else None


@np.errstate(all="ignore")
def close(got: object, expected: object, relative: float = VALUES.relative) -> bool:
    """Whether two observations hold the same data: types of containers, shapes, NaN patterns and numbers.

    An array of integers is not one of floats, but a single number may be either.
    """
    if isinstance(expected, dict):
        return (
            isinstance(got, dict)
            and got.keys() == expected.keys()
            and all(close(got[key], expected[key], relative) for key in expected)
        )
    if isinstance(expected, (list, tuple)):
        return (
            isinstance(got, (list, tuple))
            and len(got) == len(expected)
            and all(close(a, b, relative) for a, b in zip(got, expected, strict=True))
        )
    if not is_numeric(expected) or not is_numeric(got):
        return type(got) is type(expected) and bool(got == expected)
    a, b = np.asarray(got), np.asarray(expected)
    if a.shape != b.shape or (a.ndim and (a.dtype.kind == "f") != (b.dtype.kind == "f")):
        return False
    a, b = a.astype(np.float64), b.astype(np.float64)
    usual = np.isfinite(b)
    if not np.array_equal(np.where(usual, 0.0, b), np.where(usual, 0.0, a), equal_nan=True):
        return False
    return difference(a[usual], b[usual], Tolerance(relative, "matching two observations")) is None


@np.errstate(all="ignore")
def floats(value: object) -> Array:
    """Numbers as float64; those beyond its range become infinite."""
    return np.asarray(value, dtype=np.float64)


def is_numeric(value: object) -> bool:
    """Whether a value is a number or an array of numbers; an integer beyond any float is none."""
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biuf"
    if isinstance(value, int):
        return value.bit_length() < _FLOAT_BITS
    return isinstance(value, (float, np.number, np.bool_))


@np.errstate(all="ignore")
def scale_of(*values: object) -> float:
    """The largest finite absolute number in any of the values (dicts and sequences are searched)."""
    largest = 0.0
    for value in values:
        if isinstance(value, dict):
            largest = max(largest, scale_of(*value.values()))
        elif isinstance(value, (list, tuple)):
            largest = max(largest, scale_of(*value))
        elif is_numeric(value):
            flat = np.abs(np.asarray(value, dtype=np.float64))
            finite = flat[np.isfinite(flat)]
            largest = max(largest, float(finite.max()) if finite.size else 0.0)
    return largest


def region(wrong: Array) -> str:
    """Where the wrong entries lie, in words: "everywhere", "only in row 1", "only in the last column"."""
    if wrong.ndim == 0 or wrong.all():
        return "everywhere" if wrong.size > 1 else ""
    places = np.argwhere(wrong)
    if len(places) == 1:
        index = ", ".join(str(int(i)) for i in places[0])
        return f"only at index [{index}]"
    words = []
    for axis, size in enumerate(wrong.shape):
        hit = np.unique(places[:, axis])
        if size > 1 and len(hit) == 1:
            words.append(_line(axis, int(hit[0]), size, wrong.ndim))
    if words:
        return "only in " + " and ".join(words)
    return f"in {len(places)} of {wrong.size} entries, the first at index {[int(i) for i in places[0]]}"


def _line(axis: int, index: int, size: int, ndim: int) -> str:
    kind = ("row", "column")[axis] if ndim == 2 else f"axis {axis}, index"
    if ndim == 1:
        kind = "entry"
    return f"the last {kind}" if ndim == 2 and index == size - 1 else f"{kind} {index}"

"""The error of an answer as grids of coloured cells: what to draw, not how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.compare import VALUES
from grader.report import arrays
from grader.spec import Json

NOT_FINITE = -1.0

LEVELS = (
    (VALUES.relative, "right"),
    (1e-4, "up to 0.0001"),
    (1e-2, "up to 0.01"),
    (1e-1, "up to 0.1"),
    (1.0, "up to 1"),
    (float("inf"), "more than 1"),
)
"""Upper ends of the steps of the colour scale, relative to the largest expected entry; nan and inf come on top."""

NOT_FINITE_LEVEL = len(LEVELS)
LEGEND = (*(words for _, words in LEVELS), "not finite")


@dataclass(frozen=True)
class Cell:
    """One entry: its place in the drawing, its step on the scale, and what to read when pointing at it."""

    row: int
    column: int
    level: int
    title: str


@dataclass(frozen=True)
class Grid:
    """One slice of an array."""

    name: str
    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class HeatMap:
    """All slices that a report holds, and a sentence that says the same without colours."""

    grids: tuple[Grid, ...]
    levels: tuple[int, ...]
    sentence: str
    cut: str


def heat_map(detail: Json) -> HeatMap | None:
    """Lay out ``detail["error_map"]``; None where there is none to draw, or it is not what it should be."""
    found = _read(detail.get("error_map"))
    if found is None:
        return None
    shape, slices = found
    got, expected = arrays.array_of(detail.get("got")), arrays.array_of(detail.get("expected"))
    pair = None
    if got is not None and expected is not None and got.shape == expected.shape == shape:
        pair = got, expected
    grids = tuple(_grid(shape, number, errors, pair) for number, errors in enumerate(slices))
    wrong, drawn = int(np.count_nonzero(is_wrong(slices))), slices.size
    levels = sorted({cell.level for grid in grids for cell in grid.cells})
    output = str(detail.get("output", "")) or "the answer"
    sentence = f"{output}: {wrong} of {drawn} entries differ"
    total = int(np.prod(shape))
    cut = f"drawn are {drawn} of {total} entries" if drawn < total else ""
    return HeatMap(grids, tuple(levels), sentence, cut)


def _read(error_map: Any) -> tuple[tuple[int, ...], arrays.Array] | None:
    try:
        shape = tuple(int(size) for size in error_map["shape"])
        slices = np.array(error_map["slices"], dtype=np.float64)
    except (TypeError, ValueError, KeyError):
        return None
    if slices.ndim != 3 or slices.size == 0 or not shape:
        return None
    return shape, slices


def _grid(
    shape: tuple[int, ...], number: int, errors: arrays.Array, pair: tuple[arrays.Array, arrays.Array] | None
) -> Grid:
    leading = shape[:-2]
    outer = tuple(int(i) for i in np.unravel_index(number, leading)) if leading else ()
    name = f"[{', '.join(map(str, outer))}, :, :]" if leading else ""
    rows, columns = errors.shape
    return Grid(name, rows, columns, tuple(_cells(outer, len(shape), errors, pair)))


def _cells(
    outer: tuple[int, ...], ndim: int, errors: arrays.Array, pair: tuple[arrays.Array, arrays.Array] | None
) -> Iterator[Cell]:
    for (row, column), error in np.ndenumerate(errors):
        index = (*outer, row, column) if ndim > 1 else (column,)
        words = [
            "not finite" if error == NOT_FINITE else f"error {error:.2g}" if is_wrong(error) else "right"
        ]
        if pair is not None:
            words.append(f"got {pair[0][index]:.5g}, expected {pair[1][index]:.5g}")
        yield Cell(row, column, level(float(error)), f"[{', '.join(map(str, index))}]: {'; '.join(words)}")


def is_wrong(error: Any) -> Any:
    """Which errors are more than rounding."""
    return (np.asarray(error) > VALUES.relative) | (np.asarray(error) == NOT_FINITE)


def level(error: float) -> int:
    """The step of the scale that an error falls on."""
    if error == NOT_FINITE:
        return NOT_FINITE_LEVEL
    return next(number for number, (end, _) in enumerate(LEVELS) if error <= end)

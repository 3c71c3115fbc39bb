"""Relations between a wrong answer and the right one that name a bug without any list of mistakes.

A relation counts only if it explains every failing case, and at least two of different sizes where sizes are its
point: with equal sizes a factor of N can't be told from one of D.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.compare import close, is_numeric
from grader.oracle import Oracle
from grader.spec import Case, Check, Exercise, Observation

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Fingerprint:
    """A relation by name, with the hint that goes with it."""

    name: str
    hint: str


@dataclass(frozen=True)
class _View:
    """One failing case: the first wrong output, what it should be, and what went in."""

    got: Array
    expected: Array
    inputs: dict[str, Array]
    swapped: Array | None
    output: str


_OF_EVERY_NUMBER = {"wrong_sign", "factor_two", "factor_half"}
"""Not true where the same output is right, and not zero, on other cases."""


@np.errstate(all="ignore")
def find(
    check: Check,
    oracle: Oracle,
    failing: list[tuple[Case, Observation]],
    passed: Sequence[Observation] = (),
) -> Fingerprint | None:
    """The relation that explains all failing cases and is refuted by none that passed, or None."""
    if check.family not in {"values", "gradients", "stability"} or not failing:
        return None
    views = [
        view for case, seen in failing if (view := _view(check.exercise, oracle, case, seen)) is not None
    ]
    if len(views) < len(failing):
        return None
    found = next((fingerprint for fingerprint, holds in _RELATIONS if holds(views)), None) or _factor(views)
    right = any(np.any(seen.get(view.output, 0)) for seen in passed for view in views)
    return None if found and right and found.name in _OF_EVERY_NUMBER else found


def _view(exercise: Exercise, oracle: Oracle, case: Case, seen: Observation) -> _View | None:
    expected = oracle.outputs(exercise, case)
    for name, value in seen.items():
        right = expected.get(name)
        if right is None or not is_numeric(value) or not is_numeric(right) or close(value, right):
            continue
        inputs = {key: np.asarray(item) for key, item in case.arguments.items() if is_numeric(item)}
        if exercise.backward_of is not None:
            inputs["dout"] = oracle.upstream(exercise.backward_of, case)
        return _View(
            np.asarray(value), np.asarray(right), inputs, _swapped(exercise, oracle, case, name), name
        )
    return None


def _swapped(exercise: Exercise, oracle: Oracle, case: Case, output: str) -> Array | None:
    """The right answer in the other mode, where there is a mode that draws no numbers."""
    if exercise.random or (exercise.backward_of is not None and exercise.backward_of.random):
        return None
    other = {"train": "test", "test": "train"}
    for name, value in case.arguments.items():
        if isinstance(value, dict) and value.get("mode") in other:
            changed = {**case.arguments, name: {**value, "mode": other[value["mode"]]}}
            return np.asarray(oracle.outputs(exercise, Case(case.name, changed))[output])
    return None


def _several(views: list[_View], holds: Callable[[_View], bool]) -> bool:
    """A relation must hold on all cases, of which one has more than one number that is not zero."""
    return all(holds(view) for view in views) and any(np.count_nonzero(view.expected) > 1 for view in views)


def _fits(got: Array, other: Array | None) -> bool:
    return other is not None and got.shape == other.shape and close(got.astype(float), other.astype(float))


def _input(views: list[_View], forbidden: str = "dout") -> bool:
    keys = set.intersection(*(set(view.inputs) for view in views)) - {forbidden}
    return any(_several(views, lambda view, key=key: _fits(view.got, view.inputs[key])) for key in keys)  # type: ignore[misc]


_RELATIONS: tuple[tuple[Fingerprint, Callable[[list[_View]], bool]], ...] = (
    (
        Fingerprint("nan", "The answer is nan. Which operation here can give 0/0, inf/inf or inf - inf?"),
        lambda views: all(np.isnan(view.got).any() for view in views),
    ),
    (
        Fingerprint(
            "zeros", "The answer is zero everywhere. Is the result ever stored in the array you return?"
        ),
        lambda views: _several(views, lambda view: not np.any(view.got)),
    ),
    (
        Fingerprint("wrong_sign", "Every number has the opposite sign. In which order do you subtract?"),
        lambda views: _several(views, lambda view: _fits(view.got, -view.expected)),
    ),
    (
        Fingerprint(
            "other_mode",
            "This is the answer of the other mode. Which branch runs in training, which at test?",
        ),
        lambda views: _several(views, lambda view: _fits(view.got, view.swapped)),
    ),
    (
        Fingerprint(
            "upstream", "The upstream gradient comes back as it was. What does the operation do to it?"
        ),
        lambda views: _several(views, lambda view: _fits(view.got, view.inputs.get("dout"))),
    ),
    (
        Fingerprint("input", "The answer is the input, unchanged. Where does your formula enter?"),
        _input,
    ),
    (
        Fingerprint("transposed", "The numbers are right but transposed. Which axis holds the samples?"),
        lambda views: (
            all(
                view.got.ndim == 2
                and view.got.shape == view.expected.T.shape
                and close(view.got, view.expected.T)
                for view in views
            )
            and any(min(view.got.shape) > 1 for view in views)
        ),
    ),
    (
        Fingerprint(
            "broadcast",
            "The shape has grown: a vector was combined with a column. What are the shapes, and keepdims?",
        ),
        lambda views: all(view.got.size > view.expected.size for view in views),
    ),
)

_CONSTANTS = {2.0: "twice what", 0.5: "half of what"}


def _factor(views: list[_View]) -> Fingerprint | None:
    """A constant factor, a power of two, or a size: the batch's, or the last axis'."""
    ratios = [_ratio(view) for view in views]
    if any(ratio is None for ratio in ratios):
        return None
    known = np.array(ratios, dtype=float)
    several = len({tuple(array.shape for array in view.inputs.values()) for view in views}) > 1
    for factor, words in _CONSTANTS.items() if several else ():
        if close(known, np.full_like(known, factor)):
            hint = f"Every number is {words} it should be. Which derivative brings a factor of 2, and which does not?"
            return Fingerprint("factor_two" if factor > 1 else "factor_half", hint)
    for axis, words in ((0, "the number of samples"), (-1, "the size of the last axis")):
        sizes = np.array([_size(view, axis) for view in views], dtype=float)
        if len(set(sizes)) < 2 or sizes.min() < 1:
            continue
        for power, direction in ((1.0, "too large by"), (-1.0, "too small by")):
            if close(known, sizes**power):
                name = f"factor_{'n' if axis == 0 else 'last'}{'' if power > 0 else '_inverse'}"
                return Fingerprint(name, f"Every number is {direction} {words}. Is that a sum or a mean?")
    return None


def _ratio(view: _View) -> float | None:
    """The one number that takes expected to got, or None."""
    if view.got.shape != view.expected.shape or not np.any(view.expected):
        return None
    largest = np.unravel_index(np.argmax(np.abs(view.expected)), view.expected.shape)
    ratio = float(view.got[largest]) / float(view.expected[largest])
    return ratio if np.isfinite(ratio) and close(view.got * 1.0, view.expected * ratio) else None


def _size(view: _View, axis: int) -> int:
    first = view.inputs.get("x", next(iter(view.inputs.values()), None))
    if first is None:  # dicts and settings only
        return 0
    return int(first.shape[axis]) if first.ndim else 1

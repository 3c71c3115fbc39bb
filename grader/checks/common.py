"""What the families share: asking for all outputs of an exercise, and saying where two answers differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.ask import Ask, kind_of, returned
from grader.compare import VALUES, difference, is_numeric, region, scale_of
from grader.draw import drawn_cases
from grader.oracle import forward_arguments
from grader.spec import Case, Exercise, Mismatch, Observation, Tolerance, Values


def outputs_of(ask: Ask, exercise: Exercise, case: Case) -> Observation:
    """Everything the exercise returns for a case by name, but an opaque cache; updated arguments as ``name.key``."""
    if exercise.backward_of is not None:
        return dict(ask.gradients(exercise, case))
    answer = ask.call(exercise.name, case.arguments, report=exercise.updates)
    outputs = {name: value for name, value in answer.items() if name != "cache"}
    for argument, after in answer.after.items():
        if isinstance(after, dict):
            outputs |= {f"{argument}.{name}": value for name, value in after.items()}
    return outputs


def sized(exercise: Exercise) -> tuple[Case, ...]:
    """The samples of all claims of an exercise, in order."""
    return tuple(case for claim in exercise.values for case in claim.samples)


def mains(exercise: Exercise) -> tuple[str, ...]:
    """Names of the checks that everything finer needs, so that a trivial function earns nothing by it.

    What is random shows in statistics only: handing x back is right wherever dropout draws nothing.
    """
    statistics = exercise.statistics[:1] if exercise.random else ()
    found = (exercise.values[0].name, *(statistic.function.__name__ for statistic in statistics))
    return tuple(f"{exercise.name}/{name}" for name in found)


def answers(exercise: Exercise) -> tuple[str, ...]:
    """Names of the checks that together look at every output: what compares all outputs at once needs them all."""
    parts = [
        f"{exercise.name}/{claim.name}" for claim in exercise.values if claim.outputs and exercise.backward_of
    ]
    slopes = [f"{exercise.name}/gradients"] if exercise.wrt and exercise.backward_of is None else []
    return tuple(dict.fromkeys([*mains(exercise), *parts, *slopes]))


def drawn_at_random(forward: Exercise, case: Case) -> bool:
    """Whether the forward's answer depends on numbers drawn in a free order, which no reference can know."""
    if not forward.random:
        return False
    train = [
        v for v in case.arguments.values() if v is True or (isinstance(v, dict) and v.get("mode") == "train")
    ]
    return bool(train)


def has_its_own_forward(ask: Ask, exercise: Exercise) -> bool:
    """Whether a backward goes with a forward that is wrong: its own slopes are then not the reference's."""
    return exercise.backward_of is not None and not ask.right(exercise.backward_of.name)


def drawn(exercise: Exercise, claim: Values, seed: int) -> tuple[Case, ...]:
    """The drawn cases of a claim. A backward draws its forward's inputs, and so the very same cases."""
    forward = exercise.backward_of or exercise
    return drawn_cases(claim.draw, forward.name, seed) if claim.draw else ()


def compared(exercise: Exercise, claim: Values) -> tuple[str, ...]:
    """The outputs that a claim compares."""
    return claim.outputs or returned(exercise)


def judge_outputs(
    exercise: Exercise,
    wanted: tuple[str, ...],
    ask: Ask,
    case: Case,
    seen: Observation,
    tolerance: Tolerance = VALUES,
) -> Mismatch | None:
    """What is wrong with the outputs, given every accepted form of the reference; None where one form fits."""
    first: Mismatch | None = None
    for label in forms(ask, exercise, case):
        expected = ask.oracle.outputs(exercise, case, label)
        mismatch = _against(exercise, wanted, expected, case, seen, tolerance)
        if mismatch is None:
            return None
        first = first or mismatch
    return first


def forms(ask: Ask, exercise: Exercise, case: Case) -> tuple[str, ...]:
    """The accepted forms of a function. A backward must have the form of its forward, where that has one."""
    labels, forward = ask.oracle.labels(exercise), exercise.backward_of
    if forward is None or len(labels) == 1:
        return labels
    if "dout" in case.arguments:
        case = Case(case.name, forward_arguments(case.arguments))
    out = ask.call(forward.name, case.arguments, discard=True)
    fitting = tuple(
        label
        for label in labels
        if _against(forward, ("out",), ask.oracle.outputs(forward, case, label), case, out, VALUES) is None
    )
    return fitting or labels


def _against(
    exercise: Exercise,
    wanted: tuple[str, ...],
    expected: Observation,
    case: Case,
    seen: Observation,
    tolerance: Tolerance,
) -> Mismatch | None:
    scale = scale_of(*case.arguments.values())
    for name in wanted:
        if name not in seen:
            argument, _, key = name.partition(".")
            return Mismatch(f"{argument} has no entry {key!r} after the call", {"output": name})
        mismatch = compare_output(exercise, name, seen[name], expected[name], tolerance, scale)
        if mismatch:
            return mismatch
    return None


@np.errstate(all="ignore")
def compare_output(
    exercise: Exercise, name: str, got: Any, expected: Any, tolerance: Tolerance, scale: float
) -> Mismatch | None:
    """Compare one output, entry by entry for a dict."""
    if isinstance(expected, dict):
        return _compare_dicts(exercise, name, got, expected, tolerance, scale)
    if isinstance(expected, (list, tuple)):
        return _compare_lists(exercise, name, got, expected, tolerance, scale)
    problem = structure(exercise, name, got, expected)
    if problem:
        return Mismatch(problem, {"output": name, "got": got, "expected": expected})
    fitted = np.reshape(np.asarray(got, dtype=np.float64), np.shape(expected))
    differs = difference(fitted, expected, tolerance, scale)
    if differs is None:
        return None
    return Mismatch(
        _sentence(name, fitted, differs.wrong),
        {
            "output": name,
            "got": got,
            "expected": expected,
            "where": region(differs.wrong),
            "first_index": list(differs.first),
            "largest_error": differs.largest,
            "error": differs.error,
        },
    )


def _compare_dicts(
    exercise: Exercise, name: str, got: Any, expected: dict[str, Any], tolerance: Tolerance, scale: float
) -> Mismatch | None:
    if not isinstance(got, dict):
        return Mismatch(f"{name} is {kind_of(got)}, expected a dict", {"output": name})
    if got.keys() != expected.keys():
        missing, extra = (
            sorted(expected.keys() - got.keys()),
            sorted(map(str, got.keys() - expected.keys()))[:9],
        )
        words = [f"lacks {', '.join(missing)}"] * bool(missing) + [f"has {', '.join(extra)} besides"] * bool(
            extra
        )
        return Mismatch(f"{name} {' and '.join(words)}", {"output": name})
    for key, value in expected.items():
        mismatch = compare_output(exercise, f"{name}[{key!r}]", got[key], value, tolerance, scale)
        if mismatch:
            return mismatch
    return None


def _compare_lists(
    exercise: Exercise, name: str, got: Any, expected: Sequence[Any], tolerance: Tolerance, scale: float
) -> Mismatch | None:
    if not isinstance(got, (list, tuple)):
        return Mismatch(f"{name} is {kind_of(got)}, expected a list", {"output": name})
    if len(got) != len(expected):
        return Mismatch(f"{name} has {len(got)} entries, expected {len(expected)}", {"output": name})
    for index, (item, value) in enumerate(zip(got, expected, strict=True)):
        mismatch = compare_output(exercise, f"{name}[{index}]", item, value, tolerance, scale)
        if mismatch:
            return mismatch
    return None


def structure(exercise: Exercise, name: str, got: Any, expected: Any) -> str:
    """What is wrong with the kind or shape of an output, or "".

    A number may come as a Python float, a NumPy scalar or a 0-d array; the gradient of a vector of biases or scales
    as (D,) or (1, D).
    """
    shape = np.shape(expected)
    if not is_numeric(got) or np.asarray(got).dtype.kind not in "biuf":
        wanted = f"an array of shape {shape}" if shape else "a number"
        return f"{name} is {kind_of(got)}, expected {wanted}"
    allowed = [shape]
    if len(shape) == 1 and (exercise.backward_of is not None or (exercise.wrt and "['b" in name)):
        allowed.append((1, *shape))
    if np.shape(got) not in allowed:
        return f"{name} has shape {np.shape(got)}, expected {shape}"
    return ""


def _sentence(name: str, got: Any, wrong: Any) -> str:
    values = np.asarray(got, dtype=np.float64)
    if np.isnan(values[wrong]).any():
        return f"{name} holds nan"
    if np.isinf(values[wrong]).any():
        return f"{name} holds inf"
    return f"{name} has wrong values" if values.ndim else f"{name} is wrong"

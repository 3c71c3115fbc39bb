"""Gradients: a backward equals the reference's, or is the true slope of the student's own recognisable forward.

The reference's gradient is tried first: it costs no extra calls, and a match is proof. Otherwise a forward is
differenced in float64: at a kink the gradient may be anything between the two one-sided slopes, and a backward that
is right for a wrong but recognisable forward keeps its points, so that one bug is not punished twice. A forward that
is right has the reference's slopes, so that the reference is differenced in its place: a student's function could
bend itself around the very inputs at which it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.ask import Ask, names
from grader.checks import common
from grader.compare import NUMERIC, difference, floats, is_numeric, scale_of
from grader.oracle import forward_arguments, live
from grader.spec import Case, Check, Exercise, Mismatch, Observation, Values

Array = np.ndarray[Any, Any]
Forward = Callable[[dict[str, Any]], Any]
"""From arguments to the one output that is differenced."""

STEP = 1e-6
COORDINATES = 60
"""Every coordinate up to this many; of larger arrays, this many at fixed random places."""


def gradients(exercise: Exercise) -> Iterator[Check]:
    """One check for each claim of a backward function."""
    for claim in exercise.values:
        yield _backward(exercise, claim)


def _backward(exercise: Exercise, claim: Values) -> Check:
    forward = exercise.backward_of
    assert forward is not None
    wanted = common.compared(exercise, claim)

    def cases(seed: int) -> tuple[Case, ...]:
        return claim.samples + common.drawn(exercise, claim, seed)

    def observe(ask: Ask, case: Case) -> Observation:
        seen = ask.gradients(exercise, case)
        return {name: seen[name] for name in wanted}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        free = common.drawn_at_random(forward, case)
        if free:
            mismatch = _structure(exercise, wanted, ask, case, seen)
        else:
            mismatch = common.judge_outputs(exercise, wanted, ask, case, seen)
        if mismatch is None and not free:
            return None
        if mismatch is not None and "error" not in mismatch.detail:
            return mismatch
        if not all(np.all(np.isfinite(floats(seen[name]))) for name in wanted):
            return mismatch or Mismatch(f"{' or '.join(wanted)} is not finite", {})
        right = not free and (ask.right(forward.name) or _forward_right(exercise, ask, case))
        forwards = (
            _references(ask, forward, "out", common.forms(ask, exercise, case))
            if right
            else [_students(ask, forward, "out")]
        )
        slopes = [_disagreement(exercise, ask, case, seen, function) for function in forwards]
        if all(slopes):
            return mismatch or slopes[0]
        if right or ask.recognisable(forward.name):
            return None
        return mismatch or Mismatch(f"it fits {forward.name}, but that is not yet a recognisable attempt", {})

    return Check(
        name=f"{exercise.name}/{claim.name}",
        exercise=exercise,
        family="gradients",
        claim=claim.claim,
        points=exercise.points.get(claim.name, claim.points),
        cases=cases,
        observe=observe,
        judge=judge,
        needs=(f"{exercise.name}/contract",),
        uses=exercise.uses,
        draw=claim.draw,
    )


def _structure(
    exercise: Exercise, wanted: tuple[str, ...], ask: Ask, case: Case, seen: Observation
) -> Mismatch | None:
    expected = ask.oracle.outputs(exercise, case)
    for name in wanted:
        problem = common.structure(exercise, name, seen[name], expected[name])
        if problem:
            return Mismatch(problem, {"output": name, "got": seen[name], "expected": expected[name]})
    return None


def _students(ask: Ask, exercise: Exercise, output: str) -> Forward:
    return lambda arguments: ask.call(exercise.name, arguments, discard=True)[output]


def _references(ask: Ask, exercise: Exercise, output: str, labels: tuple[str, ...]) -> list[Forward]:
    """The reference in accepted forms."""
    outputs = names(exercise.outputs)

    def forward(label: str) -> Forward:
        def at(arguments: dict[str, Any]) -> Any:
            own = {name: live(argument) for name, argument in arguments.items()}
            value = ask.oracle.answer(exercise, own, label)
            return value if len(outputs) == 1 else value[outputs.index(output)]

        return at

    return [forward(label) for label in labels]


def _disagreement(
    exercise: Exercise, ask: Ask, case: Case, seen: Observation, function: Forward
) -> Mismatch | None:
    """Where the gradients are not the slopes of a forward."""
    forward = exercise.backward_of
    assert forward is not None
    dout = np.asarray(ask.oracle.upstream(forward, case), dtype=np.float64)

    def contracted(arguments: dict[str, Any]) -> Any:
        out = function(arguments)
        fits = is_numeric(out) and np.shape(out) == dout.shape
        with np.errstate(all="ignore"):
            return np.sum(floats(out) * dout) if fits else np.nan

    arguments = forward_arguments(case.arguments)
    pairs = zip(names(exercise.outputs), exercise.wrt, strict=True)
    problems = (
        _agrees(contracted, arguments, parameter, seen[name], name)
        for name, parameter in pairs
        if name in seen
    )
    return next((problem for problem in problems if problem is not None), None)


def _forward_right(exercise: Exercise, ask: Ask, case: Case) -> bool:
    """Whether the student's forward is right here: then only a kink can tell the two gradients apart."""
    forward = exercise.backward_of
    assert forward is not None
    arguments = forward_arguments(case.arguments)
    seen = dict(ask.call(forward.name, arguments, discard=True))
    return common.judge_outputs(forward, ("out",), ask, Case(case.name, arguments), seen) is None


def _agrees(
    function: Forward, arguments: dict[str, Any], parameter: str, gradient: Any, name: str
) -> Mismatch | None:
    """Compare a gradient with one-sided and centred differences, coordinate by coordinate."""
    x = np.array(arguments[parameter], dtype=np.float64)
    given = np.reshape(floats(gradient), x.shape)
    where = coordinates(x.size)
    slopes = np.array([_slopes(function, arguments, parameter, x, int(flat)) for flat in where])
    low, high = slopes.min(axis=1), slopes.max(axis=1)
    nearest = np.clip(given.flat[where], low, high)
    scale = scale_of(arguments, slopes)
    differs = difference(given.flat[where], nearest, NUMERIC, scale * 100)
    if differs is None:
        return None
    index = np.unravel_index(int(where[differs.first[0]]), x.shape)
    return Mismatch(
        f"{name} is not the slope of your own forward",
        {
            "output": name,
            "got": given,
            "expected": float(slopes[differs.first[0]].mean()),
            "first_index": [int(i) for i in index],
            "where": f"at index {[int(i) for i in index]}",
        },
    )


def coordinates(size: int) -> Array:
    """Which coordinates to difference: all of a small array, fixed random ones of a large one."""
    if size <= COORDINATES:
        return np.arange(size)
    return np.sort(np.random.default_rng(size).choice(size, COORDINATES, replace=False))


def _slopes(
    function: Forward, arguments: dict[str, Any], parameter: str, x: Array, flat: int
) -> tuple[float, float, float]:
    """Left, centred and right difference quotients at one coordinate."""
    step = STEP * max(1.0, abs(float(x.flat[flat])))

    def at(offset: float) -> float:
        moved = x.copy()
        moved.flat[flat] += offset
        value = function({**arguments, parameter: moved if moved.ndim else float(moved)})
        return float(np.reshape(floats(value), ())) if is_numeric(value) and np.size(value) == 1 else np.nan

    below, here, above = at(-step), at(0.0), at(step)
    return (here - below) / step, (above - below) / (2 * step), (above - here) / step


def own_slope(exercise: Exercise) -> Check:
    """For a function returning (loss, gradients): the gradients equal the reference's or the slope of its own loss."""
    loss, grads = names(exercise.outputs)[:2]
    claim = exercise.values[0]

    def cases(seed: int) -> tuple[Case, ...]:
        return claim.samples + common.drawn(exercise, claim, seed)

    def observe(ask: Ask, case: Case) -> Observation:
        return {grads: common.outputs_of(ask, exercise, case)[grads]}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        mismatch = common.judge_outputs(exercise, (grads,), ask, case, seen)
        if mismatch is None or "error" not in mismatch.detail or not ask.recognisable(exercise.name):
            return mismatch
        right = ask.right(exercise.name)
        losses = (
            _references(ask, exercise, loss, ask.oracle.labels(exercise))
            if right
            else [_students(ask, exercise, loss)]
        )
        wrong = all(_loss_disagrees(exercise, case, seen[grads], function) for function in losses)
        return mismatch if wrong else None

    return Check(
        name=f"{exercise.name}/gradients",
        exercise=exercise,
        family="gradients",
        claim=f"the gradients {exercise.name} returns are the slopes of its {loss}",
        points=exercise.points.get("gradients", 3),
        cases=cases,
        observe=observe,
        judge=judge,
        needs=(f"{exercise.name}/contract",),
        uses=exercise.uses,
        draw=claim.draw,
    )


def _loss_disagrees(exercise: Exercise, case: Case, gradient: Any, loss: Forward) -> bool:
    """Whether a gradient is not the loss's slope; a dict's keys are parameters, or entries of the one parameter."""
    arguments, parameter = dict(case.arguments), exercise.wrt[0]
    if not isinstance(gradient, dict):
        return _agrees(loss, arguments, parameter, gradient, "") is not None
    for key, value in gradient.items():
        if not is_numeric(value) or not np.all(np.isfinite(value)):
            return True
        if len(exercise.wrt) > 1:
            if _agrees(loss, arguments, key, value, key) is not None:
                return True
            continue

        def function(moved: dict[str, Any], key: str = key) -> Any:
            tensors = {**arguments[parameter], key: moved["tensor"]}
            return loss({**arguments, parameter: tensors})

        if _agrees(function, {"tensor": arguments[parameter][key]}, "tensor", value, key) is not None:
            return True
    return False

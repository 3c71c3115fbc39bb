"""From a wrong answer to its likely cause.

A known mistake is named only when it gives the same wrong numbers as the submission on every case that was looked
at; a fingerprint only when one relation explains every failing case. Otherwise nothing is named: a wrong cause is
worse than none.
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import CodeType
from typing import TYPE_CHECKING, Any

import numpy as np

from grader import fingerprints
from grader.ask import Ask, CallFailedError, MalformedError, names
from grader.compare import close, is_numeric
from grader.look import DIAGNOSTIC_CASES, Seen, judge, look, observe
from grader.spec import Case, Cause, Check, Exercise, Mistake, Observation
from grader.target import LocalTarget

if TYPE_CHECKING:
    from grader.run import Grading

Array = np.ndarray[Any, Any]

_KNOWN: dict[tuple[str, str, str, int], tuple[Case, Observation]] = {}
_KNOWN_LIMIT = 20_000
_TELLING = {"values", "gradients", "statistics"}
CONSISTENT = 3
"""Failing cases that a mistake must explain to be named at all where it does not explain everything."""
_DEFINES = re.compile(r"^(?:def|class) (\w+)[(:]", re.MULTILINE)


@dataclass(frozen=True)
class _Match:
    mistake: Mistake
    certain: bool
    rank: tuple[int, ...]


def diagnose(grading: Grading, check: Check, seen: Seen) -> Cause | None:
    """Name the cause of a failed check, or None."""
    matches = _held_to_all(grading, check, seen, list(_matches(grading, check, seen)))
    if len(matches) > 1:
        known = _named_in_forward(grading, check)
        matches.sort(key=lambda match: (not match.certain, match.mistake.id not in known, match.rank))
    if matches:
        best = matches[0]
        return Cause(
            best.mistake.id, "mistake", best.mistake.hint, "certain" if best.certain else "consistent"
        )
    failing = _numbers(check, seen)
    passed = [observation for case, observation in seen.observations if case in seen.passed]
    found = fingerprints.find(check, grading.oracle, failing, passed)
    return Cause(f"fingerprint.{found.name}", "fingerprint", found.hint, "certain") if found else None


def _numbers(check: Check, seen: Seen) -> list[tuple[Case, Observation]]:
    failing = {id(case) for case, _ in seen.failing}
    return [(case, observation) for case, observation in seen.observations if id(case) in failing]


def _matches(grading: Grading, check: Check, seen: Seen) -> Iterator[_Match]:
    names = {check.exercise.name, check.exercise.backward_of.name if check.exercise.backward_of else ""}
    for number, mistake in enumerate(grading.loaded.mistakes):
        defined = _defined(mistake)
        if not defined & names:
            continue
        if not (_same(grading, mistake, check, seen) and _fails_too(grading, mistake, check, seen)):
            continue
        elsewhere = [
            _same(grading, mistake, grading.checks[name], other)
            for name, other in grading.seen.items()
            # a wrong backward says nothing about the forward that goes with it
            if grading.checks[name].exercise.name in names & defined
            and name != check.name
            and other.broken is None
        ]
        own = mistake.exercise == check.exercise.name
        certain = all(elsewhere)
        if certain or (len(seen.failing) >= CONSISTENT and not _mastered(grading, check, mistake)):
            yield _Match(mistake, certain, (not own, len(defined), number))


def _mastered(grading: Grading, check: Check, mistake: Mistake) -> bool:
    """Whether the submission passed a check of the same function that the mistake fails."""
    ask = _ask_of(grading, mistake)
    for name, seen in grading.seen.items():
        other = grading.checks[name]
        if (
            other.exercise is check.exercise
            and other.family in _TELLING
            and not (seen.failing or seen.broken)
        ):
            for case in seen.passed:
                given = observation_of(grading, mistake, other, case)
                if "broken" in given or judge(other, ask, case, given) is not None:
                    return True
    return False


def _defined(mistake: Mistake) -> frozenset[str]:
    return _defined_in(mistake.source)


@functools.lru_cache(maxsize=4096)
def _defined_in(source: str) -> frozenset[str]:
    return frozenset(_DEFINES.findall(source))


def _held_to_all(grading: Grading, check: Check, seen: Seen, matches: list[_Match]) -> list[_Match]:
    """Hold what looks certain to the claims not yet asked: mistakes in training, say, are alike in test mode.

    What gives other numbers there is at most consistent with what was seen.
    """
    if check.family == "dtype":
        matches = _without_refuted(grading, check, matches)
    certain = [match for match in matches if match.certain]
    refuted = [id(match) for match in certain if not _same_elsewhere(grading, check, match.mistake)]
    enough = len(seen.failing) >= CONSISTENT
    held = [replace(match, certain=match.certain and id(match) not in refuted) for match in matches]
    return [match for match in held if match.certain or enough]


def _same_elsewhere(grading: Grading, check: Check, mistake: Mistake) -> bool:
    """Whether the mistake gives the submission's numbers for all telling claims about what it defines, asked or not."""
    forward = check.exercise.backward_of
    names = _defined(mistake) & {check.exercise.name, forward.name if forward else ""}
    for other in grading.loaded.checks:
        if other.exercise.name in names and other.family in _TELLING and other.name not in grading.seen:
            seen = _glimpse(grading, other)
            if seen.observations and not _same(grading, mistake, other, seen):
                return False
    return True


def _glimpse(grading: Grading, check: Check) -> Seen:
    """What the submission gives for the first cases of a check whose turn has not come: nothing is judged.

    What gave two answers to the same arguments can't be held to any: it remembers earlier calls.
    """
    if check.name not in grading.glimpses:
        seen = grading.glimpses[check.name] = Seen()
        cases = () if _remembers(grading, check) else check.cases(grading.seed)[:DIAGNOSTIC_CASES]
        with contextlib.suppress(CallFailedError):
            for case in cases:
                seen.observations.append((case, observe(check, grading.ask, case)))
    return grading.glimpses[check.name]


def _remembers(grading: Grading, check: Check) -> bool:
    """Whether the function's contract saw two answers to the same arguments."""
    seen = grading.seen.get(f"{check.exercise.name}/contract", Seen())
    return any(
        "again" in observation and not _alike(observation["again"], observation["first"], check.slack)
        for _, observation in seen.observations
    )


def _named_in_forward(grading: Grading, check: Check) -> set[str]:
    """What was found in the forward of a backward: where it explains the backward, too, nothing else is to be found."""
    forward = check.exercise.backward_of
    if forward is None:
        return set()
    results = [grading.result(other.name) for other in grading.loaded.checks if other.exercise is forward]
    return {result.cause.id for result in results if result.cause and result.cause.certainty == "certain"}


def _without_refuted(grading: Grading, check: Check, matches: list[_Match]) -> list[_Match]:
    """Drop mistakes that fail at extremes which the submission masters: dtypes alone tell little."""
    for other in grading.loaded.checks:
        if matches and other.exercise is check.exercise and other.family == "stability":
            seen = look(other, grading.ask, grading.seed)
            if not seen.failing and seen.broken is None:
                matches = [match for match in matches if _same(grading, match.mistake, other, seen)]
    return matches


def _same(grading: Grading, mistake: Mistake, check: Check, seen: Seen) -> bool:
    """Whether the mistake gives what the submission gave, on all cases seen."""
    if not seen.observations:
        return False
    return all(
        _alike(observation, observation_of(grading, mistake, check, case), check.slack)
        for case, observation in seen.observations
    )


def _fails_too(grading: Grading, mistake: Mistake, check: Check, seen: Seen) -> bool:
    """Whether the mistake fails by itself where the submission does: the same numbers may be right for its forward.

    Laws, too, are stricter than the comparison with mistakes.
    """
    if check.family not in _TELLING | {"laws", "sanity", "inputs_unchanged"}:
        return True
    ask = _ask_of(grading, mistake)
    return all(
        judge(check, ask, case, observation_of(grading, mistake, check, case)) is not None
        for case, _ in _numbers(check, seen)
    )


def _alike(a: Observation, b: Observation, slack: float) -> bool:
    hidden = {"evidence", "reply", "function"}
    return close(
        {key: value for key, value in a.items() if key not in hidden},
        {key: value for key, value in b.items() if key not in hidden},
        slack,
    )


def observation_of(grading: Grading, mistake: Mistake, check: Check, case: Case) -> Observation:
    """What a known mistake gives for a case; remembered, since every submission is compared with it."""
    key = (grading.loaded.name, mistake.id, check.name, id(case))
    if key not in _KNOWN:
        if len(_KNOWN) >= _KNOWN_LIMIT:
            _KNOWN.clear()
        _KNOWN[key] = (case, _observe_mistake(grading, mistake, check, case))
    return _KNOWN[key][1]


def _observe_mistake(grading: Grading, mistake: Mistake, check: Check, case: Case) -> Observation:
    try:
        return observe(check, _ask_of(grading, mistake), case)
    except CallFailedError as failure:
        return {"broken": failure.reply.outcome}


def _ask_of(grading: Grading, mistake: Mistake) -> Ask:
    """A known mistake, to be asked like a submission."""
    target = LocalTarget(namespace(grading, mistake))
    target.begin(grading.seconds)
    defined = _defined(mistake)

    def is_reference(name: str) -> bool:
        return name not in defined

    ask = grading.ask
    return Ask(target, ask.exercises, grading.oracle, ask.data, recognisable=is_reference, right=is_reference)


def namespace(grading: Grading, mistake: Mistake) -> dict[str, Any]:
    """The assignment's functions as the reference has them, but for those the mistake redefines."""
    space: dict[str, Any] = {name: grading.oracle.function(name) for name in grading.loaded.exercises}
    space["np"] = np
    exec(_compiled(mistake.id, mistake.source), space)
    return space


@functools.lru_cache(maxsize=4096)
def _compiled(name: str, source: str) -> CodeType:
    return compile(source, f"<{name}>", "exec", dont_inherit=True)


def recognisable(grading: Grading, name: str) -> bool:
    """Whether a forward is an attempt: right on a sample that no trivial function gets right, or a known mistake.

    Handing the input back, or a constant, is no attempt, even where it is the usual mistake.
    """
    exercise = grading.loaded.exercises[name]
    if _does_nothing(grading, exercise):
        return False
    checks = [check for check in grading.loaded.checks if check.exercise is exercise]
    if exercise.random:
        checks = [check for check in checks if check.family == "statistics"]
    else:
        first = names(exercise.outputs)[0]
        claims = {f"{name}/{claim.name}" for claim in exercise.values if first in (claim.outputs or (first,))}
        checks = [check for check in checks if check.name in claims]
    looks = [(check, look(_unpublished(check), grading.ask, grading.seed)) for check in checks]
    if exercise.random:
        right = any(seen.passed and not seen.failing and seen.broken is None for _, seen in looks)
    else:
        right = any(_telling(grading, exercise, case) for _, seen in looks for case in seen.passed)
    return right or any(
        match.certain for check, seen in looks if seen.failing for match in _matches(grading, check, seen)
    )


def _unpublished(check: Check) -> Check:
    """The check on drawn cases alone, where there are any: the samples can be learned by heart."""

    def cases(seed: int) -> tuple[Case, ...]:
        return tuple(case for case in check.cases(seed) if case.drawn) or check.cases(seed)

    return replace(check, cases=cases)


def _telling(grading: Grading, exercise: Exercise, case: Case) -> bool:
    """Whether the right answer is neither constant nor one of the arguments handed back, nor a loss of zero."""
    expected = next(iter(grading.oracle.outputs(exercise, case).values()))
    if not is_numeric(expected):
        return False
    return not _is_trivial(expected, case) if np.ndim(expected) else bool(abs(expected) > 1e-3)


@np.errstate(all="ignore")
def _is_trivial(answer: Any, case: Case) -> bool:
    """Whether an array is constant, or one of the arguments."""
    if np.size(answer) < 2 or np.ptp(np.asarray(answer, dtype=np.float64)) < 1e-3:
        return True
    arrays = [value for value in case.arguments.values() if isinstance(value, np.ndarray)]
    return any(
        value.size == np.size(answer) and close(value.ravel(), np.ravel(answer), 1e-3) for value in arrays
    )


def _does_nothing(grading: Grading, exercise: Exercise) -> bool:
    """Whether every answer is constant or an argument handed back, where the right one would not be."""
    samples = [case for claim in exercise.values for case in claim.samples]
    samples = [case for statistic in exercise.statistics for case in statistic.samples] + samples
    telling = [case for case in samples if _telling(grading, exercise, case)][:3]
    for case in telling:
        try:
            answer = next(iter(grading.ask.call(exercise.name, case.arguments, discard=True).values()))
        except (CallFailedError, MalformedError):
            continue
        if not is_numeric(answer) or np.ndim(answer) == 0 or not _is_trivial(answer, case):
            return False
    return bool(telling)


def condition(passed: list[Case], failing: list[Case]) -> str:
    """What all failing cases have in common and no passing one has, in words; "" where nothing tells them apart."""
    if (
        not passed or not failing or len(passed) + len(failing) < 4
    ):  # of two cases anything may tell them apart
        return ""
    for words in _features(failing[0]):
        if all(words in _features(case) for case in failing) and not any(
            words in _features(case) for case in passed
        ):
            return words
    return ""


def _features(case: Case) -> list[str]:
    """What is special about a case, the most telling first."""
    found = [f"{key}={value!r}" for key, value in _settings(case.arguments) if isinstance(value, (str, bool))]
    for name, value in case.arguments.items():
        if isinstance(value, np.ndarray):
            found += [words.format(name) for words, holds in _ARRAY_FEATURES if holds(value)]
    return found


def _settings(arguments: Any) -> Iterator[tuple[str, Any]]:
    for key, value in arguments.items():
        if isinstance(value, dict):
            yield from _settings(value)
        else:
            yield key, value


_ARRAY_FEATURES: tuple[tuple[str, Callable[[Array], bool]], ...] = (
    ("{0} holds integers", lambda x: x.dtype.kind in "iu"),
    ("{0} is float32", lambda x: x.dtype == np.float32),
    ("{0} holds numbers beyond 100", lambda x: bool(x.size) and bool(np.abs(x).max() > 100)),
    ("{0} holds exact zeros", lambda x: bool((x == 0).any())),
    ("{0} holds negative numbers", lambda x: bool((x < 0).any())),
    ("{0} holds positive numbers", lambda x: bool((x > 0).any())),
    ("{0} has more than one row", lambda x: x.ndim > 1 and x.shape[0] > 1),
    ("{0} has a single row", lambda x: x.ndim > 1 and x.shape[0] == 1),
    ("{0} has more than two axes", lambda x: x.ndim > 2),
    ("{0} has two axes", lambda x: x.ndim == 2),
    ("{0} is one-dimensional", lambda x: x.ndim == 1),
    ("{0} is not square", lambda x: x.ndim > 1 and x.shape[0] != x.shape[-1]),
    ("{0} is not stored row by row", lambda x: not x.flags.c_contiguous),
)

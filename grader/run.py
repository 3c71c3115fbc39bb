"""The only place where a check becomes a result."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from grader import diagnosis
from grader.ask import MISSING, Ask, CallFailedError
from grader.assignment import Loaded
from grader.checks.common import mains
from grader.detail import call_detail, failure_detail, tame
from grader.draw import smallest
from grader.look import Seen, judge, look, observe
from grader.oracle import Oracle
from grader.spec import AssignmentReport, Case, Check, Mismatch, Result, Status
from grader.target import Target

STUB_SECONDS = 1.0
"""Wall time to find out whether a function only says that it is not written yet."""

_OUTCOMES = {"timeout": Status.TIMEOUT, "memory": Status.MEMORY, "died": Status.DIED, "garbled": Status.DIED}


class Grading:
    """The checks of one assignment put to one submission.

    Results are computed on demand and kept, so that asking for one check runs only it and what it needs.

    Parameters
    ----------
    loaded : Loaded
        The assignment.
    target : Target
        The submission: a sandboxed worker, or this process.
    oracle : Oracle
        Right answers; share one over many submissions.
    seed : int
        Base seed of everything drawn.
    seconds : float
        Wall time for one check.
    total_seconds : float
        Wall time for all checks together; what is left unasked then has timed out.
    data : callable
        Loads a data set of the course by name.
    done : mapping of str to Result
        Results known from an interrupted run.
    """

    def __init__(
        self,
        loaded: Loaded,
        target: Target,
        oracle: Oracle,
        *,
        seed: int = 0,
        seconds: float = 10.0,
        total_seconds: float = 300.0,
        data: Callable[[str], Any] | None = None,
        done: Mapping[str, Result] | None = None,
    ) -> None:
        self.loaded = loaded
        self.target = target
        self.oracle = oracle
        self.seed = seed
        self.seconds = seconds
        self.left = total_seconds
        self.checks = {check.name: check for check in loaded.checks}
        self.seen: dict[str, Seen] = {}
        self.glimpses: dict[str, Seen] = {}
        self.ask = Ask(target, loaded.exercises, oracle, data, self.recognisable, self.right)
        self._results: dict[str, Result] = dict(done or {})
        self._recognisable: dict[str, bool] = {}

    def report(self) -> AssignmentReport:
        """Run everything."""
        results = tuple(self.results())
        return AssignmentReport(self.loaded.name, results, self.problem())

    def results(self) -> Iterator[Result]:
        """All results in order, each as soon as it is known."""
        for name in self.checks:
            yield self.result(name)

    def problem(self) -> str:
        """Why the file could not be loaded, or ""."""
        reply = self.target.load()
        if reply.outcome == "returned":
            return ""
        detail = call_detail(f"{self.loaded.stem}.py", reply)
        message, line = str(tame(detail["message"])), detail.get("line")
        return message if line is None or ", line " in message else f"{message} (line {line['number']})"

    def result(self, name: str) -> Result:
        """The result of one check."""
        if name not in self._results:
            started = time.perf_counter()
            result = self._decide(self.checks[name])
            seconds = round(time.perf_counter() - started, 4)
            self._results[name] = replace(result, detail=tame(result.detail), seconds=seconds)
        return self._results[name]

    def _decide(self, check: Check) -> Result:
        try:
            blocked = self._not_loaded(check) or self._blocked(check)
            if blocked:
                return blocked
            if self.left <= 0:
                message = "the time for the whole submission was used up before this check"
                return self._result(check, Status.TIMEOUT, {"message": message})
            return self._run(check)
        except Exception:  # whatever breaks here is ours: it must be seen, and must not pass for a verdict
            return self._result(check, Status.ERROR, {"message": traceback.format_exc(limit=-6)})

    def _not_loaded(self, check: Check) -> Result | None:
        """A file that does not load fails its first check, which blocks all others."""
        reply = self.target.load()
        if reply.outcome == "returned":
            return None
        first = self.loaded.checks[0].name
        if check.name != first:
            return self._result(
                check, Status.BLOCKED, {"blocked_by": first, "message": "the file does not load"}
            )
        status = _OUTCOMES.get(reply.outcome, Status.FAILED)
        return self._result(check, status, call_detail(f"{self.loaded.stem}.py", reply))

    def _blocked(self, check: Check) -> Result | None:
        for need in check.needs:
            status = self.result(need).status
            if status is Status.NOT_STARTED and self.checks[need].exercise is check.exercise:
                return self._result(check, Status.NOT_STARTED, {})
            if status is Status.NOT_STARTED and self._is_stub(check):
                return self._result(check, Status.NOT_STARTED, {})
            if status is not Status.PASSED:
                return self._result(check, Status.BLOCKED, {"blocked_by": need})
        return None

    def _is_stub(self, check: Check) -> bool:
        started = time.perf_counter()
        self.target.begin(min(STUB_SECONDS, self.seconds))
        stub = self.ask.is_stub(check.exercise)
        self.left -= time.perf_counter() - started
        return stub

    def _run(self, check: Check) -> Result:
        started = time.perf_counter()
        self.target.begin(min(self.seconds, self.left))
        self.ask.printed, self.ask.warnings = "", set()
        seen = self.seen[check.name] = look(check, self.ask, self.seed)
        if seen.broken is None and seen.failing and seen.failing[0][0].drawn:
            self._shrink(check, seen)
        self.left -= time.perf_counter() - started
        said = {"printed": self.ask.printed, "warnings": sorted(self.ask.warnings)[:5]}
        said = {key: value for key, value in said.items() if value}
        if not seen.failing and seen.broken is None:
            return self._result(check, Status.PASSED, said)
        result = self._failure(check, seen)
        return self._blame(check, seen, replace(result, detail=result.detail | said))

    def _shrink(self, check: Check, seen: Seen) -> None:
        """Put a smaller failing case in front; drawn cases are random, samples are already the smallest we know."""
        broken = False  # then it is not asked again: each call may cost the start of another process

        def fails(case: Case) -> bool:
            nonlocal broken
            try:
                return not broken and judge(check, self.ask, case, observe(check, self.ask, case)) is not None
            except CallFailedError:
                broken = True
                return False

        if check.draw is None:
            return
        exercise = check.exercise.backward_of or check.exercise
        try:
            found = smallest(check.draw, exercise.name, self.seed, fails)
            mismatch = judge(check, self.ask, found, observe(check, self.ask, found)) if found else None
        except CallFailedError:
            return
        if found is not None and mismatch is not None:
            seen.failing.insert(0, (found, mismatch))

    def _failure(self, check: Check, seen: Seen) -> Result:
        if seen.broken is not None:
            return self._broken(check, seen, *seen.broken)
        case, mismatch = seen.failing[0]
        detail = failure_detail(check, self.loaded, self.oracle, case, mismatch)
        condition = diagnosis.condition(seen.passed, [case for case, _ in seen.failing])
        if condition:
            detail["condition"] = condition
        cause = diagnosis.diagnose(self, check, seen)
        return replace(self._result(check, Status.FAILED, detail), cause=cause)

    def _broken(self, check: Check, seen: Seen, case: Case, failure: CallFailedError) -> Result:
        reply = failure.reply
        if _not_started(failure, check):
            missing = (
                {"message": f"{self.loaded.stem}.py defines no {failure.function}"}
                if reply is MISSING
                else {}
            )
            return self._result(check, Status.NOT_STARTED, missing)
        detail = failure_detail(check, self.loaded, self.oracle, case, Mismatch("")) | call_detail(
            failure.function, reply
        )
        condition = diagnosis.condition(seen.passed, [case])
        if condition:
            detail["condition"] = condition
        status = _OUTCOMES.get(reply.outcome, Status.FAILED)
        cause = diagnosis.diagnose(self, check, seen) if status is Status.FAILED else None
        return replace(self._result(check, status, detail), cause=cause)

    def _blame(self, check: Check, seen: Seen, result: Result) -> Result:
        """A failure of something that uses a failed exercise is that exercise's: said so, instead of a red line.

        One that is not started yet is to blame only where it was called, and said so.
        """
        if result.status is Status.NOT_STARTED:
            return result
        uses = check.uses + _raising_forward(check, seen)
        for culprit in (name for used in uses for name in mains(self.loaded.exercises[used])):
            status = self.result(culprit).status
            if status is Status.NOT_STARTED and not _met_a_stub(seen):
                continue
            if status is not Status.PASSED:
                detail = {"blocked_by": culprit, "message": result.detail.get("message", "")}
                return replace(result, status=Status.BLOCKED, cause=None, detail=detail)
        return result

    def recognisable(self, name: str) -> bool:
        """Whether a forward is an attempt worth a backward's points: right on some samples, or a known mistake."""
        if name not in self._recognisable:
            self._recognisable[name] = False  # a forward being looked at is not yet recognised
            self._recognisable[name] = diagnosis.recognisable(self, name)
        return self._recognisable[name]

    def right(self, name: str) -> bool:
        """Whether a function's main claims hold on every case."""
        for main in mains(self.loaded.exercises[name]):
            seen = self.seen.get(main) or look(self.checks[main], self.ask, self.seed)
            if seen.failing or seen.broken is not None:
                return False
        return True

    def _result(self, check: Check, status: Status, detail: dict[str, Any]) -> Result:
        points = check.points if status is Status.PASSED else 0
        return Result(
            check.name, check.exercise.name, status, points, check.points, check.claim, None, detail
        )


def _met_a_stub(seen: Seen) -> bool:
    """Whether a call ended in a function that is still to be written."""
    raised = seen.broken[1].reply.raised if seen.broken else None
    return raised is not None and "NotImplementedError" in raised.kinds


def _raising_forward(check: Check, seen: Seen) -> tuple[str, ...]:
    """The forward of a backward, if it is the forward that raises where the check fails first."""
    forward = check.exercise.backward_of
    first = id(seen.failing[0][0]) if seen.failing else 0
    raising = (observation.get("function") for case, observation in seen.observations if id(case) == first)
    return (forward.name,) if forward is not None and forward.name in raising else ()


def _not_started(failure: CallFailedError, check: Check) -> bool:
    """Whether the exercise's own function (or one missing from the file) says that it is still to be written."""
    raised = failure.reply.raised
    if raised is None or "NotImplementedError" not in raised.kinds:
        return False
    where = raised.frames[-1].function.partition(".")[0] if raised.frames else failure.function
    forward = check.exercise.backward_of or check.exercise
    return where == check.exercise.name or failure.function == where == forward.name

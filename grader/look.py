"""Looking at a submission with a check's eyes: what came back for each case, and what is wrong with it.

Grading looks at submissions, diagnosis looks at known mistakes, both through the functions here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.ask import Ask, CallFailedError, MalformedError
from grader.detail import call_detail
from grader.spec import Case, Check, Mismatch, Observation
from grader.target import Reply

DIAGNOSTIC_CASES = 12
"""Cases looked at to find the cause of a failure; the ones after the first failure cost time, so they are few."""

KEPT = 8 * 2**20
"""Bytes of answers kept of one check. No right answer comes near; a submission may send much more."""


@dataclass
class Seen:
    """What one check saw: observations by case, and the first failure."""

    observations: list[tuple[Case, Observation]] = field(default_factory=list)
    passed: list[Case] = field(default_factory=list)
    failing: list[tuple[Case, Mismatch]] = field(default_factory=list)
    broken: tuple[Case, CallFailedError] | None = None


def look(check: Check, ask: Ask, seed: int) -> Seen:
    """Observe and judge the cases; after the first failure only as many more as diagnosis wants."""
    seen, kept = Seen(), 0
    for number, case in enumerate(check.cases(seed)):
        if seen.failing and (number >= DIAGNOSTIC_CASES or kept > KEPT):
            break
        try:
            observation = observe(check, ask, case)
            mismatch = judge(check, ask, case, observation)
        except CallFailedError as failure:
            if not seen.failing:
                seen.broken = (case, failure)
            break
        kept += _bytes(observation)
        seen.observations.append((case, observation))
        if mismatch is None:
            seen.passed.append(case)
        else:
            seen.failing.append((case, mismatch))
    return seen


def observe(check: Check, ask: Ask, case: Case) -> Observation:
    """Observe a case; an answer of the wrong structure is an observation, too."""
    try:
        seen = check.observe(ask, case)
        size = _bytes(seen)
        return (
            seen if size <= KEPT else {"malformed": f"the answer takes {size:,} bytes, more than a right one"}
        )
    except MalformedError as error:
        return {"malformed": str(error)}
    except CallFailedError as failure:
        raised = failure.reply.raised
        if raised is None or "NotImplementedError" in raised.kinds:
            raise
        return {"raised": raised.kinds[0], "function": failure.function, "reply": failure.reply}


def _bytes(value: Any) -> int:
    """About how much memory an answer takes."""
    if isinstance(value, np.ndarray):
        return value.nbytes
    if isinstance(value, dict):
        return sum(_bytes(item) + len(key) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return sum(map(_bytes, value))
    return len(value) if isinstance(value, (str, bytes)) else 32


def judge(check: Check, ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
    """Judge an observation; one of the wrong structure, or an exception, is a mismatch as it stands."""
    if "malformed" in seen:
        return Mismatch(seen["malformed"], {})
    if isinstance(seen.get("reply"), Reply):
        return Mismatch("", call_detail(seen["function"], seen["reply"]))
    try:
        return check.judge(ask, case, seen)
    except MalformedError as error:
        return Mismatch(str(error), {})
    except CallFailedError as failure:
        if failure.reply.raised is None:
            raise
        return Mismatch("", call_detail(failure.function, failure.reply))

"""Every file of submissions/ earns what its first lines say, is named for what it is, and harms nothing.

The lines::

    earns: nothing | everything | [at most] relu_forward [but CHECK ...]
    RULE/CHECK: STATUS[|STATUS ...][, WORDS that the result must hold]
    problem: WORDS that the report must give for a file that does not load
    never: WORDS that may be nowhere in the report
    on: RUNGS that can stop it; because: why others can't
    on: any, where the rung makes no difference: what is judged is the answer
    seconds: the time limit of a check
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.sandbox import isolation as rungs

SUBMISSIONS = sorted((Path(__file__).parent / "submissions").glob("*.py"))


def promises(path: Path) -> dict[str, str]:
    """Read the promises in a submission's first lines."""
    lines = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[1:]
    return dict(re.fullmatch(r"([\w/]+): (.+)", line).groups() for line in lines if line)  # type: ignore[union-attr, misc]


CASES = [
    pytest.param(path, rung, id=f"{path.stem}-{rung}")
    for path in SUBMISSIONS
    for rung in promises(path).get("on", " ".join(rungs.RUNGS)).split()
]


def wanted_points(earns: str, results: dict) -> int:
    """Turn "nothing", "everything" or "relu_forward but dtype" into points."""
    exercise, _, without = earns.removeprefix("at most ").partition(" but ")
    return sum(
        result.max_points
        for result in results.values()
        if (exercise == "everything" or result.exercise == exercise)
        and result.check.partition("/")[2] not in without.split()
    )


def chosen(rung: str) -> rungs.Isolation:
    try:
        return rungs.choose(None if rung == "any" else rung, allow_weaker=True)
    except rungs.IsolationError as problem:
        pytest.skip(str(problem))


def test_there_are_enough() -> None:
    assert len(SUBMISSIONS) >= 60
    assert len(CASES) >= 100
    # Whoever leaves out a rung says why.
    assert all(
        "because" in found for path in SUBMISSIONS if (found := promises(path)).get("on", "any") != "any"
    )


@pytest.mark.parametrize(("path", "rung"), CASES)
def test_submission(path: Path, rung: str, grade_source: Callable, told: Callable[[str], str]) -> None:
    promised = promises(path)
    settings = {
        name: promised.pop(name, "") for name in ("on", "because", "earns", "problem", "never", "seconds")
    }
    limits = {"seconds": float(settings["seconds"])} if settings["seconds"] else {}
    outcome = grade_source(told(path.read_text(encoding="utf-8")), chosen(rung), **limits)
    wanted = wanted_points(settings["earns"], outcome.results)
    short = settings["earns"].startswith("at most ") and outcome.points < wanted
    assert outcome.points == wanted or short, outcome.earned()
    assert settings["problem"] in outcome.problem
    assert (settings["never"] or "\0") not in outcome.text
    for check, promise in promised.items():
        statuses, _, words = promise.partition(", ")
        result = outcome.results[check]
        assert result.status in statuses.split("|"), result
        assert words in json.dumps(result.detail), result

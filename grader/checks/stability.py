"""Stability: legal inputs at which careless formulas overflow still give the right, finite answer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask, returned
from grader.checks import common
from grader.compare import floats
from grader.spec import Case, Check, Exercise, Mismatch, Observation


def stability(exercise: Exercise) -> Iterator[Check]:
    """Values at the declared extremes. An overflow warning alone costs nothing: only the answer counts."""
    if not exercise.extremes:
        return

    def observe(ask: Ask, case: Case) -> Observation:
        seen = common.outputs_of(ask, exercise, case)
        return {name: seen[name] for name in wanted}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        mismatch = common.judge_outputs(exercise, wanted, ask, case, seen)
        if mismatch and "error" in mismatch.detail and common.has_its_own_forward(ask, exercise):
            finite = all(np.all(np.isfinite(floats(seen[name]))) for name in wanted)
            return None if finite else mismatch
        return mismatch

    wanted = returned(exercise)
    yield Check(
        name=f"{exercise.name}/stability",
        exercise=exercise,
        family="stability",
        claim=f"{exercise.name} stays right and finite for extreme but legal numbers",
        points=exercise.points.get("stability", 1),
        cases=lambda seed: exercise.extremes,
        observe=observe,
        judge=judge,
        needs=common.answers(exercise),
        uses=exercise.uses,
    )

"""Values: on these inputs a function's outputs equal the reference's."""

from __future__ import annotations

from collections.abc import Iterator

from grader.ask import Ask
from grader.checks import common
from grader.spec import Case, Check, Exercise, Mismatch, Observation, Values


def values(exercise: Exercise) -> Iterator[Check]:
    """One check for each claim about numbers; all need the contract only."""
    for claim in exercise.values:
        yield _check(exercise, claim)


def _check(exercise: Exercise, claim: Values) -> Check:
    def cases(seed: int) -> tuple[Case, ...]:
        return claim.samples + common.drawn(exercise, claim, seed)

    def observe(ask: Ask, case: Case) -> Observation:
        seen = common.outputs_of(ask, exercise, case)
        return {name: seen[name] for name in wanted if name in seen}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        return common.judge_outputs(exercise, wanted, ask, case, seen)

    wanted = common.compared(exercise, claim)
    return Check(
        name=f"{exercise.name}/{claim.name}",
        exercise=exercise,
        family="values",
        claim=claim.claim,
        points=exercise.points.get(claim.name, claim.points),
        cases=cases,
        observe=observe,
        judge=judge,
        needs=(f"{exercise.name}/contract",),
        uses=exercise.uses,
        draw=claim.draw,
    )

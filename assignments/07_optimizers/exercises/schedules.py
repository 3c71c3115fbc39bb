"""Learning rates that fall by a formula."""

from typing import Any

from grader.draw import Pick
from grader.spec import Case, Draw, Exercise, Values, case


def schedule(name: str, parameters: str, claim: str, samples: tuple[Case, ...], draw: Draw) -> Exercise:
    """Declare a schedule; all its arguments are Python numbers."""
    return Exercise(
        name=name,
        parameters=parameters,
        outputs="lr",
        values=(Values("values", claim, samples, draw),),
        float32=False,
        difficulty=1,
    )


def draw_steps(pick: Pick) -> dict[str, Any]:
    """Up to thirty epochs."""
    return {
        "lr0": pick.choice((0.5, 0.1, 2.0)),
        "epoch": pick.size(0, 30),
        "drop": pick.choice((0.5, 0.1, 0.9)),
        "every": pick.size(1, 12),
    }


def draw_time(pick: Pick) -> dict[str, Any]:
    """Up to a hundred epochs or steps."""
    return {"lr0": pick.choice((0.5, 0.1, 2.0)), "t": pick.size(0, 100)}


def draw_decay(pick: Pick) -> dict[str, Any]:
    """With a speed of the decay."""
    return {**draw_time(pick), "k": pick.choice((0.1, 0.5, 0.02))}


step_decay = schedule(
    "step_decay",
    "lr0, epoch, drop, every",
    "step_decay multiplies the learning rate by drop after every so many epochs, and keeps it in between",
    (
        case("the first epoch", lr0=0.5, epoch=0, drop=0.5, every=2),
        case("just before the first drop", lr0=0.5, epoch=1, drop=0.5, every=2),
        case("the first drop", lr0=0.5, epoch=2, drop=0.5, every=2),
        case("between two drops", lr0=0.5, epoch=3, drop=0.5, every=2),
        case("two drops", lr0=0.1, epoch=25, drop=0.1, every=10),
        case("a drop in every epoch", lr0=2.0, epoch=3, drop=0.5, every=1),
        case("25 drops", lr0=0.5, epoch=250, drop=0.5, every=10),
        case("no drop at all", lr0=0.3, epoch=7, drop=1.0, every=3),
    ),
    draw_steps,
)
exponential_decay = schedule(
    "exponential_decay",
    "lr0, t, k",
    "exponential_decay lets the learning rate fall by the same factor in every unit of time",
    (
        case("at the start", lr0=0.5, t=0, k=0.1),
        case("one step", lr0=0.5, t=1, k=0.5),
        case("ten steps", lr0=0.5, t=10, k=0.1),
        case("half a step", lr0=0.2, t=0.5, k=0.3),
        case("no decay", lr0=0.2, t=5, k=0.0),
    ),
    draw_decay,
)
inverse_time_decay = schedule(
    "inverse_time_decay",
    "lr0, t, k",
    "inverse_time_decay divides the learning rate by a number that grows in proportion to time",
    (
        case("at the start", lr0=0.5, t=0, k=0.1),
        case("one step", lr0=0.5, t=1, k=0.5),
        case("ten steps", lr0=0.5, t=10, k=0.1),
        case("half a step", lr0=0.2, t=0.5, k=0.3),
        case("no decay", lr0=0.2, t=5, k=0.0),
    ),
    draw_decay,
)
inverse_sqrt_decay = schedule(
    "inverse_sqrt_decay",
    "lr0, t",
    "inverse_sqrt_decay divides the learning rate by the root of the number of steps, this one included",
    (
        case("at the start", lr0=0.5, t=0),
        case("one step", lr0=0.5, t=1),
        case("three steps", lr0=0.5, t=3),
        case("24 steps", lr0=0.1, t=24),
        case("between two steps", lr0=0.6, t=1.25),
    ),
    draw_time,
)

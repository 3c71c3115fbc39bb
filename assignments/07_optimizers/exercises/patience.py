"""ReduceOnPlateau and EarlyStopping: what to do when the loss no longer falls."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values

HALVES = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0)


def losses_of(pick: Pick) -> tuple[float, ...]:
    """Up to twelve losses with ties among them."""
    return tuple(float(pick.choice(HALVES)) for _ in range(pick.size(3, 12)))


def rates_of(
    ReduceOnPlateau: Callable, losses: tuple, lr: float, factor: float, patience: int, options: tuple
) -> list:
    """Return the learning rate after each epoch; options are min_delta and min_lr."""
    schedule = ReduceOnPlateau(factor, patience, *options)
    rates = []
    for loss in losses:
        lr = schedule.step(loss, lr)
        rates.append(lr)
    return rates


def rates_of_two(ReduceOnPlateau: Callable, losses: tuple) -> list:
    """Return the learning rates of two schedules that take turns, the second one with losses that fall."""
    one, other = ReduceOnPlateau(0.5, 2), ReduceOnPlateau(0.25, 9)
    rates = []
    for epoch, loss in enumerate(losses):
        rates.append([one.step(loss, 1.0), other.step(-float(epoch), 1.0)])
    return rates


def rates_of_others(ReduceOnPlateau: Callable, losses: tuple, rates: tuple) -> list:
    """Return what becomes of learning rates that somebody else chose for each epoch."""
    schedule = ReduceOnPlateau(0.5, 1)
    return [schedule.step(loss, lr) for loss, lr in zip(losses, rates, strict=True)]


def two_schedules_are_strangers(ask: Ask, losses: tuple) -> Iterator[Evidence]:
    """Two schedules in turn know nothing of each other: where the loss falls, the learning rate stays."""
    rates = ask.call("ReduceOnPlateau", {"losses": losses}, driver=rates_of_two).value
    alone = ask.ReduceOnPlateau(losses=losses, lr=1.0, factor=0.5, patience=2, options=()).rates
    first = next((epoch for epoch, rate in enumerate(alone) if float(rate) < 1), -1)
    falling = np.array([float(pair[1]) for pair in rates])
    yield Equal("the learning rates while the loss falls", falling, np.ones(len(losses)))
    reduced = [epoch for epoch, pair in enumerate(rates) if float(pair[0]) < 1]
    yield Equal("the first epoch with a reduction", (reduced or [-1])[0], first)


def reduces_the_rate_it_is_given(ask: Ask, losses: tuple, rates: tuple) -> Iterator[Evidence]:
    """The method step works on the learning rate it is given, whoever chose that."""
    got = ask.call("ReduceOnPlateau", {"losses": losses, "rates": rates}, driver=rates_of_others).value
    yield Equal("the learning rate after the best epoch", float(got[0]), rates[0])
    yield Equal("the learning rate after the third epoch", float(got[2]), rates[2] / 2)


def plateau(name: str, losses: tuple, lr: float, factor: float, patience: int, *options: float) -> Case:
    """A case; options are min_delta and min_lr."""
    losses = tuple(losses)
    return Case(
        name, {"losses": losses, "lr": lr, "factor": factor, "patience": patience, "options": options}
    )


def draw_plateau(pick: Pick) -> dict[str, Any]:
    """A training of up to twelve epochs."""
    return {
        "losses": losses_of(pick),
        "lr": pick.choice((1.0, 0.1)),
        "factor": pick.choice((0.5, 0.1)),
        "patience": pick.size(1, 3),
        "options": (),
    }


ReduceOnPlateau = Exercise(
    name="ReduceOnPlateau",
    parameters="losses, lr, factor, patience, options",
    outputs="rates",
    values=(
        Values(
            "values",
            "ReduceOnPlateau multiplies the learning rate by factor when patience has run out, and then counts anew",
            (
                plateau("a loss that falls", [3.0, 2.0, 1.0, 0.5], 1.0, 0.5, 2),
                plateau("a loss that stays", [2.0] * 6, 1.0, 0.5, 2),
                plateau("a loss that stays, patience 1", [2.0] * 5, 1.0, 0.1, 1),
                plateau("a loss that rises", [1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0], 0.1, 0.5, 3),
                plateau("a temporary rise", [2.0, 3.0, 1.0, 2.0, 0.5, 1.0], 1.0, 0.5, 3),
                plateau(
                    "two bad epochs, a better one, two bad ones",
                    [3.0, 4.0, 4.0, 2.0, 3.0, 3.0, 1.0],
                    1.0,
                    0.5,
                    3,
                ),
                plateau(
                    "better than the last, not than the best",
                    [1.0, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5],
                    1.0,
                    0.5,
                    2,
                ),
                plateau("losses below zero", [-1.0, -2.0, -2.0, -2.0, -2.0, -3.0], 1.0, 0.5, 2),
                plateau("large losses", [5e9, 4e9, 4.5e9, 3e9, 3.5e9], 1.0, 0.5, 3),
                plateau("a loss that reaches zero", [1.0, 0.0, 0.5, 0.5, 0.5, 0.5, 0.5], 1.0, 0.5, 2),
                plateau("tiny improvements", [1.0 - 2.0**-20 * epoch for epoch in range(6)], 1.0, 0.5, 2),
                plateau("a long plateau", [1.0, 0.5] + [0.75] * 12, 1.0, 0.5, 2),
                plateau(
                    "between the reductions' best and now",
                    [1.0, 2.0, 2.0, 2.0, 1.5, 1.5, 1.5, 1.5],
                    1.0,
                    0.5,
                    2,
                ),
            ),
            draw_plateau,
        ),
        Values(
            "settings",
            "an improvement counts only if it is larger than min_delta, and the learning rate stays at or above min_lr",
            (
                plateau("small improvements", [4.0, 3.75, 3.5, 3.25, 3.0, 2.75], 1.0, 0.5, 3, 1.0),
                plateau("many small ones add up", [4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.0], 1.0, 0.5, 3, 0.75),
                plateau("exactly min_delta", [4.0] + [3.5] * 7, 1.0, 0.5, 2, 0.5),
                plateau("more than min_delta each time", [8.0, 7.0, 6.0, 5.0, 4.0, 3.0], 1.0, 0.5, 3, 0.75),
                plateau("a smallest learning rate", [2.0] * 8, 1.0, 0.5, 1, 0.0, 0.2),
                plateau("both", [2.0, 1.75] * 4, 1.0, 0.1, 1, 0.5, 0.05),
            ),
            points=2,
        ),
    ),
    laws=(
        Property(
            reduces_the_rate_it_is_given,
            samples=(Case("three epochs", {"losses": (2.0,) * 3, "rates": (1.0, 0.5, 4.0)}),),
        ),
        Property(
            two_schedules_are_strangers,
            after_values=True,
            samples=(Case("five epochs", {"losses": (2.0,) * 5}),),
        ),
    ),
    float32=False,
    driver=rates_of,
    signature="ReduceOnPlateau(factor, patience, min_delta=0.0, min_lr=0.0)",
    difficulty=4,
)


def train(EarlyStopping: Callable, losses: tuple, patience: int, options: tuple, first_epoch: int) -> tuple:
    """Return the epoch in which training stops (-1 if it never does), and the best epoch by then."""
    stopping = EarlyStopping(patience, *options)
    for epoch, loss in enumerate(losses, first_epoch):
        if stopping.update(epoch, loss):
            return epoch, stopping.best_epoch
    return -1, stopping.best_epoch


def train_two(EarlyStopping: Callable, losses: tuple) -> tuple:
    """Return the best epochs of two that take turns, the second one with losses that fall, and its answers."""
    one, other = EarlyStopping(9), EarlyStopping(1)
    stops = []
    for epoch, loss in enumerate(losses):
        stops.append([bool(one.update(epoch, loss)), bool(other.update(epoch, -float(epoch)))])
    return one.best_epoch, other.best_epoch, sum(stop[0] for stop in stops), sum(stop[1] for stop in stops)


def two_trainings_are_strangers(ask: Ask, losses: tuple) -> Iterator[Evidence]:
    """Two trainings in turn know nothing of each other's best epoch."""
    one, other, *stops = ask.call("EarlyStopping", {"losses": losses}, driver=train_two).value
    yield Equal("the first one's best epoch", one, int(np.argmin(losses)))
    yield Equal("the second one's best epoch", other, len(losses) - 1)
    yield Equal("how often the first one stops, with patience for nine epochs", stops[0], 0)
    yield Equal("how often the second one stops, whose loss falls", stops[1], 0)


def stopping(name: str, losses: tuple, patience: int, *options: float, first_epoch: int = 0) -> Case:
    """A case; the option is min_delta."""
    return Case(
        name, {"losses": tuple(losses), "patience": patience, "options": options, "first_epoch": first_epoch}
    )


def draw_stopping(pick: Pick) -> dict[str, Any]:
    """A training of up to twelve epochs."""
    return {
        "losses": losses_of(pick),
        "patience": pick.size(1, 3),
        "options": (),
        "first_epoch": pick.choice((0, 1, 10)),
    }


EarlyStopping = Exercise(
    name="EarlyStopping",
    parameters="losses, patience, options, first_epoch",
    outputs="stopped, best_epoch",
    values=(
        Values(
            "values",
            "EarlyStopping says stop when patience has run out, and best_epoch is the epoch with the lowest loss",
            (
                stopping("a loss that falls", [3.0, 2.0, 1.0], 2),
                stopping("a loss that stays", [2.0] * 6, 2),
                stopping("a loss that rises, patience 1", [1.0, 1.5, 2.0, 2.5], 1),
                stopping("a temporary rise", [2.0, 3.0, 1.0, 1.5, 0.5], 3),
                stopping("two bad epochs, a better one, two bad ones", [3.0, 4.0, 4.0, 2.0, 3.0, 3.0], 3),
                stopping("falls, then rises", [3.0, 2.0, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5], 3),
                stopping("better than the last, not than the best", [1.0, 4.0, 3.5, 3.0, 2.5, 2.0], 3),
                stopping("losses below zero", [-1.0, -2.0, -1.5, -3.0, -2.5], 3),
                stopping("large losses", [5e9, 4e9, 4.5e9, 4.5e9, 4.5e9, 4.5e9], 2),
                stopping("a loss that reaches zero", [1.0, 0.0, 0.5, 0.5, 0.5, 0.5], 2),
                stopping("tiny improvements", [1.0 - 2.0**-20 * epoch for epoch in range(6)], 2),
                stopping("epochs that begin at 1", [3.0, 2.0, 2.5, 2.5, 2.5, 2.5], 2, first_epoch=1),
                stopping("a training that goes on from epoch 10", [3.0, 1.0, 2.0, 1.5], 5, first_epoch=10),
            ),
            draw_stopping,
        ),
        Values(
            "settings",
            "an improvement counts only if it is larger than min_delta",
            (
                stopping("small improvements", [4.0, 3.75, 3.5, 3.25, 3.0, 2.75], 3, 1.0),
                stopping("many small ones add up", [4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.0], 3, 0.75),
                stopping("exactly min_delta", [4.0, 3.5, 3.5, 3.5, 3.5], 2, 0.5),
                stopping("more than min_delta each time", [8.0, 7.0, 6.0, 5.0, 4.0, 3.0], 3, 0.75),
            ),
            points=1,
        ),
    ),
    laws=(
        Property(
            two_trainings_are_strangers,
            after_values=True,
            samples=(Case("five epochs", {"losses": (3.0, 1.0, 2.0, 2.0, 2.5)}),),
        ),
    ),
    float32=False,
    driver=train,
    signature="EarlyStopping(patience, min_delta=0.0)",
    difficulty=4,
)

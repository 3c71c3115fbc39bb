"""dropout, in the form first published (vanilla) and in the inverted form that everyone uses.

The two differ only in where the factor goes, so that they share their statistics.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case
from grader.target import Rng

SIGMAS = 6.2
"""A normal deviate lies further out with probability 6e-10: less than one false alarm in 1e9 right answers."""


def draw_test(pick: Pick) -> dict:
    """Any shape at test time, where nothing is random."""
    x = pick.array(*pick.shape(1, 4, max_side=3))
    return {
        "x": x,
        "dropout_param": {"p": pick.choice((0.25, 0.6, 1.0)), "mode": "test"},
        "rng": pick.generator(),
    }


def draw_train(pick: Pick) -> dict:
    """Few elements: the gradient of each costs calls."""
    x = pick.array(*pick.shape(1, 2, max_side=3))
    return {"x": x, "dropout_param": {"p": pick.choice((0.5, 0.8)), "mode": "train"}, "rng": pick.generator()}


def sample(name: str, x: object, p: float, mode: str, seed: int = 0) -> Case:
    """A case with a generator of its own."""
    return case(name, x=x, dropout_param={"p": p, "mode": mode}, rng=Rng(seed))


PLAIN = (
    sample("two rows at test time", [[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]], 0.8, "test"),
    sample("two rows, all kept in training", [[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]], 1.0, "train"),
    sample("exact zeros at test time", [0.0, 2.0, 0.0], 0.25, "test"),
    sample("images at test time", np.round(np.sin(np.arange(1.0, 37.0)), 2).reshape(3, 2, 3, 2), 0.5, "test"),
    sample("stored column by column", np.asfortranarray([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), 0.6, "test"),
)
TEST = (PLAIN[0], PLAIN[3], sample("p = 1", [1.0, 2.0], 1.0, "test"))
TRAIN = (
    sample("two rows", [[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]], 0.5, "train", 1),
    sample("zeros among the inputs", [[0.0, 2.0, 0.0, 1.0], [0.0, -1.0, 3.0, 0.0]], 0.8, "train", 2),
    sample("images", np.arange(1.0, 17.0).reshape(2, 2, 2, 2), 0.6, "train", 3),
    sample("all kept", [[1.0, -2.0], [3.0, 0.5]], 1.0, "train", 4),
)
ROWS = np.full((100, 200), 2.0)
IMAGES = np.full((25, 8, 10, 10), 2.0)
OFTEN = sample("20,000 numbers, p = 0.8", ROWS, 0.8, "train", 5)
SELDOM = sample("20,000 numbers, p = 0.3", ROWS, 0.3, "train", 6)
FAIR = sample("25 images of 8 channels, p = 0.5", IMAGES, 0.5, "train", 7)

REFUSED = (
    sample("p = 0", [1.0, 2.0], 0.0, "train"),
    sample("p above 1", [1.0, 2.0], 1.5, "train"),
    sample("a negative p", [1.0, 2.0], -0.5, "train"),
    sample("an unknown mode", [1.0, 2.0], 0.5, "training"),
    sample("a mode in capitals", [1.0, 2.0], 0.5, "TRAIN"),
    sample("p above 1 at test time", [1.0, 2.0], 1.5, "test"),
)


def agreement(a: np.ndarray, b: np.ndarray) -> float:
    """The share of places where two outputs agree on what is dropped."""
    return float(np.mean((a != 0) == (b != 0)))


def share(what: str, got: float, p: float, draws: int) -> Within:
    """A share of independent draws, which has the standard deviation sqrt(p (1 - p) / draws)."""
    margin = SIGMAS * math.sqrt(p * (1 - p) / draws)
    return Within(what, got, p - margin, p + margin)


def statistics_of(forward: str, factor: Callable[[float], float]) -> tuple[Property, ...]:
    """What both forms must show in training, where a survivor is multiplied by ``factor(p)``."""

    def keeps_a_share_p(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
        """In training the share of elements that are kept is p."""
        out = ask.call(forward, arguments, discard=True).out
        yield share("the share kept", float(np.mean(out != 0)), arguments["dropout_param"]["p"], out.size)

    def treats_all_it_keeps_alike(
        ask: Ask, x: np.ndarray, dropout_param: dict, rng: Rng
    ) -> Iterator[Evidence]:
        """In training an element becomes zero, or is multiplied by one and the same factor."""
        out = ask.call(forward, {"x": x, "dropout_param": dropout_param, "rng": rng}, discard=True).out
        kept = out != 0
        factors = (out[kept] / x[kept]) if kept.any() else np.full(1, np.nan)
        yield Equal("the smallest factor", float(np.min(factors)), factor(dropout_param["p"]))
        yield Equal("the largest factor", float(np.max(factors)), factor(dropout_param["p"]))
        # Handing x back is no dropout, even where the factor is 1: with 20,000 draws something is dropped.
        yield Within("the share dropped", 1 - float(np.mean(kept)), 0.05, 0.95)

    def draws_for_every_element(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
        """Every element has a draw of its own: neighbours along any axis agree no more often than chance has it."""
        out = ask.call(forward, arguments, discard=True).out
        for axis, neighbour in enumerate(("sample", "channel", "row", "column")):
            along = np.moveaxis(out, axis, 0)
            # For p = 1/2 agreements of neighbours are independent fair coins.
            got = agreement(along[1:], along[:-1])
            yield share(f"agreement with the next {neighbour}", got, 0.5, along[1:].size)

    def follows_the_generator(ask: Ask, rng: Rng, **others: Any) -> Iterator[Evidence]:
        """The mask comes from rng: one seed always drops the same elements, another seed drops others."""
        out = ask.call(forward, {**others, "rng": rng}, discard=True).out
        again = ask.call(forward, {**others, "rng": rng}, discard=True).out
        other = ask.call(forward, {**others, "rng": Rng(rng.seed + 1)}, discard=True).out
        yield Equal("agreement of two runs with one seed", agreement(out, again), 1.0)
        yield share("agreement of two runs with different seeds", agreement(out, other), 0.5, out.size)
        # Two binomial counts of 20,000 fair coins are equal with probability 0.004, five others equal to one: 1e-12.
        seeds = (ask.call(forward, {**others, "rng": Rng(seed)}, discard=True).out for seed in range(20, 25))
        changed = sum(np.count_nonzero(each) != np.count_nonzero(out) for each in seeds)
        yield Within("the number of seeds, of five others, that keep more elements or fewer", changed, 1, 5)

    return (
        Property(keeps_a_share_p, samples=(OFTEN, SELDOM)),
        Property(treats_all_it_keeps_alike, samples=(OFTEN, SELDOM), points=2),
        Property(draws_for_every_element, samples=(FAIR,)),
        Property(follows_the_generator, samples=(FAIR,)),
    )


vanilla_dropout_forward = Exercise(
    name="vanilla_dropout_forward",
    parameters="x, dropout_param, rng",
    outputs="out, cache",
    values=(
        Values(
            "test_mode",
            "vanilla_dropout_forward draws nothing at test time, and multiplies everything by p",
            PLAIN,
            draw_test,
            points=2,
        ),
    ),
    statistics=statistics_of("vanilla_dropout_forward", lambda p: 1.0),
    refuses=REFUSED,
    random=True,
    difficulty=2,
)

vanilla_dropout_backward = Exercise(
    name="vanilla_dropout_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "vanilla_dropout_backward lets through in training what forward let through",
            TRAIN,
            draw_train,
        ),
        Values(
            "test_mode",
            "vanilla_dropout_backward multiplies at test time by what forward multiplied by",
            TEST,
            draw_test,
            points=1,
        ),
    ),
    backward_of=vanilla_dropout_forward,
    wrt=("x",),
    difficulty=2,
)

dropout_forward = Exercise(
    name="dropout_forward",
    parameters="x, dropout_param, rng",
    outputs="out, cache",
    values=(
        Values(
            "test_mode",
            "dropout_forward gives x back at test time, and wherever p is 1",
            PLAIN,
            draw_test,
            points=1,
        ),
    ),
    statistics=statistics_of("dropout_forward", lambda p: 1 / p),
    refuses=REFUSED,
    random=True,
    difficulty=3,
)

dropout_backward = Exercise(
    name="dropout_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "dropout_backward lets through in training what forward let through, multiplied alike",
            TRAIN,
            draw_train,
        ),
        Values(
            "test_mode",
            "dropout_backward lets everything through at test time",
            TEST,
            draw_test,
            points=1,
        ),
    ),
    backward_of=dropout_forward,
    wrt=("x",),
    difficulty=3,
)

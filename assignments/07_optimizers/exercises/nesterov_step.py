"""nesterov_step: the lectures' form, which asks for the gradient where the velocity leads."""

from collections.abc import Callable, Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def follow(nesterov_step: Callable, w: np.ndarray, H: np.ndarray, config: dict, steps: int) -> list:
    """Return the weights after each step in the bowl w H w / 2."""
    weights = []
    config = {name: value + 0 for name, value in config.items()}  # a copy, also of the arrays in it
    for _ in range(steps):
        returned = nesterov_step(w, lambda at: (H @ at.ravel()).reshape(at.shape), config)
        assert len(returned) == 2, "two things should come back, next_w and config"
        w, config = returned
        assert not isinstance(w, dict), "next_w should come first, config second"
        weights.append(np.array(w))
    return weights


def in_turn(nesterov_step: Callable, starts: list, H: np.ndarray) -> list:
    """Return the last weights of two parameters that take turns, both without a config at first."""
    weights, configs = list(starts), [None, None]
    for i in (0, 1):
        weights[i], configs[i] = nesterov_step(weights[i], lambda at: H @ at)
    for _ in range(2):
        for i in (0, 1):
            weights[i], configs[i] = nesterov_step(weights[i], lambda at: H @ at, configs[i])
    return weights


def without_a_config(ask: Ask, starts: list, H: np.ndarray) -> Iterator[Evidence]:
    """Without a config a parameter starts from nothing, with the defaults, and two parameters share no state."""
    together = ask.call("nesterov_step", {"starts": starts, "H": H}, driver=in_turn).value
    for which, w, got in zip(("first", "second"), starts, together, strict=True):
        alone = ask.nesterov_step(w=w, H=H, config={}, steps=3).weights
        yield Equal(f"the {which} of two parameters in turn, and the same one alone", got, alone[-1])


def goes_downhill(ask: Ask, w: np.ndarray, H: np.ndarray, config: dict, steps: int) -> Iterator[Evidence]:
    """In a bowl that is four times as steep along one axis, a hundred steps end close to the lowest point."""
    end = ask.nesterov_step(w=w, H=H, config=config, steps=steps).weights[-1]
    yield Within(
        "the height at the end, as a share of that at the start", (end @ H @ end) / (w @ H @ w), 0, 0.02
    )


def draw(pick: Pick) -> dict:
    """A bowl of one to three weights."""
    size = pick.size(1, 3)
    return {
        "w": pick.array(size),
        "H": np.diag(pick.array(size, low=0.5, high=2.0)),
        "config": {"learning_rate": pick.choice((0.5, 0.25))},
        "steps": pick.size(1, 4),
    }


HALF = {"learning_rate": 0.5}
BOWL = [[2.0, 0.5], [0.5, 1.0]]
ROOT = np.round(np.sin(np.arange(1.0, 37.0) ** 2), 2).reshape(6, 6)
TWO = np.array([1.0, -2.0])
SETTINGS = ({}, {"learning_rate": 0.25}, {"momentum": 0.5}, {"momentum": 0.0})

nesterov_step = Exercise(
    name="nesterov_step",
    parameters="w, H, config, steps",
    outputs="weights",
    values=(
        Values(
            "values",
            "nesterov_step asks for the gradient where the old velocity leads, and moves by the new one",
            (
                case("one weight, one step", w=[1.0], H=[[1.0]], config=HALF, steps=1),
                case("one weight, three steps", w=[1.0], H=[[1.0]], config=HALF, steps=3),
                case("two weights, five steps", w=TWO, H=BOWL, config=HALF, steps=5),
                case(
                    "a matrix of weights",
                    w=[[1.0, -2.0, 0.5], [0.25, 3.0, -1.5]],
                    H=np.round(ROOT @ ROOT.T, 2),
                    config={"learning_rate": 0.25},
                    steps=4,
                ),
                case(
                    "stored column by column",
                    w=np.asfortranarray([[1.0, -2.0, 0.5], [0.25, 3.0, -1.5]]),
                    H=np.round(ROOT @ ROOT.T, 2),
                    config={"learning_rate": 0.25},
                    steps=3,
                ),
            ),
            draw,
        ),
        Values(
            "settings",
            "nesterov_step takes its settings from config, and the handout's defaults for those that are missing",
            tuple(
                case(
                    ", ".join(key if value else f"{key} 0" for key, value in config.items())
                    or "an empty config",
                    w=TWO,
                    H=BOWL,
                    config=config,
                    steps=4,
                )
                for config in SETTINGS
            ),
            points=1,
        ),
        Values(
            "state",
            "nesterov_step goes on from the velocity that it finds in config",
            (case("a velocity", w=TWO, H=BOWL, config={"velocity": [0.5, -1.0], **HALF}, steps=3),),
            points=1,
        ),
    ),
    extremes=(
        case("no gradient", w=[0.0, 0.0], H=BOWL, config=HALF, steps=2),
        case("large numbers", w=[1e4, -1e4], H=BOWL, config=HALF, steps=3),
    ),
    laws=(
        Property(
            without_a_config,
            after_values=True,
            samples=(Case("two parameters", {"starts": [TWO, np.array([0.5, 3.0])], "H": np.array(BOWL)}),),
        ),
    ),
    sanity=(
        Property(
            goes_downhill,
            after_values=True,
            samples=(
                case(
                    "a bowl",
                    w=[4.0, 1.0],
                    H=[[1.0, 0.0], [0.0, 4.0]],
                    config={"learning_rate": 0.02},
                    steps=100,
                ),
            ),
        ),
    ),
    driver=follow,
    signature="nesterov_step(w, grad_fn, config=None)",
    difficulty=3,
)

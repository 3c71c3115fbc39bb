"""The optimizers `opt(w, dw, config) -> (next_w, config)`: one driver follows each of them over several steps."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def follow(optimizer: Callable, w: np.ndarray, gradients: np.ndarray, config: dict) -> list:
    """Return the weights after each step; the config that comes back goes into the next one."""
    weights = []
    config = {name: value + 0 for name, value in config.items()}  # a copy, also of the arrays in it
    for dw in gradients:
        returned = optimizer(w, dw, config)
        assert len(returned) == 2, "two things should come back, next_w and config"
        w, config = returned
        assert not isinstance(w, dict), "next_w should come first, config second"
        weights.append(np.array(w))
    return weights


def in_turn(optimizer: Callable, starts: list, gradients: list) -> list:
    """Return the last weights of two parameters that take turns, both without a config at first."""
    weights, configs = list(starts), [None, None]
    for i in (0, 1):
        weights[i], configs[i] = optimizer(weights[i], gradients[i][0])
    for step in range(1, len(gradients[0])):
        for i in (0, 1):
            weights[i], configs[i] = optimizer(weights[i], gradients[i][step], configs[i])
    return weights


def descend(
    optimizer: Callable, w: np.ndarray, lowest: np.ndarray, steepness: np.ndarray, config: dict
) -> Any:
    """Return the weights after a hundred steps in a bowl."""
    for _ in range(100):
        w, config = optimizer(w, steepness * (w - lowest), config)
    return w


def each_parameter_on_its_own(name: str) -> Callable[..., Iterator[Evidence]]:
    """Build the law for one optimizer."""

    def without_a_config(ask: Ask, starts: list, gradients: list) -> Iterator[Evidence]:
        """Without a config a parameter starts from nothing, with the defaults, and two parameters share no state."""
        together = ask.call(name, {"starts": starts, "gradients": gradients}, driver=in_turn).value
        for which, w, own, got in zip(("first", "second"), starts, gradients, together, strict=True):
            alone = ask.call(name, {"w": w, "gradients": own, "config": {}}).weights
            yield Equal(f"the {which} of two parameters in turn, and the same one alone", got, alone[-1])

    return without_a_config


def to_the_bottom(name: str) -> Callable[..., Iterator[Evidence]]:
    """Build the sanity check for one optimizer."""

    def goes_downhill(ask: Ask, **bowl: Any) -> Iterator[Evidence]:
        """In a bowl that is four times as steep along one axis, a hundred steps end close to the lowest point."""
        end = ask.call(name, bowl, driver=descend).value
        height = [np.sum(bowl["steepness"] * (w - bowl["lowest"]) ** 2) for w in (bowl["w"], end)]
        yield Within("the height at the end, as a share of that at the start", height[1] / height[0], 0, 0.02)

    return goes_downhill


THREE_STEPS = [[2.0], [-1.0], [0.5]]
PAIR = [[1.0, -0.5], [0.5, 2.0], [-2.0, 0.0], [0.25, -1.0], [1.5, 0.75]]
MATRIX = np.round(2 * np.sin(np.arange(1.0, 37.0) ** 2), 2).reshape(6, 2, 3)
CUBE = np.round(2 * np.cos(np.arange(1.0, 61.0) ** 2), 2).reshape(5, 2, 3, 1, 2)
FADING = [[8.0, 0.5], [0.5, -0.25], [0.25, 0.25], [-0.25, 0.5], [0.5, 1.0], [0.25, -0.5]]
STARTS = [np.array([1.0, -2.0]), np.array([0.5, 3.0])]
IN_TURN = Case(
    "two parameters, three steps", {"starts": STARTS, "gradients": [np.array(PAIR[:3]), np.array(PAIR[2:])]}
)


def optimizer(
    name: str,
    claim: str,
    *,
    settings: tuple[dict[str, Any], ...],
    state: tuple[dict[str, Any], ...] = (),
    main: dict[str, Any] | None = None,
    bowl: dict[str, Any],
    size: float = 1.0,
    extra: tuple[Case, ...] = (),
    difficulty: int,
) -> Exercise:
    """Declare an optimizer.

    The main claim gives it no more settings than ``main``; ``size`` is that of the weights at the start, of the
    order of its steps. ``settings`` and ``state`` are the configs of the finer claims, ``bowl`` that of the descent.
    """
    main = {"learning_rate": 0.5} if main is None else main

    def run(title: str, w: Any, gradients: Any, config: dict[str, Any] = main) -> Case:
        return case(title, w=size * np.array(w, order="K"), gradients=gradients, config=config)

    def draw(pick: Pick) -> dict:
        shape, steps = pick.shape(1, 3, 3), pick.size(1, 5)
        return {
            "w": np.round(size * pick.array(*shape), 4),
            "gradients": pick.array(steps, *shape),
            "config": {key: value * pick.choice((1.0, 0.25)) for key, value in main.items()},
        }

    def words(config: dict[str, Any]) -> str:
        return ", ".join(key if value else f"{key} 0" for key, value in config.items()) or "an empty config"

    samples = (
        run("one weight, one step", [1.0], [[2.0]]),
        run("one weight, three steps", [1.0], THREE_STEPS),
        run("two weights, five steps", [1.0, -2.0], PAIR),
        run("a gradient that stays the same", [0.5], [[1.0]] * 8),
        run("a large gradient, then small ones", [1.0, -2.0], FADING),
        run("a matrix, six steps", [[1.0, -2.0, 0.5], [0.25, 3.0, -1.5]], MATRIX),
        run("four axes, stored column by column", np.asfortranarray(CUBE[0]), CUBE),
    )
    values = [
        Values("values", claim, (*samples, *extra), draw),
        Values(
            "settings",
            f"{name} takes its settings from config, and the handout's defaults for those that are missing",
            tuple(run(words(config), [1.0, -2.0], PAIR[:4], config) for config in ({}, *settings)),
            points=1,
        ),
    ]
    if state:
        title = "three steps more, with " + ", ".join(key for key in state[0] if key != "learning_rate")
        values.append(
            Values(
                "state",
                f"{name} goes on from the state that it finds in config",
                tuple(run(title, [1.0, -2.0], PAIR[1:4], config) for config in state),
                points=1,
            )
        )
    return Exercise(
        name=name,
        parameters="w, gradients, config",
        outputs="weights",
        values=tuple(values),
        extremes=(
            run("no gradient for two steps", [1.0, -2.0], [[0.0, 0.0], [0.0, 0.0], [1.0, -0.5]]),
            run("large gradients", [1.0, -2.0], [[1e4, -1e4], [2e4, 1e4]]),
        ),
        laws=(Property(each_parameter_on_its_own(name), after_values=True, samples=(IN_TURN,)),),
        sanity=(
            Property(
                to_the_bottom(name),
                samples=(
                    case("a bowl", w=[4.0, 1.0], lowest=[3.0, -2.0], steepness=[1.0, 4.0], config=bowl),
                ),
            ),
        ),
        driver=follow,
        signature=f"{name}(w, dw, config=None)",
        difficulty=difficulty,
    )


sgd = optimizer(
    "sgd",
    "sgd steps against the gradient, by the learning rate times its size",
    settings=({"learning_rate": 0.25}, {"learning_rate": 0.0}),
    bowl={"learning_rate": 0.1},
    difficulty=1,
)
sgd_momentum = optimizer(
    "sgd_momentum",
    "sgd_momentum gathers the gradients in a velocity, which fades, and moves by it",
    settings=({"learning_rate": 0.25}, {"momentum": 0.5}, {"momentum": 0.0}),
    state=({"velocity": [0.5, -1.0], "learning_rate": 0.5},),
    bowl={"learning_rate": 0.02},
    difficulty=2,
)
nesterov_momentum = optimizer(
    "nesterov_momentum",
    "nesterov_momentum takes the old velocity back and moves by the new one and its look ahead",
    settings=({"learning_rate": 0.25}, {"momentum": 0.5}, {"momentum": 0.0}),
    state=({"velocity": [0.5, -1.0], "learning_rate": 0.5},),
    bowl={"learning_rate": 0.02},
    difficulty=3,
)
adagrad = optimizer(
    "adagrad",
    "adagrad divides each weight's step by the root of all its squared gradients so far",
    settings=({"learning_rate": 0.25}, {"learning_rate": 0.5, "epsilon": 0.5}),
    state=({"cache": [4.0, 0.5], "learning_rate": 0.5},),
    bowl={"learning_rate": 1.0},
    difficulty=3,
)
rmsprop = optimizer(
    "rmsprop",
    "rmsprop divides each weight's step by the root of a running mean of its squared gradients",
    settings=({"learning_rate": 0.25}, {"decay_rate": 0.75}, {"learning_rate": 0.5, "epsilon": 0.5}),
    state=({"cache": [4.0, 0.5], "learning_rate": 0.5},),
    bowl={"learning_rate": 0.05},
    difficulty=3,
)
BETAS = (
    {"learning_rate": 0.25},
    {"beta1": 0.5, "learning_rate": 0.5},
    {"beta2": 0.75, "learning_rate": 0.5},
    {"beta1": 0.0, "learning_rate": 0.5},
)
adam = optimizer(
    "adam",
    "adam steps by a running mean of the gradient over the root of one of its square, both corrected for their start",
    settings=(*BETAS, {"learning_rate": 0.5, "epsilon": 0.5}),
    state=({"m": [0.5, -1.0], "v": [4.0, 0.5], "t": 3, "learning_rate": 0.5},),
    bowl={"learning_rate": 0.1},
    extra=(
        case(
            "a layer of 160 times 250 weights, one step",
            w=np.sin(np.arange(40_000.0)).reshape(160, 250),
            gradients=np.cos(np.arange(40_000.0) ** 2).reshape(1, 160, 250),
            config={"learning_rate": 0.5},
        ),
    ),
    difficulty=5,
)
adamw = optimizer(
    "adamw",
    "adamw makes adam's step and shrinks the weights besides, by the learning rate times the decay",
    settings=(
        *BETAS,
        {"weight_decay": 0.5, "learning_rate": 0.5},
        {"weight_decay": 0.0, "learning_rate": 0.5},
        {"learning_rate": 0.5, "epsilon": 0.5},
    ),
    bowl={"learning_rate": 0.1},
    difficulty=6,
)
amsgrad = optimizer(
    "amsgrad",
    "amsgrad divides by the root of the largest mean square so far",
    settings=(*BETAS, {"learning_rate": 0.5, "epsilon": 0.5}),
    bowl={"learning_rate": 0.1},
    extra=(
        case(
            "a gradient, then none",
            w=[1.0],
            gradients=[[2.0], [0.0], [0.0], [0.0]],
            config={"learning_rate": 0.5},
        ),
    ),
    difficulty=6,
)
adamax = optimizer(
    "adamax",
    "adamax steps by the corrected mean gradient over the largest gradient so far, which fades",
    settings=BETAS,
    bowl={"learning_rate": 0.1},
    difficulty=6,
)
nadam = optimizer(
    "nadam",
    "nadam makes adam's step with the momentum of the next step in it",
    settings=(*BETAS, {"momentum_decay": 0.5, "learning_rate": 0.5}, {"learning_rate": 0.5, "epsilon": 0.5}),
    bowl={"learning_rate": 0.1},
    difficulty=6,
)
adadelta = optimizer(
    "adadelta",
    "adadelta steps by the ratio of two running roots, of its past steps and of the gradients",
    settings=({"learning_rate": 0.5}, {"rho": 0.5}, {"epsilon": 0.25, "rho": 0.75}),
    main={},
    size=0.01,
    bowl={"learning_rate": 1.0, "epsilon": 0.1},
    difficulty=6,
)

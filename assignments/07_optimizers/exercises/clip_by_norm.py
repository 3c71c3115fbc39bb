"""clip_by_norm: one norm for all gradients together."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within


def draw(pick: Pick) -> dict[str, Any]:
    """One to three arrays, of norm 4 or more (a constant in the denominator is then too small to see)."""
    arrays = [pick.array(*pick.shape(1, 3, 3)) for _ in range(pick.size(1, 3))]
    arrays[0].flat[0] = 5.0
    return {"grads": arrays, "max_norm": pick.choice((1.0, 2.5, 100.0))}


def sample(name: str, *grads: Any, max_norm: float) -> Case:
    """A case with a list of float64 arrays."""
    return Case(
        name, {"grads": [np.array(each, dtype=np.float64, order="K") for each in grads], "max_norm": max_norm}
    )


def norm_of(arrays: Any) -> float:
    """The length of all arrays together."""
    return float(np.sqrt(sum(np.sum(np.square(each)) for each in arrays)))


def shortens_and_keeps_the_direction(
    ask: Ask, grads: list[np.ndarray], max_norm: float
) -> Iterator[Evidence]:
    """The norm afterwards is max_norm at most, and all arrays together still point the same way."""
    clipped = [np.asarray(each) for each in ask.clip_by_norm(grads=grads, max_norm=max_norm).clipped]
    yield Within("the norm afterwards", norm_of(clipped), 0, max_norm * (1 + 1e-6))
    for i, (before, after) in enumerate(zip(grads, clipped, strict=True)):
        yield Equal(f"the direction of clipped[{i}]", after / norm_of(clipped), before / norm_of(grads))


CUBE = np.round(4 * np.sin(np.arange(1.0, 25.0) ** 2), 2).reshape(2, 3, 4)
SAMPLES = (
    sample("one array", [3.0, -4.0], max_norm=1.0),
    sample("short enough", [3.0, -4.0], max_norm=6.0),
    sample("two arrays", [3.0], [[0.0, -4.0]], max_norm=1.0),
    sample("one of them is short by itself", [0.5, -0.25], [[6.0, 0.0], [8.0, -2.0]], max_norm=2.0),
    sample("each is short by itself, both are not", [2.0, -2.0], [[1.0, 2.0], [2.0, 4.0]], max_norm=5.5),
    sample("one of them is zero", [0.0, 0.0], [3.0, -4.0], max_norm=1.0),
    sample("just as long as allowed", [3.0], [4.0], max_norm=5.0),
    sample("three arrays, one with three axes", [5.0], [[-1.0, 2.0, 0.5]], CUBE, max_norm=10.0),
    sample("stored column by column", np.asfortranarray(CUBE), [6.0, -1.0], max_norm=2.5),
)

clip_by_norm = Exercise(
    name="clip_by_norm",
    parameters="grads, max_norm",
    outputs="clipped",
    values=(
        Values(
            "values",
            "clip_by_norm shortens all gradients by one factor to the largest norm, and leaves shorter ones alone",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        sample("no gradient at all", [0.0, 0.0], [[0.0]], max_norm=1.0),
        sample("gradients that explode", [1e4, -1e4], [[3e4]], max_norm=1.0),
    ),
    laws=(Property(shortens_and_keeps_the_direction, after_values=True, samples=SAMPLES[2:5]),),
    difficulty=2,
)

"""Drawing inputs: Hypothesis picks shapes, settings and a seed; NumPy makes the values.

Hypothesis' own ``arrays`` draws mostly constant arrays, and its ``integers`` mixes in constants found in whichever
modules happen to be loaded, so that the same seed would give other inputs under pytest than in a batch. Everything
here is therefore built from coin flips, which are free of both and still shrink towards the smallest choice.
"""

from __future__ import annotations

import contextlib
import functools
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

from grader.sandbox.wire import Rng
from grader.spec import Case, Draw

T = TypeVar("T")
Array = np.ndarray[Any, Any]

EXAMPLES = 12
SHRINK_RUNS = 60
_SEED_BITS = 8


class Pick:
    """What a ``draw`` function draws from: sizes and settings by Hypothesis, values by a seeded generator.

    Parameters
    ----------
    flip : callable
        Returns True or False; False is the simpler choice.
    """

    def __init__(self, flip: Callable[[], bool]) -> None:
        self._flip = flip
        self.rng = np.random.default_rng(self._number(_SEED_BITS))

    def _number(self, bits: int) -> int:
        return sum(self._flip() << position for position in reversed(range(bits)))

    def size(self, low: int, high: int) -> int:
        """An integer between ``low`` and ``high``, both included; shrinks towards ``low``."""
        return self.choice(range(low, high + 1))

    def choice(self, options: Sequence[T]) -> T:
        """One of the options; shrinks towards the first."""
        return options[self._number((len(options) - 1).bit_length()) % len(options)]

    def shape(self, min_dims: int, max_dims: int, max_side: int = 4) -> tuple[int, ...]:
        """A shape with sides from 1 to ``max_side``."""
        return tuple(self.size(1, max_side) for _ in range(self.size(min_dims, max_dims)))

    def array(self, *shape: int, low: float = -3.0, high: float = 3.0) -> Array:
        """float64 values between ``low`` and ``high``, rounded to two decimals so that a person can read them."""
        return np.round(self.rng.uniform(low, high, shape), 2)

    def number(self, low: float, high: float) -> float:
        """A number between ``low`` and ``high`` with two decimals."""
        return float(np.round(self.rng.uniform(low, high), 2))

    def generator(self) -> Rng:
        """A seeded generator to hand to a function that takes ``rng``."""
        return Rng(int(self.rng.integers(1000)))


@st.composite
def _arguments(flip: st.DrawFn, draw: Draw) -> dict[str, Any]:
    return draw(Pick(lambda: flip(st.booleans())))


def _settings(examples: int, *phases: Phase) -> settings:
    return settings(
        max_examples=examples,
        phases=phases,
        database=None,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
    )


def stable_seed(*words: object) -> int:
    """A seed that depends on nothing but the words, on every machine."""
    return zlib.crc32("/".join(map(str, words)).encode())


@functools.lru_cache(maxsize=4096)
def drawn_cases(draw: Draw, name: str, base_seed: int, examples: int = EXAMPLES) -> tuple[Case, ...]:
    """The cases of one exercise: the same for the same name and seed, smaller ones first."""
    drawn: list[dict[str, Any]] = []

    @seed(stable_seed(name, base_seed))
    @_settings(examples, Phase.generate)
    @given(_arguments(draw))
    def collect(arguments: dict[str, Any]) -> None:
        drawn.append(arguments)

    collect()
    drawn.sort(key=weight)
    return tuple(Case(f"drawn {number}", arguments, drawn=True) for number, arguments in enumerate(drawn, 1))


class _EnoughShrinkingError(BaseException):
    """Leaves Hypothesis at once; not an Exception, so that it is not taken for a failing example."""


def smallest(
    draw: Draw, name: str, base_seed: int, fails: Callable[[Case], bool], runs: int = SHRINK_RUNS
) -> Case | None:
    """The smallest failing case found within a fixed number of runs (counted, not timed: the same every time)."""
    failing: list[dict[str, Any]] = []
    left = [runs]

    @seed(stable_seed(name, base_seed))
    @_settings(EXAMPLES, Phase.generate, Phase.shrink)
    @given(_arguments(draw))
    def search(arguments: dict[str, Any]) -> None:
        if left[0] == 0:
            raise _EnoughShrinkingError
        left[0] -= 1
        if fails(Case("shrunk", arguments, drawn=True)):
            failing.append(arguments)
            raise AssertionError

    # A submission may answer otherwise when it is asked again, which Hypothesis calls flaky.
    with contextlib.suppress(AssertionError, _EnoughShrinkingError, Flaky):
        search()
    if not failing:
        return None
    return Case("the smallest found", min(failing, key=weight), drawn=True)


def weight(value: object) -> int:
    """How much there is to read in a value: the number of numbers in it."""
    return sum(1 for _ in _leaves(value))


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, np.ndarray):
        yield from value.flat
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _leaves(item)
    else:
        yield value

"""What the grader talks about: frozen dataclasses, no behaviour.

An assignment's ``exercises/`` folder builds `Exercise` objects from these, ``grader.checks`` turns an exercise into
`Check` objects, ``grader.run`` turns a check into a `Result`, and every renderer reads a `Report`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from grader.ask import Ask
    from grader.draw import Pick

Json = dict[str, Any]


class Status(StrEnum):
    """What came of one check. ``ERROR`` is our fault, never the student's."""

    PASSED = "passed"
    FAILED = "failed"
    BLOCKED = "blocked"
    NOT_STARTED = "not_started"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    DIED = "died"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far an answer may be off: ``relative`` times the scale of the quantity, and why that much."""

    relative: float
    reason: str


@dataclass(frozen=True, eq=False)
class Case:
    """One set of arguments, by parameter name. Trailing parameters left out take the function's defaults."""

    name: str
    arguments: Mapping[str, Any]
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Equal:
    """Something a property saw that should equal something else (up to the tolerance)."""

    what: str
    got: Any
    expected: Any


@dataclass(frozen=True, slots=True)
class Within:
    """A number a property saw that should lie between two bounds."""

    what: str
    got: float
    low: float
    high: float


Evidence = Equal | Within
Draw = Callable[["Pick"], dict[str, Any]]


@dataclass(frozen=True)
class Property:
    """A claim checked by calling the student's functions: a law, a statistic or a lecture's sanity check.

    Parameters
    ----------
    function : callable
        ``function(ask, **arguments)`` yields `Equal` or `Within`; its name is the check's, its docstring the claim.
    after_values : bool
        True where a trivial function (zeros, say) would satisfy the claim: it is then worth points only once the
        values are right.
    points : int
        What it is worth.
    samples : tuple of Case
        The arguments to try; none means the exercise's own samples and drawn cases.
    uses : tuple of str
        Exercises that it calls besides its own: where one of them fails, a failure here is blamed on it.
    """

    function: Callable[..., Iterable[Evidence]]
    after_values: bool = False
    points: int = 1
    samples: tuple[Case, ...] = ()
    uses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Values:
    """A claim about numbers: on these cases the outputs equal the reference's.

    ``outputs`` names what is compared; a dotted name (``bn_param.running_mean``) is read from the argument after the
    call. An empty tuple compares everything the function returns but an opaque cache.
    """

    name: str
    claim: str
    samples: tuple[Case, ...]
    draw: Draw | None = None
    outputs: tuple[str, ...] = ()
    points: int = 3


@dataclass(frozen=True)
class Efficiency:
    """A claim about time: on one case the function is at least ``ratio`` times as fast as an obvious version.

    ``obvious(**arguments)`` is ours, gives the one output that is data, and runs in the grader's process; the same
    clock, the grader's, times both, and the best of several calls counts on either side.
    """

    case: Case
    obvious: Callable[..., Any]
    ratio: float
    claim: str
    points: int = 1


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One function that a student writes, and everything there is to ask about it.

    Parameters
    ----------
    name : str
        The function's name.
    parameters, outputs : str
        Comma-separated names in order. An output called ``cache`` is opaque: it never leaves the student's process.
    values : tuple of Values
        What is compared with the reference, the main claim first. For a backward function the cases hold the
        *forward's* arguments (and ``dout`` where a certain upstream gradient matters).
    extremes : tuple of Case
        Legal inputs at which careless formulas overflow.
    refuses : tuple of Case
        Arguments that must raise ValueError.
    laws, statistics, sanity : tuple of Property
        Claims beyond values.
    updates : tuple of str
        Arguments the function is meant to change, the rest must stay as they were.
    integers : tuple of str
        Arguments that may be integer arrays, computed in float64.
    random : bool
        The outputs of some cases depend on a generator, so that only statistics can be checked there.
    uses : tuple of str
        Exercises this one usually calls: if one of them fails, a failure here is blamed on it.
    backward_of : Exercise or None
        The forward function, when this is a backward one.
    wrt : tuple of str
        The forward's parameters the gradients belong to, in the order of ``outputs``. For a loss that returns
        ``(loss, gradient)``, set with ``backward_of`` left out: the gradient output is compared with the slope of
        the function's own loss. Several parameters are the keys of a dict of gradients.
    points : mapping of str to int
        Overrides what a family of checks is worth.
    difficulty : int
        Orders the exercises of an assignment; a forward and its backward share it.
    driver : callable or None
        Uses the student's function where a plain call is not enough (`grader.drivers`): it is called with the function
        and then with ``parameters``, which are the driver's own, and returns ``outputs``.
    derive : callable or None
        Works the last of ``outputs`` out from the first, with ``parameters`` after it, in the grader's own process: a
        number about an answer that a driver would work out where the student's code could reach it.
    beside : tuple of str
        Exercises whose functions the driver is given too, after its own: for what makes sense together only.
    signature : str
        How the handout writes the function, where a driver stands in between: ``adam(w, dw, config=None)``.
    efficiency : Efficiency or None
        How much faster than an obvious version it must be.
    """

    name: str
    parameters: str
    outputs: str
    values: tuple[Values, ...]
    extremes: tuple[Case, ...] = ()
    refuses: tuple[Case, ...] = ()
    laws: tuple[Property, ...] = ()
    statistics: tuple[Property, ...] = ()
    sanity: tuple[Property, ...] = ()
    updates: tuple[str, ...] = ()
    integers: tuple[str, ...] = ()
    float32: bool = True
    random: bool = False
    uses: tuple[str, ...] = ()
    backward_of: Exercise | None = None
    wrt: tuple[str, ...] = ()
    points: Mapping[str, int] = field(default_factory=dict)
    difficulty: int = 1
    driver: Callable[..., Any] | None = None
    derive: Callable[..., Any] | None = None
    beside: tuple[str, ...] = ()
    signature: str = ""
    efficiency: Efficiency | None = None


def case(name: str, **arguments: Any) -> Case:
    """A named sample; lists become float64 arrays (a list of lists a matrix), everything else stays as it is."""
    return Case(name, {key: array_of(value) for key, value in arguments.items()})


def array_of(value: Any) -> Any:
    """Lists as float64 arrays, also inside dicts; a list of arrays stays one."""
    if isinstance(value, dict):
        return {key: array_of(item) for key, item in value.items()}
    if isinstance(value, list) and value and all(isinstance(item, np.ndarray) for item in value):
        return value
    return np.array(value, dtype=np.float64) if isinstance(value, list) else value


@dataclass(frozen=True)
class Mistake:
    """A wrong implementation that students really write.

    ``id`` is ``<exercise>.<short-name>``; ``source`` redefines one or more of the assignment's functions; ``twins``
    are ids of mistakes that give the same numbers on every input.
    """

    id: str
    symptom: str
    hint: str
    source: str
    twins: tuple[str, ...] = ()

    @property
    def exercise(self) -> str:
        """The exercise the mistake belongs to."""
        return self.id.partition(".")[0]


@dataclass(frozen=True)
class Cause:
    """The likely cause of a failed check; only named when the numbers match it."""

    id: str
    kind: Literal["mistake", "fingerprint"]
    hint: str
    certainty: Literal["certain", "consistent"]


@dataclass(frozen=True)
class Result:
    """What came of one check. ``detail`` holds data (inputs, got, expected, where); text is rendered later."""

    check: str
    exercise: str
    status: Status
    points: int
    max_points: int
    claim: str
    cause: Cause | None = None
    detail: Json = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True)
class AssignmentReport:
    """All results of one assignment; ``problem`` is set when the file could not even be loaded."""

    name: str
    results: tuple[Result, ...]
    problem: str = ""
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(result.points for result in self.results)

    @property
    def max_points(self) -> int:
        """Points there were to earn: fixed by the assignment, whatever happened to run."""
        return sum(result.max_points for result in self.results)


@dataclass(frozen=True)
class Report:
    """All results of one submission."""

    submission: str
    isolation: str
    seed: int
    assignments: tuple[AssignmentReport, ...]
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """Points earned over all assignments."""
        return sum(part.points for part in self.assignments)

    @property
    def max_points(self) -> int:
        """Points there were to earn."""
        return sum(part.max_points for part in self.assignments)


@dataclass(frozen=True)
class Mismatch:
    """Why an answer is not the one claimed: ``message`` for people, ``detail`` as data."""

    message: str
    detail: Json = field(default_factory=dict)


Observation = dict[str, Any]


@dataclass(frozen=True)
class Check:
    """One graded claim.

    ``cases`` gives the inputs, smallest first; ``observe`` asks the student's functions (or a known mistake's) and
    returns what came back; ``judge`` says what is wrong with it. Diagnosis calls ``observe`` on mistakes and
    compares, so that it works for every family alike.
    """

    name: str
    exercise: Exercise
    family: str
    claim: str
    points: int
    cases: Callable[[int], tuple[Case, ...]]
    observe: Callable[[Ask, Case], Observation]
    judge: Callable[[Ask, Case, Observation], Mismatch | None]
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    draw: Draw | None = None
    slack: float = 1e-6


def mistake(id: str, *, symptom: str, hint: str, twins: tuple[str, ...] = ()) -> Callable[[type], type]:
    """Mark a class in ``mistakes/`` as a known wrong answer: the functions in it replace the right ones.

    Mistake files are read as text (`grader.assignment`), so that this decorator only makes them valid Python.
    """
    return lambda namespace: namespace

"""Asking a submission's functions by their parameter names, and naming what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.drivers import Driver, text_of
from grader.oracle import Oracle, forward_arguments
from grader.sandbox.wire import Handle, WireError
from grader.spec import Case, Exercise
from grader.target import Raised, Reply, Target

Array = np.ndarray[Any, Any]


PRINTED = 2000
"""Characters of a submission's prints kept for each check."""

MISSING = Reply("raised", raised=Raised(("NotImplementedError",), "the file does not define it"))


class CallFailedError(Exception):
    """A call brought no answer: it raised, died, ran out of time or memory. Holds the reply and what was called."""

    def __init__(self, function: str, reply: Reply) -> None:
        super().__init__(f"{function}: {reply.outcome}")
        self.function = function
        self.reply = reply


class MalformedError(Exception):
    """The answer does not have the shape the signature promises (number or kind of outputs)."""


class Answer(dict[str, Any]):
    """Outputs by name, also as attributes; ``after`` holds the arguments asked back."""

    after: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def names(text: str) -> tuple[str, ...]:
    """Split the comma-separated names of a signature."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def returned(exercise: Exercise) -> tuple[str, ...]:
    """Return the names of the outputs that are data: all but an opaque cache."""
    return tuple(name for name in names(exercise.outputs) if name != "cache")


class Ask:
    """One submission (or known mistake) seen through the assignment's signatures.

    Parameters
    ----------
    target : Target
        Where the functions live: a sandboxed worker, or this process.
    exercises : mapping
        The assignment's exercises by name: they tell parameters and outputs.
    oracle : Oracle
        The right answers, for the judges.
    data : callable
        Loads a data set of the course by name.
    recognisable : callable
        Whether a forward function is a recognisable attempt; decides whether a backward that is right for the
        student's own forward earns its points.
    right : callable
        Whether a function's values are right on all cases: its slopes are then the reference's, too.
    """

    def __init__(
        self,
        target: Target,
        exercises: Mapping[str, Exercise],
        oracle: Oracle,
        data: Callable[[str], Any] | None = None,
        recognisable: Callable[[str], bool] = lambda name: False,
        right: Callable[[str], bool] = lambda name: False,
    ) -> None:
        self.target = target
        self.exercises = exercises
        self.oracle = oracle
        self.data = data
        self.recognisable = recognisable
        self.right = right
        self.printed = ""
        self.warnings: set[str] = set()

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        if name.startswith("_") or name not in self.exercises:
            raise AttributeError(name)
        return lambda **arguments: self.call(name, arguments)

    def call(
        self,
        name: str,
        arguments: Mapping[str, Any],
        *,
        report: tuple[str, ...] = (),
        discard: bool = False,
        driver: Driver | None = None,
    ) -> Answer:
        """Call a function; raises `CallFailedError` or `MalformedError` where there is no usable answer.

        Parameters
        ----------
        name : str
            The exercise.
        arguments : mapping
            By parameter name; trailing parameters may be left out.
        report : tuple of str
            Arguments whose value after the call is wanted.
        discard : bool
            Do not keep the opaque output (many calls in a row, no backward to follow).
        driver : callable
            Use the function in another way than the exercise's own driver does: all arguments are given, in order,
            and the answer has the one entry ``value``.
        """
        exercise = self.exercises[name]
        self._require(name)
        order = [parameter for parameter in names(exercise.parameters) if parameter in arguments]
        outputs = names(exercise.outputs)
        if driver is not None:
            order, outputs = list(arguments), ("value",)
        chosen = driver or exercise.driver
        try:
            reply = self.target.call(
                name,
                [arguments[parameter] for parameter in order],
                opaque=outputs[-1] == "cache",
                discard=discard,
                report=[order.index(argument) for argument in report],
                driver=text_of(chosen) if chosen else "",
                beside=exercise.beside if chosen and not driver else (),
            )
        except WireError as error:  # an earlier answer that just fitted into a reply
            reply = Reply("garbled", message=f"an earlier answer can't be handed back: {error}")
        self.printed = (self.printed + reply.printed)[:PRINTED]
        self.warnings |= set(reply.warnings)
        if reply.outcome != "returned":
            raise CallFailedError(name, reply)
        if len(reply.arguments) != len(report):
            raise CallFailedError(name, Reply("garbled", message="the reply lacks the arguments asked for"))
        value = reply.value
        if exercise.derive and driver is None:
            value = value, _derived(exercise, value, [arguments[parameter] for parameter in order])
        answer = Answer(_named(name, outputs, value))
        answer.after = dict(zip(report, reply.arguments, strict=True))
        return answer

    def _require(self, name: str) -> None:
        """A function missing from the file is one not yet started."""
        loaded = self.target.load()
        if loaded.outcome != "returned":
            raise CallFailedError(name, loaded)
        if not isinstance(loaded.value, dict) or name not in loaded.value.get("functions", ()):
            raise CallFailedError(name, MISSING)

    def is_stub(self, exercise: Exercise) -> bool:
        """Whether the function still raises NotImplementedError, whatever it is given."""
        samples = [case for claim in exercise.values for case in claim.samples]
        nothing = dict.fromkeys(names(exercise.parameters))
        try:  # a driver of ours needs something to work with
            self.call(exercise.name, samples[0].arguments if exercise.driver else nothing)
        except CallFailedError as failure:
            raised = failure.reply.raised
            return raised is not None and "NotImplementedError" in raised.kinds
        except MalformedError:
            return False
        return False

    def gradients(self, exercise: Exercise, case: Case) -> Answer:
        """The student's forward on the case, then the student's backward of its cache."""
        assert exercise.backward_of is not None
        forward = exercise.backward_of
        arguments = forward_arguments(case.arguments)
        cache = self.call(forward.name, arguments).cache
        return self.call(exercise.name, {"dout": self.oracle.upstream(forward, case), "cache": cache})


def _derived(exercise: Exercise, value: object, arguments: list[Any]) -> object:
    assert exercise.derive is not None
    try:
        with np.errstate(all="ignore"):
            return exercise.derive(value, *arguments)
    except Exception as error:
        raise MalformedError(
            f"{exercise.name} returned {kind_of(value)}, which fits nowhere: {error}"
        ) from error


def _named(function: str, outputs: tuple[str, ...], value: object) -> dict[str, Any]:
    if len(outputs) == 1:
        return {outputs[0]: value}
    promised = f"({', '.join(outputs)})"
    if not isinstance(value, (tuple, list)):
        raise MalformedError(f"{function} returned {kind_of(value)} where a tuple {promised} was promised")
    if len(value) != len(outputs):
        raise MalformedError(
            f"{function} returned {len(value)} values where {len(outputs)} were promised: {promised}"
        )
    return dict(zip(outputs, value, strict=True))


def kind_of(value: object) -> str:
    """What a value is, for a sentence: "an array of shape (2, 3)", "None", "a list"."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, Handle):
        return f"an object of type {value.type_name}"
    kind = type(value).__name__
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"

"""Where right answers come from: the live reference, remembered for each case."""

from __future__ import annotations

import copy
import importlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.sandbox.wire import Rng
from grader.spec import Case, Exercise

Array = np.ndarray[Any, Any]
Functions = Mapping[str, Callable[..., Any]]


REMEMBERED = 20_000
"""Answers kept. The search for a small failing case makes new cases for every failure of a whole class."""


class Oracle:
    """The reference's answers to cases.

    A case is asked many times (by several checks, and in a batch by every submission), so that answers are kept.

    Parameters
    ----------
    find : callable or None
        Gives the reference function of a name; None looks in the ``reference`` package.
    variants : callable or None
        Gives the accepted alternative forms of a function by label; None looks in the ``reference`` package.
    """

    def __init__(
        self,
        find: Callable[[str], Callable[..., Any]] | None = None,
        variants: Callable[[str], Functions] | None = None,
    ) -> None:
        self._find = find or (lambda name: _reference("find", name))
        self._variants = variants or (lambda name: _reference("variants", name))
        self._functions: dict[str, Callable[..., Any]] = {}
        self._forms: dict[str, Functions] = {}
        self._known: dict[tuple[str, str, int], tuple[Case, dict[str, Any]]] = {}

    def labels(self, exercise: Exercise) -> tuple[str, ...]:
        """The accepted forms of an exercise; the first, "", is the reference itself."""
        return ("", *self._forms_of(exercise.name))

    def function(self, name: str, label: str = "") -> Callable[..., Any]:
        """The reference function, or one of its accepted forms."""
        if label:
            return self._forms_of(name)[label]
        if name not in self._functions:
            self._functions[name] = self._find(name)
        return self._functions[name]

    def _forms_of(self, name: str) -> Functions:
        if name not in self._forms:
            self._forms[name] = self._variants(name)
        return self._forms[name]

    def outputs(self, exercise: Exercise, case: Case, label: str = "") -> dict[str, Any]:
        """Outputs by name; arguments the function updates appear as ``argument.key``. Must not be changed."""
        key = (exercise.name, label, id(case))
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            compute = self._forward if exercise.backward_of is None else self._backward
            self._known[key] = (case, compute(exercise, case, label))
        return self._known[key][1]

    def _forward(self, exercise: Exercise, case: Case, label: str) -> dict[str, Any]:
        arguments = {name: live(value) for name, value in case.arguments.items()}
        value = self.answer(exercise, arguments, label)
        if exercise.derive:
            value = value, exercise.derive(value, *_in_order(exercise, case.arguments))
        outputs = _split(exercise, value)
        for argument in exercise.updates:
            for name, value in arguments[argument].items():
                outputs[f"{argument}.{name}"] = value
        return outputs

    def answer(self, exercise: Exercise, arguments: Mapping[str, Any], label: str = "") -> Any:
        """What the reference, or an accepted form of it, returns; a driver uses it as it would a student's."""
        function = self.function(exercise.name, label)
        if exercise.driver is None:
            return function(**arguments)
        others = [self.function(name) for name in exercise.beside]
        return exercise.driver(function, *others, *_in_order(exercise, arguments))

    def _backward(self, exercise: Exercise, case: Case, label: str) -> dict[str, Any]:
        forward = exercise.backward_of
        assert forward is not None
        arguments = forward_arguments(case.arguments)
        label = label if label in self.labels(forward) else ""
        cache = self._forward(forward, Case(case.name, arguments), label)["cache"]
        return _split(exercise, self.function(exercise.name, label)(self.upstream(forward, case), cache))

    def upstream(self, forward: Exercise, case: Case) -> Array:
        """The upstream gradient of a case: its own ``dout``, or fixed random numbers of the output's shape.

        Never all ones: for softmax and batch norm the true gradient is then zero, and so is a wrong one's.
        """
        if "dout" in case.arguments:
            return np.asarray(case.arguments["dout"])
        out = np.asarray(self.outputs(forward, case)["out"])
        draws = np.random.default_rng([*out.shape, 7]).uniform(0.25, 2.0, out.shape)
        signs = np.where(np.random.default_rng([*out.shape, 8]).random(out.shape) < 0.5, -1, 1)
        return np.asarray(np.round(draws * signs, 2), dtype=out.dtype)


def _reference(lookup: str, name: str) -> Any:
    return getattr(importlib.import_module("reference"), lookup)(name)


def _in_order(exercise: Exercise, arguments: Mapping[str, Any]) -> list[Any]:
    order = [name.strip() for name in exercise.parameters.split(",")]
    return [arguments[name] for name in order if name in arguments]


def _split(exercise: Exercise, value: Any) -> dict[str, Any]:
    outputs = [part.strip() for part in exercise.outputs.split(",")]
    return {outputs[0]: value} if len(outputs) == 1 else dict(zip(outputs, value, strict=True))


def forward_arguments(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return a case's arguments without the upstream gradient that a backward's case may bring."""
    return {name: value for name, value in arguments.items() if name != "dout"}


def live(value: Any) -> Any:
    """Return a private copy of an argument, with the generator that a seed stands for."""
    return np.random.default_rng(value.seed) if isinstance(value, Rng) else copy.deepcopy(value)

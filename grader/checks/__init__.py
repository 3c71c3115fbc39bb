"""From a declaration to its checks: one family a module, every exercise gets what its declaration makes possible."""

from __future__ import annotations

from collections.abc import Iterator

from grader.checks import arguments, caches, contract, efficiency, gradients, properties, stability, values
from grader.spec import Check, Exercise


def checks_of(exercise: Exercise) -> tuple[Check, ...]:
    """All checks of an exercise, in the order a student should read them.

    Parameters
    ----------
    exercise : Exercise
        The declaration.

    Returns
    -------
    tuple of Check
        The contract first (worth nothing, everything else needs it), then the main claim, then the rest. Refinements
        (dtypes, untouched inputs, extremes) need the main claim, so that a function returning zeros earns nothing.
    """
    return tuple(_families(exercise))


def _families(exercise: Exercise) -> Iterator[Check]:
    yield contract.contract(exercise)
    main = gradients.gradients(exercise) if exercise.backward_of else values.values(exercise)
    yield from main
    if exercise.wrt and exercise.backward_of is None:
        yield gradients.own_slope(exercise)
    yield from properties.laws(exercise)
    yield from properties.statistics(exercise)
    yield from properties.sanity(exercise)
    yield from contract.dtype(exercise)
    yield from stability.stability(exercise)
    yield from arguments.bad_arguments(exercise)
    yield from arguments.inputs_unchanged(exercise)
    yield from caches.own_cache(exercise)
    yield from efficiency.efficiency(exercise)

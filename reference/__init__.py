"""Correct answers: one concept a file, forward and backward side by side.

A sub-package is named after the file a student edits, a module after its operation. Functions and classes are
found by name, so that adding one touches no list; only the module that holds the wanted one is imported, because
importing Numba costs more than most checks.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_PUBLIC = re.compile(r"^(?:def|class) ([A-Za-z]\w*)[(:]", re.MULTILINE)
_VARIANTS = re.compile(r"^VARIANTS\b", re.MULTILINE)


@cache
def _sources() -> dict[str, str]:
    """Return the text of every module that holds answers, keyed by its dotted name."""
    files = sorted(path for root in __path__ for path in Path(root).glob("[a-z]*/[a-z]*.py"))
    return {f"{__name__}.{path.parent.name}.{path.stem}": path.read_text(encoding="utf-8") for path in files}


@cache
def _modules() -> dict[str, str]:
    """Return the module of every public function and class."""
    return {name: module for module, text in _sources().items() for name in _PUBLIC.findall(text)}


def find(name: str) -> Callable[..., Any]:
    """Return the reference implementation of a function or class.

    Parameters
    ----------
    name : str
        The name that the curriculum gives it, for example ``"relu_forward"``.

    Returns
    -------
    callable

    Raises
    ------
    KeyError
        If no module of the package defines such a name.

    Examples
    --------
    >>> from reference import find
    >>> find("relu_forward").__module__
    'reference.activations.relu'
    """
    if name not in _modules():
        raise KeyError(f"reference has no function {name!r}; it has {', '.join(sorted(_modules()))}")
    function: Callable[..., Any] = getattr(import_module(_modules()[name]), name)
    return function


def variants(name: str) -> dict[str, Callable[..., Any]]:
    """Return the other forms of a function that earn full points.

    Parameters
    ----------
    name : str
        The name that the curriculum gives it.

    Returns
    -------
    dict of str to callable
        Label to function; empty where only one form is right. The backward function of a label belongs
        to the forward function of the same label: their caches are their own.

    Raises
    ------
    KeyError
        If no module of the package defines such a function.

    Examples
    --------
    >>> from reference import variants
    >>> list(variants("gelu_forward")), variants("relu_forward")
    (['tanh form'], {})
    """
    package = find(name).__module__.rpartition(".")[0] + "."
    return {
        label: functions[name]
        for module, text in _sources().items()
        if module.startswith(package) and _VARIANTS.search(text)
        for label, functions in import_module(module).VARIANTS.items()
        if name in functions
    }

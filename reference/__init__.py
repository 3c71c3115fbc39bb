"""Correct answers: one concept a file, forward and backward side by side.

A sub-package is named after the file a student edits, a module after its operation. Functions and classes are
found by name, so that adding one touches no list; only the module that holds the wanted one is imported, because
importing Numba costs more than most checks. The sub-package ``cuda`` holds twins of some of them, with the same names,
arguments and answers, that compute on a GPU; they are found only when asked for.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from reference._backend import BACKENDS, BackendError, require_gpu

__all__ = ["BackendError", "find", "variants"]

_PUBLIC = re.compile(r"^(?:def|class) ([A-Za-z]\w*)[(:]", re.MULTILINE)
_VARIANTS = re.compile(r"^VARIANTS\b", re.MULTILINE)


@cache
def _sources(backend: str = "cpu") -> dict[str, str]:
    """Return the text of every module that holds answers of a backend, keyed by its dotted name."""
    files = sorted(path for root in __path__ for path in Path(root).glob("[a-z]*/[a-z]*.py"))
    return {
        f"{__name__}.{path.parent.name}.{path.stem}": path.read_text(encoding="utf-8")
        for path in files
        if (path.parent.name == "cuda") == (backend == "cuda")
    }


@cache
def _modules(backend: str) -> dict[str, str]:
    """Return the module of every public function and class; of a twin's module only what it is the twin of."""
    found = {name: module for module, text in _sources(backend).items() for name in _PUBLIC.findall(text)}
    return (
        found if backend == "cpu" else {name: found[name] for name in found.keys() & _modules("cpu").keys()}
    )


def find(name: str, backend: str = "cpu") -> Callable[..., Any]:
    """Return the reference implementation of a function or class.

    Parameters
    ----------
    name : str
        The name that the curriculum gives it, for example ``"relu_forward"``.
    backend : {"cpu", "cuda"}, default "cpu"
        ``"cuda"``: the twin that computes on a GPU, where there is one (or in Numba's simulator of one, with
        ``NUMBA_ENABLE_CUDASIM=1`` in the environment).

    Returns
    -------
    callable

    Raises
    ------
    ValueError
        If there is no such backend.
    KeyError
        If no module of the package defines such a name, or no twin of it.
    BackendError
        If the machine has no GPU, or the package numba-cuda is missing.

    Examples
    --------
    >>> from reference import find
    >>> find("relu_forward").__module__
    'reference.activations.relu'
    """
    if backend not in BACKENDS:
        raise ValueError(f"backend must be one of {', '.join(BACKENDS)}. Received: {backend!r}")
    modules = _modules(backend)
    if name not in modules:
        wanted = "function" if backend == "cpu" else "CUDA twin of"
        raise KeyError(f"reference has no {wanted} {name!r}; it has {', '.join(sorted(modules))}")
    if backend == "cuda":
        require_gpu()
    function: Callable[..., Any] = getattr(import_module(modules[name]), name)
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

"""Compiling the reference's loops ahead of time: ``gradecheck doctor --warm``.

Numba compiles a loop when it is first called with arrays of a type, and keeps the machine code on disk. What to call
each function with is written in its documentation: every example is run as it stands, in float64, and once more with
float32 arrays.
"""

from __future__ import annotations

import contextlib
import doctest
import importlib
import os
import re
import sys
import time
import types
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

_LOOP = re.compile(r"^@(?:parallel_)?kernel\ndef (\w+)\(", re.MULTILINE)
_BACKENDS_APART = frozenset({"cuda"})  # compiled for the device that is there, when it is used


@dataclass(frozen=True)
class Warmed:
    """What came of one module's examples.

    Parameters
    ----------
    module : str
        Dotted name.
    compiled, loaded : int
        Forms of loops (a loop and the types of its arguments) compiled now, and found on disk.
    seconds : float
        Wall time of the examples, which is that of compiling or loading.
    """

    module: str
    compiled: int
    loaded: int
    seconds: float


@dataclass(frozen=True)
class Cache:
    """Where compiled loops are kept, and how complete that is; found out without importing Numba.

    Parameters
    ----------
    folder : pathlib.Path
        NUMBA_CACHE_DIR, or the reference's own folder.
    loops : tuple of str
        Every loop, as module and function.
    missing : tuple of str
        Those that were never compiled here with this Python.
    size : int
        Of all files, in bytes.
    """

    folder: Path
    loops: tuple[str, ...]
    missing: tuple[str, ...]
    size: int

    @property
    def writable(self) -> bool:
        """Whether more can be kept there."""
        there = next(path for path in (self.folder, *self.folder.absolute().parents) if path.exists())
        return os.access(there, os.W_OK)


def modules(packages: Iterable[str] | None = None) -> list[str]:
    """Return the reference's modules by dotted name: all of them, or those of some packages."""
    return [f"reference.{path.parent.name}.{path.stem}" for path in _files(packages)]


def cache(packages: Iterable[str] | None = None) -> Cache:
    """Look which loops are on disk, of the whole reference or of some packages."""
    folder = Path(os.environ.get("NUMBA_CACHE_DIR") or _root())
    version = f".py{sys.version_info.major}{sys.version_info.minor}"
    kept = {path.name.partition("-")[0] for path in folder.rglob("*.nbi") if version in path.name}
    loops = [
        f"{path.stem}.{name}" for path in _files(packages) for name in _LOOP.findall(path.read_text("utf-8"))
    ]
    size = sum(path.stat().st_size for path in folder.rglob("*.nb[ic]"))
    return Cache(folder, tuple(loops), tuple(name for name in loops if name not in kept), size)


def _root() -> Path:
    return Path(next(iter(importlib.import_module("reference").__path__)))


def _files(packages: Iterable[str] | None) -> list[Path]:
    wanted = None if packages is None else set(packages)
    return [
        path
        for path in sorted(_root().glob("[a-z]*/[a-z]*.py"))
        if path.parent.name not in _BACKENDS_APART and (wanted is None or path.parent.name in wanted)
    ]


def warm(names: Iterable[str]) -> Iterator[Warmed]:
    """Run the examples of modules, so that the loops below them are compiled and on disk.

    Parameters
    ----------
    names : iterable of str
        Dotted names, as `modules` gives them.

    Yields
    ------
    Warmed
        For each module, as soon as it is done.
    """
    loaded = [importlib.import_module(name) for name in names]
    for module in loaded:
        before, started = _counts(), time.perf_counter()
        for test in doctest.DocTestFinder(exclude_empty=True).find(module):
            _run(module, test)
        hits, misses = (after - count for after, count in zip(_counts(), before, strict=True))
        yield Warmed(module.__name__, misses, hits, time.perf_counter() - started)


def _run(module: types.ModuleType, test: doctest.DocTest) -> None:
    """Run one docstring's examples; whether they print what they should is for the tests to say."""
    namespace = dict(test.globs)
    with _in_both_precisions(module) as doubled, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        namespace |= doubled
        for example in test.examples:
            if example.exc_msg is None:
                exec(compile(example.source, f"<example of {test.name}>", "exec"), namespace)


@contextlib.contextmanager
def _in_both_precisions(module: types.ModuleType) -> Iterator[dict[str, Any]]:
    """Let a module's public functions, while the context lasts, also be called with float32 arrays."""
    functions = {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, types.FunctionType)
        and not name.startswith("_")
        and value.__module__ == module.__name__
    }
    doubled = {name: _doubled(function) for name, function in functions.items()}
    vars(module).update(doubled)
    try:
        yield doubled
    finally:
        vars(module).update(functions)


def _doubled(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **settings: Any) -> Any:
        function(*_single(arguments), **_single(settings))
        return function(*arguments, **settings)

    return call


def _single(value: Any) -> Any:
    """Copy nested arguments with their float64 arrays in float32."""
    if isinstance(value, np.ndarray | np.floating) and value.dtype == np.float64:
        return value.astype(np.float32)
    if isinstance(value, dict):
        return {key: _single(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_single(each) for each in value)
    return value


def _counts() -> tuple[int, int]:
    """Return how many forms of loops were found on disk and how many compiled, in this process so far."""
    from numba.core.dispatcher import Dispatcher

    loops = {
        id(value): value
        for name, module in list(sys.modules.items())
        if name.startswith("reference.")
        for value in vars(module).values()
        if isinstance(value, Dispatcher)
    }
    statistics = [loop.stats for loop in loops.values()]
    hits = sum(sum(each.cache_hits.values()) for each in statistics)
    return hits, sum(sum(each.cache_misses.values()) for each in statistics)

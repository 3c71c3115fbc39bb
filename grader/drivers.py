"""Drivers: functions of ours that use a student's function where a plain call is not enough.

A class has to be built and its methods called, an optimizer has to be followed over several steps, and a function that
takes a function has to be given one. A declaration's driver does that. It is called with the student's function (or
class) and the case's arguments, and returns data. It is sent to the submission's process as text and runs there; it
holds no answers.
"""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

Driver = Callable[..., Any]


class DriverError(Exception):
    """A driver refers to something that does not travel with it: our fault, not a student's."""


@functools.lru_cache(maxsize=256)
def text_of(driver: Driver) -> str:
    """Return a driver's source, which must stand by itself: it may use built-ins, ``np``, and what it defines.

    Raises
    ------
    DriverError
        If it uses other names of its module.
    """
    text = textwrap.dedent(inspect.getsource(driver))
    strange = sorted(set(inspect.getclosurevars(driver).globals) - {"np"})
    if strange or inspect.getclosurevars(driver).nonlocals:
        raise DriverError(f"{driver.__name__} must use nothing but its arguments and np. Received: {strange}")
    node = ast.parse(text).body[0]
    assert isinstance(node, ast.FunctionDef)
    for part in ast.walk(node):
        if isinstance(part, ast.FunctionDef):
            part.returns = None
        elif isinstance(part, ast.arg):
            part.annotation = None
    if ast.get_docstring(node) is not None:
        del node.body[0]
    return ast.unparse(node)

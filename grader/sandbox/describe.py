"""What there is to say about a student's module and its exceptions, as plain data.

The worker and the in-process target share this file, so that practice and grading see the same things.
It needs nothing but Python.
"""

from __future__ import annotations

import ast
import functools
import linecache
from collections.abc import Callable, Mapping
from types import CodeType, FrameType, TracebackType
from typing import Any

MAX_FUNCTIONS = 1000
MAX_FRAMES = 6
MAX_TEXT = 1000


def functions(namespace: Mapping[str, object]) -> list[str]:
    """List the public callables of a namespace."""
    public = [
        name
        for name, value in namespace.items()
        if type(name) is str and callable(value) and not name.startswith("_")
    ]
    return public[:MAX_FUNCTIONS]


def driver(source: str, names: Mapping[str, object]) -> Callable[..., object]:
    """Make a driver (see ``grader.drivers``) from its source, in a namespace of its own."""
    namespace = dict(names)
    exec(_compiled(source), namespace)
    made: Any = list(namespace.values())[-1]
    return made  # type: ignore[no-any-return]


@functools.lru_cache(maxsize=256)
def _compiled(source: str) -> CodeType:
    return compile(source, "<the grader's driver>", "exec", dont_inherit=True)


def exception(error: BaseException, filename: str | None) -> dict[str, object]:
    """Describe an exception: its class and bases, its message, and the student's lines on the way to it.

    Parameters
    ----------
    error : BaseException
        What was raised.
    filename : str or None
        The file that the student wrote, as its code objects name it; None keeps every frame but the caller's.

    Returns
    -------
    dict
        "kinds", "message" and "frames", each frame a list of line number, source line and function name.
    """
    return {
        "kinds": [kind.__name__[:100] for kind in type(error).__mro__[:20]],
        "message": _message(error),
        "frames": _frames(error, filename),
    }


def still_in(frame: FrameType | None, filename: str | None) -> list[list[object]]:
    """Describe where the time went: the loop that a file had not left, or else the function.

    Where exactly the clock found it is chance. The outermost loop is the same each time.

    Parameters
    ----------
    frame : frame or None
        The innermost frame at that moment.
    filename : str or None
        As for `exception`; None describes nothing.

    Returns
    -------
    list
        Nothing, or one list of line number, source line and function name.
    """
    places: list[tuple[int, CodeType]] = []
    while frame is not None:
        if frame.f_code.co_filename == filename and frame.f_lineno is not None:
            places.insert(0, (frame.f_lineno, frame.f_code))
        frame = frame.f_back
    if not places or filename is None:
        return []
    places = places[:MAX_FRAMES]
    loops = [
        (node.lineno, code)
        for node in ast.walk(ast.parse("".join(linecache.getlines(filename))))
        for line, code in places
        if isinstance(node, (ast.For, ast.While))
        and code.co_firstlineno <= node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    depth = [code for _, code in places]
    line, code = min(
        loops, key=lambda loop: (depth.index(loop[1]), loop[0]), default=(depth[0].co_firstlineno, depth[0])
    )
    return [[line, linecache.getline(filename, line).strip()[:200], _place(code)]]


def _place(code: CodeType) -> str:
    """Name a function; a method with its class."""
    return code.co_name if "<locals>" in code.co_qualname else code.co_qualname


def _message(error: BaseException) -> str:
    try:
        return str(str(error))[:MAX_TEXT]
    except BaseException:
        return ""


def _frames(error: BaseException, filename: str | None) -> list[list[object]]:
    places = []
    traceback: TracebackType | None = error.__traceback__
    if filename is None and traceback is not None:
        traceback = traceback.tb_next
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if filename is None or code.co_filename == filename:
            places.append((traceback.tb_lineno, code))
        traceback = traceback.tb_next
    frames: list[list[object]] = [
        [line, linecache.getline(code.co_filename, line).strip()[:200], _place(code)]
        for line, code in places[-MAX_FRAMES:]
    ]
    if isinstance(error, SyntaxError) and error.filename == filename and type(error.lineno) is int:
        frames.append([error.lineno, (error.text or "").strip()[:200], ""])
    return frames

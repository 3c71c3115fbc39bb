"""The only place where compilation is configured."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Loop = TypeVar("Loop", bound=Callable[..., Any])


def kernel(function: Loop) -> Loop:
    """Compile a loop on its first call and keep the machine code on disk.

    Parameters
    ----------
    function : callable
        Loops over arrays that its caller has validated and allocated. It must also run as plain Python.

    Returns
    -------
    callable
        The same function, compiled.

    Notes
    -----
    ``fastmath`` stays off: it lets the compiler assume that nan does not occur, and a reference must say nan
    where the answer is nan. With ``error_model="numpy"`` a division by zero gives inf or nan, as in NumPy,
    instead of an exception.
    """
    return cast(Loop, numba.njit(cache=True, fastmath=False, error_model="numpy")(function))

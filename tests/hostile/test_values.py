"""Whatever a function answers, it is data to judge: never an error of the grader's, never a point."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from grader.sandbox.isolation import Isolation
from grader.sandbox.wire import MAX_ITEMS

CLASSES = """
import collections
import enum
import sys

import numpy as np


class Float(float):
    __float__ = __eq__ = lambda self, *other: True
    __hash__ = None


class Text(str):
    def __str__(self):
        return "right"
    __repr__ = __str__


class Pair(tuple):
    __iter__ = lambda self: iter([1.0] * 10**9)
    __len__ = lambda self: 2


class Table(dict):
    keys = items = lambda self: iter(lambda: ("a", 1), None)
    __len__ = lambda self: -1


class Interface:
    def __init__(self, x):
        self.__array_interface__ = {"shape": (2**30,), "typestr": "<f8", "data": (8, False), "version": 3}


class Colour(enum.IntEnum):
    RED = 1


def looped():
    items = []
    items.append(items)
    return items


def deep(levels):
    value = 1.0
    for _ in range(levels):
        value = [value]
    return value


def selfmade():
    table = {}
    table["self"] = table
    return table
"""

ANSWERS = {
    "none": "None",
    "an integer no float can hold": "10**400",
    "an integer of a million digits": "1 << 3_000_000",
    "the largest float": "x * 0 + sys.float_info.max",
    "a list in itself": "looped()",
    "a dict in itself": "selfmade()",
    "lists in lists": "deep(8)",
    "very many lists in lists": "deep(10_000)",
    "odd keys": "{1: x, (1, 2): x, None: x}",
    "half a character as a key": r"{'\ud800\x1b[2J': x}",
    "very many keys": "{str(i): i for i in range(150_000)}",
    "very many items": "[0] * 199_000",
    "too many items": "[0] * 300_000",
    "megabytes of text": "'x' * 3_000_000",
    "megabytes of bytes": "b'x' * 50_000_000",
    "a large array": "np.zeros(60 * 2**20, np.uint8)",
    "an array that claims terabytes": "np.broadcast_to(0.0, (2**20, 2**20))",
    "an array of a shape without entries": "np.zeros((2**40, 0))",
    "an array of very many dimensions": "np.zeros((1,) * 40)",
    "an extended float": "np.full(x.shape, '1e4000', np.longdouble)",
    "one extended float": "np.longdouble('1e4000')",
    "extended floats that fit": "x.astype(np.longdouble) * 3",
    "complex numbers": "x + 1j",
    "objects": "x.astype(object)",
    "a structured array": "np.zeros(x.shape, [('points', float), ('status', 'U9')])",
    "dates": "np.zeros(x.shape, 'datetime64[s]')",
    "texts": "np.full(x.shape, '1.0')",
    "truths": "x > 0",
    "a masked array": "np.ma.masked_all(x.shape)",
    "an overlapping view": "np.lib.stride_tricks.as_strided(np.zeros(1), x.shape, (0,) * x.ndim)",
    "a float that lies": "Float(3.0)",
    "a text that lies": "Text('wrong')",
    "a tuple that lies": "Pair([3.0, 4.0])",
    "a dict that lies": "Table(points=100)",
    "an array interface to nowhere": "Interface(x)",
    "a generator": "(value for value in x)",
    "a class": "Float",
    "an enumeration": "Colour.RED",
    "a named tuple": "collections.namedtuple('Result', 'status points')('passed', 100)",
    "a handle it was never given": "sys.modules['__main__'].wire.Handle(10**6, 'ndarray')",
    "a handle to something else": "sys.modules['__main__'].wire.Handle(1, 'ndarray')",
    "a generator's seed": "sys.modules['__main__'].wire.Rng(0)",
    "the worker itself": "sys.modules['__main__']",
}

LATER = """
calls = []

def relu_forward(x):
    calls.append(1)
    if len(calls) < 5:
        return np.where(x > 0, x, 0.0), x
    answer = ({answer})
    return [answer, answer]

def relu_backward(dout, cache):
    x = dout
    return {answer}
"""


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_no_answer_is_more_than_wrong(answer: str, strongest: Isolation, grade_source: Callable) -> None:
    """Right answers go before, so that more is reached than the first look at the structure."""
    outcome = grade_source(CLASSES + textwrap.dedent(LATER.format(answer=answer)), strongest)
    assert outcome.points == 0, outcome.earned()


def test_many_large_answers_are_not_kept(strongest: Isolation, grade_source: Callable) -> None:
    """Each answer fits into a message; all together would not fit into the grader."""
    source = LATER.format(answer="np.zeros(30 * 2**20, np.uint8)").replace("[answer, answer]", "answer, x")
    outcome = grade_source(CLASSES + source, strongest, seconds=10)
    assert outcome.points == 0
    assert "more than a right one" in outcome.text


def test_an_answer_that_fits_just_once_can_not_be_handed_back(
    strongest: Isolation, grade_source: Callable
) -> None:
    """As a cache that is data, it goes back to the backward function, in a larger message."""
    source = f"""
    import numpy as np
    def relu_forward(x):
        return [np.where(x > 0, x, 0.0), [0] * {MAX_ITEMS - 10}]
    def relu_backward(dout, cache):
        return dout
    """
    outcome = grade_source(textwrap.dedent(source), strongest, seconds=1.5)
    assert "can't be handed back" in outcome.results["relu_backward/contract"].detail["message"]
    assert outcome.earned()["relu_backward"] == 0

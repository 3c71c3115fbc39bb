"""The data-only language between the grader and the process that runs student code.

A frame is two little-endian 32-bit lengths, a JSON header of the first length and a body of the second. The
header is a tree: None, bool, int, float and str stand for themselves, anything else is a list that starts
with a tag, and the bytes of arrays lie in the body in the order in which the tree names them::

    ["l", item, ...]  list        ["a", dtype, shape, order, writeable]  array
    ["t", item, ...]  tuple       ["s", dtype]                           NumPy scalar
    ["d", {...}]      dict        ["b", length]                          bytes
    ["h", id, type]   Handle      ["r", seed]                            Rng

Nothing here can run code on arrival: no pickle, no class looked up by name. What the peer claims is checked
before anything of that size is allocated, and what arrives has exact built-in or NumPy types.

This file is read by both sides, so it needs nothing but Python and NumPy.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

MAX_FRAME = 64 * 2**20
MAX_HEADER = 4 * 2**20  # parsed JSON takes some twenty times its text
MAX_ITEMS = 200_000
MAX_NESTING = 8
_ENVELOPE = 2  # a message is a dict, and its "args" a list: levels that the value itself does not use
_MAX_BITS = 4096
PREFIX = struct.Struct("<II")

_DTYPES = {
    np.dtype(order + kind + str(size)).str: np.dtype(order + kind + str(size))
    for kind, sizes in {"b": (1,), "i": (1, 2, 4, 8), "u": (1, 2, 4, 8), "f": (2, 4, 8)}.items()
    for size in sizes
    for order in "<>"
} | {np.dtype(np.longdouble).str: np.dtype(np.longdouble)}
_PLAIN = frozenset({type(None), bool, float, str})


class WireError(ValueError):
    """A frame that is malformed or larger than allowed."""


@dataclass(frozen=True)
class Handle:
    """A value that stays in the worker: a cache, an optimizer, a model."""

    id: int
    type_name: str


@dataclass(frozen=True)
class Rng:
    """Stands for ``numpy.random.default_rng(seed)``, made afresh where it arrives."""

    seed: int


class _Encoder:
    """One value on its way out: the tree is returned, the bytes are gathered in ``parts``."""

    def __init__(self, keep: Callable[[object], Handle] | None) -> None:
        self.keep = keep
        self.parts: list[bytes] = []
        self.size = 0
        self.items = 0

    def node(self, value: Any, depth: int) -> object:
        """Return the tree of one value."""
        self.items += 1
        if self.items > MAX_ITEMS:
            raise WireError(f"a value may hold at most {MAX_ITEMS:,} items")
        kind = type(value)
        if kind in _PLAIN:
            return value
        if issubclass(kind, np.ndarray):
            return self._array(value)
        if issubclass(kind, np.generic):
            return self._scalar(value)
        if issubclass(kind, int):
            # int.__int__ and its likes read the value past whatever a subclass overrides.
            plain = int.__int__(value)
            return plain if plain.bit_length() <= _MAX_BITS else self._opaque(value)
        if issubclass(kind, float):
            return float.__float__(value)
        if issubclass(kind, str):
            return str.__str__(value)
        if kind is bytes:
            return ["b", self._append(value)]
        if kind is Handle:
            return ["h", value.id, value.type_name]
        if kind is Rng:
            return ["r", value.seed]
        return self._container(value, depth)

    def _container(self, value: Any, depth: int) -> object:
        if depth >= MAX_NESTING + _ENVELOPE:
            return self._opaque(value)
        kind = type(value)
        if issubclass(kind, list):
            return ["l", *(self.node(item, depth + 1) for item in list.__iter__(value))]
        if issubclass(kind, tuple):
            return ["t", *(self.node(item, depth + 1) for item in tuple.__iter__(value))]
        if issubclass(kind, dict) and all(type(key) is str for key in dict.keys(value)):
            return ["d", {key: self.node(item, depth + 1) for key, item in dict.items(value)}]
        return self._opaque(value)

    def _array(self, value: np.ndarray[Any, Any]) -> object:
        # ndarray's own view shows the buffer of any subclass without calling what the subclass overrides.
        plain = np.ndarray.view(value, np.ndarray)
        if plain.dtype.str not in _DTYPES:
            return self._opaque(value)
        if self.size + plain.nbytes > MAX_FRAME:
            raise WireError(f"an array of {plain.nbytes:,} bytes exceeds the limit of {MAX_FRAME:,}")
        order = "C" if plain.flags.c_contiguous else "F" if plain.flags.f_contiguous else "S"
        self._append(plain.tobytes("F" if order == "F" else "C"))
        return ["a", plain.dtype.str, list(plain.shape), order, plain.flags.writeable]

    def _scalar(self, value: np.generic) -> object:
        dtype = value.dtype
        if dtype.str not in _DTYPES:
            return self._opaque(value)
        self._append(np.generic.tobytes(value))
        return ["s", dtype.str]

    def _append(self, data: bytes) -> int:
        self.size += len(data)
        if self.size > MAX_FRAME:
            raise WireError(f"a value may take at most {MAX_FRAME:,} bytes")
        self.parts.append(data)
        return len(data)

    def _opaque(self, value: object) -> object:
        if self.keep is None:
            name = type(value).__name__
            raise TypeError(
                f"only data can be sent to the worker: numbers, strings, arrays. Received: {name}"
            )
        handle = self.keep(value)
        return ["h", handle.id, handle.type_name]


def encode(value: object, keep: Callable[[object], Handle] | None = None) -> bytes:
    """Turn a message into a frame.

    Parameters
    ----------
    value : object
        The message: None, bool, int, float, str, bytes, list, tuple, dict with str keys, NumPy scalars and
        arrays of booleans, integers and floats, Handle and Rng, nested at most 8 deep.
    keep : callable, optional
        Takes what is not data and returns the Handle that is sent in its place.

    Returns
    -------
    bytes
        The whole frame.

    Raises
    ------
    TypeError
        Something is not data and there is no ``keep``.
    WireError
        The frame would exceed the limits.
    """
    encoder = _Encoder(keep)
    header = json.dumps(encoder.node(value, 0), separators=(",", ":")).encode("ascii")
    if len(header) > MAX_HEADER or len(header) + encoder.size > MAX_FRAME:
        raise WireError(
            f"a message of {len(header) + encoder.size:,} bytes exceeds the limit of {MAX_FRAME:,}"
        )
    return b"".join((PREFIX.pack(len(header), encoder.size), header, *encoder.parts))


def lengths(prefix: bytes | bytearray | memoryview) -> tuple[int, int]:
    """Read the lengths of header and body from the first 8 bytes of a frame, or raise WireError."""
    header, body = PREFIX.unpack(prefix)
    if header > MAX_HEADER or header + body > MAX_FRAME:
        raise WireError(f"a frame of {header + body:,} bytes exceeds the limit of {MAX_FRAME:,}")
    return header, body


class _Decoder:
    """One frame on its way in."""

    def __init__(self, body: memoryview, resolve: Callable[[Handle | Rng], object] | None) -> None:
        self.body = body
        self.resolve = resolve
        self.offset = 0
        self.items = 0

    def node(self, tree: object, depth: int) -> object:
        """Return the value of one tree."""
        self.items += 1
        if self.items > MAX_ITEMS:
            raise WireError(f"a value may hold at most {MAX_ITEMS:,} items")
        if type(tree) is not list:
            return _leaf(tree)
        if not tree or type(tree[0]) is not str:
            raise WireError("a list in a header starts with its tag")
        tag, fields = tree[0], tree[1:]
        if tag in ("l", "t", "d"):
            return self._container(tag, fields, depth)
        if tag == "a" and len(fields) == 4:
            return self._array(*fields)
        if tag == "s" and len(fields) == 1:
            dtype = _dtype(fields[0])
            return np.frombuffer(self._take(dtype.itemsize), dtype)[0] if dtype.kind != "b" else self._bool()
        if tag == "b" and len(fields) == 1 and _natural(fields[0]):
            return bytes(self._take(fields[0]))
        return self._reference(tag, fields)

    def _container(self, tag: str, fields: list[object], depth: int) -> object:
        if depth >= MAX_NESTING + _ENVELOPE:
            raise WireError(f"values nest at most {MAX_NESTING} deep")
        if tag == "l":
            return [self.node(item, depth + 1) for item in fields]
        if tag == "t":
            return tuple([self.node(item, depth + 1) for item in fields])
        if len(fields) != 1 or type(fields[0]) is not dict:
            raise WireError('a dict is ["d", {...}]')
        return {key: self.node(item, depth + 1) for key, item in fields[0].items()}

    def _reference(self, tag: str, fields: list[object]) -> object:
        value: Handle | Rng
        match tag, fields:
            case "h", [int(identity), str(name)] if _natural(identity):
                value = Handle(identity, name[:100])
            case "r", [int(seed)] if _natural(seed):
                value = Rng(seed)
            case _:
                raise WireError(f"unknown or malformed tag {tag[:20]!r}")
        return value if self.resolve is None else self.resolve(value)

    def _bool(self) -> np.bool:
        # Any byte but 0 and 1 makes a boolean that NumPy computes nonsense with.
        return np.bool(self._take(1)[0] != 0)

    def _array(self, dtype: object, shape: object, order: object, writeable: object) -> object:
        exact = _dtype(dtype)
        if type(shape) is not list or len(shape) > 32 or not all(_natural(side) for side in shape):
            raise WireError("a shape is a list of at most 32 sizes")
        # Zero sizes count as one here: NumPy refuses (0, 2**62) for the same reason.
        if math.prod(max(side, 1) for side in shape) * exact.itemsize > MAX_FRAME:
            raise WireError(f"an array may take at most {MAX_FRAME:,} bytes")
        if order not in ("C", "F", "S") or type(writeable) is not bool:
            raise WireError("an array says C, F or S, and whether it is writeable")
        data = self._take(math.prod(shape) * exact.itemsize)
        flat = np.frombuffer(data, exact) if exact.kind != "b" else np.frombuffer(data, np.uint8) != 0
        array = _laid_out(flat.reshape(shape, order="F" if order == "F" else "C"), order)
        array.flags.writeable = writeable
        return array

    def _take(self, size: int) -> memoryview:
        start, self.offset = self.offset, self.offset + size
        if self.offset > len(self.body):
            raise WireError(f"the header names more than the {len(self.body):,} bytes of the body")
        return self.body[start : self.offset]


def _laid_out(array: np.ndarray[Any, Any], order: object) -> np.ndarray[Any, Any]:
    """Copy an array into memory that is C-contiguous, F-contiguous or strided so that it is neither."""
    if order != "S" or array.size < 2:
        return array.copy("F" if order == "F" else "C")
    wide = np.empty((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
    strided = wide[..., ::2]
    strided[...] = array
    return strided


def _leaf(tree: object) -> object:
    if type(tree) in _PLAIN:
        return tree
    if type(tree) is int and tree.bit_length() <= _MAX_BITS:
        return tree
    raise WireError(f"{type(tree).__name__} can't stand in a header by itself, or is too large")


def _natural(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**63


def _dtype(text: object) -> np.dtype[Any]:
    if type(text) is not str or text not in _DTYPES:
        raise WireError(f"arrays hold booleans, integers or floats. Received dtype: {str(text)[:20]!r}")
    return _DTYPES[text]


def decode(
    payload: bytes | bytearray | memoryview,
    header_length: int,
    resolve: Callable[[Handle | Rng], object] | None = None,
) -> object:
    """Turn what follows the lengths of a frame into the message.

    Parameters
    ----------
    payload : bytes-like
        Header and body.
    header_length : int
        How much of it is header.
    resolve : callable, optional
        Takes every Handle and Rng, and returns what takes its place. Its exceptions pass through.

    Returns
    -------
    object
        The message; arrays are plain ndarrays that own their memory.

    Raises
    ------
    WireError
        The frame is malformed.
    """
    view = memoryview(payload)
    try:
        tree = json.loads(bytes(view[:header_length]))
    except (ValueError, RecursionError) as problem:
        raise WireError(f"the header is not JSON: {str(problem)[:100]}") from None
    decoder = _Decoder(view[header_length:], resolve)
    message = decoder.node(tree, 0)
    if decoder.offset != len(decoder.body):
        raise WireError(
            f"{len(decoder.body) - decoder.offset:,} bytes of the body have no name in the header"
        )
    return message


def copied(value: object, keep: Callable[[object], Handle] | None = None) -> object:
    """Return what would arrive if ``value`` were sent: the same data, layout and flags in other memory."""
    if type(value) is tuple and len(value) <= MAX_NESTING and all(map(_is_quick, value)):
        return tuple(map(_quick_copy, value))
    if _is_quick(value):
        return _quick_copy(value)
    frame = encode(value, keep)
    header, _ = lengths(frame[: PREFIX.size])
    return decode(memoryview(frame)[PREFIX.size :], header)


def _is_quick(value: object) -> bool:
    kind = type(value)
    if kind is np.ndarray:
        return cast("np.ndarray[Any, Any]", value).dtype.str in _DTYPES
    return kind in _PLAIN


def _quick_copy(value: object) -> object:
    """Copy without a round trip over JSON: checking a gradient numerically makes thousands of calls."""
    if type(value) is not np.ndarray:
        return value
    flags = value.flags
    array = _laid_out(value, "C" if flags.c_contiguous else "F" if flags.f_contiguous else "S")
    array.flags.writeable = flags.writeable
    return array

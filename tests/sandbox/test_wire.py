"""What crosses the wire arrives exactly; what is malformed arrives nowhere."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox import wire
from grader.sandbox.wire import Handle, Rng, WireError

DTYPES = [np.dtype(text) for text in wire._DTYPES]


def arrive(value: object, **options: object) -> object:
    frame = wire.encode(value)
    header, body = wire.lengths(frame[:8])
    assert len(frame) == 8 + header + body
    return wire.decode(frame[8:], header, **options)  # type: ignore[arg-type]


def frame_of(tree: object, body: bytes = b"") -> tuple[bytes, int]:
    header = json.dumps(tree).encode()
    return header + body, len(header)


def same(one: object, other: object) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return (
            one.dtype == other.dtype
            and one.shape == other.shape
            and one.tobytes() == other.tobytes()
            and (one.flags.c_contiguous, one.flags.f_contiguous, one.flags.writeable)
            == (other.flags.c_contiguous, other.flags.f_contiguous, other.flags.writeable)
        )
    if isinstance(one, float):
        return repr(one) == repr(other)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return one == other


@st.composite
def arrays(draw: st.DrawFn) -> np.ndarray:
    shape = draw(hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
    dtype = draw(st.sampled_from(DTYPES))
    values = np.random.default_rng(draw(st.integers(0, 99))).integers(0, 100, shape).astype(dtype)
    layout = draw(st.sampled_from(["C", "F", "reversed", "strided", "broadcast"]))
    if layout == "F":
        values = np.asfortranarray(values)
    elif layout == "reversed":
        values = values[..., ::-1] if values.ndim else values
    elif layout == "strided":
        values = values[::2, ..., ::2] if values.ndim > 1 else values
    elif layout == "broadcast":
        values = np.broadcast_to(values, (2, *shape))
    if draw(st.booleans()):
        values = values.view()
        values.flags.writeable = False
    return values


leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**200), 2**200),
    st.floats(),
    st.text(st.characters(exclude_categories=())),
    st.binary(max_size=40),
    st.builds(Handle, st.integers(0, 2**60), st.text(max_size=100)),
    st.builds(Rng, st.integers(0, 2**60)),
    st.sampled_from(DTYPES).map(lambda dtype: dtype.type(1)),
    arrays(),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(max_size=4), inner, max_size=4),
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(values)
def test_what_is_sent_arrives(value: object) -> None:
    assert same(arrive([value])[0], value)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(values)
def test_a_copy_is_what_would_arrive(value: object) -> None:
    copy = wire.copied(value)
    assert same(copy, value)
    if isinstance(value, np.ndarray):
        assert not np.shares_memory(copy, value)


@settings(deadline=None, max_examples=400, derandomize=True)
@given(st.binary(max_size=60), st.integers(0, 60))
def test_noise_is_refused(noise: bytes, header: int) -> None:
    with pytest.raises(WireError):
        wire.decode(b"?" + noise, header + 1)


@settings(deadline=None, max_examples=600, derandomize=True)
@given(values, st.data())
def test_a_changed_byte_is_refused_or_read_as_data(value: object, data: st.DataObject) -> None:
    frame = bytearray(wire.encode([value]))
    header, _ = wire.lengths(frame[:8])
    frame[data.draw(st.integers(8, len(frame) - 1))] = data.draw(st.integers(0, 255))
    try:
        message = wire.decode(bytes(frame[8:]), header)
    except WireError:
        return
    # Whatever came out has nothing in it but what the wire knows.
    wire.encode(message)


@pytest.mark.parametrize(
    "tree",
    [
        {"bare": "dict"},
        [],
        [1, 2],
        ["x", 1],
        ["l", ["unknown"]],
        ["h", -1, "dict"],
        ["h", 1.5, "dict"],
        ["h", True, "dict"],
        ["h", 1, 2],
        ["h", 1],
        ["r", "seed"],
        ["r", -1],
        ["d", [1]],
        ["d", {}, {}],
        ["b", 1],
        ["b", -1],
        ["b", "1"],
        ["s", "<f8"],
        ["s", "O"],
        ["s", "|b1"],
        ["a", "<f8", [1], "C", True],
        ["a", "O", [0], "C", True],
        ["a", "<U4", [0], "C", True],
        ["a", "f8", [0], "C", True],
        ["a", ["<f8"], [0], "C", True],
        ["a", "<f8", [-1], "C", True],
        ["a", "<f8", [0.0], "C", True],
        ["a", "<f8", [True], "C", True],
        ["a", "<f8", 0, "C", True],
        ["a", "<f8", [0] * 33, "C", True],
        ["a", "<f8", [2**62, 2**62], "C", True],
        ["a", "<f8", [0, 2**62], "C", True],
        ["a", "<f8", [0], "K", True],
        ["a", "<f8", [0], ["C"], True],
        ["a", "<f8", [0], "C", 1],
        ["a", "<f8", [0], "C"],
        2**5000,
    ],
    ids=lambda tree: str(tree)[:30],
)
def test_a_malformed_tree_is_refused(tree: object) -> None:
    with pytest.raises(WireError):
        wire.decode(*frame_of(tree))


def test_bytes_without_a_name_are_refused() -> None:
    with pytest.raises(WireError, match="no name"):
        wire.decode(*frame_of(["l"], b"spare"))


def test_deep_headers_are_refused() -> None:
    for tree in ('["l",' * 50 + "1" + "]" * 50, "[" * 100_000):
        with pytest.raises(WireError):
            wire.decode(tree.encode(), len(tree))


def test_many_items_are_refused() -> None:
    with pytest.raises(WireError, match="items"):
        wire.decode(*frame_of(["l", *[0] * wire.MAX_ITEMS]))
    endless: list[object] = []
    endless += [endless] * 9
    with pytest.raises(WireError, match="items"):
        wire.encode(endless, keep=lambda value: Handle(1, "list"))


@pytest.mark.parametrize("sizes", [(wire.MAX_HEADER + 1, 0), (1, wire.MAX_FRAME), (2**32 - 1, 2**32 - 1)])
def test_large_claims_are_refused_before_anything_is_read(sizes: tuple[int, int]) -> None:
    with pytest.raises(WireError, match="limit"):
        wire.lengths(wire.PREFIX.pack(*sizes))


def test_large_values_are_refused_before_they_are_copied() -> None:
    for value in (np.broadcast_to(0.0, (2**20, 2**20)), bytes(wire.MAX_FRAME + 1), "x" * wire.MAX_HEADER):
        with pytest.raises(WireError, match=r"limit|at most"):
            wire.encode(value)


@pytest.mark.parametrize(
    "value",
    [object(), 1j, {1: 2}, np.array([None]), np.array("text"), np.array(1j), {1, 2}, 2**5000, np.str_("x")],
)
def test_what_is_not_data_stays(value: object) -> None:
    with pytest.raises(TypeError, match="only data"):
        wire.encode([value])
    frame = wire.encode([value], keep=lambda kept: Handle(7, type(kept).__name__))
    header, _ = wire.lengths(frame[:8])
    assert wire.decode(frame[8:], header) == [Handle(7, type(value).__name__)]


def test_what_nests_too_deep_stays() -> None:
    value: object = 1
    for _ in range(12):
        value = [value]
    with pytest.raises(TypeError):
        wire.encode(value)
    assert "list" in wire.encode(value, keep=lambda kept: Handle(7, type(kept).__name__)).decode("latin-1")


class Liar(np.ndarray):
    """Claims to equal everything, and to be something else."""

    def __array__(self, *args: object, **kwargs: object) -> np.ndarray:
        raise AssertionError("asked the liar")

    def __eq__(self, other: object) -> bool:  # type: ignore[override]
        return True

    def tobytes(self, *args: object) -> bytes:  # type: ignore[override]
        return b"lies"

    @property
    def shape(self) -> tuple[int, ...]:  # type: ignore[override]
        return (99,)

    @property
    def dtype(self) -> str:  # type: ignore[override]
        return "lies"


def test_subclasses_arrive_as_their_base() -> None:
    truth = np.arange(6.0).reshape(2, 3)
    for value in (truth.view(Liar), np.ma.masked_array(truth, truth > 2), truth.view(np.matrix)):
        assert same(arrive(value), truth)


def test_containers_arrive_as_built_in_types() -> None:
    class Number(int):
        def __int__(self) -> int:
            return 99

    class Text(str):
        def __str__(self) -> str:
            return "lies"

    class Items(list):
        def __iter__(self) -> object:  # type: ignore[override]
            raise AssertionError("asked the list")

    assert same(arrive([Number(3), Text("x"), Items([1]), np.float64(2)]), [3, "x", [1], np.float64(2)])


def test_booleans_arrive_as_zero_or_one() -> None:
    odd = wire.decode(*frame_of(["a", "|b1", [2], "C", True], b"\x02\x00"))
    assert odd.tobytes() == b"\x01\x00"
    assert wire.decode(*frame_of(["s", "|b1"], b"\x02")).tobytes() == b"\x01"


def test_references_are_resolved_where_they_lie() -> None:
    message = arrive(
        {"args": [[Rng(3)], Handle(2, "dict")]}, resolve=lambda reference: type(reference).__name__
    )
    assert message == {"args": [["Rng"], "Handle"]}

"""The tiled kernels against the plain ones and against NumPy, where tiles, rounds and parts begin and end."""

import itertools

import numpy as np
import pytest

from reference.cuda import launch, product, tables
from reference.cuda.correlation import device_data, device_forward, device_weights
from reference.cuda.product import Tile, multiply
from reference.cuda.sums import channel_sums, plane_means

from .device import SIMULATED, skip_module_without_device

skip_module_without_device()

DTYPES = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(np.float64, 1e-13), (np.float32, 3e-6)], ids=["f8", "f4"]
)
TINY = [
    Tile(4, 8, 2, 2, 2),
    Tile(2, 4, 4, 2, 2),
    Tile(4, 4, 4, 4, 2),
]  # fewer, as many, and more threads than columns
SHAPES = [(1, 1, 1), (3, 7, 5), (4, 8, 4), (5, 9, 3), (9, 17, 11)]
if not SIMULATED:
    SHAPES += list(itertools.product((15, 17, 33, 64, 65), (63, 129), (7, 64, 300)))


def dense(rows, columns, steps, along_steps):
    """Tables of an ordinary matrix product, with b as it is or transposed."""
    every = tables.every
    b = (every(steps), every(columns, steps)) if along_steps else (every(steps, columns), every(columns))
    return product.tables(
        every(rows, steps), every(steps), *b, every(rows, columns), every(columns), along_steps=along_steps
    )


def multiplied(a, b, bias, along_steps, tile=None, parts=None):
    """Multiply on the device, into a result full of nan, so that what is not written shows."""
    rows, steps, columns = *a.shape, b.shape[1]
    table = dense(rows, columns, steps, along_steps)
    out = launch.upload(np.full(rows * columns, np.nan, a.dtype))
    flat_b = launch.upload((b.T if along_steps else b).ravel())
    multiply(launch.upload(a.ravel()), flat_b, launch.upload(bias), [table], out, tile, parts)
    return launch.download(out).reshape(rows, columns)


@DTYPES
@pytest.mark.parametrize("along_steps", [False, True], ids=["columns", "steps"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_product_wherever_tiles_end(shape, along_steps, dtype, tolerance, rng, close):
    rows, columns, steps = shape
    a, b = (
        rng.standard_normal((rows, steps)).astype(dtype),
        rng.standard_normal((steps, columns)).astype(dtype),
    )
    bias = rng.standard_normal(rows).astype(dtype)
    want = a.astype(np.float64) @ b + bias[:, None]
    for tile in TINY if SIMULATED else [None]:
        for parts in (1, 3):
            close(multiplied(a, b, bias, along_steps, tile, parts), want, tolerance)


def test_a_chosen_split_gives_the_whole_sum(rng, close):
    a, b = rng.standard_normal((3, 16_000 // (100 if SIMULATED else 1))), rng.standard_normal((3, 2))
    b = rng.standard_normal((a.shape[1], 2))
    table = dense(3, 2, a.shape[1], True)
    tile = product._SIMULATED_TILE if SIMULATED else product.tile_for(3, a.dtype)
    assert product.split([table], tile) > 1
    close(multiplied(a, b, np.ones(3), True), a @ b + 1, 1e-13)


@pytest.mark.parametrize("along_steps", [False, True], ids=["columns", "steps"])
def test_what_is_not_finite_stays_where_it_belongs(along_steps, rng):
    a, b = rng.standard_normal((5, 3)), rng.standard_normal((3, 9))
    a[4, 2], b[2, 8] = np.inf, np.nan  # the last step of all, which a round fills up behind
    got = multiplied(a, b, np.zeros(5), along_steps)
    assert np.isfinite(got[:4, :8]).all()
    assert np.isnan(got[:, 8]).all()
    assert np.isinf(got[4, :8]).all()


CONVOLUTIONS = [
    ((2, 3, 5, 6), (5, 3, 3, 2), 1, 1),
    ((2, 3, 6, 5), (4, 3, 2, 3), 2, 0),
    ((1, 2, 7, 7), (9, 2, 3, 3), 2, 1),
    ((3, 1, 5, 4), (2, 1, 1, 1), 3, 0),  # a stride larger than the filter: some inputs are never seen
    ((1, 1, 2, 3), (1, 1, 2, 2), 3, 2),
]
if not SIMULATED:
    CONVOLUTIONS += [
        ((8, 16, 33, 31), (65, 16, 3, 3), 1, 1),
        ((5, 3, 40, 37), (17, 3, 5, 5), 2, 2),
        ((16, 70, 9, 9), (130, 70, 3, 3), 1, 1),
    ]


@DTYPES
@pytest.mark.parametrize(("x_shape", "w_shape", "stride", "pad"), CONVOLUTIONS)
def test_tiled_directions_equal_plain_ones(x_shape, w_shape, stride, pad, dtype, tolerance, rng, close):
    oh, ow = ((x_shape[i] + 2 * pad - w_shape[i]) // stride + 1 for i in (2, 3))
    shapes = {
        "x": x_shape,
        "w": w_shape,
        "b": w_shape[:1],
        "c": w_shape[1:2],
        "d": (x_shape[0], w_shape[0], oh, ow),
    }
    x, w, b, c, d = (launch.upload(rng.standard_normal(shape).astype(dtype)) for shape in shapes.values())
    for run, arguments, shape in [
        (device_forward, (x, w, b), shapes["d"]),
        (device_data, (d, w, c), shapes["x"]),
        (device_weights, (x, d), shapes["w"]),
    ]:
        tiled, again, plain = (launch.upload(np.full(shape, np.nan, dtype)) for _ in range(3))
        run(*arguments, stride, pad, tiled)
        run(*arguments, stride, pad, again)
        run(*arguments, stride, pad, plain, plain=True)
        close(launch.download(tiled), launch.download(plain), tolerance)
        assert np.array_equal(launch.download(tiled), launch.download(again))


@DTYPES
@pytest.mark.parametrize("shape", [(1, 1, 1, 1), (3, 2, 3, 5), (5, 3, 7, 3)])
def test_sums_over_pixels_and_images(shape, dtype, tolerance, rng, close):
    x = rng.standard_normal(shape).astype(dtype)
    sums, means = launch.allocate(shape[1:2], dtype), launch.allocate((shape[0] * shape[1],), dtype)
    channel_sums(launch.upload(x), sums)
    plane_means(launch.upload(x), means)
    close(launch.download(sums), x.sum(axis=(0, 2, 3), dtype=np.float64), tolerance)
    close(launch.download(means), x.mean(axis=(2, 3), dtype=np.float64).ravel(), tolerance)


def test_offsets_that_do_not_fit_into_31_bits_are_refused():
    fitting = np.array([2**31 - 1])
    assert product.tables(*[fitting] * 6).a_rows.dtype == np.uint32
    with pytest.raises(ValueError, match=r"fewer than 2\*\*31 entries"):
        product.tables(*[fitting] * 5, fitting + 1)


@pytest.mark.parametrize(("rows", "tall"), [(1, 16), (16, 16), (17, 32), (33, 64), (500, 64)])
def test_tiles_are_as_tall_as_needed(rows, tall):
    assert product.tile_for(rows, np.dtype(np.float32)) == Tile(tall, 128, 8, 8, 16)
    assert product.tile_for(rows, np.dtype(np.float64)) == Tile(tall, 64, 8, 8, 16)


@DTYPES
@pytest.mark.parametrize("along_steps", [False, True], ids=["columns", "steps"])
@pytest.mark.parametrize("rows", [3, 17, 65])
def test_the_tiles_of_a_gpu(rows, along_steps, dtype, tolerance, rng, close):
    """In the simulator, too: 128 threads of Python a block."""
    tile = product.tile_for(rows, np.dtype(dtype))
    a = rng.standard_normal((rows, tile.depth + 1)).astype(dtype)
    b = rng.standard_normal((tile.depth + 1, tile.columns + 1)).astype(dtype)
    got = multiplied(a, b, np.ones(rows, dtype), along_steps, tile, 1)
    close(got, a.astype(np.float64) @ b + 1, tolerance)

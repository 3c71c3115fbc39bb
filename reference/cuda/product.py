"""A matrix product through tables, tiled through shared memory: what every convolution kernel here comes down to.

    out[out_rows[m] + out_columns[p]] = bias[m] + sum over k of a[a_rows[m] + a_steps[k]] * b[b_steps[k] + b_columns[p]]

``a``, ``b`` and ``out`` are whole arrays, read and written in place by flat offsets. A convolution is such a product
without any patch being copied: where a patch begins depends on the pixel alone (``b_columns``), where in its patch
weight k lies depends on k alone (``b_steps``). `reference.cuda.tables` has the tables of each direction.

How it is fast. A block of 128 threads computes a tile of 64 rows (32 or 16, where there are fewer) and 128 columns in
float32, 64 in float64. It walks along k in rounds of 8: the threads fetch 8 columns of a and 8 rows of b for the tile
(neighbours read neighbouring addresses), put them into shared memory, and each multiplies them into its own 8 x 8
(float64: 8 x 4) sums, which live in registers; a number is thus fetched from global memory once for 64 or 128 uses,
and from shared memory once for 8. There are two buffers: while one is multiplied, the next round's numbers are already
on their way into registers, and one barrier a round is enough. Rows of the buffers are 16 bytes longer than needed,
so that what is written down a column falls into different banks, and a thread reads 16 bytes at a time.

Occupancy. Registers: at most 128 a thread, so that the 65,536 of a multiprocessor hold 4 blocks, 512 threads. That is a
quarter of what fits into 8.0 and 9.0, half of what fits into 7.5, and enough: each thread has 64 independent sums under
way. Shared memory: 12.5 KiB a block in float32 and 16.5 KiB in float64; 4 blocks fit, but for float64 on 7.5, which has
64 KiB and takes 3. `tests/reference/cuda/test_compiled.py` holds the compiler to these numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numba import cuda, from_dtype, uint32

from reference.cuda.launch import (
    SIMULATED,
    ceil_div,
    device_kernel,
    one_thread_each,
    processors,
    scratch,
    upload,
)
from reference.cuda.sums import add_parts

_BLOCKS_AT_A_TIME = 4  # a multiprocessor, by registers
_LEAST_ROUNDS = (
    4 if SIMULATED else 32
)  # of a part, where a sum is split: below that, adding the parts costs more
_MOST_PARTS = 256


@dataclass(frozen=True)
class Tile:
    """What a block computes: rows x columns sums, `depth` steps a round, by down x across threads."""

    rows: int
    columns: int
    depth: int
    down: int
    across: int

    @property
    def threads(self) -> int:
        """Threads a block."""
        return self.down * self.across


_SIMULATED_TILE = Tile(
    4, 64, 4, 2, 2
)  # each thread is one of Python's, and its loops are quicker than its start


@dataclass(frozen=True)
class Tables:
    """The offsets of a product's operands and results; arrays of uint32 on the device.

    Unsigned, because Numba would give signed ones the meaning "from the end" where they are negative, and test for it.
    """

    a_rows: Any
    a_steps: Any
    b_steps: Any
    b_columns: Any
    out_rows: Any
    out_columns: Any
    along_steps: bool
    """Whether neighbours in memory are neighbours along the steps of b, rather than along its columns."""


def tables(*offsets: np.ndarray, along_steps: bool = False) -> Tables:
    """Put the offsets a_rows, a_steps, b_steps, b_columns, out_rows, out_columns on the device."""
    if max(int(each.max(initial=0)) for each in offsets) >= 2**31:
        raise ValueError("an array on the device must have fewer than 2**31 entries")
    a_rows, a_steps, b_steps, b_columns, out_rows, out_columns = (
        upload(each.astype(np.uint32)) for each in offsets
    )
    return Tables(a_rows, a_steps, b_steps, b_columns, out_rows, out_columns, along_steps)


def tile_for(rows: int, dtype: np.dtype[Any]) -> Tile:
    """Choose the tile for a GPU: as many rows as there are, up to 64, and 512 bytes of columns."""
    return Tile(16 if rows <= 16 else 32 if rows <= 32 else 64, 512 // dtype.itemsize, 8, 8, 16)


def split(products: Sequence[Tables], tile: Tile) -> int:
    """Choose into how many parts the sums are split, so that few tiles with long sums still fill the device."""
    tiles = sum(
        ceil_div(each.out_rows.size, tile.rows) * ceil_div(each.out_columns.size, tile.columns)
        for each in products
    )
    longest: int = max(each.a_steps.size for each in products)
    enough = processors() * _BLOCKS_AT_A_TIME // tiles
    return max(1, min(enough, longest // (_LEAST_ROUNDS * tile.depth), _MOST_PARTS))


def multiply(
    a: Any,
    b: Any,
    bias: Any,
    products: Sequence[Tables],
    out: Any,
    tile: Tile | None = None,
    parts: int | None = None,
) -> None:
    """Start the products that together write all of `out`; all arrays are flat and on the device.

    Sums that are split are added in a fixed order afterwards, so that the same input gives the same bits.
    """
    if tile is None:
        rows = max(each.out_rows.size for each in products)
        tile = _SIMULATED_TILE if SIMULATED else tile_for(rows, out.dtype)
    parts = parts or split(products, tile)
    results = out.reshape(1, out.size) if parts == 1 else scratch("parts", (parts, out.size), out.dtype)
    for each in products:
        grid = (
            ceil_div(each.out_columns.size, tile.columns),
            ceil_div(each.out_rows.size, tile.rows),
            parts,
        )
        kernel = product_kernel(tile, out.dtype, each.along_steps)
        kernel[grid, (tile.across, tile.down)](
            a,
            b,
            bias,
            each.a_rows,
            each.a_steps,
            each.b_steps,
            each.b_columns,
            each.out_rows,
            each.out_columns,
            ceil_div(each.a_steps.size, parts),
            results,
        )
    if parts > 1:
        add_parts[one_thread_each(out.size)](results, 1.0, out)


@cache
def product_kernel(tile: Tile, dtype: np.dtype[Any], along_steps: bool) -> Any:
    """Return the kernel for a tile and a dtype: its loops over registers need lengths known to the compiler."""
    number, zero = from_dtype(dtype), dtype.type(0)
    rows, columns, depth, down, across = tile.rows, tile.columns, tile.depth, tile.down, tile.across
    threads, spare = down * across, 16 // dtype.itemsize
    a_buffers, b_buffers = (2, depth, rows + spare), (2, depth, columns + spare)
    high, wide = rows // down, columns // across
    half, sums_shape = wide // 2, (high, wide)
    alignment = None if SIMULATED else 16  # bytes that are read at once; the simulator knows no alignment
    # A round, each thread fetches a_each numbers of a, `lines` rows apart, and b_each of b: `spans` lines of it, then
    # the same lines some steps further on.
    a_each, b_each, lines = rows * depth // threads, columns * depth // threads, threads // depth
    if along_steps:
        spans, b_lines, b_more = b_each, lines, 0
    else:
        spans, b_lines, b_more = max(1, columns // threads), threads, max(1, threads // columns)

    @device_kernel(threads, _BLOCKS_AT_A_TIME)
    def tiled_product(
        a: Any,
        b: Any,
        bias: Any,
        a_rows: Any,
        a_steps: Any,
        b_steps: Any,
        b_columns: Any,
        out_rows: Any,
        out_columns: Any,
        steps_a_part: int,
        out: Any,
    ) -> None:
        a_tile = cuda.shared.array(a_buffers, number, alignment)
        b_tile = cuda.shared.array(b_buffers, number, alignment)
        sums = cuda.local.array(sums_shape, number)  # this and what follows is held in registers
        a_next = cuda.local.array(a_each, number)
        b_next = cuda.local.array(b_each, number)
        a_start = cuda.local.array(a_each, uint32)
        b_start = cuda.local.array(b_each, uint32)

        # What lies beyond the last row or column is computed like the last one, and not written.
        first_row, last_row = cuda.blockIdx.y * rows, out_rows.size - 1
        first_column, last_column = cuda.blockIdx.x * columns, out_columns.size - 1
        thread = cuda.threadIdx.y * across + cuda.threadIdx.x
        a_step, a_line = thread % depth, thread // depth
        if along_steps:
            b_step, b_line = a_step, a_line
        else:
            b_step, b_line = thread // columns, thread % columns
        for i in range(a_each):
            a_start[i] = a_rows[min(first_row + a_line + i * lines, last_row)]
        for i in range(b_each):
            b_start[i] = b_columns[min(first_column + b_line + i % spans * b_lines, last_column)]
        top, left = cuda.threadIdx.y * high, cuda.threadIdx.x * half
        for i in range(high):
            for j in range(wide):
                sums[i, j] = zero

        begin = cuda.blockIdx.z * steps_a_part
        end = min(begin + steps_a_part, a_steps.size)
        now = 0
        for done in range(
            begin - depth, end, depth
        ):  # the first round only fetches, the last one fetches zeros
            coming = done + depth
            for i in range(a_each):
                k = coming + a_step
                a_next[i] = a[a_start[i] + a_steps[k]] if k < end else zero
            for i in range(b_each):
                k = coming + b_step + i // spans * b_more
                b_next[i] = b[b_start[i] + b_steps[k]] if k < end else zero
            if done >= begin:
                for k in range(depth):
                    for i in range(high):
                        for j in range(half):
                            sums[i, j] += a_tile[now, k, spare + top + i] * b_tile[now, k, spare + left + j]
                            sums[i, half + j] += (
                                a_tile[now, k, spare + top + i]
                                * b_tile[now, k, spare + columns // 2 + left + j]
                            )
            now = 1 - now
            for i in range(a_each):
                a_tile[now, a_step, spare + a_line + i * lines] = a_next[i]
            for i in range(b_each):
                b_tile[now, b_step + i // spans * b_more, spare + b_line + i % spans * b_lines] = b_next[i]
            cuda.syncthreads()

        for i in range(high):
            row = first_row + top + i
            if row <= last_row:
                start = bias[row] if cuda.blockIdx.z == 0 else zero
                for j in range(wide):
                    # A thread's columns lie in both halves of the tile, 16 bytes in each: no bank is asked twice.
                    column = first_column + left + (j if j < half else columns // 2 + j - half)
                    if column <= last_column:
                        out[cuda.blockIdx.z, out_rows[row] + out_columns[column]] = start + sums[i, j]

    return tiled_product

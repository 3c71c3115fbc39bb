"""Sums on the device: of channels, and of what blocks have summed in part. They run in float64, in a fixed order."""

from typing import Any

import numpy as np
from numba import cuda, float64

from reference.cuda.launch import (
    SIMULATED,
    THREADS,
    ceil_div,
    device_kernel,
    one_thread_each,
    scratch,
)

_PIXELS_A_BLOCK = 8 if SIMULATED else 32 * THREADS
_MOST_PARTS = 1024


def channel_sums(x: Any, out: Any) -> None:
    """Write the sums of x (N, C, H, W) over all but its channels to out (C,), all on the device."""
    images, channels, height, width = x.shape
    parts = min(images, ceil_div(images * height * width, _PIXELS_A_BLOCK), _MOST_PARTS)
    partial = scratch("sums", (parts, channels), np.float64)
    sum_planes[(channels, parts), THREADS](x.reshape(images, channels, height * width), partial)
    add_parts[one_thread_each(channels)](partial, 1.0, out)


def plane_means(x: Any, out: Any) -> None:
    """Write the mean of every plane of x (N, C, H, W) to out (N * C,), all on the device."""
    images, channels, height, width = x.shape
    partial = scratch("sums", (1, images * channels), np.float64)
    sum_planes[(images * channels, 1), THREADS](x.reshape(1, images * channels, height * width), partial)
    add_parts[one_thread_each(out.size)](partial, 1.0 / (height * width), out)


@device_kernel()
def sum_planes(x: Any, partial: Any) -> None:
    """Sum x (N, C, P) over P and, from each block's first image on in steps of the number of parts, over N.

    A block a channel and part: neighbouring threads read neighbouring pixels, then halves of the block are folded
    onto each other in shared memory (8 bytes a thread, 2 KiB a block).
    """
    folded = cuda.shared.array(THREADS, float64)
    channel, part, thread = cuda.blockIdx.x, cuda.blockIdx.y, cuda.threadIdx.x
    total = np.float64(0.0)
    for n in range(part, x.shape[0], cuda.gridDim.y):
        for pixel in range(thread, x.shape[2], THREADS):
            total += x[n, channel, pixel]
    folded[thread] = total
    half = THREADS // 2
    while half > 0:
        cuda.syncthreads()
        if thread < half:
            folded[thread] += folded[thread + half]
        half //= 2
    if thread == 0:
        partial[part, channel] = folded[0]


@device_kernel()
def add_parts(parts: Any, factor: float, out: Any) -> None:
    """Write the sums of partial sums (parts, entries), times a factor: one thread an entry."""
    for index in range(cuda.grid(1), out.size, cuda.gridsize(1)):
        total = np.float64(0.0)
        for part in range(parts.shape[0]):
            total += parts[part, index]
        out[index] = factor * total

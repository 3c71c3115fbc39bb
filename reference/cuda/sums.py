"""Sums on the device: of channels, and of the parts that blocks have summed. Both add in a fixed order."""

from typing import Any

import numpy as np
from numba import cuda, float64

from reference.cuda.launch import SIMULATED, THREADS, allocate, ceil_div, device_kernel, one_thread_each

_PIXELS_A_BLOCK = 8 if SIMULATED else 32 * THREADS


def channel_sums(x: Any) -> Any:
    """Sum x (N, C, H, W) on the device over all but its channels, in float64: returns (C,) in x's dtype."""
    images, channels, height, width = x.shape
    parts = min(images, ceil_div(images * height * width, _PIXELS_A_BLOCK))
    partial, out = allocate((parts, channels), np.float64), allocate((channels,), x.dtype)
    sum_planes[(channels, parts), THREADS](x.reshape(images, channels, height * width), partial)
    add_parts[one_thread_each(channels)](partial, 1.0, out)
    return out


def plane_means(x: Any) -> Any:
    """Average every plane of x (N, C, H, W) on the device: returns (N, C) in x's dtype."""
    images, channels, height, width = x.shape
    planes = images * channels
    partial, out = allocate((1, planes), np.float64), allocate((planes,), x.dtype)
    sum_planes[(planes, 1), THREADS](x.reshape(1, planes, height * width), partial)
    add_parts[one_thread_each(planes)](partial, 1.0 / (height * width), out)
    return out.reshape(images, channels)


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

"""Convolution with one thread an output and nothing kept in between: the equations, and the tiled kernels' twins.

Every number is fetched from memory as often as it is used, so that these kernels wait for memory most of the time.
Blocks of 256 threads, no shared memory; 70 to 95 registers a thread let 2 or 3 blocks into a multiprocessor.
"""

from typing import Any

from numba import cuda

from reference.cuda.launch import device_kernel


@device_kernel(blocks=2)
def plain_forward(x: Any, w: Any, bias: Any, stride: int, pad: int, out: Any) -> None:
    """Write out[n, f, i, j] = bias[f] + sum over c, u, v of w[f, c, u, v] * x[n, c, y, z].

    y = i*stride + u - pad, z = j*stride + v - pad; outside the image there is nothing to add.
    """
    _, filters, height, width = out.shape
    for index in range(cuda.grid(1), out.size, cuda.gridsize(1)):
        j, i = index % width, index // width % height
        f, n = index // (width * height) % filters, index // (width * height * filters)
        total = bias[f]
        for c in range(w.shape[1]):
            for u in range(w.shape[2]):
                for v in range(w.shape[3]):
                    y, z = i * stride + u - pad, j * stride + v - pad
                    if 0 <= y < x.shape[2] and 0 <= z < x.shape[3]:
                        total += w[f, c, u, v] * x[n, c, y, z]
        out[n, f, i, j] = total


@device_kernel(blocks=2)
def plain_data(dout: Any, w: Any, bias: Any, stride: int, pad: int, dx: Any) -> None:
    """Write dx[n, c, y, z] = bias[c] + sum over f, u, v of w[f, c, u, v] * dout[n, f, i, j].

    i and j are the outputs that saw the pixel through u and v: i*stride + u = y + pad, j*stride + v = z + pad.
    """
    _, channels, height, width = dx.shape
    for index in range(cuda.grid(1), dx.size, cuda.gridsize(1)):
        z, y = index % width, index // width % height
        c, n = index // (width * height) % channels, index // (width * height * channels)
        total = bias[c]
        for f in range(w.shape[0]):
            for u in range(w.shape[2]):
                for v in range(w.shape[3]):
                    top, left = y + pad - u, z + pad - v
                    if top >= 0 and left >= 0 and top % stride == 0 and left % stride == 0:
                        i, j = top // stride, left // stride
                        if i < dout.shape[2] and j < dout.shape[3]:
                            total += w[f, c, u, v] * dout[n, f, i, j]
        dx[n, c, y, z] = total


@device_kernel(blocks=2)
def plain_weights(x: Any, dout: Any, stride: int, pad: int, dw: Any) -> None:
    """Write dw[f, c, u, v] = sum over n, i, j of dout[n, f, i, j] * x[n, c, y, z], y and z as in the forward pass."""
    _, channels, kh, kw = dw.shape
    for index in range(cuda.grid(1), dw.size, cuda.gridsize(1)):
        v, u = index % kw, index // kw % kh
        c, f = index // (kw * kh) % channels, index // (kw * kh * channels)
        total = dout[0, f, 0, 0] * 0
        for n in range(dout.shape[0]):
            for i in range(dout.shape[2]):
                for j in range(dout.shape[3]):
                    y, z = i * stride + u - pad, j * stride + v - pad
                    if 0 <= y < x.shape[2] and 0 <= z < x.shape[3]:
                        total += dout[n, f, i, j] * x[n, c, y, z]
        dw[f, c, u, v] = total

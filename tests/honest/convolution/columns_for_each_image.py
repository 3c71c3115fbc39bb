"""Three axes, as PyTorch's unfold: image, number of the patch, position; matmul does the images at once."""

import numpy as np


def im2col(x, kh, kw, pad, stride):
    N, C, H, W = x.shape
    oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    z = np.zeros((N, C, H + 2 * pad, W + 2 * pad), x.dtype)
    z[:, :, pad : pad + H, pad : pad + W] = x
    taps = [z[:, :, u:, v:][:, :, ::stride, ::stride][:, :, :oh, :ow] for u in range(kh) for v in range(kw)]
    return np.stack(taps, axis=2).reshape(N, C * kh * kw, oh * ow)


def col2im(cols, x_shape, kh, kw, pad, stride):
    N, C, H, W = x_shape
    oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    z = np.zeros((N, C, H + 2 * pad, W + 2 * pad), cols.dtype)
    for t, tap in enumerate(np.moveaxis(cols.reshape(N, C, kh * kw, oh, ow), 2, 0)):
        u, v = divmod(t, kw)
        z[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride] += tap
    return z[:, :, pad : pad + H, pad : pad + W]


def fast_conv_forward(x, w, b, conv_param):
    pad, stride = conv_param["pad"], conv_param["stride"]
    cols = im2col(x, w.shape[2], w.shape[3], pad, stride)
    out = np.matmul(w.reshape(len(w), -1), cols) + b[:, None]
    oh = (x.shape[2] + 2 * pad - w.shape[2]) // stride + 1
    return out.reshape(len(x), len(w), oh, -1), (cols, w, x.shape, pad, stride)


def fast_conv_backward(dout, cache):
    cols, w, shape, pad, stride = cache
    d = dout.reshape(len(dout), len(w), -1)
    dw = (d @ cols.transpose(0, 2, 1)).sum(axis=0).reshape(w.shape)
    dcols = w.reshape(len(w), -1).T @ d
    return col2im(dcols, shape, w.shape[2], w.shape[3], pad, stride), dw, d.sum(axis=(0, 2))

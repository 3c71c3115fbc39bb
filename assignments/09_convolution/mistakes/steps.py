"""Known wrong answers that move by one, or along one axis."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv_forward.stride_always_one",
    symptom="The filter moves by one pixel, whatever the stride: the output is too large.",
    hint="What is the setting called, and does your answer change with it?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param.get("strides", 1), conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "fast_conv_forward.stride_always_one",
    symptom="The filter moves by one pixel, whatever the stride: the output is too large.",
    hint="What is the setting called, and does your answer change with it?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param.get("strides", 1), conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "conv1d_forward.stride_always_one",
    symptom="The filter moves by one number, whatever the stride: the output is too long.",
    hint="What is the setting called, and does your answer change with it?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param.get("strides", 1), conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "avg_pool_forward.stride_always_one",
    symptom="The window moves by one pixel, whatever the stride: the output is too large.",
    hint="What is the setting called, and does your answer change with it?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param.get("strides", 1)
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "max_pool_forward.stride_always_one",
    symptom="The window moves by one pixel, whatever the stride: the output is too large.",
    hint="What is the setting called, and does your answer change with it?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param.get("strides", 1)
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "conv_forward.stride_of_columns_only",
    symptom="The stride counts for columns only.",
    hint="Along which axes does a filter move? Does the stride count for both?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        oh, ow = H + 2 * pad - HH + 1, (W + 2 * pad - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i : i + HH, j * stride : j * stride + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)

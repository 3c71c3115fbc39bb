"""Known wrong answers that take settings by place, or sizes from what the last patch reaches."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv_forward.settings_by_place",
    symptom="The settings are taken by their place in the dict, not by name.",
    hint="Somebody writes pad first and stride second. Is that another dict?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param.values()
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
    "conv1d_forward.settings_by_place",
    symptom="The settings are taken by their place in the dict, not by name.",
    hint="Somebody writes pad first and stride second. Is that another dict?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param.values()
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
    "conv_transpose_forward.settings_by_place",
    symptom="The settings are taken by their place in the dict, not by name.",
    hint="Somebody writes pad first and stride second. Is that another dict?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param.values()
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "fast_conv_forward.settings_by_place",
    symptom="The settings are taken by their place in the dict, not by name.",
    hint="Somebody writes pad first and stride second. Is that another dict?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param.values()
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
    "avg_pool_forward.settings_by_place",
    symptom="The settings are taken by their place in the dict, not by name.",
    hint="Somebody writes stride first. Is that another dict?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param.values()
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "max_pool_forward.settings_by_place",
    symptom="The settings are taken by their place in the dict, not by name.",
    hint="Somebody writes stride first. Is that another dict?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param.values()
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
    "conv_operations.settings_by_place",
    symptom="The settings are taken by their place in the dict, not by name.",
    hint="Somebody writes pad first and stride second. Is that another dict?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param.values()
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (W + 2 * pad - WW) // stride + 1
        return N * F * oh * ow * C * HH * WW


@mistake(
    "conv1d_backward.sized_by_dout",
    symptom="dx is too short where the stride leaves a remainder.",
    hint="Which shape must dx have, whatever the last window reaches?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros((*x.shape[:2], (T - 1) * stride + K), dtype=x.dtype), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "fast_conv_backward.sized_by_dout",
    symptom="dx is too small where the stride leaves a remainder.",
    hint="Which shape must dx have, whatever the last patch reaches?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        size = (dout.shape[2] - 1) * stride + HH, (dout.shape[3] - 1) * stride + WW
        dpadded, dw = np.zeros((*x.shape[:2], *size), dtype=x.dtype), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "col2im.sized_by_patches",
    symptom="The answer is too small where the stride leaves a remainder.",
    hint="Which shape does x_shape ask for, whatever the last patch reaches?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, (oh - 1) * stride + kh, (ow - 1) * stride + kw), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, pad : pad + H, pad : pad + W]

"""Known wrong answers in float32 where float64 came in."""

import numpy as np

from grader.spec import mistake


@mistake(
    "convolve_image.in_single",
    symptom="Numbers are kept in float32, whatever the dtype of the image: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the numbers of a float64 image be kept?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel[::-1, ::-1]
        out = np.zeros(image.shape, dtype=np.float32)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "global_avg_pool_forward.in_single",
    symptom="Numbers are kept in float32, whatever the dtype of the images: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the numbers of float64 images be kept?",
)
class _:
    def global_avg_pool_forward(x):
        out = np.zeros(x.shape[:2], dtype=np.float32)
        out += x.mean(axis=(2, 3))
        return out, x.shape


@mistake(
    "global_avg_pool_backward.in_single",
    symptom="Gradients are kept in float32, whatever came in: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the gradients of float64 numbers be kept?",
)
class _:
    def global_avg_pool_backward(dout, cache):
        N, C, H, W = cache
        dx = np.zeros(cache, dtype=np.float32)
        dx += dout[:, :, None, None] / (H * W)
        return dx


@mistake(
    "avg_pool_forward.in_single",
    symptom="Numbers are kept in float32, whatever the dtype of the images: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the numbers of float64 images be kept?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=np.float32)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_backward.in_single",
    symptom="Gradients are kept in float32, whatever came in: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the gradients of float64 numbers be kept?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=np.float32)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / (ph * pw)
                dx[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] += share
        return dx


@mistake(
    "max_pool_forward.in_single",
    symptom="Numbers are kept in float32, whatever the dtype of the images: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the numbers of float64 images be kept?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=np.float32)
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
    "max_pool_backward.in_single",
    symptom="Gradients are kept in float32, whatever came in: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the gradients of float64 numbers be kept?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros(x.shape, dtype=np.float32)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "conv1d_forward.in_single",
    symptom="Numbers are kept in float32, whatever the dtype of the sequences: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the numbers of float64 sequences be kept?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=np.float32)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_backward.in_single",
    symptom="Gradients are kept in float32, whatever came in: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the gradients of float64 numbers be kept?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros(padded.shape, np.float32), np.zeros(w.shape, np.float32)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.astype(np.float32).sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv_forward.in_single",
    symptom="Numbers are kept in float32, whatever the dtype of the images: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the numbers of float64 images be kept?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=np.float32)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_backward.in_single",
    symptom="Gradients are kept in float32, whatever came in: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the gradients of float64 numbers be kept?",
)
class _:
    def conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros(padded.shape, np.float32), np.zeros(w.shape, np.float32)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.astype(np.float32).sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_forward.in_single",
    symptom="Numbers are kept in float32, whatever the dtype of the images: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the numbers of float64 images be kept?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=np.float32)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(F, -1).astype(np.float32) @ cols.reshape(C * HH * WW, -1) + b[:, None].astype(
            np.float32
        )
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_backward.in_single",
    symptom="Gradients are kept in float32, whatever came in: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the gradients of float64 numbers be kept?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros(padded.shape, np.float32), np.zeros(w.shape, np.float32)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.astype(np.float32).sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "conv_transpose_forward.in_single",
    symptom="Numbers are kept in float32, whatever the dtype of the images: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the numbers of float64 images be kept?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=np.float32)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_backward.in_single",
    symptom="Gradients are kept in float32, whatever came in: large ones become infinite.",
    hint="How large can a float32 be? In which dtype should the gradients of float64 numbers be kept?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros(x.shape, np.float32), np.zeros(w.shape, np.float32)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.astype(np.float32).sum(axis=(0, 2, 3))
        return dx, dw, db

"""Known wrong answers that treat one axis, one image or one bias as all, or near as equal."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv_forward.stride_of_rows_only",
    symptom="The stride counts for rows only.",
    hint="Along which axes does a filter move? Does the stride count for both?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        oh, ow = (H + 2 * pad - HH) // stride + 1, W + 2 * pad - WW + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + HH, j : j + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.first_bias",
    symptom="All filters get the bias of the first one.",
    hint="How many biases are there, and which filter gets which?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b[0]
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.first_image",
    symptom="Every image gives what the first one gives.",
    hint="Does your answer change when you change the second image?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                out[:, :, i, j] = np.tensordot(patch[:1], w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_backward.stride_of_rows_only",
    symptom="The stride counts for rows only.",
    hint="Along which axes does a filter move? Does the stride count for both?",
)
class _:
    def conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j, j + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "conv_backward.first_image_in_dw",
    symptom="dw looks at the first image only.",
    hint="Which image did output (n, f, i, j) come from?",
)
class _:
    def conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[[0] * len(x)][:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "conv1d_forward.padding_behind",
    symptom="All zeros are put behind: the output is shifted.",
    hint="How many zeros belong at each end?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (0, 2 * pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.stride_of_rows_only",
    symptom="The stride counts for rows only.",
    hint="Along which axes do the stamps move apart? Does the stride count for both?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, W - 1 + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j : j + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "avg_pool_forward.stride_of_rows_only",
    symptom="The stride counts for rows only.",
    hint="Along which axes does a window move? Does the stride count for both?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, W - pw + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j : j + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "max_pool_forward.stride_of_rows_only",
    symptom="The stride counts for rows only.",
    hint="Along which axes does a window move? Does the stride count for both?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, W - pw + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j : j + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j : j + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "max_pool_forward.starts_low",
    symptom="Windows of numbers below -1000 give -1000.",
    hint="What is the largest number of a window that holds -3000 and -2000? What did you start from?",
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
                out[:, :, i, j] = window.max(axis=(2, 3), initial=-1000)
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
    "max_pool_backward.nearly_equal",
    symptom="Pixels that are close to the largest one get the gradient, too.",
    hint="A pixel that is a little smaller than the largest: if it rises by much less than that, does the output rise?",
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
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
            kept = np.isclose(window, window.max())
            dx[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw] += kept * dout[n, c, i, j]
        return dx


@mistake(
    "fast_conv_backward.images_and_filters_mixed_in_all",
    symptom="dout (N, F, oh, ow) is reshaped to (F, N * oh * ow), for db, too: right for one image or one filter.",
    hint="Which axis must come first in the matrix, and does a reshape move it there?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        N, F, oh, ow = dout.shape
        dout = dout.reshape(F, N, oh, ow).transpose(1, 0, 2, 3)
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, dout.sum(axis=(0, 2, 3))


@mistake(
    "fast_conv_backward.filters_last",
    symptom="The matrix of filters has the wrong side first in dx; right for one filter.",
    hint="Which numbers must stand in one row of the matrix of filters, and does a reshape move them there?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        turned = w.reshape(-1, len(w)).T.reshape(w.shape)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, turned, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db

"""Known wrong answers for conv_transpose_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv_transpose_backward.stride_ignored",
    symptom="Right for stride 1 only.",
    hint="Where in the output is the stamp of pixel (i, j)?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i : i + HH, j : j + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw, db


@mistake(
    "conv_transpose_backward.border_forgotten",
    symptom="Shifted where there is padding.",
    hint="Forward cut a border off. Where in dout is the stamp of pixel (0, 0)?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (0, 2 * pad), (0, 2 * pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw, db


@mistake(
    "conv_transpose_backward.flipped_dx",
    symptom="dx uses flipped filters.",
    hint="Which weight went to the upper left pixel of a stamp?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w[:, :, ::-1, ::-1], axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw, db


@mistake(
    "conv_transpose_backward.filters_averaged_in_dx",
    symptom="dx is too small by the number of filters.",
    hint="A pixel stamps into every channel of the output. Do they add up?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3])) / w.shape[1]
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw, db


@mistake(
    "conv_transpose_backward.one_pixel_of_the_stamp",
    symptom="dx looks at the first pixel of each stamp only.",
    hint="How many pixels of the output does one pixel of x change?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = stamp[:, :, 0, 0] @ w[:, :, 0, 0].T
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw, db


@mistake(
    "conv_transpose_backward.flipped_dw",
    symptom="dw comes out flipped.",
    hint="Which pixel of a stamp did the upper left weight make?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw[:, :, ::-1, ::-1], db


@mistake(
    "conv_transpose_backward.last_stamp_in_dw",
    symptom="dw holds what the last stamp says.",
    hint="A weight is in every stamp. What is the gradient of something that is used several times?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw = np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw, db


@mistake(
    "conv_transpose_backward.dw_averaged",
    symptom="dw is too small by the size of the batch.",
    hint="Is the loss divided by N a second time here?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        dw /= len(x)
        return dx, dw, db


@mistake(
    "conv_transpose_backward.db_counts_stamps",
    symptom="db adds up stamps: pixels where two overlap count twice.",
    hint="How often is the bias in one pixel of the output?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        db = np.zeros(w.shape[1], dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                db += stamp.sum(axis=(0, 2, 3))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        return dx, dw, db


@mistake(
    "conv_transpose_backward.db_for_each_channel",
    symptom="db has an entry for each channel that comes in.",
    hint="How many biases are there?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = np.resize(dout.sum(axis=(0, 2, 3)), x.shape[1])
        return dx, dw, db


@mistake(
    "conv_transpose_backward.db_averaged",
    symptom="db is a mean.",
    hint="Is it a sum or a mean?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.mean(axis=(0, 2, 3))
        return dx, dw, db


@mistake(
    "conv_transpose_backward.weights_as_conv",
    symptom="dw has the shape (F, C, HH, WW).",
    hint="Which shape has w?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw.swapaxes(0, 1), db


@mistake(
    "conv_transpose_backward.always_double",
    symptom="float32 gradients come back as float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def conv_transpose_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        dfull = np.pad(dout, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dx, dw = np.zeros(x.shape), np.zeros(w.shape)
        for i in range(H):
            for j in range(W):
                stamp = dfull[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                dx[:, :, i, j] = np.tensordot(stamp, w, axes=([1, 2, 3], [1, 2, 3]))
                dw += np.tensordot(x[:, :, i, j], stamp, axes=(0, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dx, dw, db

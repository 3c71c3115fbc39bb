"""Known wrong answers for fast_conv_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "fast_conv_backward.overwritten",
    symptom="Where patches overlap, only the last one counts for dx; right where the stride is as large as the filter.",
    hint="A pixel that lies in two patches: what reaches it from each?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] = np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_backward.stride_ignored_in_dx",
    symptom="dx is right for stride 1 only.",
    hint="To which patch does output (i, j) belong?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, i : i + HH, j : j + WW] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_backward.stride_ignored_in_dw",
    symptom="dw is right for stride 1 only.",
    hint="Which patch did output (i, j) see?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, i : i + HH, j : j + WW], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_backward.flipped_dx",
    symptom="dx uses flipped filters; right for symmetric ones.",
    hint="You add patch by patch. Which weight did the upper left pixel of a patch meet?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w[:, :, ::-1, ::-1], axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_backward.flipped_dw",
    symptom="dw comes out flipped.",
    hint="Which pixel of a patch did the upper left weight meet?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw[:, :, ::-1, ::-1], db


@mistake(
    "fast_conv_backward.border_kept",
    symptom="dx is larger than x where there is padding.",
    hint="Which shape has x, and which shape has dx?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded, dw, db


@mistake(
    "fast_conv_backward.cut_by_minus_zero",
    symptom="dx is empty where there is no padding.",
    hint="What is a[0:-0]?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad:-pad, pad:-pad], dw, db


@mistake(
    "fast_conv_backward.cut_on_one_side",
    symptom="dx is shifted where there is padding.",
    hint="Which pixels of the padded image were those of x?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, :H, :W], dw, db


@mistake(
    "fast_conv_backward.last_position_in_dw",
    symptom="dw holds what the last position says.",
    hint="A weight is used at every position. What is the gradient of something that is used several times?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw = np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_backward.dw_averaged",
    symptom="dw is too small by the size of the batch.",
    hint="Is the loss divided by N a second time here?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        dw /= len(x)
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_backward.db_for_each_image",
    symptom="db has an entry for each image.",
    hint="How many biases are there?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(1, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_backward.db_averaged",
    symptom="db is a mean.",
    hint="Is it a sum or a mean?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.mean(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "fast_conv_backward.images_and_filters_mixed",
    symptom="dout (N, F, oh, ow) is reshaped to (F, N * oh * ow): right for one image or one filter.",
    hint="Which axis must come first in the matrix, and does a reshape move it there?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        N, F, oh, ow = dout.shape
        db_right = dout.sum(axis=(0, 2, 3))
        dout = dout.reshape(F, N, oh, ow).transpose(1, 0, 2, 3)
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db_right


@mistake(
    "fast_conv_backward.always_double",
    symptom="float32 gradients come back as float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def fast_conv_backward(dout, cache):
        x, w, stride, pad = cache
        (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dpadded, dw = np.zeros(padded.shape), np.zeros(w.shape)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                rows, columns = slice(i * stride, i * stride + HH), slice(j * stride, j * stride + WW)
                upstream = dout[:, :, i, j]
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db

"""Known wrong answers for conv_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv_backward.overwritten",
    symptom="Where patches overlap, only the last one counts for dx; right where the stride is as large as the filter.",
    hint="A pixel that lies in two patches: what reaches it from each?",
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
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] = np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "conv_backward.stride_ignored_in_dx",
    symptom="dx is right for stride 1 only.",
    hint="To which patch does output (i, j) belong?",
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
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, i : i + HH, j : j + WW] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "conv_backward.stride_ignored_in_dw",
    symptom="dw is right for stride 1 only.",
    hint="Which patch did output (i, j) see?",
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
                dw += np.tensordot(upstream, padded[:, :, i : i + HH, j : j + WW], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "conv_backward.flipped_dx",
    symptom="dx uses flipped filters; right for symmetric ones.",
    hint="You add patch by patch. Which weight did the upper left pixel of a patch meet?",
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
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w[:, :, ::-1, ::-1], axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db


@mistake(
    "conv_backward.flipped_dw",
    symptom="dw comes out flipped.",
    hint="Which pixel of a patch did the upper left weight meet?",
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
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw[:, :, ::-1, ::-1], db


@mistake(
    "conv_backward.border_kept",
    symptom="dx is larger than x where there is padding.",
    hint="Which shape has x, and which shape has dx?",
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
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded, dw, db


@mistake(
    "conv_backward.cut_by_minus_zero",
    symptom="dx is empty where there is no padding.",
    hint="What is a[0:-0]?",
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
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad:-pad, pad:-pad], dw, db


@mistake(
    "conv_backward.cut_on_one_side",
    symptom="dx is shifted where there is padding.",
    hint="Which pixels of the padded image were those of x?",
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
                dw += np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, :H, :W], dw, db


@mistake(
    "conv_backward.last_position_in_dw",
    symptom="dw holds what the last position says.",
    hint="A weight is used at every position. What is the gradient of something that is used several times?",
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
                dw = np.tensordot(upstream, padded[:, :, rows, columns], axes=(0, 0))
                dpadded[:, :, rows, columns] += np.tensordot(upstream, w, axes=(1, 0))
        db = dout.sum(axis=(0, 2, 3))
        return dpadded[:, :, pad : pad + H, pad : pad + W], dw, db

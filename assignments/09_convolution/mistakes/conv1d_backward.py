"""Known wrong answers for conv1d_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv1d_backward.overwritten",
    symptom="Where windows overlap, only the last one counts for dx.",
    hint="A number that lies in two windows: what reaches it from each?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] = np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.stride_ignored_in_dx",
    symptom="dx is right for stride 1 only.",
    hint="To which window does position t belong?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t : t + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.stride_ignored_in_dw",
    symptom="dw is right for stride 1 only.",
    hint="Which window did position t see?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t : t + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.flipped_dx",
    symptom="dx uses the filters backwards.",
    hint="Which weight did the first number of a window meet?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(
                dout[:, :, t], w[:, :, ::-1], axes=(1, 0)
            )
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.flipped_dw",
    symptom="dw comes out backwards.",
    hint="Which number of a window did the first weight meet?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw[:, :, ::-1], db


@mistake(
    "conv1d_backward.border_kept",
    symptom="dx is longer than x where there is padding.",
    hint="Which shape has x, and which shape has dx?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded, dw, db


@mistake(
    "conv1d_backward.cut_by_minus_zero",
    symptom="dx is empty where there is no padding.",
    hint="What is a[0:-0]?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad:-pad], dw, db

"""Known wrong answers for conv1d_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv1d_backward.cut_on_one_side",
    symptom="dx is shifted where there is padding.",
    hint="Which numbers of the padded sequence were those of x?",
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
        return dpadded[:, :, :L], dw, db


@mistake(
    "conv1d_backward.padding_forgotten_in_dw",
    symptom="dw is wrong where there is padding.",
    hint="Which sequence did the windows look at: with its border, or without?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = np.pad(x, ((0, 0), (0, 0), (0, 2 * pad)))[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.last_position_in_dw",
    symptom="dw holds what the last position says.",
    hint="A weight is used at every position. What is the gradient of something that is used several times?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw = np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.dw_averaged",
    symptom="dw is too small by the size of the batch.",
    hint="Is the loss divided by N a second time here?",
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
        dw /= len(x)
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.db_for_each_image",
    symptom="db has an entry for each sequence.",
    hint="How many biases are there?",
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
        db = dout.sum(axis=(1, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.db_for_each_place",
    symptom="db is not summed over the places.",
    hint="A bias is added at every place. What is the gradient of something that is used several times?",
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
        db = dout.sum(axis=0)
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.db_averaged",
    symptom="db is a mean.",
    hint="Is it a sum or a mean?",
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
        db = dout.mean(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db


@mistake(
    "conv1d_backward.always_double",
    symptom="float32 gradients come back as float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def conv1d_backward(dout, cache):
        x, w, stride, pad = cache
        L, K, T = x.shape[2], w.shape[2], dout.shape[2]
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        dpadded, dw = np.zeros(padded.shape), np.zeros(w.shape)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            dw += np.tensordot(dout[:, :, t], window, axes=(0, 0))
            dpadded[:, :, t * stride : t * stride + K] += np.tensordot(dout[:, :, t], w, axes=(1, 0))
        db = dout.sum(axis=(0, 2))
        return dpadded[:, :, pad : pad + L], dw, db

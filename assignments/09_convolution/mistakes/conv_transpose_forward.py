"""Known wrong answers for conv_transpose_forward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv_transpose_forward.overwritten",
    symptom="Where stamps overlap, only the last one counts; right where the stride is as large as the filter.",
    hint="What happens to a pixel of the output that two stamps reach?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] = stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.stride_ignored",
    symptom="The stamps stand one pixel apart, in a corner.",
    hint="How far apart are the stamps of two neighbours?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i : i + HH, j : j + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.bias_forgotten",
    symptom="Right where the biases are zero.",
    hint="Which argument does your function not use?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.bias_in_every_stamp",
    symptom="The bias is added with every stamp: twice where two overlap, never where there is a gap.",
    hint="How often should the bias be in one pixel of the output?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += (
                    stamps + b[:, None, None]
                )
        out = full[:, :, pad : high - pad, pad : wide - pad]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.bias_before_cutting_twice",
    symptom="The bias is added once for each channel that comes in.",
    hint="One output is one sum over all channels. How often is the bias in it?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + C * b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.padding_adds",
    symptom="Padding makes the output larger.",
    hint="Convolution adds a border before it begins. What does the reverse do at its end?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = np.pad(full, ((0, 0), (0, 0), (pad, pad), (pad, pad))) + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.padding_ignored",
    symptom="Nothing is cut off.",
    hint="Which setting does your function not use?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.cut_at_the_end_only",
    symptom="The border is cut off below and on the right only.",
    hint="How many rows go at the top, how many at the bottom?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, : high - 2 * pad, : wide - 2 * pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.cut_by_minus_zero",
    symptom="The output is empty where there is no padding.",
    hint="What is a[0:-0]?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad:-pad, pad:-pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.flipped",
    symptom="The stamps are turned around.",
    hint="One bright pixel, one filter: which picture should appear?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w[:, :, ::-1, ::-1], axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.channels_averaged",
    symptom="Too small by the number of channels.",
    hint="Are the stamps of all channels added up, or averaged?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0)) / C
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.weights_read_as_conv",
    symptom="Reads w as (F, C, HH, WW), as convolutions do; an error where C is not F.",
    hint="Which axis of w belongs to the channels that come in?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 1))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.size_times_stride",
    symptom="The output has H * stride rows, whatever the filter.",
    hint="Two pixels, stride 1, a filter of 2: how long is the result?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = H * stride, W * stride
        full = np.zeros((N, F, high, wide), dtype=x.dtype)
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                room = full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                room += stamps[:, :, : room.shape[2], : room.shape[3]]
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)


@mistake(
    "conv_transpose_forward.always_double",
    symptom="float32 images give float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def conv_transpose_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (_, F, HH, WW) = x.shape, w.shape
        high, wide = (H - 1) * stride + HH, (W - 1) * stride + WW
        full = np.zeros((N, F, high, wide))
        for i in range(H):
            for j in range(W):
                stamps = np.tensordot(x[:, :, i, j], w, axes=(1, 0))
                full[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += stamps
        out = full[:, :, pad : high - pad, pad : wide - pad] + b[:, None, None]
        return out, (x, w, stride, pad)

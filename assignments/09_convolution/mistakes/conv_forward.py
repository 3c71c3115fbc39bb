"""Known wrong answers for conv_forward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv_forward.bias_forgotten",
    symptom="Right where the biases are zero.",
    hint="Which argument does your function not use?",
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
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3]))
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.bias_for_each_channel",
    symptom="The bias is added once for each channel; right for one channel.",
    hint="One output is one sum over all channels. How often is the bias added to it?",
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
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + C * b
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.flipped",
    symptom="The filters are flipped, as in mathematics; right for symmetric ones.",
    hint="Which weight meets the upper left pixel of the patch? What do all frameworks do?",
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
                out[:, :, i, j] = np.tensordot(patch, w[:, :, ::-1, ::-1], axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.stride_ignored",
    symptom="Right for stride 1 only.",
    hint="Where does the second patch start if the stride is 2?",
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
                patch = padded[:, :, i : i + HH, j : j + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.spread_filter",
    symptom="The stride pulls the filter apart instead of moving it.",
    hint="Which pixels does the first patch hold, for a stride of 2?",
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
                patch = np.resize(
                    padded[:, :, i : i + HH * stride : stride, j : j + WW * stride : stride], (N, C, HH, WW)
                )
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.padding_ignored",
    symptom="The output is too small where there is padding.",
    hint="Which setting does your function not use?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (0, 0), (0, 0)))
        oh, ow = (H - HH) // stride + 1, (W - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.padding_above",
    symptom="All zeros are put above and on the left: the output is shifted.",
    hint="How many zeros belong on each of the four sides?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (2 * pad, 0), (2 * pad, 0)))
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.padding_repeats",
    symptom="Only the border is wrong: beyond it, the image goes on.",
    hint="What is beyond the border of the image?",
)
class _:
    def conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv_forward.first_channel",
    symptom="Right for one channel only.",
    hint="A filter has weights for every channel. Which ones do you use?",
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
                out[:, :, i, j] = np.tensordot(patch[:, 0], w[:, 0], axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)

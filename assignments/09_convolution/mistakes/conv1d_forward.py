"""Known wrong answers for conv1d_forward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv1d_forward.bias_forgotten",
    symptom="Right where the biases are zero.",
    hint="Which argument does your function not use?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2]))
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.flipped",
    symptom="The filters run backwards; right for symmetric ones.",
    hint="Which weight meets the first number of the window?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w[:, :, ::-1], axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.stride_ignored",
    symptom="Right for stride 1 only.",
    hint="Where does the second window start if the stride is 2?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t : t + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.spread_filter",
    symptom="The stride pulls the window apart instead of moving it.",
    hint="Which numbers does the first window hold, for a stride of 2?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = np.resize(padded[:, :, t : t + K * stride : stride], (N, C, K))
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.padding_ignored",
    symptom="The output is too short where there is padding.",
    hint="Which argument does your function not use?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (0, 0)))
        T = (L - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.padding_in_front",
    symptom="All zeros are put in front: the output is shifted.",
    hint="How many zeros belong at each end?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (2 * pad, 0)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.padding_repeats",
    symptom="Only the ends are wrong: beyond them, the sequence goes on.",
    hint="What is beyond the ends of the sequence?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)), mode="edge")
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.first_channel",
    symptom="Right for one channel only.",
    hint="A filter has weights for every channel. Which ones do you use?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = window[:, 0] @ w[:, 0].T + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.bias_for_each_channel",
    symptom="The bias is added once for each channel.",
    hint="One output is one sum over all channels. How often is the bias added to it?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + C * b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.channels_averaged",
    symptom="Too small by the number of channels.",
    hint="Are the channels added up, or averaged?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) / C + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.same_length",
    symptom="The output is as long as the sequence over the stride, whatever the filter.",
    hint="How many positions does a filter of 2 have on 4 numbers?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = L // stride
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = np.pad(padded, ((0, 0), (0, 0), (0, K + stride)))[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.one_position_missing",
    symptom="The last position is missing.",
    hint="A filter as long as the sequence: how many positions does it have?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride
        out = np.zeros((N, F, T), dtype=x.dtype)
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)


@mistake(
    "conv1d_forward.always_double",
    symptom="float32 sequences give float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def conv1d_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        N, C, L = x.shape
        F, _, K = w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
        T = (L + 2 * pad - K) // stride + 1
        out = np.zeros((N, F, T))
        for t in range(T):
            window = padded[:, :, t * stride : t * stride + K]
            out[:, :, t] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
        return out, (x, w, stride, pad)

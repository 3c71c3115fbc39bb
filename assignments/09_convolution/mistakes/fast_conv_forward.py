"""Known wrong answers for fast_conv_forward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "fast_conv_forward.batch_not_moved",
    symptom="The product (F, N * oh * ow) is reshaped to (N, F, oh, ow): right for one image or one filter.",
    hint="Which axis of the product changes fastest? What must be moved before, and what only reshaped?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(N, F, oh, ow), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.filters_last",
    symptom="The matrix of filters has the wrong side first; right for one filter.",
    hint="Which numbers must stand in one row of the matrix of filters?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(-1, F).T @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.channels_and_pixels_mixed",
    symptom="The order of the weights is not that of the columns; right for one channel.",
    hint="In which order do a patch's numbers stand in its column: channel, row, column? And those of a filter?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.transpose(0, 2, 3, 1).reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.bias_forgotten",
    symptom="Right where the biases are zero.",
    hint="Which argument does your function not use?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(F, -1) @ cols.reshape(C * HH * WW, -1)
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.bias_for_each_weight",
    symptom="The bias is added once for each weight.",
    hint="One output is one sum. How often is the bias added to it?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None] * C * HH * WW
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.flipped",
    symptom="The filters are flipped; right for symmetric ones.",
    hint="Does conv_forward flip them?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w[:, :, ::-1, ::-1].reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.stride_ignored",
    symptom="Right for stride 1 only.",
    hint="Which pixels meet the upper left weight if the stride is 2?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + oh, v : v + ow]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.padding_above",
    symptom="All zeros are put above and on the left: the output is shifted.",
    hint="How many zeros belong on each of the four sides?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (2 * pad, 0), (2 * pad, 0)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.rows_and_columns_of_filters_exchanged",
    symptom="Rows and columns of the filters are exchanged.",
    hint="Which of the weights meets the pixel on the right of the first one?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.swapaxes(2, 3).reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(F, N, oh, ow).transpose(1, 0, 2, 3), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.output_transposed",
    symptom="Rows and columns of the output are exchanged; right for a square output of one pixel.",
    hint="In which order do the positions stand in the columns?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.empty((C, HH, WW, N, oh, ow), dtype=x.dtype)
        for u in range(HH):
            for v in range(WW):
                patch = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
                cols[:, u, v] = patch.transpose(1, 0, 2, 3)
        out = w.reshape(F, -1) @ cols.reshape(C * HH * WW, -1) + b[:, None]
        return out.reshape(F, N, oh, ow).transpose(1, 0, 3, 2).reshape(N, F, oh, ow), (x, w, stride, pad)


@mistake(
    "fast_conv_forward.four_loops",
    symptom="Right, but a Python loop visits every position of every filter on every image.",
    hint="Which of the four loops could one product of matrices do at once?",
)
class _:
    def fast_conv_forward(x, w, b, conv_param):
        stride, pad = conv_param["stride"], conv_param["pad"]
        (N, C, H, W), (F, _, HH, WW) = x.shape, w.shape
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
        out = np.zeros((N, F, oh, ow), dtype=x.dtype)
        for n, f, i, j in np.ndindex(N, F, oh, ow):
            patch = padded[n, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
            out[n, f, i, j] = np.sum(patch * w[f]) + b[f]
        return out, (x, w, stride, pad)

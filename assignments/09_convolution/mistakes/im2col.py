"""Known wrong answers for im2col."""

import numpy as np

from grader.spec import mistake


@mistake(
    "im2col.stride_ignored",
    symptom="Right for stride 1 only.",
    hint="Where does the second patch start if the stride is 2?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i : i + kh, j : j + kw]
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.spread_patches",
    symptom="The stride pulls a patch apart instead of moving it.",
    hint="Which pixels does the first patch hold, for a stride of 2?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = np.resize(
                    padded[:, :, i : i + kh * stride : stride, j : j + kw * stride : stride], (N, C, kh, kw)
                )
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.padding_ignored",
    symptom="The patches at the border are missing.",
    hint="Which argument does your function not use?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H - kh) // stride + 1, (W - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (0, 0), (0, 0)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.padding_above",
    symptom="All zeros are put above and on the left.",
    hint="How many zeros belong on each of the four sides?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (2 * pad, 0), (2 * pad, 0)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.padding_repeats",
    symptom="Beyond the border, the image goes on instead of being zero.",
    hint="What is beyond the border of the image?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.last_positions_missing",
    symptom="The last row and column of patches are missing.",
    hint="A patch as large as the image: how many positions does it have?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride, (W + 2 * pad - kw) // stride
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.first_image",
    symptom="Every image's patches are those of the first.",
    hint="Does your answer change when the second image changes?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                cols[:, :, :, :, i, j] = patch[:1].transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.first_channel",
    symptom="Every channel's patches are those of the first.",
    hint="Does your answer change when the second channel changes?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                cols[:, :, :, :, i, j] = patch[:, :1].transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.sides_of_image_exchanged",
    symptom="Counts the positions along the width with the height.",
    hint="Try an image that is wider than it is high.",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (H + 2 * pad - kh) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = np.resize(
                    padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw], (N, C, kh, kw)
                )
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.square_patches",
    symptom="Patches are as wide as they are high.",
    hint="Try patches of 2 x 3.",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        kw = min(kh, W + 2 * pad)
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.pixels_once",
    symptom="Every pixel is copied once: patches lie side by side.",
    hint="Do neighbouring patches overlap?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = np.pad(padded, ((0, 0), (0, 0), (0, oh * kh), (0, ow * kw)))
                patch = patch[:, :, i * kh : i * kh + kh, j * kw : j * kw + kw]
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)


@mistake(
    "im2col.always_double",
    symptom="float32 images give float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow))
        for i in range(oh):
            for j in range(ow):
                patch = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                cols[:, :, :, :, i, j] = patch.transpose(1, 2, 3, 0)
        return cols.reshape(C * kh * kw, N * oh * ow)

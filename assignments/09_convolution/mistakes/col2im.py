"""Known wrong answers for col2im."""

import numpy as np

from grader.spec import mistake


@mistake(
    "col2im.overwritten",
    symptom="Every pixel comes back once: right where patches do not overlap.",
    hint="It is no inverse, but the gradient: a pixel that was copied into two patches gets what from each?",
    twins=("col2im.averaged",),
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] = patch
        return padded[:, :, pad : pad + H, pad : pad + W]


@mistake(
    "col2im.averaged",
    symptom="Divided by the number of patches that a pixel lies in, which undoes im2col.",
    hint="It is no inverse, but the gradient: a pixel that was copied into two patches gets what from each?",
    twins=("col2im.overwritten",),
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        times = np.zeros_like(padded)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
                times[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += 1
        padded /= np.maximum(times, 1)
        return padded[:, :, pad : pad + H, pad : pad + W]


@mistake(
    "col2im.stride_ignored",
    symptom="Right for stride 1 only.",
    hint="To which pixels does the second patch belong if the stride is 2?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i : i + kh, j : j + kw] += patch
        return padded[:, :, pad : pad + H, pad : pad + W]


@mistake(
    "col2im.border_kept",
    symptom="The answer is larger than x where there is padding.",
    hint="Which shape does x_shape ask for?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded


@mistake(
    "col2im.cut_by_minus_zero",
    symptom="The answer is empty where there is no padding.",
    hint="What is a[0:-0]?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, pad:-pad, pad:-pad]


@mistake(
    "col2im.cut_on_one_side",
    symptom="The answer is shifted where there is padding.",
    hint="Which pixels of the padded image were those of x?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, :H, :W]


@mistake(
    "col2im.padding_ignored",
    symptom="Patches are put back as if there had been no border.",
    hint="Where in x does a patch lie that starts in the border?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 3 * pad, W + 3 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, 2 * pad : 2 * pad + H, 2 * pad : 2 * pad + W]


@mistake(
    "col2im.patches_flipped",
    symptom="Every patch is put back turned around.",
    hint="Which number of a patch came from its upper left pixel?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)[:, :, ::-1, ::-1]
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, pad : pad + H, pad : pad + W]


@mistake(
    "col2im.images_and_channels_exchanged",
    symptom="The columns are read in another order than im2col wrote them; right for one image or one channel.",
    hint="In which order does your im2col write images, channels and positions?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(N, C, kh, kw, oh, ow).transpose(1, 2, 3, 0, 4, 5)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, pad : pad + H, pad : pad + W]


@mistake(
    "col2im.positions_before_patches",
    symptom="The columns are read as rows.",
    hint="Which axis of what your im2col returns holds the numbers of one patch?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(N, oh, ow, C, kh, kw).transpose(3, 4, 5, 0, 1, 2)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, pad : pad + H, pad : pad + W]


@mistake(
    "col2im.columns_changed",
    symptom="The columns that are put back are set to zero.",
    hint="What is in the caller's array afterwards?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        cols[...] = 0
        return padded[:, :, pad : pad + H, pad : pad + W]


@mistake(
    "col2im.always_double",
    symptom="float32 columns give float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def col2im(cols, x_shape, kh, kw, pad, stride):
        N, C, H, W = x_shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        patches = cols.reshape(C, kh, kw, N, oh, ow)
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, pad : pad + H, pad : pad + W]


@mistake(
    "col2im.sizes_of_the_last_im2col",
    symptom="Sizes come from a global variable that im2col left behind, not from the arguments.",
    hint="Call im2col on a second image before col2im of the first. Which sizes does col2im use?",
)
class _:
    def im2col(x, kh, kw, pad, stride):
        im2col.sizes = x.shape, kh, kw, pad, stride
        N, C, H, W = x.shape
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
        for u in range(kh):
            for v in range(kw):
                taps = padded[:, :, u : u + oh * stride : stride, v : v + ow * stride : stride]
                cols[:, u, v] = taps[:, :, :oh, :ow].transpose(1, 0, 2, 3)
        return cols.ravel()

    def col2im(cols, x_shape, kh, kw, pad, stride):
        (N, C, H, W), kh, kw, pad, stride = im2col.sizes
        oh, ow = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
        used = cols[: C * kh * kw * N * oh * ow]
        patches = np.resize(used, (C, kh, kw, N, oh, ow))
        padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
        for i in range(oh):
            for j in range(ow):
                patch = patches[:, :, :, :, i, j].transpose(3, 0, 1, 2)
                padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += patch
        return padded[:, :, pad : pad + H, pad : pad + W]

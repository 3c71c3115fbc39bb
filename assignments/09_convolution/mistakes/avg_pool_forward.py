"""Known wrong answers for avg_pool_forward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "avg_pool_forward.stride_ignored",
    symptom="Windows start at i, j: right for stride 1 only.",
    hint="Where does the second window start if the stride is 2?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i : i + ph, j : j + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.stride_is_the_window",
    symptom="Windows lie side by side whatever the stride.",
    hint="How far apart are two windows: their own size, or something else?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * ph : i * ph + ph, j * pw : j * pw + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.spread_window",
    symptom="The stride pulls a window apart instead of moving it.",
    hint="Which pixels does the first window hold, for a stride of 2?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i : i + ph * stride : stride, j : j + pw * stride : stride]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.sides_swapped",
    symptom="Height and width of the window are exchanged.",
    hint="Which axis of x counts rows, and which side of the window goes with it?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        pw, ph, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.square_windows",
    symptom="Windows are as wide as they are high.",
    hint="Try a window of 2 x 3.",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_height"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.last_windows_missing",
    symptom="One row and one column of windows too few.",
    hint="A window as large as the image: how many positions does it have?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride, (W - pw) // stride
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.across_channels",
    symptom="All channels of an image become the same.",
    hint="Are channels pooled together?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(1, 2, 3))[:, None]
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.across_images",
    symptom="All images of a batch become the same.",
    hint="May the answer for one image depend on the others?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(0, 2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.always_double",
    symptom="float32 images give float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow))
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.mean(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.sum",
    symptom="Too large by the size of the window.",
    hint="What is the answer for an image that is 1 everywhere?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.sum(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.largest",
    symptom="The largest number of each window.",
    hint="Which pooling does the name promise?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.divided_by_four",
    symptom="Right for windows of 2 x 2 only.",
    hint="By what do you divide, for a window of 1 x 2?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.sum(axis=(2, 3)) / 4
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.divided_by_the_square",
    symptom="Right for square windows only.",
    hint="How many pixels has a window of 2 x 3?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.sum(axis=(2, 3)) / ph**2
        return out, (x.shape, ph, pw, stride)


@mistake(
    "avg_pool_forward.divided_by_a_side",
    symptom="Divided by the height only.",
    hint="How many pixels has a window of 2 x 3?",
)
class _:
    def avg_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.sum(axis=(2, 3)) / ph
        return out, (x.shape, ph, pw, stride)

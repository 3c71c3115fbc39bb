"""Known wrong answers for max_pool_forward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "max_pool_forward.stride_ignored",
    symptom="Windows start at i, j: right for stride 1 only.",
    hint="Where does the second window start if the stride is 2?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i : i + ph, j : j + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i : i + ph, j : j + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "max_pool_forward.stride_is_the_window",
    symptom="Windows lie side by side whatever the stride.",
    hint="How far apart are two windows: their own size, or something else?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * ph : i * ph + ph, j * pw : j * pw + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * ph : i * ph + ph, j * pw : j * pw + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "max_pool_forward.spread_window",
    symptom="The stride pulls a window apart instead of moving it.",
    hint="Which pixels does the first window hold, for a stride of 2?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i : i + ph * stride : stride, j : j + pw * stride : stride]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i : i + ph * stride : stride, j : j + pw * stride : stride]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "max_pool_forward.sides_swapped",
    symptom="Height and width of the window are exchanged.",
    hint="Which axis of x counts rows, and which side of the window goes with it?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        pw, ph, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "max_pool_forward.square_windows",
    symptom="Windows are as wide as they are high.",
    hint="Try a window of 2 x 3.",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_height"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "max_pool_forward.last_windows_missing",
    symptom="One row and one column of windows too few.",
    hint="A window as large as the image: how many positions does it have?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride, (W - pw) // stride
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.max(axis=(2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "max_pool_forward.across_channels",
    symptom="All channels of an image become the same.",
    hint="Are channels pooled together?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.max(axis=(1, 2, 3))[:, None]
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx


@mistake(
    "max_pool_forward.across_images",
    symptom="All images of a batch become the same.",
    hint="May the answer for one image depend on the others?",
)
class _:
    def max_pool_forward(x, pool_param):
        N, C, H, W = x.shape
        ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
        oh, ow = (H - ph) // stride + 1, (W - pw) // stride + 1
        out = np.zeros((N, C, oh, ow), dtype=x.dtype)
        for i in range(oh):
            for j in range(ow):
                window = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw]
                out[:, :, i, j] = window.max(axis=(0, 2, 3))
        return out, (x, ph, pw, stride)

    def max_pool_backward(dout, cache):
        x, ph, pw, stride = cache
        dx = np.zeros_like(x)
        for n, c, i, j in np.ndindex(*dout.shape):
            window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
            u, v = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
        return dx

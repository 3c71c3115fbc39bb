"""Known wrong answers for avg_pool_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "avg_pool_backward.overwritten",
    symptom="Right while windows do not overlap.",
    hint="A pixel that lies in two windows: what reaches it from each?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=dout.dtype)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / (ph * pw)
                dx[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] = share
        return dx


@mistake(
    "avg_pool_backward.not_divided",
    symptom="Too large by the size of the window.",
    hint="If one pixel rises by 1, by how much does the mean rise?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=dout.dtype)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None]
                dx[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] += share
        return dx


@mistake(
    "avg_pool_backward.divided_by_the_square",
    symptom="Right for square windows only.",
    hint="How many pixels has a window of 2 x 3?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=dout.dtype)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / (ph * ph)
                dx[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] += share
        return dx


@mistake(
    "avg_pool_backward.divided_by_a_side",
    symptom="Divided by the height only.",
    hint="How many pixels has a window of 2 x 3?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=dout.dtype)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / ph
                dx[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] += share
        return dx


@mistake(
    "avg_pool_backward.stride_ignored",
    symptom="Gradients go to windows that start at i, j: right for stride 1 only.",
    hint="Where does the second window start if the stride is 2?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=dout.dtype)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / (ph * pw)
                dx[:, :, i : i + ph, j : j + pw] += share
        return dx


@mistake(
    "avg_pool_backward.first_pixel",
    symptom="Only the first pixel of each window gets anything.",
    hint="Which pixels does a mean depend on?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=dout.dtype)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / (ph * pw)
                dx[:, :, i * stride, j * stride] += dout[:, :, i, j]
        return dx


@mistake(
    "avg_pool_backward.averaged_where_windows_overlap",
    symptom="A pixel in several windows gets the mean of what they say.",
    hint="If a pixel rises, and two means rise with it: by how much does the loss change in all?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=dout.dtype)
        times = np.zeros(x_shape, dtype=dout.dtype)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / (ph * pw)
                dx[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] += share
                times[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] += 1
        return dx / np.maximum(times, 1)


@mistake(
    "avg_pool_backward.sized_by_dout",
    symptom="dx is too small where the last window does not reach the end of the image.",
    hint="Which shape must dx have, whatever the windows reach?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(
            (*x_shape[:2], (dout.shape[2] - 1) * stride + ph, (dout.shape[3] - 1) * stride + pw),
            dtype=dout.dtype,
        )
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / (ph * pw)
                dx[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] += share
        return dx


@mistake(
    "avg_pool_backward.windows_repeated",
    symptom="Every window's gradient is repeated, side by side: right where windows lie side by side.",
    hint="Where does the second window start if the stride is 1?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape, dtype=dout.dtype)
        spread = np.repeat(np.repeat(dout, ph, axis=2), pw, axis=3) / (ph * pw)
        rows, columns = min(spread.shape[2], x_shape[2]), min(spread.shape[3], x_shape[3])
        dx[:, :, :rows, :columns] = spread[:, :, :rows, :columns]
        return dx


@mistake(
    "avg_pool_backward.always_double",
    symptom="float32 gradients come back as float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def avg_pool_backward(dout, cache):
        x_shape, ph, pw, stride = cache
        dx = np.zeros(x_shape)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                share = dout[:, :, i, j][:, :, None, None] / (ph * pw)
                dx[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw] += share
        return dx

"""Known wrong answers for global_avg_pool_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "global_avg_pool_backward.not_divided",
    symptom="Too large by the number of pixels.",
    hint="If one pixel rises by 1, by how much does the mean rise?",
)
class _:
    def global_avg_pool_backward(dout, cache):
        N, C, H, W = cache
        dx = np.zeros(cache, dtype=dout.dtype)
        dx += dout[:, :, None, None]
        return dx


@mistake(
    "global_avg_pool_backward.square",
    symptom="Right for square images only.",
    hint="How many pixels has an image of 1 x 2?",
)
class _:
    def global_avg_pool_backward(dout, cache):
        N, C, H, W = cache
        dx = np.zeros(cache, dtype=dout.dtype)
        dx += dout[:, :, None, None] / (H * H)
        return dx


@mistake(
    "global_avg_pool_backward.divided_by_the_batch",
    symptom="Divided by the number of images, too.",
    hint="Which numbers does one mean average?",
)
class _:
    def global_avg_pool_backward(dout, cache):
        N, C, H, W = cache
        dx = np.zeros(cache, dtype=dout.dtype)
        dx += dout[:, :, None, None] / (N * H * W)
        return dx


@mistake(
    "global_avg_pool_backward.divided_by_the_channels",
    symptom="Divided by the number of channels, too.",
    hint="Which numbers does one mean average?",
)
class _:
    def global_avg_pool_backward(dout, cache):
        N, C, H, W = cache
        dx = np.zeros(cache, dtype=dout.dtype)
        dx += dout[:, :, None, None] / (C * H * W)
        return dx


@mistake(
    "global_avg_pool_backward.one_pixel",
    symptom="Only the first pixel gets anything.",
    hint="Which pixels does the mean depend on?",
)
class _:
    def global_avg_pool_backward(dout, cache):
        N, C, H, W = cache
        dx = np.zeros(cache, dtype=dout.dtype)
        dx[:, :, 0, 0] = dout
        return dx


@mistake(
    "global_avg_pool_backward.not_spread",
    symptom="The gradient of the mean comes back, in the shape of the means.",
    hint="Which shape must dx have?",
)
class _:
    def global_avg_pool_backward(dout, cache):
        N, C, H, W = cache
        return dout / (H * W)


@mistake(
    "global_avg_pool_backward.always_double",
    symptom="float32 gradients come back as float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def global_avg_pool_backward(dout, cache):
        N, C, H, W = cache
        dx = np.zeros(cache)
        dx += dout[:, :, None, None] / (H * W)
        return dx

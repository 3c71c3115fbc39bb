"""Known wrong answers for global_avg_pool_forward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "global_avg_pool_forward.sum",
    symptom="Too large by the number of pixels.",
    hint="What is the answer for an image that is 1 everywhere?",
)
class _:
    def global_avg_pool_forward(x):
        return x.sum(axis=(2, 3)), x.shape


@mistake(
    "global_avg_pool_forward.largest",
    symptom="The largest number of each channel.",
    hint="Which pooling does the name promise?",
)
class _:
    def global_avg_pool_forward(x):
        return x.max(axis=(2, 3)), x.shape


@mistake(
    "global_avg_pool_forward.axes_kept",
    symptom="The shape is (N, C, 1, 1).",
    hint="How many axes should the answer have?",
)
class _:
    def global_avg_pool_forward(x):
        return x.mean(axis=(2, 3), keepdims=True), x.shape


@mistake(
    "global_avg_pool_forward.over_the_batch",
    symptom="One mean for all images together.",
    hint="May the answer for one image depend on the others?",
)
class _:
    def global_avg_pool_forward(x):
        return x.mean(axis=(0, 2, 3)), x.shape


@mistake(
    "global_avg_pool_forward.over_the_channels",
    symptom="One mean for all channels of an image.",
    hint="How many numbers should an image with three channels give?",
)
class _:
    def global_avg_pool_forward(x):
        return x.mean(axis=(1, 2, 3)), x.shape


@mistake(
    "global_avg_pool_forward.rows_only",
    symptom="A mean for each row.",
    hint="Which two axes are the pixels?",
)
class _:
    def global_avg_pool_forward(x):
        return x.mean(axis=3), x.shape


@mistake(
    "global_avg_pool_forward.square",
    symptom="Right for square images only.",
    hint="How many pixels has an image of 1 x 2?",
)
class _:
    def global_avg_pool_forward(x):
        return x.sum(axis=(2, 3)) / x.shape[2] ** 2, x.shape


@mistake(
    "global_avg_pool_forward.always_double",
    symptom="float32 images give float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def global_avg_pool_forward(x):
        out = np.zeros(x.shape[:2])
        out += x.mean(axis=(2, 3))
        return out, x.shape

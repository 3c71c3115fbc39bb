"""Known wrong answers for spatial_batchnorm."""

import numpy as np

from grader.spec import mistake


@mistake(
    "spatial_batchnorm_forward.reshaped_without_moving_the_channels",
    symptom="x.reshape(-1, C) mixes channels and pixels; right for a single channel.",
    hint="Number the entries of a (1, 2, 1, 3) array and reshape it to (3, 2). Does column 0 hold channel 0?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        out, cache = batchnorm_forward(x.reshape(-1, x.shape[1]), gamma, beta, bn_param)  # noqa: F821
        return out.reshape(x.shape), cache


@mistake(
    "spatial_batchnorm_forward.channels_not_moved_back",
    symptom="The channels go to the last axis, and are not brought back before the final reshape.",
    hint="You moved an axis before you reshaped. How do you undo the two, and in which order?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        rows = x.transpose(0, 2, 3, 1).reshape(-1, x.shape[1])
        out, cache = batchnorm_forward(rows, gamma, beta, bn_param)  # noqa: F821
        return out.reshape(x.shape), cache

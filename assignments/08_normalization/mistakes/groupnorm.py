"""Known wrong answers for groupnorm."""

import numpy as np

from grader.spec import mistake


@mistake(
    "groupnorm_forward.each_channel_alone",
    symptom="Every channel is normalized by itself, whatever the groups.",
    hint="How many means does an image have with four channels in two groups?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(3, 4), keepdims=True), split.var(axis=(3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.all_channels_together",
    symptom="All channels of an image share one mean; right for one group.",
    hint="How many means does an image have with four channels in two groups?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(1, 2, 3, 4), keepdims=True), split.var(axis=(1, 2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.shared_by_the_batch",
    symptom="The images of a batch share their statistics; right for a batch of one.",
    hint="Does your answer for one image depend on the others in the batch?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(0, 2, 3, 4), keepdims=True), split.var(axis=(0, 2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.each_pixel_alone",
    symptom="Statistics over the channels of a group only, for each pixel by itself.",
    hint="Do the pixels of a group share their mean?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2,), keepdims=True), split.var(axis=(2,), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.every_other_channel",
    symptom="Group g takes channels g, g + G, ...: interleaved instead of neighbours.",
    hint="With four channels in two groups, which channels belong to group 0?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, c // groups, groups, height, width)
        mean, var = split.mean(axis=(1, 3, 4), keepdims=True), split.var(axis=(1, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.group_size_for_groups",
    symptom="Takes groups for the number of channels in a group; the same when it is the root of C.",
    hint="groups = 3 with six channels: are there three groups, or groups of three?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, c // groups, groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.unbiased_variance",
    symptom="The variance divides by one less than the size of the group.",
    hint="Which variance does the handout ask for?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = (
            split.mean(axis=(2, 3, 4), keepdims=True),
            split.var(axis=(2, 3, 4), keepdims=True, ddof=1),
        )
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.root_forgotten",
    symptom="Divides by the variance instead of its root.",
    hint="After normalizing, is the variance of each group 1? Check it with numpy.",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / (var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.epsilon_ignored",
    symptom="Uses 1e-5 whatever gn_param says.",
    hint="Call it with eps = 0.5. Does anything change?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = 1e-5
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.epsilon_missing",
    symptom="No epsilon at all: nan for a constant group.",
    hint="What is the standard deviation of a group whose numbers are all the same?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.mean_not_subtracted",
    symptom="Scales, but does not centre.",
    hint="What is the mean of each group after normalizing? What should it be?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (split * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.scale_and_shift_forgotten",
    symptom="The normalized values come back without gamma and beta.",
    hint="Set beta to 100. Does your output notice?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return x_hat, (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.one_scale_a_group",
    symptom="All channels of a group are scaled and shifted by its first channel's numbers.",
    hint="How many numbers are in gamma: one for each group, or one for each channel?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        gamma = np.repeat(gamma[:: c // groups], c // groups)
        beta = np.repeat(beta[:: c // groups], c // groups)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.scale_along_the_width",
    symptom="gamma and beta meet the last axis: an error, or wrong numbers when W = C.",
    hint="With which axis of (N, C, H, W) does a (C,) vector line up by itself? With which should it?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.channels_left_over",
    symptom="A number of groups that does not divide C leaves channels over, without a word.",
    hint="What happens to the last channel when three channels go into two groups?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        eps, size = gn_param.get("eps", 1e-5), x.shape[1] // groups
        x_hat, deviations = np.zeros_like(x), []
        for first in range(0, groups * size, size):
            group = x[:, first : first + size]
            mean, var = group.mean(axis=(1, 2, 3), keepdims=True), group.var(axis=(1, 2, 3), keepdims=True)
            x_hat[:, first : first + size] = (group - mean) / np.sqrt(var + eps)
            deviations.append(1 / np.sqrt(var[:, 0, 0, 0] + eps))
        out = gamma[:, None, None] * x_hat + beta[:, None, None]
        return out, (x_hat, gamma, np.stack(deviations, axis=1))


@mistake(
    "groupnorm_forward.centres_in_place",
    symptom="Right numbers, but x is centred after the call.",
    hint="Look at x after the call. What does -= write to? And does reshape copy?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        x -= x.mean(axis=(1, 2, 3), keepdims=True)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)


@mistake(
    "groupnorm_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Print out.dtype for a float32 input. Which array was made without a dtype?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean, var = split.mean(axis=(2, 3, 4), keepdims=True), split.var(axis=(2, 3, 4), keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return np.zeros(x.shape) + gamma[:, None, None] * x_hat + beta[:, None, None], (
            x_hat,
            gamma,
            inverse_std,
        )


@mistake(
    "groupnorm_forward.difference_of_squares",
    symptom="Mean of the squares minus squared mean, which cancels for large numbers close together.",
    hint="How many digits are left when you subtract two numbers of size 1e8 that differ by 1e-6?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        n, c, height, width = x.shape
        eps = gn_param.get("eps", 1e-5)
        split = x.reshape(n, groups, c // groups, height, width)
        mean = split.mean(axis=(2, 3, 4), keepdims=True)
        var = (split**2).mean(axis=(2, 3, 4), keepdims=True) - mean**2
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = ((split - mean) * inverse_std).reshape(x.shape)
        return gamma[:, None, None] * x_hat + beta[:, None, None], (x_hat, gamma, inverse_std)

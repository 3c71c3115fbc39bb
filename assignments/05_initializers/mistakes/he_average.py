"""Known wrong answers for he_average_normal."""

import numpy as np

from grader.spec import mistake


@mistake(
    "he_average_normal.xavier",
    symptom="The variance is Xavier's: half of what it should be.",
    hint="Put equal fans into the formula. Do you get He's?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), shape)


@mistake(
    "he_average_normal.inputs_only",
    symptom="The variance is 2 / fan_in; right for square layers.",
    hint="Which fans does this form know?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, np.sqrt(2 / fan_in), shape)


@mistake(
    "he_average_normal.outputs_only",
    symptom="The variance is 2 / fan_out; right for square layers.",
    hint="Which fans does this form know?",
)
class _:
    def he_average_normal(shape, rng):
        _, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(2 / fan_out), shape)


@mistake(
    "he_average_normal.variance_for_deviation",
    symptom="The variance is handed to a function that wants a standard deviation.",
    hint="Which of the two does NumPy's normal distribution take: the variance or the standard deviation?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, 4 / (fan_in + fan_out), shape)


@mistake(
    "he_average_normal.four_outside_the_root",
    symptom="The 4 stands before the root.",
    hint="What is the root of 4? Square your standard deviation: is it the variance of the handout?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, 4 / np.sqrt(fan_in + fan_out), shape)


@mistake(
    "he_average_normal.root_of_the_numerator",
    symptom="The square root covers the 4 only.",
    hint="How far does the root reach? Which spread has the layer 200-200?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, 2 / (fan_in + fan_out), shape)


@mistake(
    "he_average_normal.without_four",
    symptom="The variance is 1 / (fan_in + fan_out).",
    hint="Put equal fans into the formula. Do you get He's?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(1 / (fan_in + fan_out)), shape)


@mistake(
    "he_average_normal.sum_of_the_shape",
    symptom="The fans of a convolution are taken as the sum of its axes: right for dense layers.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def he_average_normal(shape, rng):
        return rng.normal(0, np.sqrt(4 / sum(shape)), shape)


@mistake(
    "he_average_normal.mean_of_both_variances",
    symptom="The variance is the mean of 2 / fan_in and 2 / fan_out.",
    hint="Is the average taken of the fans, or of their reciprocals?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(1 / fan_in + 1 / fan_out), shape)


@mistake(
    "he_average_normal.uniform_of_the_same_spread",
    symptom="The spread is right, but the distribution is uniform.",
    hint="Make a histogram of many weights. Which shape has it, which should it have?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.uniform(-np.sqrt(12 / (fan_in + fan_out)), np.sqrt(12 / (fan_in + fan_out)), shape)


@mistake(
    "he_average_normal.fixed_seed",
    symptom="A generator with a fixed seed: layers of one size have the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        rng = np.random.default_rng(42)
        return rng.normal(0, np.sqrt(4 / (fan_in + fan_out)), shape)


@mistake(
    "he_average_normal.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def he_average_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return np.random.randn(*shape) * np.sqrt(4 / (fan_in + fan_out))

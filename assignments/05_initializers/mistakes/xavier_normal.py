"""Known wrong answers for xavier_normal."""

import numpy as np

from grader.spec import mistake


@mistake(
    "xavier_normal.variance_for_deviation",
    symptom="The variance is handed to a function that wants a standard deviation.",
    hint="Which of the two does NumPy's normal distribution take: the variance or the standard deviation?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, 2 / (fan_in + fan_out), shape)


@mistake(
    "xavier_normal.without_two",
    symptom="The variance lacks its 2.",
    hint="Put equal fans into the formula. Do you get LeCun's?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(1 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_normal.inputs_only",
    symptom="Looks at the inputs only; right for square layers.",
    hint="Xavier's is a compromise between the way up and the way back. Which two numbers does it know?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, np.sqrt(1 / fan_in), shape)


@mistake(
    "xavier_normal.outputs_only",
    symptom="Looks at the outputs only; right for square layers.",
    hint="Xavier's is a compromise between the way up and the way back. Which two numbers does it know?",
)
class _:
    def xavier_normal(shape, rng):
        _, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(1 / fan_out), shape)


@mistake(
    "xavier_normal.he",
    symptom="The variance is 2 / fan_in: He's.",
    hint="Which fans does Xavier's variance know?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, np.sqrt(2 / fan_in), shape)


@mistake(
    "xavier_normal.with_four",
    symptom="The variance is twice Xavier's.",
    hint="Put equal fans into the formula. Do you get LeCun's?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(4 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_normal.bound_for_deviation",
    symptom="The bound of the uniform form is used as the standard deviation.",
    hint="A bound and a standard deviation are different numbers. Which one belongs to a normal distribution?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(6 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_normal.root_of_the_numerator",
    symptom="The square root covers the 2 only.",
    hint="How far does the root reach? Which spread has the layer 100-100?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(2) / (fan_in + fan_out), shape)


@mistake(
    "xavier_normal.sum_of_the_shape",
    symptom="The fans of a convolution are taken as the sum of its axes: right for dense layers.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def xavier_normal(shape, rng):
        return rng.normal(0, np.sqrt(2 / sum(shape)), shape)


@mistake(
    "xavier_normal.first_two_axes",
    symptom="A convolution's receptive field is left out.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def xavier_normal(shape, rng):
        return rng.normal(0, np.sqrt(2 / (shape[0] + shape[1])), shape)


@mistake(
    "xavier_normal.geometric_mean",
    symptom="Takes the geometric mean of the fans.",
    hint="Which mean of the two fans stands in the formula?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, (fan_in * fan_out) ** -0.25, shape)


@mistake(
    "xavier_normal.uniform_of_the_same_spread",
    symptom="The spread is right, but the distribution is uniform.",
    hint="Make a histogram of many weights. Which shape has it, which should it have?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.uniform(-np.sqrt(6 / (fan_in + fan_out)), np.sqrt(6 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_normal.positive_only",
    symptom="All weights are positive.",
    hint="What is the mean of your weights? Which one should it be?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return np.abs(rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), shape))


@mistake(
    "xavier_normal.fixed_seed",
    symptom="A generator with a fixed seed: layers of one size have the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        rng = np.random.default_rng(42)
        return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_normal.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def xavier_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return np.random.randn(*shape) * np.sqrt(2 / (fan_in + fan_out))

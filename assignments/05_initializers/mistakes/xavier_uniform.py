"""Known wrong answers for xavier_uniform."""

import numpy as np

from grader.spec import mistake


@mistake(
    "xavier_uniform.deviation_for_bound",
    symptom="The standard deviation is used as the bound: weights too small by sqrt(3).",
    hint="Which standard deviation have numbers uniform on (-a, a)?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.uniform(-np.sqrt(2 / (fan_in + fan_out)), np.sqrt(2 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_uniform.root_of_the_numerator",
    symptom="The square root covers the 6 only.",
    hint="How far does the root reach? Which bound has the layer 100-100?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.uniform(-np.sqrt(6) / (fan_in + fan_out), np.sqrt(6) / (fan_in + fan_out), shape)


@mistake(
    "xavier_uniform.no_root",
    symptom="The bound lacks its square root.",
    hint="The formula for the variance holds bound squared. What is the bound?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.uniform(-6 / (fan_in + fan_out), 6 / (fan_in + fan_out), shape)


@mistake(
    "xavier_uniform.positive_only",
    symptom="From 0 to the bound: all weights are positive.",
    hint="Between which numbers does rng.random draw?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return np.sqrt(6 / (fan_in + fan_out)) * rng.random(shape)


@mistake(
    "xavier_uniform.normal_of_the_same_spread",
    symptom="The spread is right, but the distribution is normal.",
    hint="Make a histogram of many weights. Does it end at the bound?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_uniform.inputs_only",
    symptom="Looks at the inputs only; right for square layers.",
    hint="Xavier's is a compromise between the way up and the way back. Which two numbers does it know?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(3 / fan_in), np.sqrt(3 / fan_in), shape)


@mistake(
    "xavier_uniform.he",
    symptom="The bound is He's.",
    hint="Which fans does Xavier's variance know?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(6 / fan_in), np.sqrt(6 / fan_in), shape)


@mistake(
    "xavier_uniform.with_three",
    symptom="The bound has a 3 under the root: the 2 of the variance is lost.",
    hint="Set bound squared over 3 equal to the variance. What is the bound?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.uniform(-np.sqrt(3 / (fan_in + fan_out)), np.sqrt(3 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_uniform.roots_added",
    symptom="Takes the root of each fan and adds the roots.",
    hint="Is the root of 9 + 16 the same as the root of 9 plus the root of 16? Which one stands in the formula?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        bound = np.sqrt(6) / (np.sqrt(fan_in) + np.sqrt(fan_out))
        return rng.uniform(-bound, bound, shape)


@mistake(
    "xavier_uniform.with_twelve",
    symptom="The bound has a 12 under the root, as if it were the width of the interval.",
    hint="The variance of numbers uniform on (-a, a): the width squared over 12, and how wide is that?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.uniform(-np.sqrt(24 / (fan_in + fan_out)), np.sqrt(24 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_uniform.half_the_width",
    symptom="From minus half the bound to half the bound.",
    hint="Between which numbers does rng.random() - 0.5 lie?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return np.sqrt(6 / (fan_in + fan_out)) * (rng.random(shape) - 0.5)


@mistake(
    "xavier_uniform.sum_of_the_shape",
    symptom="The fans of a convolution are taken as the sum of its axes: right for dense layers.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def xavier_uniform(shape, rng):
        bound = np.sqrt(6 / sum(shape))
        return rng.uniform(-bound, bound, shape)


@mistake(
    "xavier_uniform.fixed_seed",
    symptom="A generator with a fixed seed: layers of one size have the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        rng = np.random.default_rng(42)
        return rng.uniform(-np.sqrt(6 / (fan_in + fan_out)), np.sqrt(6 / (fan_in + fan_out)), shape)


@mistake(
    "xavier_uniform.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def xavier_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return np.random.uniform(-1, 1, shape) * np.sqrt(6 / (fan_in + fan_out))

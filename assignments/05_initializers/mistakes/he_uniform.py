"""Known wrong answers for he_uniform."""

import numpy as np

from grader.spec import mistake


@mistake(
    "he_uniform.deviation_for_bound",
    symptom="The standard deviation is used as the bound: weights too small by sqrt(3).",
    hint="Which standard deviation have numbers uniform on (-a, a)?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(2 / fan_in), np.sqrt(2 / fan_in), shape)


@mistake(
    "he_uniform.without_two",
    symptom="The variance is LeCun's.",
    hint="Half of the units behind a ReLU are off. Which factor makes up for it?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(3 / fan_in), np.sqrt(3 / fan_in), shape)


@mistake(
    "he_uniform.outputs_for_inputs",
    symptom="Scales by fan_out: the same for square layers.",
    hint="A unit adds up its inputs. Which fan counts those?",
)
class _:
    def he_uniform(shape, rng):
        _, fan_out = fans(shape)
        return rng.uniform(-np.sqrt(6 / fan_out), np.sqrt(6 / fan_out), shape)


@mistake(
    "he_uniform.xavier",
    symptom="The bound is Xavier's.",
    hint="Which fan does He's variance know?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.uniform(-np.sqrt(6 / (fan_in + fan_out)), np.sqrt(6 / (fan_in + fan_out)), shape)


@mistake(
    "he_uniform.root_of_the_numerator",
    symptom="The square root covers the 6 only.",
    hint="How far does the root reach? Which bound has a layer with 600 inputs?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(6) / fan_in, np.sqrt(6) / fan_in, shape)


@mistake(
    "he_uniform.no_root",
    symptom="The bound lacks its square root.",
    hint="The formula for the variance holds bound squared. What is the bound?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-6 / fan_in, 6 / fan_in, shape)


@mistake(
    "he_uniform.positive_only",
    symptom="From 0 to the bound: all weights are positive.",
    hint="Between which numbers does rng.random draw?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return np.sqrt(6 / fan_in) * rng.random(shape)


@mistake(
    "he_uniform.normal_of_the_same_spread",
    symptom="The spread is right, but the distribution is normal.",
    hint="Make a histogram of many weights. Does it end at the bound?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, np.sqrt(2 / fan_in), shape)


@mistake(
    "he_uniform.with_twelve",
    symptom="Twice too wide: the bound is taken for the width of the interval.",
    hint="The variance of numbers uniform on (-a, a): the width squared over 12, and how wide is that?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(24 / fan_in), np.sqrt(24 / fan_in), shape)


@mistake(
    "he_uniform.first_axis",
    symptom="Takes the first axis for fan_in, also of a convolution, where it counts the filters.",
    hint="What does each axis of (F, C, HH, WW) count? Which of them does a filter sum over?",
)
class _:
    def he_uniform(shape, rng):
        bound = np.sqrt(6 / shape[0])
        return rng.uniform(-bound, bound, shape)


@mistake(
    "he_uniform.channels_only",
    symptom="Takes the channels for a convolution's fan_in and forgets the receptive field.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def he_uniform(shape, rng):
        fan_in = shape[0] if len(shape) == 2 else shape[1]
        bound = np.sqrt(6 / fan_in)
        return rng.uniform(-bound, bound, shape)


@mistake(
    "he_uniform.fixed_seed",
    symptom="A generator with a fixed seed: layers of one size have the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        rng = np.random.default_rng(42)
        return rng.uniform(-np.sqrt(6 / fan_in), np.sqrt(6 / fan_in), shape)


@mistake(
    "he_uniform.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def he_uniform(shape, rng):
        fan_in, _ = fans(shape)
        return np.random.uniform(-1, 1, shape) * np.sqrt(6 / fan_in)

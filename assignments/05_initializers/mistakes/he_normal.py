"""Known wrong answers for he_normal."""

import numpy as np

from grader.spec import mistake


@mistake(
    "he_normal.without_two",
    symptom="The variance is LeCun's: a signal shrinks in every ReLU layer.",
    hint="Half of the units behind a ReLU are off. Which factor makes up for it?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, np.sqrt(1 / fan_in), shape)


@mistake(
    "he_normal.outputs_for_inputs",
    symptom="Scales by fan_out: the same for square layers.",
    hint="A unit adds up its inputs. Which fan counts those?",
)
class _:
    def he_normal(shape, rng):
        _, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(2 / fan_out), shape)


@mistake(
    "he_normal.variance_for_deviation",
    symptom="The variance is handed to a function that wants a standard deviation.",
    hint="Which of the two does NumPy's normal distribution take: the variance or the standard deviation?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, 2 / fan_in, shape)


@mistake(
    "he_normal.root_of_the_numerator",
    symptom="The square root covers the 2 only.",
    hint="How far does the root reach? Which spread has a layer with 200 inputs?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, np.sqrt(2) / fan_in, shape)


@mistake(
    "he_normal.two_outside_the_root",
    symptom="The 2 stands before the root.",
    hint="Square your standard deviation. Is it the variance of the handout?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, 2 / np.sqrt(fan_in), shape)


@mistake(
    "he_normal.always_the_same",
    symptom="0.01, whatever the layer.",
    hint="Compare the spread for 10 and for 1000 inputs. Should it be the same?",
)
class _:
    def he_normal(shape, rng):
        return 0.01 * rng.standard_normal(shape)


@mistake(
    "he_normal.xavier",
    symptom="The variance is Xavier's.",
    hint="Half of the units behind a ReLU are off. Which factor makes up for it, and which fan does the sum run over?",
)
class _:
    def he_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), shape)


@mistake(
    "he_normal.average_of_the_fans",
    symptom="The variance is 4 / (fan_in + fan_out): the form with the average fan, which is another exercise.",
    hint="Which fan does he_normal know, and which he_average_normal?",
)
class _:
    def he_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(4 / (fan_in + fan_out)), shape)


@mistake(
    "he_normal.first_axis",
    symptom="Takes the first axis for fan_in, also of a convolution, where it counts the filters.",
    hint="What does each axis of (F, C, HH, WW) count? Which of them does a filter sum over?",
)
class _:
    def he_normal(shape, rng):
        return rng.normal(0, np.sqrt(2 / shape[0]), shape)


@mistake(
    "he_normal.channels_only",
    symptom="Takes the channels for a convolution's fan_in and forgets the receptive field.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def he_normal(shape, rng):
        fan_in = shape[0] if len(shape) == 2 else shape[1]
        return rng.normal(0, np.sqrt(2 / fan_in), shape)


@mistake(
    "he_normal.uniform_of_the_same_spread",
    symptom="The spread is right, but the distribution is uniform.",
    hint="Make a histogram of many weights. Which shape has it, which should it have?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(6 / fan_in), np.sqrt(6 / fan_in), shape)


@mistake(
    "he_normal.uniform_numbers",
    symptom="Uniform between plus and minus the standard deviation.",
    hint="What is the standard deviation of numbers uniform on (-s, s)? And which distribution does the name say?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(2 / fan_in), np.sqrt(2 / fan_in), shape)


@mistake(
    "he_normal.truncated_without_correction",
    symptom="Truncated at two standard deviations, and therefore 12 percent too narrow.",
    hint="Drawing again what lies far out makes the spread smaller. By how much?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        std = np.sqrt(2 / fan_in)
        w = rng.normal(0, std, shape)
        while (far := np.abs(w) > 2 * std).any():
            w[far] = rng.normal(0, std, int(far.sum()))
        return w


@mistake(
    "he_normal.positive_only",
    symptom="All weights are positive, as if a ReLU had been put over them.",
    hint="What is the mean of your weights? Which one should it be?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        return np.abs(rng.normal(0, np.sqrt(2 / fan_in), shape))


@mistake(
    "he_normal.fixed_seed",
    symptom="A generator with a fixed seed: layers of one size have the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        rng = np.random.default_rng(42)
        return rng.normal(0, np.sqrt(2 / fan_in), shape)


@mistake(
    "he_normal.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def he_normal(shape, rng):
        fan_in, _ = fans(shape)
        return np.random.randn(*shape) * np.sqrt(2 / fan_in)


@mistake(
    "he_normal.global_generator_for_convolutions",
    symptom="NumPy's global generator draws the convolutions, rng the dense layers only.",
    hint="Draw a convolution twice with generators of the same seed. Where do its numbers come from?",
)
class _:
    def he_normal(shape, rng):
        std = np.sqrt(2 / fans(shape)[0])
        return std * (rng.standard_normal(shape) if len(shape) == 2 else np.random.randn(*shape))

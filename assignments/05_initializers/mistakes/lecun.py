"""Known wrong answers for lecun_normal."""

import numpy as np

from grader.spec import mistake


@mistake(
    "lecun_normal.variance_for_deviation",
    symptom="The variance is handed to a function that wants a standard deviation.",
    hint="Which of the two does NumPy's normal distribution take: the variance or the standard deviation?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, 1 / fan_in, shape)


@mistake(
    "lecun_normal.outputs_for_inputs",
    symptom="Scales by fan_out: the same for square layers.",
    hint="A unit adds up its inputs. Which fan counts those?",
)
class _:
    def lecun_normal(shape, rng):
        _, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(1 / fan_out), shape)


@mistake(
    "lecun_normal.with_two",
    symptom="The variance is 2 / fan_in: He's, made for the ReLU.",
    hint="Which of the schemes is the one for ReLU layers, and which factor brings it?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, np.sqrt(2 / fan_in), shape)


@mistake(
    "lecun_normal.xavier",
    symptom="The variance looks at both fans, as Xavier's does.",
    hint="Which fan does this scheme know?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), shape)


@mistake(
    "lecun_normal.sum_of_the_fans",
    symptom="The variance is 1 / (fan_in + fan_out).",
    hint="A unit adds up its inputs. How many products is that?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, fan_out = fans(shape)
        return rng.normal(0, np.sqrt(1 / (fan_in + fan_out)), shape)


@mistake(
    "lecun_normal.uniform_numbers",
    symptom="Uniform between plus and minus the standard deviation.",
    hint="What is the standard deviation of numbers uniform on (-s, s)? And which distribution does the name say?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(1 / fan_in), np.sqrt(1 / fan_in), shape)


@mistake(
    "lecun_normal.uniform_of_the_same_spread",
    symptom="The spread is right, but the distribution is uniform.",
    hint="Make a histogram of many weights. Which shape has it, which should it have?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.uniform(-np.sqrt(3 / fan_in), np.sqrt(3 / fan_in), shape)


@mistake(
    "lecun_normal.first_axis",
    symptom="Takes the first axis for fan_in, also of a convolution, where it counts the filters.",
    hint="What does each axis of (F, C, HH, WW) count? Which of them does a filter sum over?",
)
class _:
    def lecun_normal(shape, rng):
        return rng.normal(0, np.sqrt(1 / shape[0]), shape)


@mistake(
    "lecun_normal.channels_only",
    symptom="Takes the channels for a convolution's fan_in and forgets the receptive field.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in = shape[0] if len(shape) == 2 else shape[1]
        return rng.normal(0, np.sqrt(1 / fan_in), shape)


@mistake(
    "lecun_normal.all_weights",
    symptom="Divides by the number of all weights.",
    hint="How many of the weights belong to one unit?",
)
class _:
    def lecun_normal(shape, rng):
        return rng.normal(0, np.sqrt(1 / np.prod(shape)), shape)


@mistake(
    "lecun_normal.positive_only",
    symptom="All weights are positive.",
    hint="What is the mean of your weights? Which one should it be?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        return np.abs(rng.normal(0, np.sqrt(1 / fan_in), shape))


@mistake(
    "lecun_normal.truncated_without_correction",
    symptom="Truncated at two standard deviations, and therefore 12 percent too narrow.",
    hint="Drawing again what lies far out makes the spread smaller. By how much?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        std = np.sqrt(1 / fan_in)
        w = rng.normal(0, std, shape)
        while (far := np.abs(w) > 2 * std).any():
            w[far] = rng.normal(0, std, int(far.sum()))
        return w


@mistake(
    "lecun_normal.multiplied",
    symptom="Multiplies by the root of fan_in where it should divide.",
    hint="Many inputs: must each weight be larger or smaller?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        return rng.normal(0, np.sqrt(fan_in), shape)


@mistake(
    "lecun_normal.fixed_seed",
    symptom="A generator with a fixed seed: layers of one size have the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        rng = np.random.default_rng(42)
        return rng.normal(0, np.sqrt(1 / fan_in), shape)


@mistake(
    "lecun_normal.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def lecun_normal(shape, rng):
        fan_in, _ = fans(shape)
        return np.random.randn(*shape) * np.sqrt(1 / fan_in)

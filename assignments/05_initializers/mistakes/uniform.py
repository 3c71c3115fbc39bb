"""Known wrong answers for uniform."""

import numpy as np

from grader.spec import mistake


@mistake(
    "uniform.from_zero",
    symptom="From 0 to bound: all weights are positive.",
    hint="What is the smallest weight? What is their mean?",
)
class _:
    def uniform(shape, bound, rng):
        return bound * rng.random(shape)


@mistake(
    "uniform.half_the_width",
    symptom="From -bound/2 to bound/2.",
    hint="What is the largest weight, compared with bound?",
)
class _:
    def uniform(shape, bound, rng):
        return bound * (rng.random(shape) - 0.5)


@mistake(
    "uniform.twice_the_width",
    symptom="From -2 bound to 2 bound.",
    hint="What is the largest weight, compared with bound?",
)
class _:
    def uniform(shape, bound, rng):
        return rng.uniform(-2 * bound, 2 * bound, shape)


@mistake(
    "uniform.bound_as_deviation",
    symptom="bound is taken for the standard deviation: sqrt(3) times too wide.",
    hint="What is the largest weight, compared with bound?",
)
class _:
    def uniform(shape, bound, rng):
        return rng.uniform(-np.sqrt(3) * bound, np.sqrt(3) * bound, shape)


@mistake(
    "uniform.narrowed",
    symptom="From -bound/sqrt(3) to bound/sqrt(3).",
    hint="What is the largest weight, compared with bound? Which number is given here: the bound or the spread?",
)
class _:
    def uniform(shape, bound, rng):
        return rng.uniform(-bound, bound, shape) / np.sqrt(3)


@mistake(
    "uniform.normal_numbers",
    symptom="Normal numbers with standard deviation bound.",
    hint="Make a histogram of many weights. Does it end at bound?",
)
class _:
    def uniform(shape, bound, rng):
        return rng.normal(0, bound, shape)


@mistake(
    "uniform.normal_of_the_same_spread",
    symptom="The spread is right, but the distribution is normal.",
    hint="Make a histogram of many weights. Does it end at bound?",
)
class _:
    def uniform(shape, bound, rng):
        return rng.normal(0, bound / np.sqrt(3), shape)


@mistake(
    "uniform.normal_clipped",
    symptom="Normal numbers, cut at the bound.",
    hint="Make a histogram of many weights. Is it flat?",
)
class _:
    def uniform(shape, bound, rng):
        return np.clip(rng.normal(0, bound, shape), -bound, bound)


@mistake(
    "uniform.bound_ignored",
    symptom="From -1 to 1, whatever bound.",
    hint="Call it with two values of bound and compare.",
)
class _:
    def uniform(shape, bound, rng):
        return rng.uniform(-1, 1, shape)


@mistake(
    "uniform.signs_only",
    symptom="Every weight is bound or -bound.",
    hint="How many different numbers are in your array?",
)
class _:
    def uniform(shape, bound, rng):
        return bound * rng.choice([-1.0, 1.0], shape)


@mistake(
    "uniform.sum_of_two",
    symptom="The average of two uniform numbers: those near zero are more likely.",
    hint="Make a histogram of many weights. Is it flat?",
)
class _:
    def uniform(shape, bound, rng):
        return (rng.uniform(-bound, bound, shape) + rng.uniform(-bound, bound, shape)) / 2


@mistake(
    "uniform.rounded",
    symptom="Rounded to two decimals: hardly any two weights differ.",
    hint="How many different numbers are in your array, with bound = 0.1?",
)
class _:
    def uniform(shape, bound, rng):
        return np.round(rng.uniform(-bound, bound, shape), 2)


@mistake(
    "uniform.fixed_seed",
    symptom="A generator with a fixed seed: every layer has the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def uniform(shape, bound, rng):
        rng = np.random.default_rng(0)
        return rng.uniform(-bound, bound, shape)


@mistake(
    "uniform.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def uniform(shape, bound, rng):
        return np.random.uniform(-bound, bound, shape)


@mistake(
    "uniform.generator_copied",
    symptom="A copy of the generator draws: all layers of one size have the same weights.",
    hint="Draw two layers with one generator and compare them. Did the generator move on?",
)
class _:
    def uniform(shape, bound, rng):
        import copy

        return copy.deepcopy(rng).uniform(-bound, bound, shape)


@mistake(
    "uniform.one_row_repeated",
    symptom="One row is drawn and repeated: all inputs are treated alike.",
    hint="Print two rows. How many numbers do you draw?",
)
class _:
    def uniform(shape, bound, rng):
        return np.broadcast_to(rng.uniform(-bound, bound, shape[1:]), shape).copy()

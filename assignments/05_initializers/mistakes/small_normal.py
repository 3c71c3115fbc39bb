"""Known wrong answers for small_normal."""

import numpy as np

from grader.spec import mistake


@mistake(
    "small_normal.deviation_as_the_mean",
    symptom="std is taken for the mean; the standard deviation is 1.",
    hint="What is the first argument of rng.normal, and what the second? Print the mean of your weights.",
)
class _:
    def small_normal(shape, std, rng):
        return rng.normal(std, size=shape)


@mistake(
    "small_normal.variance_for_deviation",
    symptom="The standard deviation is std squared.",
    hint="Is it the variance or the standard deviation that is given? Which one does your generator take?",
)
class _:
    def small_normal(shape, std, rng):
        return rng.normal(0, std**2, shape)


@mistake(
    "small_normal.root_of_the_deviation",
    symptom="The standard deviation is the square root of std.",
    hint="Is it the variance or the standard deviation that is given? Is there anything to take a root of?",
)
class _:
    def small_normal(shape, std, rng):
        return rng.normal(0, np.sqrt(std), shape)


@mistake(
    "small_normal.std_ignored",
    symptom="Always 0.01, whatever std.",
    hint="Call it with two values of std and compare.",
)
class _:
    def small_normal(shape, std, rng):
        return rng.normal(0, 0.01, shape)


@mistake(
    "small_normal.standard_normal",
    symptom="Always 1, whatever std.",
    hint="Call it with two values of std and compare.",
)
class _:
    def small_normal(shape, std, rng):
        return rng.standard_normal(shape)


@mistake(
    "small_normal.uniform_numbers",
    symptom="Uniform between -std and std.",
    hint="Make a histogram of many weights. Which shape has it, which should it have?",
)
class _:
    def small_normal(shape, std, rng):
        return rng.uniform(-std, std, shape)


@mistake(
    "small_normal.uniform_of_the_same_spread",
    symptom="The spread is right, but the distribution is uniform.",
    hint="Make a histogram of many weights. Which shape has it, which should it have?",
)
class _:
    def small_normal(shape, std, rng):
        return rng.uniform(-np.sqrt(3) * std, np.sqrt(3) * std, shape)


@mistake(
    "small_normal.positive_only",
    symptom="All weights are positive.",
    hint="What is the mean of your weights? Which one should it be?",
)
class _:
    def small_normal(shape, std, rng):
        return np.abs(rng.normal(0, std, shape))


@mistake(
    "small_normal.uniform_from_zero",
    symptom="Uniform between 0 and std, as rng.random gives them.",
    hint="Between which numbers does rng.random draw? Which mean do they have?",
)
class _:
    def small_normal(shape, std, rng):
        return std * rng.random(shape)


@mistake(
    "small_normal.clipped",
    symptom="Numbers beyond two standard deviations are moved to two: one in twenty weights is the same.",
    hint="What is in the two outermost bins of the histogram? Moving a number is not drawing it again.",
)
class _:
    def small_normal(shape, std, rng):
        return np.clip(rng.normal(0, std, shape), -2 * std, 2 * std)


@mistake(
    "small_normal.truncated_without_correction",
    symptom="Truncated at two standard deviations, and therefore 12 percent too narrow.",
    hint="Drawing again what lies far out makes the spread smaller. By how much?",
)
class _:
    def small_normal(shape, std, rng):
        w = rng.normal(0, std, shape)
        while (far := np.abs(w) > 2 * std).any():
            w[far] = rng.normal(0, std, int(far.sum()))
        return w


@mistake(
    "small_normal.divided_by_the_inputs",
    symptom="Also divided by the square root of the first size: this scheme knows nothing of sizes.",
    hint="Which of the schemes looks at the size of a layer? Is it this one?",
)
class _:
    def small_normal(shape, std, rng):
        return rng.normal(0, std, shape) / np.sqrt(shape[0])


@mistake(
    "small_normal.one_row_repeated",
    symptom="One row is drawn and repeated: all inputs are treated alike.",
    hint="Print two rows. How many numbers do you draw?",
)
class _:
    def small_normal(shape, std, rng):
        return np.broadcast_to(std * rng.standard_normal(shape[1:]), shape).copy()


@mistake(
    "small_normal.one_column_repeated",
    symptom="One column is drawn and repeated: all units are copies of one another.",
    hint="Print two columns. What will happen to units that start alike?",
)
class _:
    def small_normal(shape, std, rng):
        return np.broadcast_to(std * rng.standard_normal((*shape[:-1], 1)), shape).copy()


@mistake(
    "small_normal.fixed_seed",
    symptom="A generator with a fixed seed: every layer has the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def small_normal(shape, std, rng):
        rng = np.random.default_rng(0)
        return rng.normal(0, std, shape)


@mistake(
    "small_normal.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def small_normal(shape, std, rng):
        return std * np.random.randn(*shape)


@mistake(
    "small_normal.generator_copied",
    symptom="A copy of the generator draws: all layers of one size have the same weights.",
    hint="Draw two layers with one generator and compare them. Did the generator move on?",
)
class _:
    def small_normal(shape, std, rng):
        import copy

        return copy.deepcopy(rng).normal(0, std, shape)


@mistake(
    "small_normal.transposed",
    symptom="The axes come in the opposite order.",
    hint="Ask for (2, 3). Which shape do you get?",
)
class _:
    def small_normal(shape, std, rng):
        return rng.normal(0, std, shape[::-1])


@mistake(
    "small_normal.lists",
    symptom="Nested lists come back, not an array.",
    hint="What type has your answer? Can it be multiplied by a matrix?",
)
class _:
    def small_normal(shape, std, rng):
        return (std * rng.standard_normal(shape)).tolist()


@mistake(
    "small_normal.a_single_number",
    symptom="One number is drawn, and stands everywhere.",
    hint="How many different numbers are in your array?",
)
class _:
    def small_normal(shape, std, rng):
        return np.full(shape, rng.normal(0, std))

"""Known wrong answers for count_parameters."""

import numpy as np

from grader.spec import mistake


@mistake(
    "count_parameters.biases_forgotten",
    symptom="Counts the weights only.",
    hint="Which numbers does training adjust besides the weights?",
)
class _:
    def count_parameters(params):
        return sum(array.size for name, array in params.items() if name.startswith("W"))


@mistake(
    "count_parameters.counts_arrays",
    symptom="Counts the arrays instead of the numbers in them.",
    hint="How many numbers are in one W? What does len of a dict count?",
)
class _:
    def count_parameters(params):
        return len(params)


@mistake(
    "count_parameters.counts_rows",
    symptom="Adds up the lengths of the arrays: rows only.",
    hint="What is len of a 3 x 4 array, and how many numbers does it hold?",
)
class _:
    def count_parameters(params):
        return sum(len(array) for array in params.values())


@mistake(
    "count_parameters.adds_the_sides",
    symptom="Adds the sides of a weight matrix where they should be multiplied.",
    hint="How many connections are there between 3 inputs and 4 units?",
)
class _:
    def count_parameters(params):
        return sum(sum(array.shape) for array in params.values())


@mistake(
    "count_parameters.nonzero_only",
    symptom="Leaves out the numbers that happen to be zero.",
    hint="A bias starts at zero. Is it a parameter all the same?",
)
class _:
    def count_parameters(params):
        return sum(np.count_nonzero(array) for array in params.values())


@mistake(
    "count_parameters.two_layers_only",
    symptom="Counts the first two layers, however many there are.",
    hint="Try a network with one layer, and one with five.",
)
class _:
    def count_parameters(params):
        return sum(params[name].size for name in ("W1", "b1", "W2", "b2"))


@mistake(
    "count_parameters.a_bias_for_every_input",
    symptom="Counts the biases of a layer by its inputs instead of its units.",
    hint="Which shape has b1 in a layer from 3 inputs to 4 units?",
)
class _:
    def count_parameters(params):
        weights = [array for name, array in params.items() if name.startswith("W")]
        return sum((outputs + 1) * inputs for inputs, outputs in (array.shape for array in weights))


@mistake(
    "count_parameters.sixteen_bits",
    symptom="Counts in 16-bit integers, which overflow for real networks.",
    hint="Count 784-500-50-10. Which is the largest number your type of integer can hold?",
)
class _:
    def count_parameters(params):
        sizes = np.array([array.size for array in params.values()])
        return int(sizes.astype(np.int16).sum(dtype=np.int16))


@mistake(
    "count_parameters.empties_the_dict",
    symptom="The right number, but params is emptied while counting.",
    hint="Print params after the call. What does popitem leave behind?",
)
class _:
    def count_parameters(params):
        count = 0
        while params:
            _, array = params.popitem()
            count += array.size
        return count

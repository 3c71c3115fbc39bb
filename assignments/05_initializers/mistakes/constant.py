"""Known wrong answers for zeros and constant."""

import numpy as np

from grader.spec import mistake


@mistake(
    "zeros.ones",
    symptom="Every number is 1.",
    hint="Print one of the numbers. What does the name say?",
)
class _:
    def zeros(shape):
        return np.ones(shape)


@mistake(
    "zeros.almost",
    symptom="The numbers are small, but not zero.",
    hint="Print the largest number in your array.",
)
class _:
    def zeros(shape):
        return np.full(shape, 1e-3)


@mistake(
    "zeros.unpacked",
    symptom="The sizes are handed over one by one; the second is taken for a dtype.",
    hint="What does np.zeros take as its first argument, and what as its second?",
)
class _:
    def zeros(shape):
        return np.zeros(*shape)


@mistake(
    "zeros.flat",
    symptom="The right number of zeros in one long row.",
    hint="Compare the shape of your array with the one asked for.",
)
class _:
    def zeros(shape):
        return np.zeros(int(np.prod(shape)))


@mistake(
    "zeros.integers",
    symptom="Zeros are integers: the first step of training can't be added to them.",
    hint="Try w -= 0.1 * dw on your array. What is its dtype?",
)
class _:
    def zeros(shape):
        return np.zeros(shape, dtype=int)


@mistake(
    "zeros.transposed",
    symptom="The axes come in the opposite order.",
    hint="Ask for (2, 3). Which shape do you get?",
)
class _:
    def zeros(shape):
        return np.zeros(shape[::-1])


@mistake(
    "zeros.lists",
    symptom="Nested lists come back, not an array.",
    hint="What type has your answer? Can it be multiplied by a matrix?",
)
class _:
    def zeros(shape):
        return np.zeros(shape).tolist()


@mistake(
    "constant.value_ignored",
    symptom="Every number is 1, whatever the value.",
    hint="Where does the value enter?",
)
class _:
    def constant(shape, value):
        return np.ones(shape)


@mistake(
    "constant.zeros",
    symptom="Every number is 0, whatever the value.",
    hint="Where does the value enter?",
)
class _:
    def constant(shape, value):
        return np.zeros(shape)


@mistake(
    "constant.added_to_one",
    symptom="Every number is too large by 1.",
    hint="What do your numbers hold before the value is added?",
)
class _:
    def constant(shape, value):
        return np.ones(shape) + value


@mistake(
    "constant.diagonal",
    symptom="The value stands on the diagonal only.",
    hint="Which entries should hold the value?",
)
class _:
    def constant(shape, value):
        w = np.zeros(shape)
        if w.ndim == 2:
            np.fill_diagonal(w, value)
        else:
            w[...] = value
        return w


@mistake(
    "constant.whole_numbers",
    symptom="The value is rounded towards zero.",
    hint="Ask for 0.1. What is the dtype of the array that you store it in?",
)
class _:
    def constant(shape, value):
        w = np.zeros(shape, dtype=int)
        w[...] = value
        return w


@mistake(
    "constant.integers_for_integers",
    symptom="A whole value makes an integer array, which training can't move.",
    hint="What is the dtype of constant((2,), 1)? Try to subtract 0.5 from it in place.",
)
class _:
    def constant(shape, value):
        return np.full(shape, value)


@mistake(
    "constant.flat",
    symptom="The right number of values in one long row.",
    hint="Compare the shape of your array with the one asked for.",
)
class _:
    def constant(shape, value):
        return np.full(int(np.prod(shape)), float(value))


@mistake(
    "constant.first_row",
    symptom="Only the first row is filled.",
    hint="Print the whole array, not only its beginning.",
)
class _:
    def constant(shape, value):
        w = np.zeros(shape)
        if w.ndim > 1:
            w[0] = value
        else:
            w[...] = value
        return w


@mistake(
    "constant.shared_out",
    symptom="The value is divided among the entries.",
    hint="Which number should each entry hold, whatever the shape?",
)
class _:
    def constant(shape, value):
        return np.full(shape, value / max(1, int(np.prod(shape))))

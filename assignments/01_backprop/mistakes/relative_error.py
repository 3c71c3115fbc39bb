"""Known wrong answers for relative_error."""

import numpy as np

from grader.spec import mistake


@mistake(
    "relative_error.not_in_proportion",
    symptom="The largest difference itself, whatever the size of the entries.",
    hint="Is a difference of 0.001 a good sign between gradients of 1000, and between gradients of 0.001?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b)))


@mistake(
    "relative_error.mean_instead_of_largest",
    symptom="Averages over the entries: one wrong entry among many good ones hardly shows.",
    hint="One entry of a thousand is wrong. Should your number be able to hide it?",
)
class _:
    def relative_error(a, b):
        return float(np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@mistake(
    "relative_error.errors_added_up",
    symptom="Adds the errors of all entries.",
    hint="Compare ten entries that are each off by 1 % with one entry that is. Should the answers differ?",
)
class _:
    def relative_error(a, b):
        return float(np.sum(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@mistake(
    "relative_error.sign_kept",
    symptom="Keeps the sign of the difference: entries that are too small do not count.",
    hint="Exchange a and b. What does your function say then?",
)
class _:
    def relative_error(a, b):
        return float(np.max((a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@mistake(
    "relative_error.denominator_without_absolutes",
    symptom="Divides by the sum of the entries: where their signs differ, that is anything, and possibly 0.",
    hint="What do you divide by when a is 2 and b is -2?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a + b))))


@mistake(
    "relative_error.signed_denominator",
    symptom="Divides by the entries with their signs: negative gradients fall under the floor.",
    hint="Try two equal and negative gradients, off by a little. What is the denominator?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / np.maximum(1e-8, a + b)))


@mistake(
    "relative_error.by_the_first",
    symptom="Divides by the size of a alone.",
    hint="Which of the two gradients is the right one is not known yet. What happens where a is 0 and b is not?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a))))


@mistake(
    "relative_error.by_the_second",
    symptom="Divides by the size of b alone.",
    hint="Exchange a and b. Should the answer change?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(b))))


@mistake(
    "relative_error.by_the_larger",
    symptom="Divides by the larger of the two sizes, up to twice as much error.",
    hint="Look at the denominator for a = 1 and b = 3: what does the handout's formula say it is?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.maximum(np.abs(a), np.abs(b)))))


@mistake(
    "relative_error.by_the_mean",
    symptom="Divides by the mean of the two sizes: twice the error.",
    hint="How large can your error get for a = 0 and b = 1? What does the handout's formula give there?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / np.maximum(1e-8, (np.abs(a) + np.abs(b)) / 2)))


@mistake(
    "relative_error.of_norms",
    symptom="Divides the length of the difference by the lengths of the gradients: small entries do not count.",
    hint="One entry is large and right, one is small and has the wrong sign. Does your number notice?",
)
class _:
    def relative_error(a, b):
        lengths = np.linalg.norm(a) + np.linalg.norm(b)
        return float(np.linalg.norm(a - b) / max(1e-8, lengths))


@mistake(
    "relative_error.largest_over_largest",
    symptom="Divides the largest difference by the largest size, which may belong to another entry.",
    hint="Which is done first, dividing or taking the maximum? Try a large right entry beside a small wrong one.",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b)) / max(1e-8, np.max(np.abs(a) + np.abs(b))))


@mistake(
    "relative_error.no_floor",
    symptom="0 / 0 where both entries are zero: nan.",
    hint="Two gradients are exactly 0 at the same place. How far apart are they, and what do you divide by?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / (np.abs(a) + np.abs(b))))


@mistake(
    "relative_error.floor_too_low",
    symptom="The floor is far below 1e-8, or missing: entries that are both almost zero count as far apart.",
    hint="Which number of the handout keeps the denominator from vanishing? Count its zeros.",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b))))


@mistake(
    "relative_error.floor_for_each",
    symptom="Each of the two sizes gets the floor, so that it counts twice where both are small.",
    hint="What does your denominator come to when a and b are both 0?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / (np.maximum(1e-8, np.abs(a)) + np.maximum(1e-8, np.abs(b)))))


@mistake(
    "relative_error.kept_in_integers",
    symptom="The errors are stored in an array like a: where that holds integers, they are rounded to 0.",
    hint="Of which dtype is np.zeros_like(a) if a holds whole numbers? Can it hold a third?",
)
class _:
    def relative_error(a, b):
        errors = np.zeros_like(a)
        for i in np.ndindex(a.shape):
            errors[i] = abs(a[i] - b[i]) / max(1e-8, abs(a[i]) + abs(b[i]))
        return float(errors.max())


@mistake(
    "relative_error.floor_added",
    symptom="Adds 1e-8 to the denominator instead of taking the larger of the two.",
    hint="The floor should be without effect as soon as the entries are larger than it. Is it, in your formula?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / (np.abs(a) + np.abs(b) + 1e-8)))


@mistake(
    "relative_error.minimum_for_floor",
    symptom="Divides by at most 1e-8: the errors are gigantic.",
    hint="How large is your denominator for a = b = 1? Which of the two numbers did you want?",
)
class _:
    def relative_error(a, b):
        return float(np.max(np.abs(a - b) / np.minimum(1e-8, np.abs(a) + np.abs(b))))


@mistake(
    "relative_error.smallest_instead_of_largest",
    symptom="The smallest error instead of the largest: one good entry hides all others.",
    hint="If one entry is right and all others wrong, what does your function say?",
)
class _:
    def relative_error(a, b):
        return float(np.min(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@mistake(
    "relative_error.one_for_each_entry",
    symptom="Returns an array of errors instead of the largest.",
    hint="The handout promises one number. How do you get it from the errors of all entries?",
)
class _:
    def relative_error(a, b):
        return np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))


@mistake(
    "relative_error.subtracts_in_place",
    symptom="The right number, but a holds the difference afterwards.",
    hint="Print a after the call. What does -= write to?",
)
class _:
    def relative_error(a, b):
        size = np.maximum(1e-8, np.abs(a) + np.abs(b))
        a -= b
        return float(np.max(np.abs(a) / size))

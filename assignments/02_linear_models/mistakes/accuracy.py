"""Known wrong answers for accuracy."""

import numpy as np

from grader.spec import mistake


@mistake(
    "accuracy.error_rate",
    symptom="The share of wrong answers.",
    hint="What should a model get that is always right?",
)
class _:
    def accuracy(y_pred, y):
        return np.mean(y_pred != y)


@mistake(
    "accuracy.percent",
    symptom="Percent, not a share.",
    hint="Which interval does the handout give?",
)
class _:
    def accuracy(y_pred, y):
        return 100.0 * np.mean(y_pred == y)


@mistake(
    "accuracy.number_of_right_answers",
    symptom="The number of right answers, not their share.",
    hint="Which interval does the handout give?",
)
class _:
    def accuracy(y_pred, y):
        return np.sum(y_pred == y)


@mistake(
    "accuracy.all_or_nothing",
    symptom="1 if everything is right, otherwise 0.",
    hint="What if three of four answers are right?",
    twins=("accuracy.integer_division",),
)
class _:
    def accuracy(y_pred, y):
        return float(np.array_equal(y_pred, y))


@mistake(
    "accuracy.at_least_one",
    symptom="1 if anything is right, otherwise 0.",
    hint="What if three of four answers are right?",
)
class _:
    def accuracy(y_pred, y):
        return float((y_pred == y).any())


@mistake(
    "accuracy.rounded",
    symptom="The share is rounded to 0 or 1.",
    hint="What if three of four answers are right?",
)
class _:
    def accuracy(y_pred, y):
        return round(np.mean(y_pred == y))


@mistake(
    "accuracy.integer_division",
    symptom="The share is rounded down.",
    hint="What is 3 // 4?",
    twins=("accuracy.all_or_nothing",),
)
class _:
    def accuracy(y_pred, y):
        return np.sum(y_pred == y) // len(y)


@mistake(
    "accuracy.distance_of_the_classes",
    symptom="Classes far apart count as more than one mistake.",
    hint="Is class 9 more wrong than class 1 where class 0 is true?",
)
class _:
    def accuracy(y_pred, y):
        return 1 - np.mean(np.abs(y_pred - y))


@mistake(
    "accuracy.mean_difference",
    symptom="The mean difference of predicted and true class.",
    hint="What do class numbers mean? May you subtract them?",
)
class _:
    def accuracy(y_pred, y):
        return np.mean(y_pred - y)


@mistake(
    "accuracy.differences_cancel",
    symptom="Predictions that are too high make up for those that are too low.",
    hint="One class too high here, one too low there: are both right?",
)
class _:
    def accuracy(y_pred, y):
        return 1 - abs(np.sum(y_pred - y)) / len(y)


@mistake(
    "accuracy.class_zero_left_out",
    symptom="Right answers count only where the class is not 0.",
    hint="What is the truth value of class 0?",
)
class _:
    def accuracy(y_pred, y):
        return np.mean((y_pred == y) & (y_pred > 0))


@mistake(
    "accuracy.order_forgotten",
    symptom="Both are sorted before they are compared.",
    hint="Does it matter which sample was given which class?",
)
class _:
    def accuracy(y_pred, y):
        return np.mean(np.sort(y_pred) == np.sort(y))


@mistake(
    "accuracy.is_among_the_classes",
    symptom="A prediction counts as right if its class occurs anywhere.",
    hint="With which sample's label is each prediction compared?",
)
class _:
    def accuracy(y_pred, y):
        return np.mean(np.isin(y_pred, y))


@mistake(
    "accuracy.every_prediction_with_every_label",
    symptom="Every prediction is compared with every label.",
    hint="What shape has the comparison? How many samples are there?",
)
class _:
    def accuracy(y_pred, y):
        return np.mean(y_pred[:, None] == y)


@mistake(
    "accuracy.divided_by_the_classes",
    symptom="The number of right answers is divided by the number of classes.",
    hint="By what do you divide: how many samples, or how many classes are there?",
)
class _:
    def accuracy(y_pred, y):
        return np.sum(y_pred == y) / (max(y_pred.max(), y.max()) + 1)


@mistake(
    "accuracy.divided_by_one_less",
    symptom="The share of N - 1 samples.",
    hint="How many samples are there?",
)
class _:
    def accuracy(y_pred, y):
        return np.sum(y_pred == y) / max(len(y) - 1, 1)


@mistake(
    "accuracy.first_sample_left_out",
    symptom="The loop starts at 1.",
    hint="With which index does a loop over all samples begin?",
)
class _:
    def accuracy(y_pred, y):
        return sum(y_pred[n] == y[n] for n in range(1, len(y))) / len(y)


@mistake(
    "accuracy.mean_over_the_classes",
    symptom="Every class counts the same, however rare it is.",
    hint="Does a class with one sample weigh as much as one with ninety?",
)
class _:
    def accuracy(y_pred, y):
        return np.mean([np.mean(y_pred[y == c] == c) for c in np.unique(y)])


@mistake(
    "accuracy.labels_overwritten",
    symptom="The comparison is written into the caller's predictions.",
    hint="What does y_pred hold after the call?",
)
class _:
    def accuracy(y_pred, y):
        y_pred[:] = y_pred == y
        return y_pred.mean()

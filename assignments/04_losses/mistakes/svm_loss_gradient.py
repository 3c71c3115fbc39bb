"""Known wrong answers for svm_loss: the gradient, the scores and the dtype."""

import numpy as np

from grader.spec import mistake


@mistake(
    "svm_loss.gradient_not_averaged",
    symptom="The gradient is N times too large.",
    hint="The loss is a mean over the samples. Where is its 1/N in the gradient?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx


@mistake(
    "svm_loss.gradient_averaged_over_all",
    symptom="The gradient is divided by the number of entries.",
    hint="The loss is a mean over N samples. By what do you divide the gradient?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / x.size


@mistake(
    "svm_loss.true_class_gets_nothing",
    symptom="The true class' score gets no gradient.",
    hint="Does the loss change when the true score rises? In how many margins does it appear?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        return margin.sum() / len(y), (margin > 0).astype(x.dtype) / len(y)


@mistake(
    "svm_loss.true_class_gets_one",
    symptom="The true class' score gets -1, however many classes violate the margin.",
    hint="The true score appears in the margin of every wrong class. What if two of them are violated, or none?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -1
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.true_class_gets_one_if_wrong",
    symptom="The true class' score gets -1 where any class violates the margin.",
    hint="The true score appears in the margin of every wrong class. What if two of them are violated?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.max(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.true_class_of_everyone",
    symptom="Writes into the columns of all labels, in every row.",
    hint="Which entries does dx[:, y] name? How do you pick one entry from each row?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[:, y] = -dx.sum(axis=1, keepdims=True)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.gradient_is_the_margin",
    symptom="The gradient of a wrong class is its margin, as if it were squared.",
    hint="By how much does the loss rise when a wrong score that costs 3 rises by 0.1?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = margin.copy()
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.gradient_uphill",
    symptom="The gradient has the opposite sign.",
    hint="Should the score of a wrong class rise or fall? Which sign does its gradient need?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), -dx / len(y)


@mistake(
    "svm_loss.gradient_without_the_hinge",
    symptom="Classes that are beaten by the margin are still pushed down.",
    hint="What is the slope of a hinge where it is flat?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = np.ones_like(x)
        dx[rows, y] -= x.shape[1]
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.gradient_ignores_the_margin",
    symptom="Only classes that lead are pushed down, not those closer than 1 behind.",
    hint="Your loss charges a class that is 0.5 behind. What does your gradient do with it?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (x > x[rows, y][:, None]).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.overwrites_the_scores",
    symptom="Right numbers, but the caller's scores are changed afterwards.",
    hint="What does -= do to the array that you were given?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        x -= x[rows, y][:, None] - 1
        margin = np.maximum(0, x)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.always_double",
    symptom="Right numbers, but float32 comes back as float64.",
    hint="Look at the dtype of dx for float32 scores. Where does it change?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = np.zeros(x.shape)
        dx[margin > 0] = 1
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)

"""Known wrong answers for softmax_loss: the gradient."""

import numpy as np

from grader.spec import mistake


@mistake(
    "softmax_loss.gradient_not_averaged",
    symptom="The gradient is N times too large.",
    hint="The loss is a mean over the samples. Where is its 1/N in the gradient?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d


@mistake(
    "softmax_loss.gradient_averaged_over_all",
    symptom="The gradient is divided by the number of entries.",
    hint="The loss is a mean over N samples. By what do you divide the gradient?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / x.size


@mistake(
    "softmax_loss.true_class_forgotten",
    symptom="The 1 at the true class is not subtracted: all scores are pushed down.",
    hint="Do the entries of a row of your gradient add up to 0? They should: why?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        return loss, d / len(y)


@mistake(
    "softmax_loss.true_class_subtracted_after_averaging",
    symptom="The 1 is subtracted after the division by N; right for a batch of one.",
    hint="Does the 1/N belong to p alone, or to the whole difference?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d /= len(y)
        d[rows, y] -= 1
        return loss, d


@mistake(
    "softmax_loss.true_class_of_everyone",
    symptom="Subtracts 1 in the columns of all labels, in every row; right for a batch of one.",
    hint="How many entries of a row of your gradient are negative? How many should be?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[:, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.true_class_only",
    symptom="Only the score of the true class gets a gradient.",
    hint="Does the loss change when the score of a wrong class rises?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d = np.zeros_like(p)
        d[rows, y] = p[rows, y] - 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.label_subtracted_as_a_number",
    symptom="The label itself is subtracted from all probabilities of its row.",
    hint="y = 2 means the third class. Is 2 a number to calculate with?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        return loss, ((d - y[:, None]) / len(y)).astype(x.dtype)


@mistake(
    "softmax_loss.gradient_uphill",
    symptom="The gradient has the opposite sign.",
    hint="Should the score of the true class rise or fall? Which sign does its gradient need?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, -d / len(y)


@mistake(
    "softmax_loss.gradient_with_the_slope_again",
    symptom="Every entry is multiplied by p (1 - p): the gradient vanishes where the model is surely wrong.",
    hint="The softmax' slope cancels against that of the logarithm. How often is it in your gradient?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d * p * (1 - p) / len(y)


@mistake(
    "softmax_loss.gradient_of_the_probabilities",
    symptom="-1/p at the true class: the gradient of p, not of the scores.",
    hint="Your gradient is that of which variable? What happened to the softmax on the way back?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d = np.zeros_like(p)
        d[rows, y] = -1 / np.maximum(p[rows, y], 1e-12)
        return loss, d / len(y)


@mistake(
    "softmax_loss.gradient_of_scores_not_normalised",
    symptom="exp(x) in the gradient in place of the probabilities.",
    hint="Do the entries of a row of your gradient add up to 0? They should: why?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = np.exp(shifted)
        d[rows, y] -= 1
        return loss, d / len(y)

"""Known wrong answers for softmax_regression_loss: loss and gradient of the data."""

import numpy as np

from grader.spec import mistake


@mistake(
    "softmax_regression_loss.summed",
    symptom="Loss and gradient are sums over the samples.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).sum()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d + 2 * reg * W


@mistake(
    "softmax_regression_loss.loss_summed",
    symptom="The loss is a sum, the gradient that of a mean.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).sum()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.gradient_summed",
    symptom="The loss is a mean, the gradient that of a sum.",
    hint="Give every sample twice. Should the gradient change?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d + 2 * reg * W


@mistake(
    "softmax_regression_loss.gradient_averaged_twice",
    symptom="The gradient is divided by the number of samples twice.",
    hint="Give every sample twice. Should the gradient change?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.averaged_over_classes_too",
    symptom="The mean over all entries: C times too small.",
    hint="Zero weights should lose ln C. What do yours lose?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean() / p.shape[1]
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / d.size + 2 * reg * W


@mistake(
    "softmax_regression_loss.not_negated",
    symptom="The loss is negative: the minus sign is missing.",
    hint="Which sign has the logarithm of a probability? And which should a loss have?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = -(np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.gradient_not_negated",
    symptom="The gradient points downhill.",
    hint="Which entry of a row of the scores' gradient is negative: that of the true class, or the others?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ -d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.bits",
    symptom="Logarithms to base 2.",
    hint="Zero weights of two classes should lose 0.6931. What do yours lose?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log2(total[:, 0]) - shifted[rows, y] / np.log(2)).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.normalised_over_the_batch",
    symptom="The softmax runs along the wrong axis.",
    hint="Print the sums of the rows of your probabilities. Should they be 1?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=0)
        e = np.exp(shifted)
        total = e.sum(axis=0)
        p = e / total
        loss = -np.log(np.maximum(p[rows, y], 1e-300)).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.normalised_over_everything",
    symptom="All scores share one normaliser.",
    hint="Print the sums of the rows of your probabilities. Should they be 1?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max()
        e = np.exp(shifted)
        total = e.sum()
        p = e / total
        loss = -np.log(np.maximum(p[rows, y], 1e-300)).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.sigmoids",
    symptom="A sigmoid for each class: the classes do not compete.",
    hint="Print the sums of the rows of your probabilities. Should they be 1?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        p = (1 + np.tanh(scores / 2)) / 2
        loss = -np.log(np.maximum(p[rows, y], 1e-300)).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.softmax_twice",
    symptom="The softmax is applied to what are probabilities already.",
    hint="How often does a softmax stand between your scores and the logarithm?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = np.exp(e / total)
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.no_normaliser",
    symptom="Minus the true score: the normaliser is missing in the loss.",
    hint="Raise all scores by 1. Should the loss change?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = -scores[rows, y].mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.shift_not_taken_back",
    symptom="The normaliser is computed after the shift, the true score before it.",
    hint="You subtract the largest score once. In how many places of the loss do scores appear?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - scores[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.predicted_class",
    symptom="The loss of the class that the model prefers, not of the true one.",
    hint="Which of the arguments says what was true?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = np.log(total[:, 0]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.probability_not_logarithm",
    symptom="One minus the probability of the true class.",
    hint="Where is the logarithm? Zero weights of two classes should lose 0.6931.",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (1 - p[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.labels_as_columns",
    symptom="p[:, y] takes the columns of all labels for every row.",
    hint="Which shape has p[:, y]? How do you pick one entry from each row?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = -np.log(np.maximum(p[:, y], 1e-300)).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.one_from_all_labels_columns",
    symptom="In the gradient 1 is subtracted in the columns of all labels, in every row.",
    hint="Which shape has p[:, y]? How do you pick one entry from each row?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[:, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.labels_counted_from_one",
    symptom="The labels are used as if they began at 1.",
    hint="Which column belongs to the label 0?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        y = y - 1
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W

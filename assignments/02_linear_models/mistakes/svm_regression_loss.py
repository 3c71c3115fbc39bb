"""Known wrong answers for svm_regression_loss: the hinge."""

import numpy as np

from grader.spec import mistake


@mistake(
    "svm_regression_loss.counts_the_true_class",
    symptom="The true class pays its own margin: the loss is 1 too large.",
    hint="What do you lose where every wrong class is beaten by far? What does the equation say of j = y?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y) + 1
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.counts_the_true_class_in_the_gradient",
    symptom="The true class counts itself among those that come too close.",
    hint="How many classes come too close in one sample, and is the true one among those you count?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1) - 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.no_margin",
    symptom="The margin of 1 is missing: being just ahead is enough.",
    hint="What do equal scores cost? With C classes it should be C - 1.",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None])
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.margin_subtracted",
    symptom="The margin has the wrong sign: wrong classes may lead by 1.",
    hint="By how much must the true class lead before a wrong class costs nothing?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] - 1)
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.difference_turned_round",
    symptom="Right answers are punished: the difference is taken the other way round.",
    hint="Raise the score of the true class by 10. Should the loss rise?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores[rows, y][:, None] - scores + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = -(margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.no_hinge",
    symptom="Classes that are beaten by far lower the loss.",
    hint="Can your loss be negative? What does a class cost that is beaten by 100?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = scores - scores[rows, y][:, None] + 1
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = np.ones_like(scores)
        d[rows, y] = 1 - scores.shape[1]
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.squared",
    symptom="The squared hinge, with its own gradient.",
    hint="A wrong class leads by 3. Does it cost 4, or 16?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = (margin**2).sum() / len(y)
        d = 2 * margin
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.worst_class_only",
    symptom="Only the worst wrong class counts in the loss.",
    hint="Two wrong classes come too close. How many of them does the handout charge?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.max(axis=1).mean()
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.worst_class_only_throughout",
    symptom="Only the worst wrong class counts, in loss and gradient: another loss of the same family.",
    hint="Two wrong classes come too close. How many of them does the handout charge?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.max(axis=1).mean()
        worst = margin.argmax(axis=1)
        hit = (margin[rows, worst] > 0).astype(W.dtype)
        d = np.zeros_like(scores)
        d[rows, worst] += hit
        d[rows, y] -= hit
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.one_against_the_rest",
    symptom="A hinge for each column by itself, with labels -1 and 1.",
    hint="Does the cost of a wrong class depend on its score alone, or on its distance to another score?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        sign = np.ones_like(scores)
        sign[rows, y] = -1
        margin = np.maximum(0, 1 + sign * scores)
        loss = margin.sum() / len(y)
        d = sign * (margin > 0)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.softmax",
    symptom="The softmax loss in place of the hinge.",
    hint="What does a sample cost whose wrong classes are all beaten by more than 1?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(np.maximum(p[rows, y], 1e-300)).mean()
        d = p
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.labels_as_columns",
    symptom="scores[:, y] takes the columns of all labels for every row.",
    hint="Which shape has scores[:, y]? How do you pick one entry from each row?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[:, y].max(axis=1, keepdims=True) + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.one_score_for_all_rows",
    symptom="The first sample's true score is compared with every row.",
    hint="Which shape has the column of true scores? Is there one for each row?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[0, y[0]] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.labels_counted_from_one",
    symptom="The labels are used as if they began at 1.",
    hint="Which column belongs to the label 0?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        y = y - 1
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.summed",
    symptom="Loss and gradient are sums over the samples.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum()
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d + 2 * reg * W


@mistake(
    "svm_regression_loss.loss_summed",
    symptom="The loss is a sum, the gradient that of a mean.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum()
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.gradient_summed",
    symptom="The loss is a mean, the gradient that of a sum.",
    hint="Give every sample twice. Should the gradient change?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d + 2 * reg * W


@mistake(
    "svm_regression_loss.averaged_over_classes_too",
    symptom="The mean over all entries: C times too small.",
    hint="Zero weights should lose C - 1. What do yours lose?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.mean()
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / d.size + 2 * reg * W


@mistake(
    "svm_regression_loss.loss_averaged_over_classes_too",
    symptom="The loss is the mean over all entries, the gradient is right.",
    hint="Zero weights should lose C - 1. What do yours lose?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.mean()
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W

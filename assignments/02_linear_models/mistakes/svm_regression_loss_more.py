"""Known wrong answers for svm_regression_loss: gradient, penalty, dtypes."""

import numpy as np

from grader.spec import mistake


@mistake(
    "svm_regression_loss.true_class_without_gradient",
    symptom="The true class gets no gradient.",
    hint="In how many of the terms does the score of the true class appear, and with which sign?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.true_class_gives_one",
    symptom="The true class gives 1, however many classes come too close.",
    hint="In how many of the terms does the score of the true class appear?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -(d.sum(axis=1) > 0)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.true_class_gives_C_minus_1",
    symptom="The true class gives C - 1, as if all other classes came too close.",
    hint="In how many of the terms does the score of the true class appear?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = 1 - d.shape[1]
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.true_class_wrong_sign",
    symptom="The true class gets what it should give.",
    hint="Raise the score of the true class a little. Does the loss rise or fall?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.all_labels_columns",
    symptom="The true class' gradient is written into the columns of all labels.",
    hint="Which entries does d[:, y] mean? How do you reach one in each row?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[:, y] = -d.sum(axis=1, keepdims=True)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.margins_in_the_gradient",
    symptom="The gradient is in proportion to the margin.",
    hint="Two wrong classes come too close, one by 0.1, the other by 10. What are the slopes of their terms?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = margin.copy()
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.gradient_not_negated",
    symptom="The gradient points downhill.",
    hint="Raise the score of the true class a little. Does the loss rise or fall?",
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
        return loss + reg * (W**2).sum(), X.T @ -d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.features_left_out",
    symptom="The mean gradient of each class' score for all of its weights.",
    hint="The scores depend on W through X. Which shape has the gradient of the scores, and which that of W?",
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
        return loss + reg * (W**2).sum(), np.repeat(d.mean(axis=0)[None], len(W), axis=0) + 2 * reg * W


@mistake(
    "svm_regression_loss.gradient_transposed",
    symptom="The gradient is transposed.",
    hint="Which shape has W, and which has your gradient?",
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
        return loss + reg * (W**2).sum(), d.T @ X / len(y) + 2 * reg * W.T


@mistake(
    "svm_regression_loss.no_penalty",
    symptom="The penalty is missing.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
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
        return loss, X.T @ d / len(y)


@mistake(
    "svm_regression_loss.no_penalty_in_the_loss",
    symptom="The gradient has the penalty's part, the loss does not have the penalty.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
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
        return loss, X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.no_penalty_in_the_gradient",
    symptom="The loss has the penalty, the gradient does not have its part.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
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
        return loss + reg * (W**2).sum(), X.T @ d / len(y)


@mistake(
    "svm_regression_loss.half_penalty",
    symptom="A factor 1/2 in the penalty and in its gradient.",
    hint="What does the handout charge for one weight of 3 with reg = 1?",
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
        return loss + reg / 2 * (W**2).sum(), X.T @ d / len(y) + reg * W


@mistake(
    "svm_regression_loss.half_penalty_in_the_gradient",
    symptom="The factor 2 of the penalty's derivative is missing.",
    hint="What is the derivative of reg times a square?",
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
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + reg * W


@mistake(
    "svm_regression_loss.penalty_averaged_too",
    symptom="The whole gradient, penalty included, is divided by the number of samples.",
    hint="Does the penalty depend on how many samples there are?",
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
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W / len(y)


@mistake(
    "svm_regression_loss.reg_weighs_the_data",
    symptom="reg multiplies the hinge, as the constant C of other books does.",
    hint="With reg = 0, what should be left: the penalty, or the hinge?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = reg * margin.sum() / len(y)
        d = (margin > 0).astype(W.dtype)
        d[rows, y] = -d.sum(axis=1)
        return loss + (W**2).sum(), reg * X.T @ d / len(y) + 2 * W


@mistake(
    "svm_regression_loss.double_precision",
    symptom="The gradient is float64, whatever W is.",
    hint="Call it with float32 and print the dtype after every line. What do np.zeros and integers times X give?",
)
class _:
    def svm_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        margin = np.maximum(0, scores - scores[rows, y][:, None] + 1)
        margin[rows, y] = 0
        loss = margin.sum() / len(y)
        d = (margin > 0).astype(np.float64)
        d[rows, y] = -d.sum(axis=1)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "svm_regression_loss.samples_scaled_in_place",
    symptom="The caller's samples are divided by their number.",
    hint="What does X hold after the call?",
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
        X /= len(y)
        return loss + reg * (W**2).sum(), X.T @ d + 2 * reg * W

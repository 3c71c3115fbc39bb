"""Known wrong answers for softmax_regression_loss: gradient, penalty, large scores, dtypes."""

import numpy as np

from grader.spec import mistake


@mistake(
    "softmax_regression_loss.true_class_not_subtracted",
    symptom="The gradient is that of the normaliser alone.",
    hint="What does each row of the scores' gradient add up to?",
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
        d = p
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.true_class_only",
    symptom="Only the true classes get a gradient.",
    hint="What does each row of the scores' gradient add up to?",
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
        d = np.zeros_like(p)
        d[rows, y] = p[rows, y] - 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.predictions_in_the_gradient",
    symptom="Predictions, 0 or 1, where the probabilities belong.",
    hint="Which numbers does the equation subtract the labels from: predictions, or probabilities?",
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
        d = np.zeros_like(p)
        d[rows, p.argmax(axis=1)] = 1
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.slope_of_a_sigmoid",
    symptom="The gradient has a factor p (1 - p) too many.",
    hint="Go through the chain rule: logarithm, softmax, score. Which factor cancels?",
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
        d *= p * (1 - p)
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.features_left_out",
    symptom="The mean error of each class for all of its weights.",
    hint="The scores depend on W through X. Which shape has the gradient of the scores, and which that of W?",
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
        return loss + reg * (W**2).sum(), np.repeat(d.mean(axis=0)[None], len(W), axis=0) + 2 * reg * W


@mistake(
    "softmax_regression_loss.gradient_transposed",
    symptom="The gradient is transposed.",
    hint="Which shape has W, and which has your gradient?",
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
        return loss + reg * (W**2).sum(), d.T @ X / len(y) + 2 * reg * W.T


@mistake(
    "softmax_regression_loss.no_penalty",
    symptom="The penalty is missing.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
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
        return loss, X.T @ d / len(y)


@mistake(
    "softmax_regression_loss.no_penalty_in_the_loss",
    symptom="The gradient has the penalty's part, the loss does not have the penalty.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
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
        return loss, X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.no_penalty_in_the_gradient",
    symptom="The loss has the penalty, the gradient does not have its part.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
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
        return loss + reg * (W**2).sum(), X.T @ d / len(y)


@mistake(
    "softmax_regression_loss.half_penalty",
    symptom="A factor 1/2 in the penalty and in its gradient.",
    hint="What does the handout charge for one weight of 3 with reg = 1?",
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
        return loss + reg / 2 * (W**2).sum(), X.T @ d / len(y) + reg * W


@mistake(
    "softmax_regression_loss.half_penalty_in_the_gradient",
    symptom="The factor 2 of the penalty's derivative is missing.",
    hint="What is the derivative of reg times a square?",
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
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + reg * W


@mistake(
    "softmax_regression_loss.penalty_averaged_too",
    symptom="The whole gradient, penalty included, is divided by the number of samples.",
    hint="Does the penalty depend on how many samples there are?",
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
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W / len(y)


@mistake(
    "softmax_regression_loss.penalty_matrix_product",
    symptom="W times itself as a matrix product.",
    hint="What does * do to two matrices, and what does @?",
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
        return loss + reg * np.sum(W.T @ W), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.first_row_not_penalised",
    symptom="The first row of W is spared, as if it held the biases.",
    hint="Which weights does the sum in the penalty run over? Are there biases that this function knows of?",
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
        return loss + reg * (W[1:] ** 2).sum(), X.T @ d / len(y) + 2 * reg * np.concatenate(
            [0 * W[:1], W[1:]]
        )


@mistake(
    "softmax_regression_loss.exponentials_overflow",
    symptom="e to the power of a large score is infinite: nan.",
    hint="What is np.exp(1000)? What can you add to all scores of a row without changing its probabilities?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores
        with np.errstate(all="ignore"):
            e = np.exp(scores)
        total = e.sum(axis=1, keepdims=True)
        with np.errstate(all="ignore"):
            p = e / total
        with np.errstate(all="ignore"):
            loss = -np.log(p[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.one_shift_for_all_rows",
    symptom="All rows are shifted by the largest score of the batch: small rows become 0/0.",
    hint="Which rows hold the largest score, and what is left of the others after your shift?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max()
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        with np.errstate(all="ignore"):
            p = e / total
        with np.errstate(all="ignore"):
            loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.scores_clipped",
    symptom="Scores are cut off at 30.",
    hint="What should a sample cost that is wrong by 40? What does it cost with your guard?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = np.clip(X @ W, -30, 30)
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.epsilon_in_the_logarithm",
    symptom="A small number is added in the logarithm: nothing costs more than 27.6.",
    hint="What should a sample cost that is wrong by 40? What does it cost with your guard?",
)
class _:
    def softmax_regression_loss(W, X, y, reg):
        rows = np.arange(len(y))
        scores = X @ W
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        p = e / total
        loss = -np.log(p[rows, y] + 1e-12).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.double_precision",
    symptom="The gradient is float64, whatever W is.",
    hint="Call it with float32 and print the dtype after every line. What do np.zeros and np.eye give, unless told?",
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
        d = p - np.eye(p.shape[1])[y]
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W


@mistake(
    "softmax_regression_loss.labels_overwritten",
    symptom="The labels are changed for the caller.",
    hint="What does y hold after the call?",
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
        y += 1
        return loss + reg * (W**2).sum(), X.T @ d / len(y) + 2 * reg * W

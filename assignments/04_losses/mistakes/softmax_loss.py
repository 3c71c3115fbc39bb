"""Known wrong answers for softmax_loss: the loss."""

import numpy as np

from grader.spec import mistake


@mistake(
    "softmax_loss.summed",
    symptom="Loss and gradient are sums over the batch.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).sum()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d


@mistake(
    "softmax_loss.sum_with_the_gradient_of_the_mean",
    symptom="The loss is a sum, the gradient that of a mean.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).sum()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.averaged_over_classes_too",
    symptom="The mean over all entries: loss and gradient are C times too small.",
    hint="A network that knows nothing should lose ln C. What does yours start with?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean() / x.shape[1]
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / x.size


@mistake(
    "softmax_loss.loss_averaged_over_classes_too",
    symptom="The mean over all entries: the loss is C times too small, the gradient is not.",
    hint="A network that knows nothing should lose ln C. What does yours start with?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean() / x.shape[1]
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.not_negated",
    symptom="The loss is negative: the minus sign is missing.",
    hint="Which sign has the logarithm of a probability? And which should a loss have?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = -(np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.bits",
    symptom="Logarithms to base 2.",
    hint="Two equal scores should lose 0.6931. What does yours lose?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean() / np.log(2)
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.decimal_logarithm",
    symptom="Logarithms to base 10: ten equal scores lose 1.",
    hint="Two equal scores should lose 0.6931. What does yours lose?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean() / np.log(10)
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.normalised_over_the_batch",
    symptom="The softmax runs along the wrong axis.",
    hint="Print the sums of the rows of your probabilities. Should they be 1?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        p = np.exp(x - x.max(axis=0))
        p = p / p.sum(axis=0)
        loss = -np.log(np.maximum(p[rows, y], 1e-300)).mean()
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "softmax_loss.normalised_over_everything",
    symptom="All scores of the batch share one normaliser.",
    hint="Print the sums of the rows of your probabilities. Should they be 1?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        p = np.exp(x - x.max())
        p = p / p.sum()
        loss = -np.log(np.maximum(p[rows, y], 1e-300)).mean()
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "softmax_loss.softmax_twice",
    symptom="The softmax is applied to what are probabilities already.",
    hint="How often does a softmax stand between your scores and the logarithm?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        p = np.exp(p)
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean()
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "softmax_loss.no_normaliser",
    symptom="Minus the true score: the normaliser is missing in the loss.",
    hint="Raise all scores by 1. Should the loss change?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = -x[rows, y].mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.shift_not_taken_back",
    symptom="The normaliser is computed after the shift, the true score before it.",
    hint="You subtract the largest score once. In how many places of the loss do scores appear?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - x[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.predicted_class",
    symptom="The loss of the class that the model prefers, not of the true one.",
    hint="Which of the two arguments says what was true?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = np.log(total[:, 0]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.probability_not_logarithm",
    symptom="One minus the probability of the true class.",
    hint="Where is the logarithm? Two equal scores should lose 0.6931.",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (1 - p[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.logarithm_of_the_mean",
    symptom="The probabilities are averaged before the logarithm.",
    hint="In which order do you average and take the logarithm?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = -np.log(np.maximum(p[rows, y].mean(), 1e-300))
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.probability_in_the_labels_columns",
    symptom="p[:, y] takes the columns of all labels for every row.",
    hint="Which shape has p[:, y]? How do you pick one entry from each row?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = -np.log(np.maximum(p[:, y], 1e-300)).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.labels_counted_from_one",
    symptom="The labels are used as if they began at 1.",
    hint="Which column belongs to the label 0?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y - 1]).mean()
        d = p.copy()
        d[rows, y - 1] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.binary_in_every_column",
    symptom="A binary cross-entropy for each column: wrong classes pay ln(1 - p), too.",
    hint="What does the equation charge a wrong class directly?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        p = np.exp(x - x.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        t = np.eye(x.shape[1])[y]
        q = np.clip(p, 1e-12, 1 - 1e-12)
        loss = -(t * np.log(q) + (1 - t) * np.log(1 - q)).sum() / len(y)
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "softmax_loss.hinge",
    symptom="The hinge loss in place of the softmax loss.",
    hint="What does a sample lose whose true class leads by 5? Exactly nothing?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)

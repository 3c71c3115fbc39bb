"""Known wrong answers for svm_loss: the loss."""

import numpy as np

from grader.spec import mistake


@mistake(
    "svm_loss.counts_the_true_class",
    symptom="The true class pays its own margin: the loss is 1 too large.",
    hint="What does your loss say when every wrong class is beaten by far? What is x[j] - x[y] + 1 for j = y?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        loss = margin.sum() / len(y)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return loss, dx / len(y)


@mistake(
    "svm_loss.counts_the_true_class_in_the_gradient",
    symptom="The true class counts itself among those that violate the margin.",
    hint="How many classes violate the margin of one sample, and is the true one among those you count?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (x - x[rows, y][:, None] + 1 > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.no_margin",
    symptom="The margin of 1 is missing: being just ahead is enough.",
    hint="What do equal scores cost? With C classes it should be C - 1.",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None])
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.margin_subtracted",
    symptom="The margin has the wrong sign: wrong classes may lead by 1.",
    hint="By how much must the true class lead before a wrong class costs nothing?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] - 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.difference_turned_round",
    symptom="Right answers are punished: the difference is taken the other way round.",
    hint="Raise the score of the true class by 10. Should the loss rise?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x[rows, y][:, None] - x + 1)
        margin[rows, y] = 0
        dx = -(margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.no_hinge",
    symptom="Negative margins count, too: a class that is beaten by far lowers the loss.",
    hint="Can your loss be negative? What does a class cost that is beaten by 100?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = x - x[rows, y][:, None] + 1
        margin[rows, y] = 0
        dx = np.ones_like(x)
        dx[rows, y] -= x.shape[1]
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.squared",
    symptom="The squared hinge, with its own gradient.",
    hint="A wrong class leads by 3. Does it cost 4, or 16?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = 2 * margin
        dx[rows, y] = -dx.sum(axis=1)
        return (margin**2).sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.worst_class_only",
    symptom="Only the worst wrong class counts in the loss.",
    hint="Two wrong classes violate the margin. How many of them does the handout charge?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.max(axis=1).mean(), dx / len(y)


@mistake(
    "svm_loss.worst_class_only_throughout",
    symptom="Only the worst wrong class counts, in loss and gradient: another loss of the same family.",
    hint="Two wrong classes violate the margin. How many of them does the handout charge?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        worst = margin.argmax(axis=1)
        dx = np.zeros_like(x)
        hit = (margin[rows, worst] > 0).astype(x.dtype)
        dx[rows, worst] += hit
        dx[rows, y] -= hit
        return margin.max(axis=1).mean(), dx / len(y)


@mistake(
    "svm_loss.averaged_over_classes_too",
    symptom="The mean over all entries: C times too small.",
    hint="How many numbers does your mean divide by? How many samples are there?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.mean(), dx / x.size


@mistake(
    "svm_loss.loss_averaged_over_classes_too",
    symptom="The loss is the mean over all entries: C times too small, the gradient is right.",
    hint="How many numbers does your mean divide by? How many samples are there?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.mean(), dx / len(y)


@mistake(
    "svm_loss.summed",
    symptom="Loss and gradient are sums over the batch.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[rows, y][:, None] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum(), dx


@mistake(
    "svm_loss.one_against_the_rest",
    symptom="A binary hinge for each column, with labels -1 and 1.",
    hint="Does the cost of a wrong class depend on its score alone, or on its distance to another score?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        sign = np.ones_like(x)
        sign[rows, y] = -1
        margin = np.maximum(0, 1 + sign * x)
        return margin.sum() / len(y), sign * (margin > 0) / len(y)


@mistake(
    "svm_loss.logistic",
    symptom="A smooth loss: the softmax loss in place of the hinge.",
    hint="What does a sample cost whose wrong classes are beaten by more than 1?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        p = np.exp(x - x.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(np.maximum(p[rows, y], 1e-300)).mean()
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "svm_loss.labels_as_columns",
    symptom="x[:, y] takes the columns of all labels for every row.",
    hint="Which shape has x[:, y]? How do you pick one entry from each row?",
)
class _:
    def svm_loss(x, y):
        true = x[:, y].max(axis=1, keepdims=True)
        rows = np.arange(len(y))
        margin = np.maximum(0, x - true + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)


@mistake(
    "svm_loss.one_score_for_all_rows",
    symptom="The first sample's true score is compared with every row.",
    hint="Which shape has the column of true scores? Is there one for each row?",
)
class _:
    def svm_loss(x, y):
        rows = np.arange(len(y))
        margin = np.maximum(0, x - x[0, y[0]] + 1)
        margin[rows, y] = 0
        dx = (margin > 0).astype(x.dtype)
        dx[rows, y] = -dx.sum(axis=1)
        return margin.sum() / len(y), dx / len(y)

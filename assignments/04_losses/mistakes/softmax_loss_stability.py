"""Known wrong answers for softmax_loss: large scores, the caller's scores and the dtype."""

import numpy as np

from grader.spec import mistake


@mistake(
    "softmax_loss.no_shift",
    symptom="Right for small scores; nan for large ones.",
    hint="exp(900) is infinite. What may you subtract from all scores of a row without changing their softmax?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        p = np.exp(x)
        p = p / p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean()
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "softmax_loss.one_shift_for_all_rows",
    symptom="One largest score for the whole batch: nan where a row lies far below another.",
    hint="What is left of a row that lies 10,000 below the largest score of all? Which shift does each row need?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        p = np.exp(x - x.max())
        p = p / p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean()
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "softmax_loss.shifted_by_the_mean",
    symptom="The mean of the row is subtracted, not its largest score: large scores still overflow.",
    hint="Which scores of a row are still positive after your shift?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        p = np.exp(x - x.mean(axis=1, keepdims=True))
        p = p / p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean()
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "softmax_loss.epsilon_in_the_logarithm",
    symptom="log(p + 1e-12): a true class that is far behind never costs more than 27.6.",
    hint="What should a score that is 40 behind cost? And what does yours cost?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = -np.log(p[rows, y] + 1e-12).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.epsilon_of_1e_8_in_the_logarithm",
    symptom="log(p + 1e-8): a true class that is far behind never costs more than 18.4.",
    hint="What should a score that is 40 behind cost? And what does yours cost?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = -np.log(p[rows, y] + 1e-8).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.no_shift_and_an_epsilon",
    symptom="nan for large scores; an epsilon in the logarithm does not help.",
    hint="exp(900) is infinite, and inf/inf is nan. Where does your epsilon come in, before that or after?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        p = np.exp(x)
        p = p / p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y] + 1e-8).mean()
        p[rows, y] -= 1
        return loss, p / len(y)


@mistake(
    "softmax_loss.probability_clipped",
    symptom="Probabilities are clipped at 1e-7: the loss stops at 16.1.",
    hint="What should a score that is 40 behind cost? And what does yours cost?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = -np.log(np.clip(p[rows, y], 1e-7, 1)).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.scores_clipped",
    symptom="Scores are clipped to 500 on either side: the differences between larger ones are lost.",
    hint="Two scores of 9,999 and 10,000 differ by 1. What do yours differ by?",
)
class _:
    def softmax_loss(x, y):
        x = np.clip(x, -500, 500)
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.overwrites_the_scores",
    symptom="Right numbers, but the caller's scores are changed afterwards.",
    hint="What does -= do to the array that you were given?",
)
class _:
    def softmax_loss(x, y):
        rows = np.arange(len(y))
        x -= x.max(axis=1, keepdims=True)
        p = np.exp(x)
        total = p.sum(axis=1, keepdims=True)
        loss = (np.log(total[:, 0]) - x[rows, y]).mean()
        d = p / total
        d[rows, y] -= 1
        return loss, d / len(y)


@mistake(
    "softmax_loss.always_double",
    symptom="Right numbers, but float32 comes back as float64.",
    hint="Look at the dtype of dx for float32 scores. Where does it change?",
)
class _:
    def softmax_loss(x, y):
        x = x.astype(float)
        rows = np.arange(len(y))
        shifted = x - x.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        p = p / total
        loss = (np.log(total[:, 0]) - shifted[rows, y]).mean()
        d = p.copy()
        d[rows, y] -= 1
        return loss, d / len(y)

"""Known wrong answers for logistic_loss: penalty, large scores, dtypes."""

import numpy as np

from grader.spec import mistake


@mistake(
    "logistic_loss.no_penalty",
    symptom="The penalty is missing.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y)
        return loss.mean(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.no_penalty_in_the_loss",
    symptom="The gradient has the penalty's part, the loss does not have the penalty.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.no_penalty_in_the_gradient",
    symptom="The loss has the penalty, the gradient does not have its part.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y)
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.half_penalty",
    symptom="A factor 1/2 in the penalty and in its gradient.",
    hint="What does the handout charge for one weight of 3 with reg = 1?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + reg * w
        return loss.mean() + reg / 2 * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.half_penalty_in_the_gradient",
    symptom="The factor 2 of the penalty's derivative is missing.",
    hint="What is the derivative of reg times a square?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.half_penalty_in_the_loss",
    symptom="The loss has half a penalty, the gradient that of a whole one.",
    hint="What does the handout charge for one weight of 3 with reg = 1?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg / 2 * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.penalty_averaged_over_samples",
    symptom="The penalty is divided by the number of samples.",
    hint="Does the penalty depend on how many samples there are?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w / len(y)
        return loss.mean() + reg * (w**2).sum() / len(y), dw.astype(w.dtype)


@mistake(
    "logistic_loss.penalty_averaged_over_weights",
    symptom="The mean of the squares, not their sum.",
    hint="Is the penalty a sum or a mean?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w / w.size
        return loss.mean() + reg * (w**2).mean(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.penalty_on_magnitudes",
    symptom="The magnitudes of the weights are charged, not their squares.",
    hint="What does the handout charge for one weight of 3 with reg = 1?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + reg * np.sign(w)
        return loss.mean() + reg * np.abs(w).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.penalty_with_a_root",
    symptom="The length of w is charged, not its square.",
    hint="What does the handout charge for one weight of 3 with reg = 1?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + reg * w / max(np.linalg.norm(w), 1e-12)
        return loss.mean() + reg * np.linalg.norm(w), dw.astype(w.dtype)


@mistake(
    "logistic_loss.first_weight_not_penalised",
    symptom="The first weight is spared, as if it were a bias.",
    hint="How many weights does the sum in the penalty run over? Is there a bias in w that this function knows of?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * np.append(0 * w[:1], w[1:])
        return loss.mean() + reg * (w[1:] ** 2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.penalty_subtracted",
    symptom="The penalty is subtracted.",
    hint="Compare reg = 0 with reg = 1. By how much should the loss and each entry of the gradient rise?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) - 2 * reg * w
        return loss.mean() - reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.logarithm_of_zero",
    symptom="The probability of a surely wrong sample rounds to 0, and its logarithm is infinite.",
    hint="What is the probability of a sample that is wrong by 1,000, in float64? And its logarithm?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        with np.errstate(all="ignore"):
            p = 1 / (1 + np.exp(-z))
        with np.errstate(all="ignore"):
            loss = -np.where(y == 1, np.log(p), np.log(1 - p))
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.zero_times_infinity",
    symptom="Zero times the logarithm of zero: nan where the model is sure.",
    hint="What is 0 * np.log(0)? For which samples does that happen?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        with np.errstate(all="ignore"):
            p = 1 / (1 + np.exp(-z))
        with np.errstate(all="ignore"):
            loss = -y * np.log(p) - (1 - y) * np.log(1 - p)
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.exponential_overflows",
    symptom="e to the power of a large score is infinite, and so is the loss.",
    hint="What is np.exp(1000)? What is ln(1 + exp(z)) close to for large z?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        with np.errstate(all="ignore"):
            loss = np.log(1 + np.exp(z)) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.probability_clipped",
    symptom="Probabilities are kept from 0 by a small number: nothing costs more than 27.6.",
    hint="What should a sample cost that is wrong by 40? What does it cost with your guard?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        q = np.clip(p, 1e-12, 1 - 1e-12)
        loss = -y * np.log(q) - (1 - y) * np.log(1 - q)
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.epsilon_in_the_logarithm",
    symptom="A small number is added in the logarithm: nothing costs more than 18.4.",
    hint="What should a sample cost that is wrong by 40? What does it cost with your guard?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = -y * np.log(p + 1e-8) - (1 - y) * np.log(1 - p + 1e-8)
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.score_clipped",
    symptom="Scores are cut off at 30.",
    hint="What should a sample cost that is wrong by 40? What does it cost with your guard?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = np.clip(X @ w, -30, 30)
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.double_precision",
    symptom="The gradient is float64, whatever w is.",
    hint="Call it with float32 and print the dtype after every line. What is float32 minus integers? And np.zeros?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw


@mistake(
    "logistic_loss.labels_overwritten",
    symptom="The labels are changed for the caller.",
    hint="What does y hold after the call?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        y[:] = 2 * y - 1
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)

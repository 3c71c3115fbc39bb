"""Known wrong answers for logistic_loss: the likelihood."""

import numpy as np

from grader.spec import mistake


@mistake(
    "logistic_loss.summed",
    symptom="Loss and gradient are sums over the samples.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d + 2 * reg * w
        return loss.sum() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.loss_summed",
    symptom="The loss is a sum, the gradient that of a mean.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.sum() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.gradient_summed",
    symptom="The loss is a mean, the gradient that of a sum.",
    hint="Give every sample twice. Should the gradient change?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.averaged_over_features",
    symptom="The mean runs over the features, not the samples.",
    hint="By what do you divide: how many samples, or how many features are there?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / X.shape[1] + 2 * reg * w
        return loss.sum() / X.shape[1] + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.not_negated",
    symptom="The sign of the likelihood is missing: the loss is negative.",
    hint="Which sign has the logarithm of a probability? And which should a loss have?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return -loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.gradient_not_negated",
    symptom="The gradient points downhill.",
    hint="Move w a little along your gradient. Does the loss rise?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = y - p
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.bits",
    symptom="Logarithms to base 2.",
    hint="Zero weights should lose 0.6931. What do yours lose?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() / np.log(2) + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.class_one_only",
    symptom="Samples of class 0 cost nothing.",
    hint="What does a sample of class 0 cost, with the probability 0.9 for class 1?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = y * (np.logaddexp(0, z) - z)
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.class_zero_only",
    symptom="Samples of class 1 cost nothing.",
    hint="What does a sample of class 1 cost, with the probability 0.1 for it?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = (1 - y) * np.logaddexp(0, z)
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.labels_minus_one_and_one",
    symptom="A formula for labels -1 and 1, used with 0 and 1.",
    hint="What does y = 0 do to every term that it multiplies?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, -y * z)
        d = -y * (1 + np.tanh(-y * z / 2)) / 2
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.classes_exchanged",
    symptom="Classes 0 and 1 have changed places.",
    hint="Which class does the sigmoid of the score give the probability of?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(-z / 2)) / 2
        loss = np.logaddexp(0, -z) + y * z
        d = y - p
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.squared_error",
    symptom="The squared error of the probability, with its own gradient.",
    hint="Zero weights should lose 0.6931. What do yours lose?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = (p - y) ** 2
        d = 2 * (p - y) * p * (1 - p)
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.slope_of_the_sigmoid_left_in",
    symptom="The gradient has the sigmoid's slope p (1 - p) in it, which the logarithm cancels.",
    hint="Go through the chain rule: logarithm, sigmoid, score. Which factor cancels?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = (p - y) * p * (1 - p)
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.no_sigmoid_in_the_gradient",
    symptom="The gradient uses the scores where the probabilities belong.",
    hint="Which numbers does the equation subtract y from: scores, or probabilities?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = z - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.predictions_in_the_gradient",
    symptom="The gradient uses predictions, 0 or 1, where the probabilities belong.",
    hint="Which numbers does the equation subtract y from: predictions, or probabilities?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = (z > 0) - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.probabilities_rounded_in_the_loss",
    symptom="The share of wrong predictions in place of the likelihood.",
    hint="Zero weights should lose 0.6931. What do yours lose?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = ((z > 0) != y) * 1.0
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.features_left_out_of_the_gradient",
    symptom="The mean error for every weight: the features are missing in the gradient.",
    hint="z depends on w through X. What is the derivative of z with respect to one weight?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y * z
        d = p - y
        dw = np.full(w.shape, d.mean()) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.every_error_with_every_sample",
    symptom="y is turned into a column, and every score meets every label.",
    hint="What is the shape of a column minus a row? Print it.",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        loss = np.logaddexp(0, z) - y[:, None] * z
        d = (p - y[:, None]).mean(axis=0)
        dw = X.T @ d / len(y) + 2 * reg * w
        return loss.mean() + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.mean_of_the_probabilities_first",
    symptom="The probabilities of the true classes are averaged before the logarithm.",
    hint="In which order do you average and take the logarithm?",
)
class _:
    def logistic_loss(w, X, y, reg):
        z = X @ w
        p = (1 + np.tanh(z / 2)) / 2
        q = np.where(y == 1, p, 1 - p)
        d = p - y
        dw = X.T @ d / len(y) + 2 * reg * w
        return -np.log(max(q.mean(), 1e-300)) + reg * (w**2).sum(), dw.astype(w.dtype)


@mistake(
    "logistic_loss.constant_feature_added",
    symptom="A bias is learned besides: the function appends a column of ones by itself.",
    hint="How many weights does the gradient have, and how many has w?",
)
class _:
    def logistic_loss(w, X, y, reg):
        X = np.column_stack([X, np.ones(len(X))])
        z = X @ np.append(w, 0.0)
        d = (1 + np.tanh(z / 2)) / 2 - y
        return (np.logaddexp(0, z) - y * z).mean() + reg * (w**2).sum(), X.T @ d / len(y) + np.append(
            2 * reg * w, 0
        )

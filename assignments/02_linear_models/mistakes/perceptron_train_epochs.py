"""Known wrong answers for perceptron_train: the epochs, and what comes back."""

import numpy as np

from grader.spec import mistake


@mistake(
    "perceptron_train.whole_epoch_with_old_weights",
    symptom="All mistakes of an epoch are found with the weights of its start.",
    hint="The second sample meets which weights: those before the first update, or after it?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            wrong = y * (X @ w + b) <= 0
            w = w + (lr * y[wrong, None] * X[wrong]).sum(axis=0).astype(X.dtype)
            b = b + lr * y[wrong].sum()
        return w, b


@mistake(
    "perceptron_train.forgets_each_epoch",
    symptom="Weights and bias start anew each epoch.",
    hint="What has the second epoch learned from the first?",
    twins=("perceptron_train.one_epoch_only",),
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            w = np.zeros(X.shape[1], dtype=X.dtype)
            b = 0.0
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.one_epoch_only",
    symptom="The data are visited once, whatever epochs says.",
    hint="Call it with one epoch and with ten. How often does it visit the first sample?",
    twins=("perceptron_train.forgets_each_epoch",),
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(1):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.one_epoch_too_few",
    symptom="One epoch is missing.",
    hint="How often does your outer loop run for epochs = 1?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(1, epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.one_epoch_too_many",
    symptom="One epoch too many.",
    hint="How often does your outer loop run for epochs = 1?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs + 1):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.stops_at_the_first_right_answer",
    symptom="Training ends with the first sample that is on the right side.",
    hint="What exactly must be without a mistake before you may stop?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) > 0:
                    return w, b
                w += lr * y[n] * X[n]
                b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.epoch_ends_at_the_first_mistake",
    symptom="An epoch is broken off after its first update.",
    hint="Does an epoch go on after an update?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
                    break
        return w, b


@mistake(
    "perceptron_train.last_sample_decides_when_to_stop",
    symptom="Training ends when the last sample of an epoch is right.",
    hint="What exactly must be without a mistake before you may stop?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
            if y[-1] * (X[-1] @ w + b) > 0:
                break
        return w, b


@mistake(
    "perceptron_train.backwards",
    symptom="The samples are taken from the last to the first.",
    hint="In which order does the handout take the samples?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in reversed(range(len(X))):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.shuffled",
    symptom="The samples are shuffled first.",
    hint="In which order does the handout take the samples?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        turn = np.random.default_rng(0).permutation(len(X))
        for _ in range(epochs):
            for n in turn:
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.last_sample_left_out",
    symptom="The last sample is never visited.",
    hint="Which samples does your loop visit?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X) - 1):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.starts_at_one",
    symptom="The weights start at 1.",
    hint="With which weights does the handout begin?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.ones(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.length_one",
    symptom="The weights are scaled to length 1 at the end.",
    hint="Does the handout change the weights after the last epoch?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w / max(np.linalg.norm(w), 1e-12), b


@mistake(
    "perceptron_train.average_of_all_weights",
    symptom="The average of the weights over time, a variant with better manners.",
    hint="Which weights does the handout return: the last, or an average?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w, b = np.zeros(X.shape[1], dtype=X.dtype), 0.0
        total_w, total_b = np.zeros_like(w), 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w = (w + lr * y[n] * X[n]).astype(X.dtype)
                    b += lr * y[n]
                total_w, total_b = total_w + w, total_b + b
        return total_w / (epochs * len(X)), total_b / (epochs * len(X))


@mistake(
    "perceptron_train.double_precision",
    symptom="The weights are float64, whatever X is.",
    hint="Print the dtype of w for a float32 X: at the start, and after a step. Which type is lr * y[0]?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1])
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.samples_scaled_in_place",
    symptom="The caller's samples are multiplied with their labels.",
    hint="What does X hold after the call?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        X *= y[:, None]
        w, b = np.zeros(X.shape[1], dtype=X.dtype), 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if X[n] @ w + y[n] * b <= 0:
                    w += lr * X[n]
                    b += lr * y[n]
        return w, b

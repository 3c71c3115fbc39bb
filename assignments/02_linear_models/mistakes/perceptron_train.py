"""Known wrong answers for perceptron_train: mistakes and updates."""

import numpy as np

from grader.spec import mistake


@mistake(
    "perceptron_train.never_moves",
    symptom="A score of 0 passes as right, so that zero weights never change.",
    hint="What are all scores before the first update, and does your condition take them for a mistake?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) < 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.zero_counts_as_positive",
    symptom="A score of 0 counts as the prediction 1.",
    hint="What does your function do with a score of exactly 0 and the label 1?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] != (1 if X[n] @ w + b >= 0 else -1):
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.zero_counts_as_negative",
    symptom="A score of 0 counts as the prediction -1.",
    hint="What does your function do with a score of exactly 0 and the label -1?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] != (1 if X[n] @ w + b > 0 else -1):
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.learns_from_right_answers",
    symptom="The weights change where the answer is right.",
    hint="On which side of 0 does y times the score lie at a mistake?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) >= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.every_sample_counts",
    symptom="Every sample changes the weights, right or wrong.",
    hint="Does a sample that is on the right side change anything?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if True:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.turns_away",
    symptom="The weights move away from the samples.",
    hint="After an update, has y times the score become larger or smaller?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w -= lr * y[n] * X[n]
                    b -= lr * y[n]
        return w, b


@mistake(
    "perceptron_train.label_missing_in_the_update",
    symptom="Every mistake adds the sample, whatever its label.",
    hint="Which way must the weights move for a sample with the label -1?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * X[n]
                    b += lr
        return w, b


@mistake(
    "perceptron_train.label_missing_in_the_test",
    symptom="Every score that is not positive counts as a mistake.",
    hint="Is a score of -3 a mistake if the label is -1?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if X[n] @ w + b <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.labels_zero_and_one",
    symptom="The update is made for labels 0 and 1.",
    hint="With labels 0 and 1, y minus the prediction is 1 or -1. What is it with labels -1 and 1?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                guess = 1 if X[n] @ w + b > 0 else 0
                if guess != y[n]:
                    w += lr * (y[n] - guess) * X[n]
                    b += lr * (y[n] - guess)
        return w, b


@mistake(
    "perceptron_train.twice_the_step",
    symptom="Steps are twice as long: y minus the prediction is 2 or -2.",
    hint="How far apart are the two labels? Compare with the length of the step in the handout.",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += 2 * lr * y[n] * X[n]
                    b += 2 * lr * y[n]
        return w, b


@mistake(
    "perceptron_train.least_squares",
    symptom="The step is in proportion to label minus score, at every sample.",
    hint="Does the handout's step depend on how wrong the score is?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                gap = y[n] - (X[n] @ w + b)
                if True:
                    w += lr * gap * X[n]
                    b += lr * gap
        return w, b


@mistake(
    "perceptron_train.hinge",
    symptom="A margin of 1 is asked for: right answers below it count as mistakes.",
    hint="Is a sample with y times score = 0.5 on the right side?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) < 1:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.no_learning_rate",
    symptom="The learning rate is ignored.",
    hint="Call it with lr = 0.5 and with lr = 1. What should differ?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += y[n] * X[n]
                    b += y[n]
        return w, b


@mistake(
    "perceptron_train.no_learning_rate_for_the_bias",
    symptom="The bias moves by y, without the learning rate.",
    hint="Call it with lr = 0.5 and with lr = 1. What should differ?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b += y[n]
        return w, b


@mistake(
    "perceptron_train.bias_never_changes",
    symptom="The bias stays 0.",
    hint="The bias is the weight of which feature? Then how does it change at a mistake?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
        return w, b


@mistake(
    "perceptron_train.bias_not_in_the_score",
    symptom="The bias is learned, but not used.",
    hint="Which score decides whether there is a mistake?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.bias_moves_the_other_way",
    symptom="The bias changes with the opposite sign.",
    hint="Which way should the score of this sample move, and what does your new bias do to it?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w + b) <= 0:
                    w += lr * y[n] * X[n]
                    b -= lr * y[n]
        return w, b


@mistake(
    "perceptron_train.bias_subtracted_in_the_score",
    symptom="The score subtracts the bias, the update adds to it.",
    hint="Which way should the score of this sample move, and what does your new bias do to it?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w = np.zeros(X.shape[1], dtype=X.dtype)
        b = 0.0
        for _ in range(epochs):
            for n in range(len(X)):
                if y[n] * (X[n] @ w - b) <= 0:
                    w += lr * y[n] * X[n]
                    b += lr * y[n]
        return w, b


@mistake(
    "perceptron_train.nearly_zero_counts_as_zero",
    symptom="A score close to 0 counts as 0, however small the learning rate makes all scores.",
    hint="With a tiny learning rate all scores are tiny. Which of them are on the wrong side?",
)
class _:
    def perceptron_train(X, y, lr, epochs):
        w, b = np.zeros(X.shape[1], dtype=X.dtype), 0.0
        for _ in range(epochs):
            for x, label in zip(X, y):
                score = float(x @ w) + b
                if label * score < 0 or np.isclose(score, 0):
                    w, b = w + lr * float(label) * x, b + lr * float(label)
        return w, b

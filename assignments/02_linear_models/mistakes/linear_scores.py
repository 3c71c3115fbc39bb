"""Known wrong answers for linear_scores."""

import numpy as np

from grader.spec import mistake


@mistake(
    "linear_scores.no_bias",
    symptom="The biases are missing.",
    hint="What are the scores of a sample of zeros?",
)
class _:
    def linear_scores(X, W, b):
        return X @ W


@mistake(
    "linear_scores.bias_subtracted",
    symptom="The biases are subtracted.",
    hint="What are the scores of a sample of zeros?",
)
class _:
    def linear_scores(X, W, b):
        return X @ W - b


@mistake(
    "linear_scores.bias_twice",
    symptom="The biases are added twice.",
    hint="What are the scores of a sample of zeros?",
)
class _:
    def linear_scores(X, W, b):
        return X @ W + b + b


@mistake(
    "linear_scores.bias_into_the_weights",
    symptom="The biases are added to the weights, and so multiplied with the features.",
    hint="Put brackets into your formula as Python does. What is multiplied with X?",
)
class _:
    def linear_scores(X, W, b):
        return X @ (W + b)


@mistake(
    "linear_scores.one_bias_a_sample",
    symptom="The biases run along the samples.",
    hint="Which shape has b, and which axis of the scores belongs to it?",
)
class _:
    def linear_scores(X, W, b):
        return X @ W + np.resize(b, len(X))[:, None]


@mistake(
    "linear_scores.bias_of_the_first_class",
    symptom="One bias for all classes.",
    hint="How many biases are there, and how many does your formula use?",
)
class _:
    def linear_scores(X, W, b):
        return X @ W + b[0]


@mistake(
    "linear_scores.weights_transposed",
    symptom="The weights are transposed, which only a square W survives.",
    hint="Write the shapes of X, W and the scores beside each other. Which sizes have to meet?",
)
class _:
    def linear_scores(X, W, b):
        return X @ W.T + b


@mistake(
    "linear_scores.samples_transposed",
    symptom="X is transposed, as if samples were columns.",
    hint="Write the shapes of X, W and the scores beside each other. Which sizes have to meet?",
)
class _:
    def linear_scores(X, W, b):
        return X.T @ W + b


@mistake(
    "linear_scores.scores_transposed",
    symptom="One row for each class, not for each sample.",
    hint="Which shape does the handout promise for the scores?",
)
class _:
    def linear_scores(X, W, b):
        return (X @ W).T + b[:, None]


@mistake(
    "linear_scores.averaged_over_features",
    symptom="The sums over the features are divided by their number.",
    hint="Is a score a sum or a mean? Work out one entry on paper.",
)
class _:
    def linear_scores(X, W, b):
        return X @ W / X.shape[1] + b


@mistake(
    "linear_scores.negative_scores_cut_off",
    symptom="Scores below zero become 0.",
    hint="May a score be negative? Which part of your function forbids it?",
)
class _:
    def linear_scores(X, W, b):
        return np.maximum(0, X @ W + b)


@mistake(
    "linear_scores.probabilities",
    symptom="A softmax turns the scores into probabilities.",
    hint="What does the function promise, scores or probabilities?",
)
class _:
    def linear_scores(X, W, b):
        p = np.exp(X @ W + b - (X @ W + b).max(axis=1, keepdims=True))
        return p / p.sum(axis=1, keepdims=True)


@mistake(
    "linear_scores.first_feature_only",
    symptom="The loop over the features ends after the first.",
    hint="Indent with care: which lines belong to the innermost loop, and when does your function return?",
)
class _:
    def linear_scores(X, W, b):
        return X[:, :1] * W[0] + b


@mistake(
    "linear_scores.last_feature_only",
    symptom="Each feature overwrites the one before.",
    hint="Does your innermost line add to the score, or replace it?",
)
class _:
    def linear_scores(X, W, b):
        return X[:, -1:] * W[-1] + b


@mistake(
    "linear_scores.double_precision",
    symptom="The answer is float64, whatever comes in.",
    hint="Call it with float32 and print the dtype after every line. In which one is it no longer that of X?",
)
class _:
    def linear_scores(X, W, b):
        scores = np.zeros((len(X), W.shape[1]))
        scores += X @ W + b
        return scores


@mistake(
    "linear_scores.whole_numbers",
    symptom="The scores lose what is behind the point.",
    hint="Which dtype has the array that you fill?",
)
class _:
    def linear_scores(X, W, b):
        scores = np.zeros((len(X), W.shape[1]), dtype=int)
        scores[:] = X @ W + b
        return scores


@mistake(
    "linear_scores.biases_fill_up",
    symptom="The scores are gathered in the caller's b.",
    hint="What does b hold after the call?",
)
class _:
    def linear_scores(X, W, b):
        scores = X @ W + b
        b += scores.sum(axis=0)
        return scores

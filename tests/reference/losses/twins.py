"""The same losses once more, one number at a time in Python's own floats: slow, obvious, sharing no code."""

import math


def softmax_loss(x, y):
    """Loss and gradient, for scores small enough for exp."""
    losses, gradient = [], []
    for row, label in zip(x.tolist(), y.tolist(), strict=True):
        exponentials = [math.exp(score) for score in row]
        probabilities = [each / math.fsum(exponentials) for each in exponentials]
        losses.append(-math.log(probabilities[label]))
        gradient.append([(p - (j == label)) / len(x) for j, p in enumerate(probabilities)])
    return math.fsum(losses) / len(x), gradient


def svm_loss(x, y):
    total, gradient = 0.0, [[0.0] * x.shape[1] for _ in range(len(x))]
    for n, label in enumerate(y.tolist()):
        for j in range(x.shape[1]):
            excess = float(x[n, j]) - float(x[n, label]) + 1
            if j != label and excess > 0:
                total += excess / len(x)
                gradient[n][j] += 1 / len(x)
                gradient[n][label] -= 1 / len(x)
    return total, gradient


def binary_cross_entropy(p, y):
    """Loss and gradient, for hard labels and probabilities strictly between 0 and 1."""
    losses, gradient = [], []
    for chance, label in zip(p.tolist(), y.tolist(), strict=True):
        likelihood = chance if label == 1 else 1 - chance
        losses.append(-math.log(likelihood))
        gradient.append((-1 if label == 1 else 1) / likelihood / len(p))
    return math.fsum(losses) / len(p), gradient


def categorical_cross_entropy(p, y):
    losses = [-math.log(p[n, label]) for n, label in enumerate(y)]
    gradient = [[0.0] * p.shape[1] for _ in y]
    for n, label in enumerate(y):
        gradient[n][label] = -1 / p[n, label] / len(p)
    return math.fsum(losses) / len(p), gradient

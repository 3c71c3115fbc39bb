"""Element by element in Python loops and Python floats, with no array operation at all."""

import math

import numpy as np


def mse_loss(pred, target):
    loss, dpred = 0.0, np.empty(pred.shape, dtype=pred.dtype)
    for index in np.ndindex(pred.shape):
        d = float(pred[index]) - float(target[index])
        loss += d * d / pred.size
        dpred[index] = 2.0 * d / pred.size
    return loss, dpred


def mae_loss(pred, target):
    loss, dpred = 0.0, np.zeros(pred.shape, dtype=pred.dtype)
    for index in np.ndindex(pred.shape):
        d = float(pred[index]) - float(target[index])
        loss += abs(d) / pred.size
        if d != 0:
            dpred[index] = math.copysign(1.0, d) / pred.size
    return loss, dpred


def svm_loss(x, y):
    loss, dx = 0.0, np.zeros(x.shape, dtype=x.dtype)
    for n in range(len(x)):
        for j in range(x.shape[1]):
            if j == y[n]:
                continue
            margin = x[n, j] - x[n, y[n]] + 1
            if margin > 0:
                loss += margin
                dx[n, j] += 1
                dx[n, y[n]] -= 1
    return loss / len(x), dx / len(x)


def softmax_loss(x, y):
    loss, dx = 0.0, np.empty(x.shape, dtype=x.dtype)
    for n, row in enumerate(x.tolist()):
        top = max(row)
        powers = [math.exp(score - top) for score in row]
        loss += math.log(math.fsum(powers)) + top - row[y[n]]
        for j, power in enumerate(powers):
            dx[n, j] = (power / math.fsum(powers) - (j == y[n])) / len(x)
    return loss / len(x), dx


def binary_cross_entropy(p, y):
    loss, dp = 0.0, np.empty(p.shape, dtype=p.dtype)
    for n in range(len(p)):
        if y[n] == 1:
            chance = max(float(p[n]), 1e-15)
            dp[n] = -1 / chance / len(p)
        else:
            chance = max(1 - float(p[n]), 1e-15)
            dp[n] = 1 / chance / len(p)
        loss -= math.log(chance) / len(p)
    return loss, dp

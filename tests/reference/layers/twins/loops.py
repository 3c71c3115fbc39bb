"""The same formulas once more, one scalar at a time: slow, obvious, and sharing no code with the references."""

import math

import numpy as np


def prelu(x, alpha):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        slope = alpha if np.ndim(alpha) == 0 else alpha[index[1]]
        out[index] = x[index] if x[index] > 0 else slope * x[index]
    return out


def prelu_gradients(dout, x, alpha):
    dx, dalpha = np.zeros_like(x), np.zeros(np.shape(alpha))
    for index in np.ndindex(x.shape):
        channel = () if np.ndim(alpha) == 0 else index[1]
        if x[index] > 0:
            dx[index] = dout[index]
        else:
            dx[index] = np.asarray(alpha)[channel] * dout[index]
            dalpha[channel] += x[index] * dout[index]
    return dx, dalpha


def maxout(x, W, b):
    out = np.empty((x.shape[0], W.shape[2]))
    for n, m in np.ndindex(out.shape):
        out[n, m] = max(_piece(x[n], W[k], b[k], m) for k in range(len(W)))
    return out


def maxout_gradients(dout, x, W, b):
    dx, dW, db = np.zeros_like(x), np.zeros_like(W), np.zeros_like(b)
    for n, m in np.ndindex(dout.shape):
        k = max(range(len(W)), key=lambda k: _piece(x[n], W[k], b[k], m))
        db[k, m] += dout[n, m]
        for d in range(x.shape[1]):
            dx[n, d] += dout[n, m] * W[k, d, m]
            dW[k, d, m] += dout[n, m] * x[n, d]
    return dx, dW, db


def _piece(sample, weights, bias, m):
    return sum(sample[d] * weights[d, m] for d in range(len(sample))) + bias[m]


def softmax(x):
    out = np.empty_like(x)
    for row in np.ndindex(x.shape[:-1]):
        exponentials = [math.exp(value - max(x[row])) for value in x[row]]
        out[row] = [value / math.fsum(exponentials) for value in exponentials]
    return out


def normalize(values, eps):
    """Return the entries of a list with mean 0 and variance 1."""
    mean = math.fsum(values) / len(values)
    var = math.fsum((value - mean) ** 2 for value in values) / len(values)
    return [(value - mean) / math.sqrt(var + eps) for value in values]


def groupnorm(x, gamma, beta, groups, eps):
    out = np.empty_like(x)
    per_group = x.shape[1] // groups
    for n in range(x.shape[0]):
        for group in range(groups):
            members = [
                (n, c, i, j)
                for c in range(group * per_group, (group + 1) * per_group)
                for i in range(x.shape[2])
                for j in range(x.shape[3])
            ]
            for index, value in zip(members, normalize([x[m] for m in members], eps), strict=True):
                out[index] = gamma[index[1]] * value + beta[index[1]]
    return out


def fgsm(x, dx, epsilon):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        step = 0.0 if dx[index] == 0 else math.copysign(epsilon, dx[index])
        out[index] = min(1.0, max(0.0, x[index] + step))
    return out

"""Slow, obvious twins: one weight at a time, the whole history kept, sums written out."""

from __future__ import annotations

import math

import numpy as np

INSIDE = "epsilon inside the root"
BIAS_IN_RATE = "bias correction in the learning rate"
UNCORRECTED = "without bias correction"
EARLY = "maximum of corrected means"
UPPER, LOWER = "epsilon outside the upper root", "epsilon outside the lower root"
DOZAT = "Dozat's plain form"
BARE = "velocity of bare gradients"


def decayed_sum(values, decay):
    """Sum decay**age * value, which is what a running mean amounts to when it starts at zero."""
    return sum(decay ** (len(values) - 1 - i) * value for i, value in enumerate(values))


def mean(values, decay):
    return (1 - decay) * decayed_sum(values, decay)


def root(square, epsilon, inside):
    return math.sqrt(square + epsilon) if inside else math.sqrt(square) + epsilon


def corrected_root(v, correction, epsilon, form):
    if BIAS_IN_RATE in form:
        return root(v, epsilon, INSIDE in form) / math.sqrt(correction)
    return root(v / correction, epsilon, INSIDE in form)


def sgd(w, g, rates, s, form):
    return w - rates[-1] * g[-1]


def sgd_momentum(w, g, rates, s, form):
    if form == BARE:
        return w - rates[-1] * decayed_sum(g, s["momentum"])
    return w - decayed_sum([rate * each for rate, each in zip(rates, g, strict=True)], s["momentum"])


def nesterov_momentum(w, g, rates, s, form):
    mu = s["momentum"]
    if form == BARE:
        return w - rates[-1] * (g[-1] + mu * decayed_sum(g, mu))
    pulls = [-rate * each for rate, each in zip(rates, g, strict=True)]
    return w - mu * decayed_sum(pulls[:-1], mu) + (1 + mu) * decayed_sum(pulls, mu)


def adagrad(w, g, rates, s, form):
    return w - rates[-1] * g[-1] / root(sum(each**2 for each in g), s["epsilon"], form == INSIDE)


def rmsprop(w, g, rates, s, form):
    square = mean([each**2 for each in g], s["decay_rate"])
    return w - rates[-1] * g[-1] / root(square, s["epsilon"], form == INSIDE)


def adadelta(w, g, rates, s, form):
    deltas = []
    for t in range(1, len(g) + 1):
        of_steps = root(mean([each**2 for each in deltas], s["rho"]), s["epsilon"], form in ("", LOWER))
        of_gradients = root(mean([each**2 for each in g[:t]], s["rho"]), s["epsilon"], form in ("", UPPER))
        deltas.append(of_steps / of_gradients * g[t - 1])
    return w - rates[-1] * deltas[-1]


def adam(w, g, rates, s, form):
    corrections = 1 - s["beta1"] ** len(g), 1 - s["beta2"] ** len(g)
    m, v = mean(g, s["beta1"]), mean([each**2 for each in g], s["beta2"])
    return w - rates[-1] * m / corrections[0] / corrected_root(v, corrections[1], s["epsilon"], form)


def adamw(w, g, rates, s, form):
    return adam(w, g, rates, s, form) - rates[-1] * s["weight_decay"] * w


def amsgrad(w, g, rates, s, form):
    means = [mean([each**2 for each in g[:t]], s["beta2"]) for t in range(1, len(g) + 1)]
    if EARLY in form:
        means = [each / (1 - s["beta2"] ** t) for t, each in enumerate(means, 1)]
    of_mean = 1 if UNCORRECTED in form else 1 - s["beta1"] ** len(g)
    of_square = 1 if UNCORRECTED in form or EARLY in form else 1 - s["beta2"] ** len(g)
    below = corrected_root(max(means), of_square, s["epsilon"], form)
    return w - rates[-1] * mean(g, s["beta1"]) / of_mean / below


def adamax(w, g, rates, s, form):
    inside = 0 if form else s["epsilon"]
    most = max(s["beta2"] ** (len(g) - 1 - i) * (abs(each) + inside) for i, each in enumerate(g))
    below = most + s["epsilon"] if form else most
    return w - rates[-1] * mean(g, s["beta1"]) / (1 - s["beta1"] ** len(g)) / below


def nadam(w, g, rates, s, form):
    def momentum(t):
        return s["beta1"] if DOZAT in form else s["beta1"] * (1 - 0.5 * 0.96 ** (t * s["momentum_decay"]))

    t = len(g)
    product = math.prod(momentum(i) for i in range(1, t + 1))
    ahead = momentum(t + 1) * mean(g, s["beta1"]) / (1 - product * momentum(t + 1))
    now = (1 - momentum(t)) * g[-1] / (1 - product)
    square = mean([each**2 for each in g], s["beta2"])
    below = corrected_root(square, 1 - s["beta2"] ** t, s["epsilon"], form)
    return w - rates[-1] * (ahead + now) / below


def bfgs_direction(gradient, pairs):
    """Return -H g, with the matrix H formed by the rank-two updates of BFGS."""
    s, y = pairs[-1]
    identity = np.eye(gradient.size)
    H = s @ y / (y @ y) * identity
    for s, y in pairs:
        left = identity - np.outer(s, y) / (s @ y)
        H = left @ H @ left.T + np.outer(s, s) / (s @ y)
    return -H @ gradient


def best_so_far(losses, min_delta):
    """Return for every epoch the epoch of the best until then (None before any), improvements counted by hand."""
    best, epochs = None, []
    for epoch, loss in enumerate(losses):
        if loss == loss and loss < (math.inf if best is None else losses[best] - min_delta):
            best = epoch
        epochs.append(best)
    return epochs


def stops(losses, patience, min_delta):
    """Say for every epoch whether to stop after it: is the best that long ago?"""
    found = []
    for epoch, best in enumerate(best_so_far(losses, min_delta)):
        since = epoch - (-1 if best is None else best)
        found.append(since >= max(patience, 1))
    return found

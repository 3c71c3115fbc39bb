"""The loss as an array without axes, and a list in place of a tuple."""

import numpy as np


def mse_loss(pred, target):
    d = np.subtract(pred, target)
    return [np.array(np.mean(np.square(d))), np.multiply(2 / d.size, d)]


def mae_loss(pred, target):
    d = pred - target
    return [np.asarray(np.abs(d).mean()), np.sign(d) / d.size]


def l2_penalty(w, lam):
    return np.asarray(lam * np.einsum("i,i->", w.ravel(), w.ravel())), lam * (w + w)


def elastic_net_penalty(w, beta):
    return np.array(beta * np.vdot(w, w) + np.linalg.norm(w.ravel(), 1)), 2 * beta * w + np.sign(w)

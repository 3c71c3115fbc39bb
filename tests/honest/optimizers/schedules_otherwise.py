"""Schedules by loops, roots and powers; numbers of NumPy's and arrays without axes come back."""

import math

import numpy as np


def step_decay(lr0, epoch, drop, every):
    lr = lr0
    for done in range(1, epoch + 1):
        if done % every == 0:
            lr *= drop
    return np.array(lr)


def exponential_decay(lr0, t, k):
    return np.float64(lr0) * math.e ** -(k * t)


def inverse_time_decay(lr0, t, k):
    return np.reciprocal((1.0 + k * t) / lr0)


def inverse_sqrt_decay(lr0, t):
    return np.array([lr0])[0] * (t + 1) ** -0.5

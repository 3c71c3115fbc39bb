"""Known wrong answers for lsuv: what is drawn, and what is handed back."""

import numpy as np

from grader.spec import mistake


@mistake(
    "lsuv.normal_start",
    symptom="Draws normal numbers: the variance is right, but nothing is perpendicular.",
    hint="Which initialization comes before the scaling?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = rng.standard_normal(given.shape)
            for _ in range(max_iter):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.keeps_what_is_given",
    symptom="Scales the weights given: nothing is drawn.",
    hint="What do the numbers in weights count for? Which initialization comes first?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = given.copy()
            for _ in range(max_iter):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.transposed",
    symptom="Weights come back as (M, D).",
    hint="Compare the shapes of what comes back with those given.",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.T.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.in_place",
    symptom="Overwrites the list and the arrays it is given.",
    hint="Look at your weights after the call. Whose arrays are they?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        h = x
        for given in weights:
            given[...] = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ given).var()
                if abs(variance - 1) < tol:
                    break
                given /= np.sqrt(variance)
            h = np.maximum(h @ given, 0)
        return weights


@mistake(
    "lsuv.always_double",
    symptom="Weights come back in float64, also where float32 was given.",
    hint="What is the dtype of the matrix you draw, and which one was given?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(np.float64))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.fixed_seed",
    symptom="A generator with a fixed seed: all networks are the same.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h, rng = [], x, np.random.default_rng(0)
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.looser_by_default",
    symptom="The tolerance is 0.5 where none is given; the default is 0.1.",
    hint="What does your first line, the one with def, say about tol?",
)
class _:
    def lsuv(weights, x, rng, tol=0.5, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.tolerance_of_the_deviation",
    symptom="The standard deviation is held to the tolerance, not the variance.",
    hint="Which of the two lies within tol of 1? If one is 1.09, how large is the other?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ w).var()
                if abs(np.sqrt(variance) - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.mean_of_unit_variances",
    symptom="Averages the variances of the units: that the units' means differ is left out.",
    hint="One unit always answers 5, another always 7. What is the variance of all these numbers together?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ w).var(axis=0).mean()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled

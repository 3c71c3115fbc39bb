"""Known wrong answers for lsuv: what is measured and how it is scaled."""

import numpy as np

from grader.spec import mistake


@mistake(
    "lsuv.divided_by_the_variance",
    symptom="Divides by the variance, not by its root.",
    hint="Twice the weights give how much more variance?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(1):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / variance
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.weights_alone",
    symptom="Looks at the variance of the weights, not of the outputs.",
    hint="LSUV looks at activations on data. Where is x in your variance?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = w.var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.after_the_relu",
    symptom="Takes the variance after the ReLU.",
    hint="The variance of which numbers should be 1: before or after the ReLU?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = np.maximum(h @ w, 0).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.no_relu_between",
    symptom="Hands the outputs on without a ReLU.",
    hint="What stands between two layers? Which numbers does the second one read?",
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
            scaled.append(w.astype(given.dtype))
            h = h @ w
        return scaled


@mistake(
    "lsuv.always_from_x",
    symptom="The inputs of the first layer serve every layer, as far as shapes allow.",
    hint="What does the second layer read, x or what the first one makes of it?",
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
            scaled.append(w.astype(given.dtype))
            h = np.maximum(x @ orthogonal((x.shape[1], given.shape[1]), np.random.default_rng(0)), 0)
        return scaled


@mistake(
    "lsuv.unscaled_handed_on",
    symptom="The next layer is scaled for the outputs of the weights before scaling.",
    hint="Which weights made the outputs that the next layer was tuned to?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for given in weights:
            w = orthogonal(given.shape, rng)
            z = h @ w
            scaled.append((w / np.sqrt(z.var())).astype(given.dtype))
            h = np.maximum(z, 0)
        return scaled


@mistake(
    "lsuv.first_layer_only",
    symptom="Only the first layer is scaled.",
    hint="What is the variance of the second layer's outputs?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        drawn = [orthogonal(given.shape, rng).astype(given.dtype) for given in weights]
        drawn[0] = drawn[0] / np.sqrt((x @ drawn[0]).var()).astype(drawn[0].dtype)
        return drawn


@mistake(
    "lsuv.last_layer_only",
    symptom="Only the last layer is scaled.",
    hint="What is the variance of the first layer's outputs?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        drawn = [orthogonal(given.shape, rng).astype(given.dtype) for given in weights]
        h = x
        for w in drawn[:-1]:
            h = np.maximum(h @ w, 0)
        drawn[-1] = drawn[-1] / np.sqrt((h @ drawn[-1]).var()).astype(drawn[-1].dtype)
        return drawn


@mistake(
    "lsuv.mean_square",
    symptom="Scales the mean square to 1: the mean is not subtracted.",
    hint="The variance is the mean square around what?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = ((h @ w) ** 2).mean()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.each_unit_alone",
    symptom="Every unit is scaled by itself: the columns get different lengths.",
    hint="One number for the whole layer, or one for each unit? What happens to the lengths of the columns?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ w).var(axis=0)
                if np.all(np.abs(variance - 1) < tol):
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.tol_ignored",
    symptom="The tolerance is always 0.1.",
    hint="Ask for tol=0.01. How far is the variance from 1?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h @ w).var()
                if abs(variance - 1) < 0.1:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.one_scaling_too_few",
    symptom="Measures max_iter times, but scales once less.",
    hint="With max_iter=1, how many scalings are allowed? How many do you make?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter - 1):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.multiplied_by_the_deviation",
    symptom="Multiplies by the standard deviation where it should divide.",
    hint="The outputs vary too much. Must the weights become larger or smaller?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(1):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w * np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.deviation_per_weight",
    symptom="Also divides by the root of fan_in.",
    hint="Take the variance again after scaling. Is it 1?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(1):
                variance = (h @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance * w.shape[0])
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled


@mistake(
    "lsuv.first_tenth_of_the_samples",
    symptom="Looks at the first three samples only.",
    hint="Which samples should the outputs vary on?",
)
class _:
    def lsuv(weights, x, rng, tol=0.1, max_iter=10):
        scaled, h = [], x
        for i, given in enumerate(weights):
            w = orthogonal(given.shape, rng)
            for _ in range(max_iter):
                variance = (h[:3] @ w).var()
                if abs(variance - 1) < tol:
                    break
                w = w / np.sqrt(variance)
            scaled.append(w.astype(given.dtype))
            h = np.maximum(h @ w, 0)
        return scaled

"""Known wrong answers for lbfgs: its two loops, what comes back, what it leaves untouched."""

import numpy as np

from grader.spec import mistake


@mistake(
    "lbfgs.second_loop_missing",
    symptom="Only the first of the two loops.",
    hint="What brings the steps s back into the direction?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + 0 * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w


@mistake(
    "lbfgs.second_loop_adds",
    symptom="The second loop adds where it should subtract.",
    hint="In the second loop, which two numbers are compared?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + (share + np.sum(y * d) / np.sum(s * y)) * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w


@mistake(
    "lbfgs.gradient_not_renewed",
    symptom="The gradient stays that of the start.",
    hint="After a step, which gradient does the next direction start from?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + (share - np.sum(y * d) / np.sum(s * y)) * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w = next_w
        return w


@mistake(
    "lbfgs.value_returned",
    symptom="Returns the value at the end instead of the weights.",
    hint="What should come back: how deep, or where?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + (share - np.sum(y * d) / np.sum(s * y)) * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return value


@mistake(
    "lbfgs.flat",
    symptom="The weights come back flat.",
    hint="Which shape has w, and which one your answer?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + (share - np.sum(y * d) / np.sum(s * y)) * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w.ravel()


@mistake(
    "lbfgs.divided_by_nothing",
    symptom="nan where the gradient is zero from the start.",
    hint="What is the length of the first step at the minimum, and what do you divide by?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            d, shares = -g / np.linalg.norm(g), []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + (share - np.sum(y * d) / np.sum(s * y)) * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w


@mistake(
    "lbfgs.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + (share - np.sum(y * d) / np.sum(s * y)) * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w[...] = next_w
            g = next_g
        return w


@mistake(
    "lbfgs.in_double",
    symptom="float32 weights come back as float64.",
    hint="Which dtype comes back for float32 weights?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + (share - np.sum(y * d) / np.sum(s * y)) * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w.astype(float)


@mistake(
    "lbfgs.wrong_default_memory",
    symptom="Five steps are remembered where m is not given.",
    hint="Which m and which steps does the handout's signature have?",
)
class _:
    def lbfgs(f, w, m=5, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in reversed(pairs):
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(pairs, reversed(shares)):
                d = d + (share - np.sum(y * d) / np.sum(s * y)) * s
            a, slope = 1.0, np.sum(g * d)
            while a > 1e-12 and f(w + a * d)[0] > value + 1e-4 * a * slope:
                a /= 2
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w

"""Known wrong answers for lbfgs: its direction and its steps."""

import numpy as np

from grader.spec import mistake


@mistake(
    "lbfgs.steepest_descent",
    symptom="No curvature is ever learned: steepest descent with a line search.",
    hint="What do the last steps tell you about the curvature, and where do you use it?",
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
                pairs = []
            w, g = next_w, next_g
        return w


@mistake(
    "lbfgs.fixed_rate",
    symptom="Gradient descent with a small fixed learning rate.",
    hint="How long is each of your steps? What is learned from the last ones?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        for _ in range(steps):
            w = w - 0.01 * f(w)[1]
        return w


@mistake(
    "lbfgs.climbs",
    symptom="The direction is uphill.",
    hint="What is the product of your direction and the gradient? Which sign should it have?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = g, []
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
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w


@mistake(
    "lbfgs.no_line_search",
    symptom="Always a whole step: lost in a bent valley.",
    hint="Is the loss lower after your step? What do you do when it is not?",
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
            next_w = w + a * d
            value, next_g = f(next_w)
            s, y = next_w - w, next_g - g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w


@mistake(
    "lbfgs.steps_ignored",
    symptom="Goes on until it is done, whatever steps says.",
    hint="Call it with steps=1. How many steps does it make?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(100):
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


@mistake(
    "lbfgs.one_step_only",
    symptom="Stops after one step.",
    hint="How often does your loop run?",
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
            break
        return w


@mistake(
    "lbfgs.oldest_first",
    symptom="The first loop runs from the oldest pair to the newest.",
    hint="In which order do the two loops go through the pairs?",
)
class _:
    def lbfgs(f, w, m=10, steps=100):
        value, g = f(w)
        pairs = []
        for _ in range(steps):
            if np.linalg.norm(g) < 1e-10:
                break
            d, shares = -g, []
            for s, y in pairs:
                share = np.sum(s * d) / np.sum(s * y)
                d = d - share * y
                shares.append(share)
            if pairs:
                s, y = pairs[-1]
                d = d * np.sum(s * y) / np.sum(y * y)
            for (s, y), share in zip(reversed(pairs), reversed(shares)):
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
    "lbfgs.change_of_gradient_reversed",
    symptom="y has the wrong sign: no pair is ever kept.",
    hint="y is the new gradient less the old one. What is yours? Which sign has s y then?",
    twins=("lbfgs.steepest_descent",),
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
            s, y = next_w - w, g - next_g
            if np.sum(s * y) > 1e-12:
                pairs = [*pairs, (s, y)][-m:]
            w, g = next_w, next_g
        return w

"""Known wrong answers for numerical_gradient: the difference and the step."""

import numpy as np

from grader.spec import mistake


@mistake(
    "numerical_gradient.looks_ahead_only",
    symptom="Looks to one side only: off by about h times half the curvature.",
    hint="Draw a parabola and the line through your two points. Would a line through points on both sides fit better?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up = x.copy()
            up[i] += h
            grad[i] = (f(up) - f(x)) / h
        return grad


@mistake(
    "numerical_gradient.looks_back_only",
    symptom="Looks to the left side only: off by about h times half the curvature.",
    hint="Draw a parabola and the line through your two points. Would a line through points on both sides fit better?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            down = x.copy()
            down[i] -= h
            grad[i] = (f(x) - f(down)) / h
        return grad


@mistake(
    "numerical_gradient.divided_by_h",
    symptom="Twice the slope: the difference is divided by h.",
    hint="How far apart are your two points?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / h
        return grad


@mistake(
    "numerical_gradient.one_sided_over_two_h",
    symptom="Half the slope: the points are h apart, the difference is divided by 2h.",
    hint="How far apart are your two points?",
    twins=("numerical_gradient.not_moved_back_enough",),
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up = x.copy()
            up[i] += h
            grad[i] = (f(up) - f(x)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.times_h",
    symptom="Divides by 2 and multiplies by h: almost zero everywhere.",
    hint="In which order does Python work off / 2 * h?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / 2 * h
        return grad


@mistake(
    "numerical_gradient.not_divided",
    symptom="The difference itself, of the size of h.",
    hint="A slope is rise over run. Where is the run?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            grad[i] = f(up) - f(down)
        return grad


@mistake(
    "numerical_gradient.wrong_sign",
    symptom="All slopes have the wrong sign.",
    hint="If f grows when x grows, which of your two values is the larger one?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(down) - f(up)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.everything_moves",
    symptom="All coordinates move together: every entry is the sum of all slopes.",
    hint="When you ask for the slope along one coordinate, what must the others do?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        slope = (f(x + h) - f(x - h)) / (2 * h)
        return np.full_like(x, slope)


@mistake(
    "numerical_gradient.step_too_small",
    symptom="A step of 1e-13, whatever h is: rounding is larger than the difference.",
    hint="f is known to 16 digits. How many of them are left in the difference of two values that close?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x, h = np.array(x, dtype=float), 1e-13
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.step_too_large",
    symptom="A step of 0.01, whatever h is: the curve bends between the points.",
    hint="Where does your step come from? Halve it: do the slopes change?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x, h = np.array(x, dtype=float), 1e-2
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.h_not_used",
    symptom="Right slopes, but always with a step of 1e-5: h is not used.",
    hint="Call it with h = 0.5. Is h anywhere in your loop?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x, eps = np.array(x, dtype=float), 1e-5
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += eps
            down[i] -= eps
            grad[i] = (f(up) - f(down)) / (2 * eps)
        return grad


@mistake(
    "numerical_gradient.another_default",
    symptom="Looks 1e-3 far where no h is given; the default is 1e-5.",
    hint="What does your first line, the one with def, say about h?",
)
class _:
    def numerical_gradient(f, x, h=1e-3):
        x = np.array(x, dtype=np.float32 if x.dtype == np.float32 else float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.astype(float), x.astype(float)
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.step_in_proportion",
    symptom="The step is h times the coordinate: none at all where it is 0.",
    hint="How large is your step at x = 0? What is 0 / 0?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down, step = x.copy(), x.copy(), h * np.abs(x[i])
            up[i] += step
            down[i] -= step
            grad[i] = (f(up) - f(down)) / (2 * step)
        return grad

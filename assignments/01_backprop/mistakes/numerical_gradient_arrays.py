"""Known wrong answers for numerical_gradient: arrays, shapes and dtypes."""

import numpy as np

from grader.spec import mistake


@mistake(
    "numerical_gradient.one_array_for_both",
    symptom="Always zero: both points are the same array.",
    hint="After b = a, what does a change of b do to a?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        grad = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            old = x[i]
            up, down = x, x
            up[i] = old + h
            down[i] = old - h
            grad[i] = (f(up) - f(down)) / (2 * h)
            x[i] = old
        return grad


@mistake(
    "numerical_gradient.not_moved_back_enough",
    symptom="Goes up by h, and back by h: the second point is where it started.",
    hint="From x + h, how far is it to x - h?",
    twins=("numerical_gradient.one_sided_over_two_h",),
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        grad = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            old = x[i]
            x[i] += h
            above = f(x)
            x[i] -= h
            grad[i] = (above - f(x)) / (2 * h)
            x[i] = old
        return grad


@mistake(
    "numerical_gradient.not_put_back",
    symptom="x stays moved by h, and the later slopes are measured elsewhere.",
    hint="Print x before and after. When is a coordinate put back?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        grad = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            x[i] += h
            above = f(x)
            x[i] -= 2 * h
            grad[i] = (above - f(x)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.put_back_by_arithmetic",
    symptom="Right slopes, but x comes back with other last digits.",
    hint="Is (0.1 + h) - 2 * h + h exactly 0.1 for a computer? How could you be sure to get the old number back?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        grad = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            x[i] += h
            above = f(x)
            x[i] -= 2 * h
            below = f(x)
            x[i] += h
            grad[i] = (above - below) / (2 * h)
        return grad if x.dtype.kind == "f" and x.dtype.itemsize == 8 else grad.astype(np.float32)


@mistake(
    "numerical_gradient.second_call_guarded_alone",
    symptom="x is put back when the second call of f raises, but not when the first one does.",
    hint="How many calls of f are there for one coordinate? Which of them stand inside your try?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = x.astype(float) if x.dtype.kind != "f" else x
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            old = x[i]
            x[i] = old + h
            above = f(x)
            try:
                x[i] = old - h
                below = f(x)
            finally:
                x[i] = old
            grad[i] = (above - below) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.exception_leaves_x_moved",
    symptom="Right, until f raises an exception: then x stays moved.",
    hint="f raises in the middle of your loop. Which of your lines still run? What does Python run in any case?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        if x.dtype.kind != "f":
            x = x.astype(float)
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            old = x[i]
            x[i] = old + h
            above = f(x)
            x[i] = old - h
            below = f(x)
            x[i] = old
            grad[i] = (above - below) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.ravel_copies",
    symptom="Right for arrays stored row by row; for others ravel is a copy, and f never sees the change.",
    hint="Is x.ravel() always another view of x? Try the transpose of an array.",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        flat, grad = x.ravel(), np.zeros(x.size)
        for i in range(x.size):
            old = flat[i]
            flat[i] = old + h
            above = f(x)
            flat[i] = old - h
            below = f(x)
            flat[i] = old
            grad[i] = (above - below) / (2 * h)
        return grad.reshape(x.shape)


@mistake(
    "numerical_gradient.rows_move_together",
    symptom="Right for vectors; in a matrix a whole row moves at a time.",
    hint="How many numbers does x[i] hold if x is a matrix?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        if x.ndim == 0:
            return np.array((f(x + h) - f(x - h)) / (2 * h))
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in range(len(x)):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.vectors_only",
    symptom="Loops over len(x): arrays without axes have none, and matrices move row by row.",
    hint="Which shapes can x have? Try a matrix, and np.array(2.0).",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        grad = np.zeros_like(x)
        for i in range(len(x)):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.hands_f_a_flat_array",
    symptom="f gets a vector where it expects x's own shape.",
    hint="Which shape does f expect of its argument? Which shape does yours have?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        flat = np.array(x, dtype=float).reshape(-1)
        grad = np.zeros_like(flat)
        for i in range(flat.size):
            up, down = flat.copy(), flat.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad.reshape(x.shape)


@mistake(
    "numerical_gradient.returns_a_flat_array",
    symptom="The right slopes in one long vector.",
    hint="Compare the shape of your gradient with the shape of x.",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        x = np.array(x, dtype=float)
        slopes = []
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            slopes.append((f(up) - f(down)) / (2 * h))
        return np.array(slopes)


@mistake(
    "numerical_gradient.one_coordinate_alone",
    symptom="Hands f a single coordinate instead of the whole array.",
    hint="f may use all of x, and the coordinates may meet in a product. What does f get to see?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        grad = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            grad[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.rounds_to_integers",
    symptom="Right for floats; if x holds integers, so do the moved points and the gradient.",
    hint="Put 1.00001 into an array of integers and print it.",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] = x[i] + h
            down[i] = x[i] - h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.slopes_of_integers_rounded",
    symptom="The points are right, but the slopes of integers are rounded to integers.",
    hint="Which dtype does np.zeros_like give for an array of integers?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        grad, centre = np.zeros_like(x), x.astype(float)
        for i in np.ndindex(x.shape):
            up, down = centre.copy(), centre.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad


@mistake(
    "numerical_gradient.always_double",
    symptom="float64 slopes also for a float32 array.",
    hint="Print the dtype of your gradient for a float32 array. Which array was made without a dtype?",
)
class _:
    def numerical_gradient(f, x, h=1e-5):
        grad = np.zeros(x.shape)
        centre = x.astype(float)
        for i in np.ndindex(x.shape):
            up, down = centre.copy(), centre.copy()
            up[i] += h
            down[i] -= h
            grad[i] = (f(up) - f(down)) / (2 * h)
        return grad

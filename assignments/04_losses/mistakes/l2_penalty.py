"""Known wrong answers for l2_penalty."""

import numpy as np

from grader.spec import mistake


@mistake(
    "l2_penalty.half",
    symptom="lam/2 times the sum of squares, gradient lam w: a convention of some lectures, not of this handout.",
    hint="Does the equation of the handout have a factor 1/2?",
)
class _:
    def l2_penalty(w, lam):
        return 0.5 * lam * (w**2).sum(), lam * w


@mistake(
    "l2_penalty.half_the_penalty",
    symptom="The penalty is halved, the gradient is not.",
    hint="If the penalty carries a 1/2, what becomes of the 2 in its gradient? And does the handout have a 1/2?",
)
class _:
    def l2_penalty(w, lam):
        return 0.5 * lam * (w**2).sum(), 2 * lam * w


@mistake(
    "l2_penalty.gradient_lacks_its_two",
    symptom="The gradient is half of what the penalty implies.",
    hint="What is the derivative of a square?",
)
class _:
    def l2_penalty(w, lam):
        return lam * (w**2).sum(), lam * w


@mistake(
    "l2_penalty.gradient_lacks_lam",
    symptom="The gradient does not know lam.",
    hint="Call it with lam = 0. Should anything still pull at the weights?",
)
class _:
    def l2_penalty(w, lam):
        return lam * (w**2).sum(), 2 * w


@mistake(
    "l2_penalty.penalty_lacks_lam",
    symptom="The penalty does not know lam.",
    hint="Call it with lam = 0. What should it cost?",
)
class _:
    def l2_penalty(w, lam):
        return (w**2).sum(), 2 * lam * w


@mistake(
    "l2_penalty.lam_squared",
    symptom="lam is squared together with the weights.",
    hint="Double lam. How many times as large should the penalty be?",
)
class _:
    def l2_penalty(w, lam):
        return ((lam * w) ** 2).sum(), 2 * lam**2 * w


@mistake(
    "l2_penalty.norm",
    symptom="The length of w in place of its square.",
    hint="Double all weights. How many times as large should the penalty be?",
)
class _:
    def l2_penalty(w, lam):
        return lam * np.linalg.norm(w), 2 * lam * w


@mistake(
    "l2_penalty.norm_with_its_gradient",
    symptom="The length of w, with its own gradient, in place of the squares.",
    hint="Double all weights. How many times as large should the penalty be?",
)
class _:
    def l2_penalty(w, lam):
        return lam * np.linalg.norm(w), lam * w / max(np.linalg.norm(w), 1e-12)


@mistake(
    "l2_penalty.mean",
    symptom="A mean in place of a sum: the penalty depends on the size of the layer.",
    hint="Put one more weight of 0 into the layer. Should the penalty change?",
)
class _:
    def l2_penalty(w, lam):
        return lam * (w**2).mean(), 2 * lam * w / w.size


@mistake(
    "l2_penalty.mean_with_the_gradient_of_the_sum",
    symptom="The penalty is a mean, the gradient that of a sum.",
    hint="Put one more weight of 0 into the layer. Should the penalty change?",
)
class _:
    def l2_penalty(w, lam):
        return lam * (w**2).mean(), 2 * lam * w


@mistake(
    "l2_penalty.averaged_over_rows",
    symptom="The penalty is divided by the number of rows, as if they were samples.",
    hint="Is w a batch? Which parts of a loss are averaged over samples, and which is not?",
)
class _:
    def l2_penalty(w, lam):
        return lam * (w**2).sum() / len(w), 2 * lam * w / len(w)


@mistake(
    "l2_penalty.squares_the_sum",
    symptom="The sum of the weights is squared: weights of opposite sign cancel.",
    hint="What does your penalty cost for the weights 1 and -1?",
)
class _:
    def l2_penalty(w, lam):
        return lam * w.sum() ** 2, 2 * lam * w


@mistake(
    "l2_penalty.sums_one_axis",
    symptom="Only the first axis is summed: one number for each column.",
    hint="Over which axes does your sum run for a matrix? The penalty is one number.",
)
class _:
    def l2_penalty(w, lam):
        return lam * (w**2).sum(axis=0), 2 * lam * w


@mistake(
    "l2_penalty.largest_singular_value",
    symptom="np.linalg.norm(w, 2) of a matrix is its largest singular value, not the root of its sum of squares.",
    hint="What does the ord of a norm mean for a matrix? Try a vector and a matrix with the same numbers.",
)
class _:
    def l2_penalty(w, lam):
        flat = w if w.ndim <= 2 else w.ravel()
        return lam * np.linalg.norm(flat, 2) ** 2, 2 * lam * w


@mistake(
    "l2_penalty.all_products",
    symptom="Sums the whole matrix of products of rows, not its diagonal.",
    hint="Which entries of w times its transpose are squares, and which are products of different weights?",
)
class _:
    def l2_penalty(w, lam):
        rows = w.reshape(len(w), -1)
        return lam * (rows @ rows.T).sum(), 2 * lam * w


@mistake(
    "l2_penalty.absolute",
    symptom="Absolute values in place of squares.",
    hint="Double all weights. How many times as large should the penalty be?",
)
class _:
    def l2_penalty(w, lam):
        return lam * np.abs(w).sum(), lam * np.sign(w)


@mistake(
    "l2_penalty.gradient_of_magnitudes",
    symptom="The gradient is that of the absolute values.",
    hint="Should a large weight be pulled harder than a small one here?",
)
class _:
    def l2_penalty(w, lam):
        return lam * (w**2).sum(), lam * np.sign(w)


@mistake(
    "l2_penalty.gradient_uphill",
    symptom="The gradient has the opposite sign: the weights would grow.",
    hint="Take a small step against your gradient. Does the penalty fall?",
)
class _:
    def l2_penalty(w, lam):
        return lam * (w**2).sum(), -2 * lam * w


@mistake(
    "l2_penalty.skips_the_first_row",
    symptom="The first row goes free, as if it were a bias.",
    hint="Is the bias inside w here? What is the penalty of a single row?",
)
class _:
    def l2_penalty(w, lam):
        dw = 2 * lam * w
        dw[0] = 0
        return lam * (w[1:] ** 2).sum(), dw


@mistake(
    "l2_penalty.overwrites_the_weights",
    symptom="Right numbers, but the caller's weights hold the gradient afterwards.",
    hint="What does *= do to the array that you were given?",
)
class _:
    def l2_penalty(w, lam):
        penalty = lam * (w**2).sum()
        w *= 2 * lam
        return penalty, w


@mistake(
    "l2_penalty.always_double",
    symptom="Right numbers, but float32 comes back as float64.",
    hint="Look at the dtype of dw for float32 weights. Where does it change?",
)
class _:
    def l2_penalty(w, lam):
        wide = np.array(w, dtype=float)
        return lam * (wide**2).sum(), 2 * lam * wide

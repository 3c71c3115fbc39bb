"""Known wrong answers for l1_penalty."""

import numpy as np

from grader.spec import mistake


@mistake(
    "l1_penalty.signed",
    symptom="The weights are summed with their signs, so that they cancel.",
    hint="What does your penalty cost for the weights 1 and -1?",
)
class _:
    def l1_penalty(w, lam):
        return lam * w.sum(), lam * np.sign(w)


@mistake(
    "l1_penalty.size_of_the_sum",
    symptom="The absolute value is taken of the sum: weights cancel.",
    hint="In which order do you sum and drop the sign?",
)
class _:
    def l1_penalty(w, lam):
        return lam * abs(w.sum()), lam * np.sign(w)


@mistake(
    "l1_penalty.squares",
    symptom="Squares in place of absolute values.",
    hint="Double all weights. How many times as large should the penalty be?",
)
class _:
    def l1_penalty(w, lam):
        return lam * (w**2).sum(), 2 * lam * w


@mistake(
    "l1_penalty.half",
    symptom="Half the penalty and half the gradient.",
    hint="Is there a factor in the equation of the handout?",
)
class _:
    def l1_penalty(w, lam):
        return 0.5 * lam * np.abs(w).sum(), 0.5 * lam * np.sign(w)


@mistake(
    "l1_penalty.mean",
    symptom="A mean in place of a sum: the penalty depends on the size of the layer.",
    hint="Put one more weight of 0 into the layer. Should the penalty change?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).mean(), lam * np.sign(w) / w.size


@mistake(
    "l1_penalty.penalty_lacks_lam",
    symptom="The penalty does not know lam.",
    hint="Call it with lam = 0. What should it cost?",
)
class _:
    def l1_penalty(w, lam):
        return np.abs(w).sum(), lam * np.sign(w)


@mistake(
    "l1_penalty.gradient_lacks_lam",
    symptom="The gradient does not know lam.",
    hint="Call it with lam = 0. Should anything still pull at the weights?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), np.sign(w)


@mistake(
    "l1_penalty.largest_column",
    symptom="np.linalg.norm(w, 1) of a matrix is the largest sum of a column, not the sum of all.",
    hint="What does the ord of a norm mean for a matrix? Try a vector and a matrix with the same numbers.",
)
class _:
    def l1_penalty(w, lam):
        flat = w if w.ndim <= 2 else w.ravel()
        return lam * np.linalg.norm(flat, 1), lam * np.sign(w)


@mistake(
    "l1_penalty.sums_one_axis",
    symptom="Only the first axis is summed: one number for each column.",
    hint="Over which axes does your sum run for a matrix? The penalty is one number.",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(axis=0), lam * np.sign(w)


@mistake(
    "l1_penalty.largest_weight",
    symptom="The largest magnitude in place of the sum.",
    hint="Which weights change your penalty, and which should?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).max(), lam * np.sign(w)


@mistake(
    "l1_penalty.gradient_is_the_weight",
    symptom="The gradient is lam w: that of a square.",
    hint="Draw |w|. Is it steeper at 3 than at 1?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), lam * w


@mistake(
    "l1_penalty.gradient_is_the_magnitude",
    symptom="The gradient is lam |w|, never negative.",
    hint="Draw |w|. What is its slope at 3, and at -3?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), lam * np.abs(w)


@mistake(
    "l1_penalty.gradient_without_sign",
    symptom="The gradient is lam everywhere: negative weights are pushed away from zero.",
    hint="Which way should a weight of -2 move?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), lam * np.ones_like(w)


@mistake(
    "l1_penalty.gradient_of_positive_weights_only",
    symptom="Negative weights get no gradient.",
    hint="On which side of zero does your gradient vanish? Is |w| flat there?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), lam * (w > 0).astype(w.dtype)


@mistake(
    "l1_penalty.gradient_uphill",
    symptom="The gradient has the opposite sign: the weights would grow.",
    hint="Take a small step against your gradient. Does the penalty fall?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), -lam * np.sign(w)


@mistake(
    "l1_penalty.gradient_divides_by_the_magnitude",
    symptom="nan as soon as a weight is exactly zero.",
    hint="What is 0/0? Which function of NumPy gives the sign of a number, zero included?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), lam * w / np.abs(w)


@mistake(
    "l1_penalty.gradient_adds_an_epsilon",
    symptom="Weights close to zero are pulled less: an epsilon in the quotient shows.",
    hint="How hard is a weight of 0.0002 pulled? And how hard should it be, by the equation?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), lam * w / (np.abs(w) + 1e-3)


@mistake(
    "l1_penalty.kink_beyond_the_slopes",
    symptom="The gradient is 2 lam where a weight is exactly zero.",
    hint="At the kink any slope between the left and the right one will do. Is yours between them?",
)
class _:
    def l1_penalty(w, lam):
        slope = np.where(w > 0, 1.0, -1.0) + 3.0 * (w == 0)
        return lam * np.abs(w).sum(), lam * slope.astype(w.dtype)


@mistake(
    "l1_penalty.overwrites_the_weights",
    symptom="Right numbers, but the caller's weights hold their magnitudes afterwards.",
    hint="What does out=w, or *=, do to the array that you were given?",
)
class _:
    def l1_penalty(w, lam):
        dw = lam * np.sign(w)
        np.abs(w, out=w)
        return lam * w.sum(), dw


@mistake(
    "l1_penalty.always_double",
    symptom="Right numbers, but float32 comes back as float64.",
    hint="Look at the dtype of dw for float32 weights. Where does it change?",
)
class _:
    def l1_penalty(w, lam):
        return lam * np.abs(w).sum(), np.where(w > 0, lam, np.where(w < 0, -lam, 0.0))

"""Known wrong answers for gelu."""

import numpy as np

from grader.spec import mistake


@mistake(
    "gelu_forward.sigmoid_form",
    symptom="x * sigmoid(1.702 x): up to 0.02 off.",
    hint="There are three forms around, and the handout accepts two. How far off is yours at x = -2?",
)
class _:
    def gelu_forward(x):
        return x / (1 + np.exp(-1.702 * x)), x


@mistake(
    "gelu_forward.half_missing",
    symptom="Every number is twice as large as it should be.",
    hint="For large x the bracket is 1 + 1. What should gelu(x) be there?",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        return x * (1 + np.tanh(np.sqrt(2 / np.pi).astype(x.dtype) * (x + 0.044715 * x**3))), x


@mistake(
    "gelu_forward.square_for_cube",
    symptom="The correction term is a square: wrong for negative x above all.",
    hint="tanh must see an odd function of x. Which power is in the equation?",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        return x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi).astype(x.dtype) * (x + 0.044715 * x**2))), x


@mistake(
    "gelu_forward.root_missing",
    symptom="2 / pi instead of its square root: the bend is too gentle.",
    hint="Compare the constant in front of the bracket with the handout's: 0.637 or 0.798?",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        return x / 2 * (1 + np.tanh(2 / np.pi * (x + 0.044715 * x**3))), x


@mistake(
    "gelu_forward.correction_forgotten",
    symptom="Without the cubic term: up to 0.02 off.",
    hint="What stands beside x inside the tanh?",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        return x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi).astype(x.dtype) * x)), x


@mistake(
    "gelu_forward.erf_of_x",
    symptom="erf is taken of x instead of x over the square root of 2: the bend is too steep.",
    hint="The error function and the normal distribution differ by a scale. What goes into erf?",
)
class _:
    def gelu_forward(x):
        from math import erf

        return x / 2 * (1 + np.vectorize(erf, otypes=[float])(x)), x


@mistake(
    "gelu_forward.probability_alone",
    symptom="The factor x is missing: values between 0 and 1.",
    hint="What should gelu give for x = 0, and for x = 100? Yours has a ceiling.",
)
class _:
    def gelu_forward(x):
        from math import erf

        return (1 + np.vectorize(erf, otypes=[float])(x / np.sqrt(2))) / 2, x


@mistake(
    "gelu_forward.density_for_probability",
    symptom="x times the bell curve: goes back to zero for large x.",
    hint="Phi is the area under the bell curve left of x, not its height. What is it for large x?",
)
class _:
    def gelu_forward(x):
        return x * np.exp(-0.5 * x**2) / np.sqrt(2 * np.pi), x


@mistake(
    "gelu_forward.tanh_by_hand",
    symptom="nan for large x; perfect elsewhere.",
    hint="You compute tanh as a quotient of exponentials. What is inf / inf, and who has a tanh without it?",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        e = np.exp(2 * np.sqrt(2 / np.pi).astype(x.dtype) * (x + 0.044715 * x**3))
        return x / 2 * (1 + (e - 1) / (e + 1)), x


@mistake(
    "gelu_forward.integers_truncated",
    symptom="With integer x, the answers are cut down to whole numbers.",
    hint="An array made like x has the dtype of x. What happens to 0.7 when it is stored among integers?",
)
class _:
    def gelu_forward(x):
        from math import erf

        out = np.empty_like(x)
        out[...] = x / 2 * (1 + np.vectorize(erf, otypes=[float])(x / np.sqrt(2)))
        return out, 1.0 * x


@mistake(
    "gelu_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. What does an operator like *= write into?",
)
class _:
    def gelu_forward(x):
        from math import erf

        if x.dtype.kind != "f":
            x = x.astype(float)
        before = x.copy()
        x *= (1 + np.vectorize(erf, otypes=[float])(before / np.sqrt(2))) / 2
        return x, before


@mistake(
    "gelu_backward.probability_taken_for_constant",
    symptom="Phi(x) alone: the second term of the product rule is missing.",
    hint="x appears twice in x * Phi(x). Which of its two appearances did you differentiate?",
)
class _:
    def gelu_backward(dout, cache):
        from math import erf

        return dout * (1 + np.vectorize(erf, otypes=[float])(cache / np.sqrt(2))) / 2


@mistake(
    "gelu_backward.x_taken_for_constant",
    symptom="x phi(x) alone: the first term of the product rule is missing.",
    hint="At x = 0 your slope is 0. x appears twice in x * Phi(x): which appearance did you leave out?",
)
class _:
    def gelu_backward(dout, cache):
        return dout * cache * np.exp(-(cache**2) / 2) / np.sqrt(2 * np.pi)


@mistake(
    "gelu_backward.x_missing_in_the_second_term",
    symptom="Phi(x) + phi(x): right at x = 1 only.",
    hint="The second term of the product rule keeps the factor that is not differentiated. Which one is that?",
)
class _:
    def gelu_backward(dout, cache):
        from math import erf

        below = (1 + np.vectorize(erf, otypes=[float])(cache / np.sqrt(2))) / 2
        return dout * (below + np.exp(-(cache**2) / 2) / np.sqrt(2 * np.pi))


@mistake(
    "gelu_backward.density_not_normalised",
    symptom="The bell curve without its factor 1 / sqrt(2 pi): the slope overshoots.",
    hint="How high is the normal density at 0? Yours is 1 there.",
)
class _:
    def gelu_backward(dout, cache):
        from math import erf

        below = (1 + np.vectorize(erf, otypes=[float])(cache / np.sqrt(2))) / 2
        return dout * (below + cache * np.exp(-(cache**2) / 2))


@mistake(
    "gelu_backward.wrong_sign",
    symptom="The second term is subtracted.",
    hint="The product rule adds its terms, and Phi rises. Where does your minus sign come from?",
)
class _:
    def gelu_backward(dout, cache):
        from math import erf

        below = (1 + np.vectorize(erf, otypes=[float])(cache / np.sqrt(2))) / 2
        return dout * (below - cache * np.exp(-(cache**2) / 2) / np.sqrt(2 * np.pi))


@mistake(
    "gelu_backward.inner_derivative_missing",
    symptom="tanh is differentiated, what stands inside it is not.",
    hint="What is the derivative of x + 0.044715 x**3? The chain rule asks for it.",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        return x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi).astype(x.dtype) * (x + 0.044715 * x**3))), x

    def gelu_backward(dout, cache):
        bend = np.tanh(np.sqrt(2 / np.pi) * (cache + 0.044715 * cache**3))
        return dout * ((1 + bend) / 2 + cache / 2 * (1 - bend**2))


@mistake(
    "gelu_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def gelu_backward(dout, cache):
        from math import erf

        below = (1 + np.vectorize(erf, otypes=[float])(cache / np.sqrt(2))) / 2
        return below + cache * np.exp(-(cache**2) / 2) / np.sqrt(2 * np.pi)


@mistake(
    "gelu_backward.overflowing_quotient",
    symptom="nan for large x; perfect elsewhere.",
    hint="The slope of tanh is written as a quotient of exponentials. What is inf / inf?",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        return x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi).astype(x.dtype) * (x + 0.044715 * x**3))), x

    def gelu_backward(dout, cache):
        inner = np.sqrt(2 / np.pi) * (cache + 0.044715 * cache**3)
        slope = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * cache**2)
        e = np.exp(2 * inner)
        return dout * ((1 + np.tanh(inner)) / 2 + cache / 2 * 4 * e / (e + 1) ** 2 * slope)


@mistake(
    "gelu_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which of your intermediate arrays or constants is float64, whatever dout is?",
)
class _:
    def gelu_backward(dout, cache):
        from math import erf

        below = (1 + np.vectorize(erf, otypes=[float])(cache / np.sqrt(2))) / 2
        return dout * (below + cache * np.exp(-(cache**2) / 2) / np.sqrt(2 * np.pi))


@mistake(
    "gelu_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def gelu_backward(dout, cache):
        from math import erf

        below = (1 + np.vectorize(erf, otypes=[float])(cache / np.sqrt(2))) / 2
        dout *= below + cache * np.exp(-(cache**2) / 2) / np.sqrt(2 * np.pi)
        return dout


@mistake(
    "gelu_forward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="np.sqrt of a Python number is a float64 scalar of NumPy's. What does it make of a float32 array?",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        return x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))), x


@mistake(
    "gelu_backward.exact_slope_of_the_tanh_form",
    symptom="Forward computes the tanh form, backward the slope of the exact one: almost right everywhere.",
    hint="There are two forms of this function. Which one does your forward compute, and whose slope is your backward?",
)
class _:
    def gelu_forward(x):
        x = 1.0 * x
        return x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi).astype(x.dtype) * (x + 0.044715 * x**3))), x

    def gelu_backward(dout, cache):
        from math import erfc

        below = np.array([erfc(-value / 2**0.5) / 2 for value in cache.ravel()]).reshape(cache.shape)
        slope = below + cache * np.exp(-(cache**2) / 2) / np.sqrt(2 * np.pi)
        return (dout * slope).astype(dout.dtype)


@mistake(
    "gelu_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def gelu_forward(x):
        global last_x, last_tanh
        last_x = 1.0 * x
        inner = np.clip(last_x, -20, 20)
        last_tanh = np.tanh(float(np.sqrt(2 / np.pi)) * (inner + 0.044715 * inner**3))
        return 0.5 * last_x * (1 + last_tanh), None

    def gelu_backward(dout, cache):
        inner = np.clip(last_x, -20, 20)
        slope = float(np.sqrt(2 / np.pi)) * (1 + 3 * 0.044715 * inner**2) * (1 - last_tanh**2)
        return dout * (0.5 * (1 + last_tanh) + 0.5 * inner * slope)

"""Known wrong answers for elu."""

import numpy as np

from grader.spec import mistake


@mistake(
    "elu_forward.alpha_not_on_the_one",
    symptom="A jump at 0 and a wrong limit, but only where alpha is not 1.",
    hint="What does alpha multiply: the exponential, or the whole bracket? Try x = 0 with alpha = 2.",
)
class _:
    def elu_forward(x, alpha=1.0):
        return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1), (x, alpha)


@mistake(
    "elu_forward.infinity_times_zero",
    symptom="nan for x beyond 709; perfect elsewhere.",
    hint="Both branches are computed for every entry. What is inf * 0, and how can the exponential be kept small?",
)
class _:
    def elu_forward(x, alpha=1.0):
        return x * (x > 0) + alpha * (np.exp(x) - 1) * (x <= 0), (x, alpha)


@mistake(
    "elu_forward.minus_one_missing",
    symptom="Positive where it should be negative: a jump of alpha at 0.",
    hint="The two branches should meet at x = 0. Do yours?",
)
class _:
    def elu_forward(x, alpha=1.0):
        return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0))), (x, alpha)


@mistake(
    "elu_forward.alpha_ignored",
    symptom="Right for alpha = 1 only.",
    hint="Call it with alpha = 2. Does the argument appear anywhere in your formula?",
)
class _:
    def elu_forward(x, alpha=1.0):
        return np.where(x > 0, x, np.expm1(np.minimum(x, 0))), (x, alpha)


@mistake(
    "elu_forward.alpha_in_the_exponent",
    symptom="The negative side approaches -1, whatever alpha says.",
    hint="Does alpha stretch the curve sideways or upwards? What should a very negative x give?",
)
class _:
    def elu_forward(x, alpha=1.0):
        return np.where(x > 0, x, np.expm1(alpha * np.minimum(x, 0))), (x, alpha)


@mistake(
    "elu_forward.leaky_line",
    symptom="A straight line on the negative side.",
    hint="Which of the two functions you have written bends, and which is a line?",
)
class _:
    def elu_forward(x, alpha=1.0):
        return np.where(x > 0, x, alpha * x), (x, alpha)


@mistake(
    "elu_forward.integers_truncated",
    symptom="With integer x, the negative side is cut down to whole numbers.",
    hint="A copy of an integer array holds integers. What is left of -0.6 in it?",
)
class _:
    def elu_forward(x, alpha=1.0):
        out = x.copy()
        out[x < 0] = alpha * np.expm1(x[x < 0])
        return out, (x, alpha)


@mistake(
    "elu_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. What does an assignment to x[...] write into?",
)
class _:
    def elu_forward(x, alpha=1.0):
        if x.dtype.kind != "f":
            x = x.astype(float)
        before = x.copy()
        x[x < 0] = alpha * np.expm1(x[x < 0])
        return x, (before, alpha)


@mistake(
    "elu_backward.output_without_alpha",
    symptom="Negative slopes on the negative side: the output is taken for its slope.",
    hint="The curve rises everywhere. Compare the output with its derivative: by how much do they differ?",
)
class _:
    def elu_backward(dout, cache):
        x, alpha = cache
        return dout * np.where(x > 0, 1, alpha * np.expm1(np.minimum(x, 0)))


@mistake(
    "elu_backward.constant_slope",
    symptom="Slope alpha on the whole negative side: the backward of a leaky ReLU.",
    hint="The curve flattens out to the left. What should its slope become there?",
)
class _:
    def elu_backward(dout, cache):
        x, alpha = cache
        return dout * np.where(x > 0, dout.dtype.type(1), dout.dtype.type(alpha))


@mistake(
    "elu_backward.alpha_missing",
    symptom="Right for alpha = 1 only.",
    hint="A factor in front of a function stays in front of its derivative. Where is yours?",
)
class _:
    def elu_backward(dout, cache):
        x, _ = cache
        return dout * np.where(x > 0, 1, np.exp(np.minimum(x, 0)))


@mistake(
    "elu_backward.no_gradient_below_zero",
    symptom="Negative inputs pass no gradient: the backward of a plain ReLU.",
    hint="Is the curve flat to the left of zero? What is its slope at x = -1?",
)
class _:
    def elu_backward(dout, cache):
        x, _ = cache
        return dout * (x > 0)


@mistake(
    "elu_backward.masks_by_the_gradient",
    symptom="The branch is chosen by the sign of the upstream gradient.",
    hint="Which side of zero was the input on? The sign of dout does not know.",
)
class _:
    def elu_backward(dout, cache):
        x, alpha = cache
        return np.where(dout > 0, dout, dout * alpha * np.exp(np.minimum(x, 0)))


@mistake(
    "elu_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def elu_backward(dout, cache):
        x, alpha = cache
        return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


@mistake(
    "elu_backward.infinity_times_zero",
    symptom="nan for x beyond 709; perfect elsewhere.",
    hint="Both branches are computed for every entry. What is inf * 0?",
)
class _:
    def elu_backward(dout, cache):
        x, alpha = cache
        return dout * ((x > 0) + (x <= 0) * alpha * np.exp(x))


@mistake(
    "elu_backward.integer_slopes",
    symptom="With integer x, the slopes of the negative side are cut down to whole numbers.",
    hint="An array made like x has the dtype of x. What happens to 0.4 when it is stored among integers?",
)
class _:
    def elu_forward(x, alpha=1.0):
        return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))), (x, alpha)

    def elu_backward(dout, cache):
        x, alpha = cache
        slope = np.ones_like(x)
        slope[x < 0] = alpha * np.exp(x[x < 0])
        return dout * slope


@mistake(
    "elu_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def elu_backward(dout, cache):
        x, alpha = cache
        dout[x <= 0] *= alpha * np.exp(x[x <= 0])
        return dout


@mistake(
    "elu_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def elu_forward(x, alpha=1.0):
        global last_slope
        below = alpha * np.exp(np.minimum(x, 0))
        last_slope = np.where(x > 0, np.ones_like(below), below)
        return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))), None

    def elu_backward(dout, cache):
        return dout * last_slope

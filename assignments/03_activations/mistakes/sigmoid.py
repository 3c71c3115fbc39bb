"""Known wrong answers for sigmoid."""

import numpy as np

from grader.spec import mistake


@mistake(
    "sigmoid_forward.infinity_over_infinity",
    symptom="nan for x beyond 709; perfect elsewhere.",
    hint="What is inf / inf? Choose, for each sign of x, a form whose exponential can't exceed 1.",
)
class _:
    def sigmoid_forward(x):
        out = np.exp(x) / (1 + np.exp(x))
        return out, out


@mistake(
    "sigmoid_forward.clipped_at_ten",
    symptom="Right between -10 and 10, frozen beyond.",
    hint="Clipping throws away signal: the sigmoid of -20 is not that of -10. Where would exp really overflow?",
)
class _:
    def sigmoid_forward(x):
        out = 1 / (1 + np.exp(-np.clip(x, -10.0, 10.0)))
        return out, out


@mistake(
    "sigmoid_forward.sign_of_the_exponent",
    symptom="Falls where it should rise: the output for x is the right one for -x.",
    hint="What should a very large x give? Put it into your formula.",
)
class _:
    def sigmoid_forward(x):
        out = 1 / (1 + np.exp(1.0 * x))
        return out, out


@mistake(
    "sigmoid_forward.brackets_missing",
    symptom="Values above 1: the division binds tighter than the sum.",
    hint="In which order does Python work out 1 / 1 + a? What did you mean?",
)
class _:
    def sigmoid_forward(x):
        out = 1 / 1 + np.exp(-1.0 * x)
        return out, out


@mistake(
    "sigmoid_forward.hyperbolic_tangent",
    symptom="Values between -1 and 1, and 0 at x = 0.",
    hint="What should the sigmoid give at x = 0? Yours passes through the origin.",
)
class _:
    def sigmoid_forward(x):
        out = np.tanh(x)
        return out, out


@mistake(
    "sigmoid_forward.piecewise_linear",
    symptom="The hard sigmoid: straight lines that only touch the curve at x = 0 and far out.",
    hint="That is a cheap stand-in for the curve. At x = 1, what do you get, and what does the equation say?",
)
class _:
    def sigmoid_forward(x):
        out = np.clip(0.2 * x + 0.5, 0.0, 1.0)
        return out, out


@mistake(
    "sigmoid_forward.integers_truncated",
    symptom="Zeros for integer x, right for all else.",
    hint="An array made like x has the dtype of x. What happens to 0.7 when it is stored among integers?",
)
class _:
    def sigmoid_forward(x):
        out = np.zeros_like(x)
        out[...] = 1 / (1 + np.exp(-1.0 * x))
        return out, out


@mistake(
    "sigmoid_forward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which dtype does the array have that you fill? What if x is float32?",
)
class _:
    def sigmoid_forward(x):
        out = np.zeros(x.shape)
        out[...] = 1 / (1 + np.exp(-1.0 * x))
        return out, out


@mistake(
    "sigmoid_forward.negates_the_input",
    symptom="Right values, but the caller's array is negated.",
    hint="After the call, look at the array you passed in. Does anything in your code write into x?",
)
class _:
    def sigmoid_forward(x):
        np.negative(x, out=x)
        out = 1 / (1 + np.exp(x))
        return out, out


@mistake(
    "sigmoid_backward.uses_the_input",
    symptom="Slopes far above 1/4, and negative beyond 1: x stands where the output belongs.",
    hint="The slope s(1 - s) is written in terms of the output s. What did your forward put into the cache?",
)
class _:
    def sigmoid_forward(x):
        return 1 / (1 + np.exp(-1.0 * x)), x

    def sigmoid_backward(dout, cache):
        return dout * cache * (1 - cache)


@mistake(
    "sigmoid_backward.sigmoid_twice",
    symptom="The slope never falls below 0.19: it is taken at the output instead of x.",
    hint="Your cache holds the output already. What happens when the sigmoid is applied to it once more?",
)
class _:
    def sigmoid_backward(dout, cache):
        out = 1 / (1 + np.exp(-cache))
        return dout * out * (1 - out)


@mistake(
    "sigmoid_backward.wrong_sign",
    symptom="The opposite sign everywhere.",
    hint="The sigmoid rises everywhere. What sign must its slope have?",
)
class _:
    def sigmoid_backward(dout, cache):
        return dout * cache * (cache - 1)


@mistake(
    "sigmoid_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def sigmoid_backward(dout, cache):
        return cache * (1 - cache)


@mistake(
    "sigmoid_backward.one_factor",
    symptom="dout times the output: a factor of the slope is missing.",
    hint="What should the slope do where the output is almost 1? Yours does not vanish there.",
)
class _:
    def sigmoid_backward(dout, cache):
        return dout * cache


@mistake(
    "sigmoid_backward.slope_of_tanh",
    symptom="1 minus the square of the output: the slope of another function.",
    hint="At x = 0 your slope is 3/4. Which curve has that slope, and how steep does a sigmoid get?",
)
class _:
    def sigmoid_backward(dout, cache):
        return dout * (1 - cache**2)


@mistake(
    "sigmoid_backward.overflowing_quotient",
    symptom="nan for very negative x; perfect elsewhere.",
    hint="Your quotient becomes inf / inf. Can the slope be had from the output alone?",
)
class _:
    def sigmoid_forward(x):
        return 1 / (1 + np.exp(-1.0 * x)), x

    def sigmoid_backward(dout, cache):
        e = np.exp(-1.0 * cache)
        return dout * e / (1 + e) ** 2


@mistake(
    "sigmoid_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which dtype does the array have that you fill? What if dout is float32?",
)
class _:
    def sigmoid_backward(dout, cache):
        dx = np.zeros(dout.shape)
        dx += dout * cache * (1 - cache)
        return dx


@mistake(
    "sigmoid_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def sigmoid_backward(dout, cache):
        dout *= cache * (1 - cache)
        return dout


@mistake(
    "sigmoid_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def sigmoid_forward(x):
        global last_out
        last_out = 0.5 * (1 + np.tanh(0.5 * x))
        return 1.0 * last_out, None

    def sigmoid_backward(dout, cache):
        return dout * last_out * (1 - last_out)

"""Known wrong answers for softplus."""

import numpy as np

from grader.spec import mistake


@mistake(
    "softplus_forward.overflow",
    symptom="inf for x beyond 709; perfect elsewhere.",
    hint="For large x the answer is almost x. Can x be taken out of the logarithm?",
)
class _:
    def softplus_forward(x):
        return np.log(1 + np.exp(1.0 * x)), x


@mistake(
    "softplus_forward.exponent_clipped",
    symptom="Right up to 100, then frozen at 100.",
    hint="Your clipping keeps exp finite, but what does it make of x = 1000?",
)
class _:
    def softplus_forward(x):
        return np.log(1 + np.exp(np.clip(1.0 * x, -100.0, 100.0))), x


@mistake(
    "softplus_forward.line_too_early",
    symptom="The curve is replaced by the line x already at 5, where they still differ by 0.007.",
    hint="Where do you switch to the line, and how far from the curve is it there? Compare the two at x = 5.5.",
)
class _:
    def softplus_forward(x):
        return np.where(x > 5, x, np.log(1 + np.exp(np.minimum(x, 5.0)))).astype(
            np.result_type(x, np.float32)
        ), x


@mistake(
    "softplus_forward.one_counted_twice",
    symptom="log1p of 1 + exp(x): at 0 the answer is ln 3.",
    hint="What should softplus give at x = 0? Look up what log1p adds by itself.",
)
class _:
    def softplus_forward(x):
        return np.log1p(1 + np.exp(1.0 * x)), x


@mistake(
    "softplus_forward.absolute_value_missing",
    symptom="Right for positive x; negative x come out as their mirror images.",
    hint="Your stable form is right for one sign of x only. What may the exponent never be?",
)
class _:
    def softplus_forward(x):
        return np.maximum(x, 0) + np.log1p(np.exp(-1.0 * x)), x


@mistake(
    "softplus_forward.binary_logarithm",
    symptom="Every number is 1.44 times as large as it should be.",
    hint="Which base does the logarithm of the equation have?",
)
class _:
    def softplus_forward(x):
        return np.log2(1 + np.exp(1.0 * x)), x


@mistake(
    "softplus_forward.plain_rectifier",
    symptom="The sharp corner of ReLU: no curve at all.",
    hint="What should come out at x = 0? The corner is meant to be rounded off.",
)
class _:
    def softplus_forward(x):
        return np.maximum(1.0 * x, 0), x


@mistake(
    "softplus_forward.integers_truncated",
    symptom="With integer x, the answers are cut down to whole numbers.",
    hint="An array made like x has the dtype of x. What happens to 0.7 when it is stored among integers?",
)
class _:
    def softplus_forward(x):
        out = np.empty_like(x)
        out[...] = np.logaddexp(0, x)
        return out, x


@mistake(
    "softplus_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. Where does your function store its result?",
)
class _:
    def softplus_forward(x):
        if x.dtype.kind != "f":
            x = x.astype(float)
        before = x.copy()
        np.logaddexp(x.dtype.type(0), x, out=x)
        return x, before


@mistake(
    "softplus_backward.infinity_over_infinity",
    symptom="nan for x beyond 709; perfect elsewhere.",
    hint="What is inf / inf? You have written this slope before, as a function of its own.",
)
class _:
    def softplus_backward(dout, cache):
        return dout * np.exp(cache) / (1 + np.exp(cache))


@mistake(
    "softplus_backward.sign_of_the_exponent",
    symptom="Falls where it should rise: the slope for x is the right one for -x.",
    hint="For large x softplus is almost x. What must its slope be there?",
)
class _:
    def softplus_backward(dout, cache):
        return dout / (1 + np.exp(cache))


@mistake(
    "softplus_backward.slope_of_the_slope",
    symptom="s(1 - s): one derivative too many.",
    hint="The slope of softplus is the sigmoid, and s(1 - s) is the slope of what?",
)
class _:
    def softplus_backward(dout, cache):
        s = 1 / (1 + np.exp(-cache))
        return dout * s * (1 - s)


@mistake(
    "softplus_backward.step",
    symptom="Slope 0 or 1, as for ReLU.",
    hint="Is the corner of softplus sharp? What is its slope at x = 0.1?",
)
class _:
    def softplus_backward(dout, cache):
        return dout * (cache > 0)


@mistake(
    "softplus_backward.uses_the_output",
    symptom="The slope is taken at the output instead of x: never below 1/2.",
    hint="What did your forward put into the cache? The output is always positive, x is not.",
)
class _:
    def softplus_forward(x):
        out = np.logaddexp(x.dtype.type(0) if x.dtype.kind == "f" else 0.0, x)
        return out, out

    def softplus_backward(dout, cache):
        return dout / (1 + np.exp(-cache))


@mistake(
    "softplus_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def softplus_backward(dout, cache):
        return 1 / (1 + np.exp(-cache))


@mistake(
    "softplus_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which dtype does the array have that you fill? What if dout is float32?",
)
class _:
    def softplus_backward(dout, cache):
        dx = np.zeros(dout.shape)
        dx += dout / (1 + np.exp(-cache))
        return dx


@mistake(
    "softplus_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def softplus_backward(dout, cache):
        dout /= 1 + np.exp(-cache)
        return dout


@mistake(
    "softplus_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def softplus_forward(x):
        global last_x
        last_x = 1.0 * x
        return np.logaddexp(0, last_x), None

    def softplus_backward(dout, cache):
        return dout * 0.5 * (1 + np.tanh(0.5 * last_x))

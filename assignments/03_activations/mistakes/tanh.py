"""Known wrong answers for tanh."""

import numpy as np

from grader.spec import mistake


@mistake(
    "tanh_forward.infinity_over_infinity",
    symptom="nan for x beyond 709 on either side; perfect elsewhere.",
    hint="What do both exponentials become at x = 1000, and what is inf / inf?",
)
class _:
    def tanh_forward(x):
        out = (np.exp(x) - np.exp(-1.0 * x)) / (np.exp(x) + np.exp(-1.0 * x))
        return out, out


@mistake(
    "tanh_forward.brackets_missing",
    symptom="Large numbers: the division binds tighter than the sums around it.",
    hint="In which order does Python work out a - b / a + b? What did you mean?",
)
class _:
    def tanh_forward(x):
        out = np.exp(x) - np.exp(-1.0 * x) / np.exp(x) + np.exp(-1.0 * x)
        return out, out


@mistake(
    "tanh_forward.sigmoid_not_stretched",
    symptom="Half as steep: the answer for x is the right one for x / 2.",
    hint="A sigmoid scaled to lie between -1 and 1 has slope 1/2 at zero. Which slope does tanh have there?",
)
class _:
    def tanh_forward(x):
        out = 2 / (1 + np.exp(-1.0 * x)) - 1
        return out, out


@mistake(
    "tanh_forward.sigmoid",
    symptom="Values between 0 and 1, and 1/2 at x = 0.",
    hint="tanh is odd: what should it give at x = 0?",
)
class _:
    def tanh_forward(x):
        out = 1 / (1 + np.exp(-1.0 * x))
        return out, out


@mistake(
    "tanh_forward.wrong_sign",
    symptom="The opposite sign everywhere.",
    hint="Which of the two exponentials is subtracted from which?",
)
class _:
    def tanh_forward(x):
        out = np.tanh(-1.0 * x)
        return out, out


@mistake(
    "tanh_forward.integers_truncated",
    symptom="Zeros for integer x, right for all else.",
    hint="An array made like x has the dtype of x. What happens to 0.7 when it is stored among integers?",
)
class _:
    def tanh_forward(x):
        out = np.empty_like(x)
        out[...] = np.tanh(x)
        return out, out


@mistake(
    "tanh_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. Where does your function store its result?",
)
class _:
    def tanh_forward(x):
        if x.dtype.kind != "f":
            x = x.astype(float)
        np.tanh(x, out=x)
        return x, x


@mistake(
    "tanh_backward.square_missing",
    symptom="The slope is 1 minus the output; for negative x it exceeds 1.",
    hint="How steep is tanh at its steepest? Derive the slope once more: something is squared.",
)
class _:
    def tanh_backward(dout, cache):
        return dout * (1 - cache)


@mistake(
    "tanh_backward.squares_the_difference",
    symptom="Up to four times too large for very negative x, too small for positive x.",
    hint="Which is squared: the output, or one minus the output? Try an output of -1.",
)
class _:
    def tanh_backward(dout, cache):
        return dout * (1 - cache) ** 2


@mistake(
    "tanh_backward.uses_the_input",
    symptom="Negative slopes beyond 1: x stands where the output belongs.",
    hint="The slope is written in terms of the output. What did your forward put into the cache?",
)
class _:
    def tanh_forward(x):
        return np.tanh(x), x

    def tanh_backward(dout, cache):
        return dout * (1 - cache**2)


@mistake(
    "tanh_backward.tanh_twice",
    symptom="The slope never falls below 0.41: it is taken at the output instead of x.",
    hint="Your cache holds the output already. What happens when tanh is applied to it once more?",
)
class _:
    def tanh_backward(dout, cache):
        return dout * (1 - np.tanh(cache) ** 2)


@mistake(
    "tanh_backward.slope_of_the_sigmoid",
    symptom="out * (1 - out): the slope of another function, and negative for negative x.",
    hint="Which function has that slope? What should the slope of tanh be at x = 0?",
)
class _:
    def tanh_backward(dout, cache):
        return dout * cache * (1 - cache)


@mistake(
    "tanh_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def tanh_backward(dout, cache):
        return 1 - cache**2


@mistake(
    "tanh_backward.overflowing_quotient",
    symptom="nan for x beyond 350 on either side; perfect elsewhere.",
    hint="Numerator and denominator both overflow. Can the slope be had from the output alone?",
)
class _:
    def tanh_forward(x):
        return np.tanh(x), x

    def tanh_backward(dout, cache):
        total, gap = np.exp(cache) + np.exp(-1.0 * cache), np.exp(cache) - np.exp(-1.0 * cache)
        return dout * (total**2 - gap**2) / total**2


@mistake(
    "tanh_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which dtype does the array have that you fill? What if dout is float32?",
)
class _:
    def tanh_backward(dout, cache):
        dx = np.zeros(dout.shape)
        dx += dout * (1 - cache**2)
        return dx


@mistake(
    "tanh_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def tanh_backward(dout, cache):
        dout *= 1 - cache**2
        return dout


@mistake(
    "tanh_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def tanh_forward(x):
        global last_out
        last_out = np.tanh(x)
        return 1.0 * last_out, None

    def tanh_backward(dout, cache):
        return dout * (1 - last_out**2)

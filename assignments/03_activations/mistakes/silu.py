"""Known wrong answers for silu."""

import numpy as np

from grader.spec import mistake


@mistake(
    "silu_forward.sigmoid_alone",
    symptom="The factor x is missing: values between 0 and 1.",
    hint="What should silu give for x = 0, and for x = 100? Yours has a ceiling.",
)
class _:
    def silu_forward(x):
        return 1 / (1 + np.exp(-1.0 * x)), x


@mistake(
    "silu_forward.infinity_over_infinity",
    symptom="nan for x beyond 709; perfect elsewhere.",
    hint="What is inf / inf? The sigmoid you multiply by has the same problem.",
)
class _:
    def silu_forward(x):
        return x * np.exp(x) / (1 + np.exp(x)), x


@mistake(
    "silu_forward.sign_of_the_exponent",
    symptom="Large where it should vanish: the gate opens for negative x.",
    hint="For which sign of x should the gate be open? Put x = 10 into your formula.",
)
class _:
    def silu_forward(x):
        return x / (1 + np.exp(1.0 * x)), x


@mistake(
    "silu_forward.gelu_instead",
    symptom="The gate is too steep by a factor of 1.702: the quick stand-in for another function.",
    hint="Is there a constant in front of x in the equation of the handout?",
)
class _:
    def silu_forward(x):
        return x / (1 + np.exp(-1.702 * x)), x


@mistake(
    "silu_forward.gate_from_the_hard_sigmoid",
    symptom="A gate made of straight lines: close, but not the curve.",
    hint="The hard version exists to save time on phones. Which gate does the equation name?",
)
class _:
    def silu_forward(x):
        return x * np.clip(x + 3.0, 0.0, 6.0) / 6.0, x


@mistake(
    "silu_forward.clipped_at_nine",
    symptom="Right down to -9; beyond, the gate stays open a crack and the answer grows again.",
    hint="x times a gate that no longer closes: what does your answer do at x = -15, and what should it do?",
)
class _:
    def silu_forward(x):
        return x / (1 + np.exp(-np.clip(1.0 * x, -9.0, 9.0))), x


@mistake(
    "silu_forward.integers_truncated",
    symptom="With integer x, the answers are cut down to whole numbers.",
    hint="An array made like x has the dtype of x. What happens to 0.7 when it is stored among integers?",
)
class _:
    def silu_forward(x):
        out = np.empty_like(x)
        out[...] = x / (1 + np.exp(-1.0 * x))
        return out, x


@mistake(
    "silu_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. What does an operator like *= write into?",
)
class _:
    def silu_forward(x):
        if x.dtype.kind != "f":
            x = x.astype(float)
        before = x.copy()
        x /= 1 + np.exp(-before)
        return x, before


@mistake(
    "silu_backward.gate_taken_for_constant",
    symptom="The sigmoid alone: the second term of the product rule is missing.",
    hint="x appears twice in x * sigmoid(x). Which of its two appearances did you differentiate?",
)
class _:
    def silu_backward(dout, cache):
        return dout / (1 + np.exp(-cache))


@mistake(
    "silu_backward.x_taken_for_constant",
    symptom="x s(1 - s) alone: the first term of the product rule is missing.",
    hint="At x = 0 your slope is 0. x appears twice in x * sigmoid(x): which appearance did you leave out?",
)
class _:
    def silu_backward(dout, cache):
        s = 1 / (1 + np.exp(-cache))
        return dout * cache * s * (1 - s)


@mistake(
    "silu_backward.derivatives_multiplied",
    symptom="The product of the derivatives instead of the derivative of the product.",
    hint="Is (f g)' the product of f' and g'? Write the product rule down.",
)
class _:
    def silu_backward(dout, cache):
        s = 1 / (1 + np.exp(-cache))
        return dout * s * (1 - s)


@mistake(
    "silu_backward.x_missing_in_the_second_term",
    symptom="s + s(1 - s): right at x = 1 only.",
    hint="The second term of the product rule keeps the factor that is not differentiated. Which one is that?",
)
class _:
    def silu_backward(dout, cache):
        s = 1 / (1 + np.exp(-cache))
        return dout * (s + s * (1 - s))


@mistake(
    "silu_backward.wrong_sign",
    symptom="The second term is subtracted.",
    hint="The product rule adds its terms, and the sigmoid rises. Where does your minus sign come from?",
)
class _:
    def silu_backward(dout, cache):
        s = 1 / (1 + np.exp(-cache))
        return dout * (s - cache * s * (1 - s))


@mistake(
    "silu_backward.upstream_on_one_term",
    symptom="Only one of the two terms is multiplied by the upstream gradient.",
    hint="The whole slope is multiplied by dout. Where do the brackets belong?",
)
class _:
    def silu_backward(dout, cache):
        s = 1 / (1 + np.exp(-cache))
        return s + dout * cache * s * (1 - s)


@mistake(
    "silu_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def silu_backward(dout, cache):
        s = 1 / (1 + np.exp(-cache))
        return s + cache * s * (1 - s)


@mistake(
    "silu_backward.infinity_over_infinity",
    symptom="nan for x beyond 709; perfect elsewhere.",
    hint="What is inf / inf? The gate of your forward may be safe, is the one you compute here?",
)
class _:
    def silu_backward(dout, cache):
        s = np.exp(cache) / (1 + np.exp(cache))
        return dout * (s + cache * s * (1 - s))


@mistake(
    "silu_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which dtype does the array have that you fill? What if dout is float32?",
)
class _:
    def silu_backward(dout, cache):
        dx = np.zeros(dout.shape)
        s = 1 / (1 + np.exp(-cache))
        dx += dout * (s + cache * s * (1 - s))
        return dx


@mistake(
    "silu_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def silu_backward(dout, cache):
        s = 1 / (1 + np.exp(-cache))
        dout *= s + cache * s * (1 - s)
        return dout


@mistake(
    "silu_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def silu_forward(x):
        global last_x, last_share
        last_x, last_share = 1.0 * x, 0.5 * (1 + np.tanh(0.5 * x))
        return last_x * last_share, None

    def silu_backward(dout, cache):
        return dout * last_share * (1 + last_x * (1 - last_share))

"""Known wrong answers for leaky_relu."""

import numpy as np

from grader.spec import mistake


@mistake(
    "leaky_relu_forward.scales_the_wrong_side",
    symptom="Positive numbers are scaled by alpha, negative ones become 0.",
    hint="Which side should be damped, and is anything meant to vanish altogether?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        return np.where(x > 0, alpha * x, 0.0), (x, alpha)


@mistake(
    "leaky_relu_forward.divides_by_alpha",
    symptom="Negative numbers are divided by alpha: far too steep.",
    hint="Some papers write x / a with a large a. Is alpha here the slope or its reciprocal?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        with np.errstate(all="ignore"):
            return np.where(x > 0, x, np.divide(x, alpha)), (x, alpha)


@mistake(
    "leaky_relu_forward.maximum_shortcut",
    symptom="Right for alpha up to 1; beyond, the larger of the two branches is the wrong one.",
    hint="The maximum of x and alpha * x is a shortcut. For which alpha does it pick the wrong one of the two?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        return np.maximum(1.0 * x, alpha * x), (x, alpha)


@mistake(
    "leaky_relu_forward.alpha_ignored",
    symptom="The slope is always 0.01, whatever alpha says.",
    hint="Call it with alpha = 0.5. Does the argument appear anywhere in your formula?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        return np.where(x > 0, x, 0.01 * x), (x, alpha)


@mistake(
    "leaky_relu_forward.mirrors_the_negative_side",
    symptom="Negative inputs come out positive.",
    hint="For positive alpha a negative input should stay negative. Where does your minus sign come from?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        return np.where(x > 0, x, -alpha * x), (x, alpha)


@mistake(
    "leaky_relu_forward.constant_on_the_negative_side",
    symptom="Every negative input becomes alpha itself.",
    hint="alpha is a slope, not a value: what should x = -2 and x = -4 give?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        return np.where(x > 0, x, alpha * np.ones_like(x)), (x, alpha)


@mistake(
    "leaky_relu_forward.integers_truncated",
    symptom="With integer x, the damped numbers are cut down to whole ones.",
    hint="A copy of an integer array holds integers. What is left of -0.1 in it?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        out = x.copy()
        out[x < 0] = alpha * x[x < 0]
        return out, (x, alpha)


@mistake(
    "leaky_relu_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. What does x[...] *= ... write into?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        if x.dtype.kind != "f":
            x = x.astype(float)
        before = x.copy()
        x[x < 0] *= alpha
        return x, (before, alpha)


@mistake(
    "leaky_relu_forward.clipped_at_ten",
    symptom="Right between -10 and 10, frozen beyond.",
    hint="Nothing can overflow here. What does your clipping do to x = 100?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        bounded = np.clip(x, -10.0, 10.0)
        return np.where(x > 0, bounded, alpha * bounded), (x, alpha)


@mistake(
    "leaky_relu_backward.multiplies_by_alpha_x",
    symptom="On the negative side the output itself is used in place of its slope.",
    hint="What is the derivative of alpha * x with respect to x?",
)
class _:
    def leaky_relu_backward(dout, cache):
        x, alpha = cache
        return dout * np.where(x > 0, 1, alpha * x)


@mistake(
    "leaky_relu_backward.masks_by_the_gradient",
    symptom="Leaky ReLU is applied to the gradient instead of masking by the input.",
    hint="Which side of zero was the input on? The sign of dout does not know.",
)
class _:
    def leaky_relu_backward(dout, cache):
        _, alpha = cache
        return np.where(dout > 0, dout, alpha * dout)


@mistake(
    "leaky_relu_backward.masks_by_the_output",
    symptom="Wrong only for negative alpha, where negative inputs have positive outputs.",
    hint="The sign of the output equals the sign of the input only for some alpha. Which of the two decides the slope?",
)
class _:
    def leaky_relu_backward(dout, cache):
        x, alpha = cache
        out = np.where(x > 0, x, alpha * x)
        return np.where(out > 0, dout, alpha * dout)


@mistake(
    "leaky_relu_backward.no_leak",
    symptom="Negative inputs pass no gradient: the backward of a plain ReLU.",
    hint="The point of the leak is that a unit on the negative side still learns. What is its slope there?",
)
class _:
    def leaky_relu_backward(dout, cache):
        x, _ = cache
        return dout * (x > 0)


@mistake(
    "leaky_relu_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def leaky_relu_backward(dout, cache):
        x, alpha = cache
        return np.where(x > 0, np.ones_like(dout), alpha * np.ones_like(dout))


@mistake(
    "leaky_relu_backward.sides_swapped",
    symptom="Positive inputs get slope alpha, negative ones slope 1.",
    hint="Compare the order of the two branches with the one in forward.",
)
class _:
    def leaky_relu_backward(dout, cache):
        x, alpha = cache
        return np.where(x > 0, alpha * dout, dout)


@mistake(
    "leaky_relu_backward.integer_slopes",
    symptom="With integer x, the slope alpha is cut down to 0.",
    hint="An array made like x has the dtype of x. What happens to 0.1 when it is stored among integers?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        return np.where(x > 0, x, alpha * x), (x, alpha)

    def leaky_relu_backward(dout, cache):
        x, alpha = cache
        slope = np.ones_like(x)
        slope[x < 0] = alpha
        return dout * slope


@mistake(
    "leaky_relu_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def leaky_relu_backward(dout, cache):
        x, alpha = cache
        dout[x <= 0] *= alpha
        return dout


@mistake(
    "leaky_relu_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def leaky_relu_forward(x, alpha=0.01):
        global last_slope
        last_slope = np.where(x > 0, 1.0, alpha).astype((1.0 * x).dtype)
        return x * last_slope, None

    def leaky_relu_backward(dout, cache):
        return dout * last_slope

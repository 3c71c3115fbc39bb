"""Known wrong answers for relu."""

import numpy as np

from grader.spec import mistake


@mistake(
    "relu_forward.absolute_value",
    symptom="Negative inputs come out positive; identical on positive inputs.",
    hint="What should a negative input become? Try x = -3 by hand.",
)
class _:
    def relu_forward(x):
        return np.abs(x), x


@mistake(
    "relu_forward.keeps_the_wrong_side",
    symptom="Negative numbers survive, positive ones become 0.",
    hint="Which numbers is a rectifier meant to let through? Read the comparison, or the min and max, once more.",
)
class _:
    def relu_forward(x):
        return np.minimum(0.0, x), x


@mistake(
    "relu_forward.one_or_zero",
    symptom="Every positive input becomes 1: the comparison is returned, not the number.",
    hint="x > 0 is an array of yes and no. What should come out for a yes?",
)
class _:
    def relu_forward(x):
        return (x > 0).astype(float), x


@mistake(
    "relu_forward.capped_at_six",
    symptom="Right up to 6, flat beyond: another member of the family, ReLU6.",
    hint="Does the rectifier of the handout have an upper end? Try x = 100.",
)
class _:
    def relu_forward(x):
        return np.clip(x, 0.0, 6.0), x


@mistake(
    "relu_forward.integers_stay_integers",
    symptom="Right values, but integers in give integers out.",
    hint="Look at the dtype of your output for x = np.array([-1, 2]). In which dtype should integers be computed?",
)
class _:
    def relu_forward(x):
        return np.maximum(0, x), x


@mistake(
    "relu_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. What does an assignment to x[...] write into?",
)
class _:
    def relu_forward(x):
        if x.dtype.kind != "f":
            x = x.astype(float)
        x[x < 0] = 0
        return x, x


@mistake(
    "relu_forward.one_array_for_every_answer",
    symptom="Right numbers, until the next call overwrites them: all calls return the same array.",
    hint="Call it twice with different numbers, and then look at the first answer. Whose numbers are these?",
)
class _:
    def relu_forward(x, answers={}):
        out = np.maximum(0.0, x)
        same = answers.setdefault((out.shape, out.dtype), out)
        same[...] = out
        return same, x


@mistake(
    "relu_backward.masks_by_the_gradient",
    symptom="Masks by the sign of the upstream gradient instead of the input.",
    hint="Which quantity decided whether the unit was on: its input, or the gradient that comes back?",
)
class _:
    def relu_backward(dout, cache):
        return np.maximum(0, dout)


@mistake(
    "relu_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def relu_backward(dout, cache):
        return (cache > 0).astype(dout.dtype)


@mistake(
    "relu_backward.slope_minus_one",
    symptom="Units that were off send the gradient back with its sign turned.",
    hint="What is the slope of a flat line? Your off units behave as if it were -1.",
)
class _:
    def relu_backward(dout, cache):
        return dout * np.sign(cache)


@mistake(
    "relu_backward.mask_inverted",
    symptom="The gradient flows exactly where it should not.",
    hint="On which side of zero does a small change of x change the output?",
)
class _:
    def relu_backward(dout, cache):
        return dout * (cache < 0)


@mistake(
    "relu_backward.leaks",
    symptom="Off units pass one per cent of the gradient: the backward of a leaky ReLU.",
    hint="Forward is flat on the negative side. Do your forward and your backward describe the same function?",
)
class _:
    def relu_backward(dout, cache):
        return np.where(cache > 0, dout, 0.01 * dout)


@mistake(
    "relu_backward.multiplies_by_the_output",
    symptom="The upstream gradient is multiplied by the activation itself instead of its slope.",
    hint="For x = 3 the output is 3. How much does the output change when x becomes 3.001?",
)
class _:
    def relu_backward(dout, cache):
        return dout * np.maximum(cache, 0)


@mistake(
    "relu_backward.integer_gradient",
    symptom="With integer x, the gradient is cut down to whole numbers.",
    hint="An array made like x has the dtype of x. What happens to 0.7 when it is stored among integers?",
)
class _:
    def relu_forward(x):
        return np.maximum(x, 0) * 1.0, x

    def relu_backward(dout, cache):
        dx = np.zeros_like(cache)
        dx[cache > 0] = dout[cache > 0]
        return dx


@mistake(
    "relu_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def relu_backward(dout, cache):
        dout[cache <= 0] = 0
        return dout


@mistake(
    "relu_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose input is it that your "
    "backward finds?",
)
class _:
    def relu_forward(x):
        global last_x
        last_x = 1.0 * x
        return np.maximum(0, last_x), None

    def relu_backward(dout, cache):
        return dout * (last_x > 0)

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
    "relu_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. np.maximum gives you a new one; what does indexing assign to?",
)
class _:
    def relu_forward(x):
        if x.dtype.kind != "f":
            x = x.astype(float)
        x[x < 0] = 0
        return x, x


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

"""Known wrong answers for rrelu."""

import numpy as np

from grader.spec import mistake


@mistake(
    "rrelu_forward.random_at_test",
    symptom="Right in training; at test time the output is still random.",
    hint="A finished network should answer the same question the same way. Where does your function look at train?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.half_the_width",
    symptom="At test time the slope is half the width of the interval instead of its middle.",
    hint="Where is the middle between 0.1 and 0.3? Put both numbers into your formula.",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (upper - lower) / 2)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.sum_of_the_bounds",
    symptom="At test time the slope is twice the middle of the interval.",
    hint="Is the sum of two numbers their mean?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, lower + upper)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.divides_by_the_slope",
    symptom="Negative numbers are divided by the slope: far too steep.",
    hint="The paper divides by a number between 3 and 8. What does the handout do with its slope?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        return np.where(x > 0, x, x / slope), (x, 1 / slope)


@mistake(
    "rrelu_forward.slope_on_both_sides",
    symptom="Positive numbers are scaled as well.",
    hint="What should a positive x become? Look at which entries your slope multiplies.",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        return slope * x, (-np.abs(x), slope)


@mistake(
    "rrelu_forward.never_random",
    symptom="Right at test time; in training every slope is the mean of the bounds.",
    hint="What does your function use rng for? In training, count the different slopes in your output.",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = np.full(x.shape, (lower + upper) / 2)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.one_slope_for_all",
    symptom="In training a single slope is drawn and used for every element.",
    hint="How many numbers does your generator draw in one call? Every element needs its own.",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = np.full(x.shape, rng.uniform(lower, upper) if train else (lower + upper) / 2)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.one_slope_for_each_sample",
    symptom="In training all elements of a sample share one slope.",
    hint="Count the different slopes in your output: is it the number of elements, or the length of one axis?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        rows = (len(x), *[1] * (x.ndim - 1))
        slope = rng.uniform(lower, upper, rows) if train else np.full(rows, (lower + upper) / 2)
        slope = np.broadcast_to(slope, x.shape)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.lower_bound_forgotten",
    symptom="In training the slopes lie between 0 and upper.",
    hint="rng.random() gives numbers between 0 and 1. Where do they lie after your scaling, smallest and largest?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.random(x.shape) * upper if train else np.full(x.shape, (lower + upper) / 2)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.normal_slopes",
    symptom="In training the slopes come from a bell curve and leave the interval.",
    hint="Which distribution does the handout name? Look at the smallest and the largest of your slopes.",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        middle, spread = (lower + upper) / 2, (upper - lower) / np.sqrt(12)
        slope = rng.normal(middle, spread, x.shape) if train else np.full(x.shape, middle)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.global_randomness",
    symptom="In training the generator is not used: two runs with one seed differ.",
    hint="np.random draws from a hidden global source. Which source of randomness were you given?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = np.random.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.seed_fixed_inside",
    symptom="In training the slopes are the same for every generator.",
    hint="You make a generator of your own with a fixed seed. How would a second epoch see other slopes?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        own = np.random.default_rng(0)
        slope = own.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_forward.double_in_training",
    symptom="Right values, but in training float32 in gives float64 out.",
    hint="In which dtype does the generator draw, and what comes of a float32 array times a float64 array?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else (lower + upper) / 2
        return np.where(x > 0, x, slope * x), (x, np.broadcast_to(slope, x.shape))


@mistake(
    "rrelu_forward.integers_truncated",
    symptom="With integer x, the damped numbers are cut down to whole ones.",
    hint="A copy of an integer array holds integers. What is left of -0.4 in it?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        out = x.copy()
        out[x < 0] = slope[x < 0] * x[x < 0]
        return out, (x, slope)


@mistake(
    "rrelu_forward.clipped_at_ten",
    symptom="Right between -10 and 10, frozen beyond.",
    hint="Nothing can overflow here. What does your clipping do to x = 100?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        bounded, slope = np.clip(x, -10.0, 10.0), slope.astype(np.result_type(x, np.float32))
        return np.where(x > 0, bounded, slope * bounded), (x, slope)


@mistake(
    "rrelu_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. What does x[...] *= ... write into?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        if x.dtype.kind != "f":
            x = x.astype(float)
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        before = x.copy()
        x[x < 0] *= slope[x < 0]
        return x, (before, slope.astype(x.dtype))


@mistake(
    "rrelu_backward.draws_again",
    symptom="Right at test time; in training other slopes are used than in forward.",
    hint="Which function is being differentiated: the one with forward's slopes, or one with fresh ones?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        slope = slope.astype(np.result_type(x, np.float32))
        return np.where(x > 0, x, slope * x), (x, lower, upper, rng, train)

    def rrelu_backward(dout, cache):
        x, lower, upper, rng, train = cache
        slope = rng.uniform(lower, upper, x.shape) if train else (lower + upper) / 2
        return np.where(x > 0, dout, slope * dout)


@mistake(
    "rrelu_backward.mean_slope",
    symptom="Right at test time; in training the mean of the bounds is used instead of the slopes drawn.",
    hint="What did forward multiply this very element by? Does your cache still know?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        slope = slope.astype(np.result_type(x, np.float32))
        return np.where(x > 0, x, slope * x), (x, (lower + upper) / 2)

    def rrelu_backward(dout, cache):
        x, slope = cache
        return np.where(x > 0, dout, slope * dout)


@mistake(
    "rrelu_backward.no_gradient_below_zero",
    symptom="Negative inputs pass no gradient: the backward of a plain ReLU.",
    hint="The output does change when a negative x changes a little. By how much?",
)
class _:
    def rrelu_backward(dout, cache):
        x, _ = cache
        return dout * (x > 0)


@mistake(
    "rrelu_backward.multiplies_by_the_output",
    symptom="On the negative side the output itself is used in place of its slope.",
    hint="What is the derivative of slope * x with respect to x?",
)
class _:
    def rrelu_backward(dout, cache):
        x, slope = cache
        return dout * np.where(x > 0, 1, slope * x)


@mistake(
    "rrelu_backward.slope_on_both_sides",
    symptom="Positive inputs are scaled by a slope as well.",
    hint="What did forward do to positive numbers? Backward should follow it.",
)
class _:
    def rrelu_backward(dout, cache):
        _, slope = cache
        return slope * dout


@mistake(
    "rrelu_backward.masks_by_the_gradient",
    symptom="The branch is chosen by the sign of the upstream gradient.",
    hint="Which side of zero was the input on? The sign of dout does not know.",
)
class _:
    def rrelu_backward(dout, cache):
        _, slope = cache
        return np.where(dout > 0, dout, slope * dout)


@mistake(
    "rrelu_backward.upstream_dropped",
    symptom="The local slope alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def rrelu_backward(dout, cache):
        x, slope = cache
        return np.where(x > 0, 1, slope)


@mistake(
    "rrelu_backward.integer_slopes",
    symptom="With integer x, the slopes are cut down to 0.",
    hint="An array made like x has the dtype of x. What happens to 0.2 when it is stored among integers?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        slope = slope.astype(np.result_type(x, np.float32))
        factors = np.ones_like(x)
        factors[x < 0] = slope[x < 0]
        return np.where(x > 0, x, slope * x), factors

    def rrelu_backward(dout, cache):
        return dout * cache


@mistake(
    "rrelu_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def rrelu_backward(dout, cache):
        x, slope = cache
        dout[x <= 0] *= slope[x <= 0]
        return dout


@mistake(
    "rrelu_forward.one_slope_for_each_column",
    symptom="In training all samples share the slopes of one row.",
    hint="Count the different slopes in your output: is it the number of elements, or the length of one axis?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        slope = rng.uniform(lower, upper, x.shape[-1:]) if train else (lower + upper) / 2
        slope = np.broadcast_to(slope, x.shape)
        return np.where(x > 0, x, slope * x), (x, slope)


@mistake(
    "rrelu_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def rrelu_forward(x, lower, upper, rng, train):
        global last_slope
        slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
        last_slope = np.where(x > 0, 1.0, slope).astype((1.0 * x).dtype)
        return x * last_slope, None

    def rrelu_backward(dout, cache):
        return dout * last_slope

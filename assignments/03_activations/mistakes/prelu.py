"""Known wrong answers for prelu."""

import numpy as np

from grader.spec import mistake


@mistake(
    "prelu_forward.slopes_along_the_last_axis",
    symptom="Right for (N, C); sequences and images use the slopes along their last axis, or fail.",
    hint="Broadcasting lines up the last axes. Where is the channel axis of an image, and how do the slopes get there?",
)
class _:
    def prelu_forward(x, alpha):
        alpha = np.asarray(alpha, dtype=np.result_type(x, np.float32))
        return np.where(x > 0, x, alpha * x), (1.0 * x, alpha)


@mistake(
    "prelu_forward.slopes_along_the_first_axis",
    symptom="Each sample, not each channel, has its slope; other numbers of samples fail.",
    hint="Which axis of x counts the samples, and which the channels? Your slopes sit on the wrong one of the two.",
)
class _:
    def prelu_forward(x, alpha):
        slopes = np.resize(np.asarray(alpha, dtype=float), len(x)).reshape(-1, *[1] * (x.ndim - 1))
        return np.where(x > 0, x, slopes * x), (1.0 * x, np.asarray(alpha, dtype=float))


@mistake(
    "prelu_forward.first_slope_for_all",
    symptom="Every channel uses the first slope.",
    hint="How many slopes does your formula read? Try two channels with very different slopes.",
)
class _:
    def prelu_forward(x, alpha):
        return np.where(x > 0, x, np.ravel(alpha)[0] * x), (1.0 * x, np.asarray(alpha, dtype=float))


@mistake(
    "prelu_forward.mean_slope_for_all",
    symptom="Every channel uses the mean of the slopes.",
    hint="The channels learn separately. Which slope belongs to which?",
)
class _:
    def prelu_forward(x, alpha):
        return np.where(x > 0, x, np.mean(alpha) * x), (1.0 * x, np.asarray(alpha, dtype=float))


@mistake(
    "prelu_forward.maximum_shortcut",
    symptom="Right for slopes up to 1; beyond, the larger of the two branches is the wrong one.",
    hint="A learned slope may become anything. When does the maximum of x and alpha * x pick the wrong one?",
)
class _:
    def prelu_forward(x, alpha):
        x, alpha = 1.0 * x, np.asarray(alpha, dtype=float)
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        return np.maximum(x, slopes * x), (x, alpha)


@mistake(
    "prelu_forward.slopes_on_the_positive_side",
    symptom="Positive numbers are scaled, negative ones stay.",
    hint="Which side is damped? Compare the order of your two branches with the equation.",
)
class _:
    def prelu_forward(x, alpha):
        x, alpha = 1.0 * x, np.asarray(alpha, dtype=float)
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        return np.where(x > 0, slopes * x, x), (x, alpha)


@mistake(
    "prelu_forward.slopes_subtracted",
    symptom="max(0, x) - alpha * min(0, x): negative inputs come out with the wrong sign.",
    hint="Split x into its positive and its negative part. With which sign does the second one enter?",
)
class _:
    def prelu_forward(x, alpha):
        x, alpha = 1.0 * x, np.asarray(alpha, dtype=float)
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        return np.maximum(x, 0) - slopes * np.minimum(x, 0), (x, alpha)


@mistake(
    "prelu_forward.integers_truncated",
    symptom="With integer x, the damped numbers are cut down to whole ones.",
    hint="A copy of an integer array holds integers. What is left of -0.4 in it?",
)
class _:
    def prelu_forward(x, alpha):
        alpha = np.asarray(alpha, dtype=np.result_type(x, np.float32))
        slopes = np.broadcast_to(alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha, x.shape)
        out = x.copy()
        out[x < 0] = slopes[x < 0] * x[x < 0]
        return out, (1.0 * x, alpha)


@mistake(
    "prelu_forward.clipped_at_ten",
    symptom="Right between -10 and 10, frozen beyond.",
    hint="Nothing can overflow here. What does your clipping do to x = 100?",
)
class _:
    def prelu_forward(x, alpha):
        alpha = np.asarray(alpha, dtype=np.result_type(x, np.float32))
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        bounded = np.clip(x, -10.0, 10.0)
        return np.where(x > 0, bounded, slopes * bounded), (1.0 * x, alpha)


@mistake(
    "prelu_forward.in_place",
    symptom="Right values, but the caller's array is overwritten.",
    hint="After the call, look at the array you passed in. What does x[...] *= ... write into?",
)
class _:
    def prelu_forward(x, alpha):
        if x.dtype.kind != "f":
            x = x.astype(float)
        alpha = np.asarray(alpha, dtype=x.dtype)
        slopes = np.broadcast_to(alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha, x.shape)
        before = x.copy()
        x[x < 0] *= slopes[x < 0]
        return x, (before, alpha)


@mistake(
    "prelu_backward.slopes_averaged",
    symptom="dalpha is a mean: too small by the number of elements that share a slope.",
    hint="The slope is used at many places, and every one of them sends a share back. Are shares added or averaged?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        shares = dout * np.minimum(x, 0)
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        return np.where(x > 0, dout, slopes * dout), shares.mean(axis=axes)


@mistake(
    "prelu_backward.batch_averaged",
    symptom="dalpha is too small by the number of samples.",
    hint="If the loss averages over the batch, dout knows already. Why divide again?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        dalpha = (dout * np.minimum(x, 0)).sum(axis=axes) / len(x)
        return np.where(x > 0, dout, slopes * dout), dalpha


@mistake(
    "prelu_backward.slope_from_the_output",
    symptom="dalpha uses the output: each channel's is too small by its own alpha.",
    hint="What is the derivative of alpha * x with respect to alpha? The output holds one factor too many.",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        return np.where(x > 0, dout, slopes * dout), (dout * slopes * np.minimum(x, 0)).sum(axis=axes)


@mistake(
    "prelu_backward.positive_inputs_counted",
    symptom="dalpha sums over positive inputs, too.",
    hint="Does the output of a positive x depend on alpha at all?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        return np.where(x > 0, dout, slopes * dout), (dout * x).sum(axis=axes)


@mistake(
    "prelu_backward.input_missing",
    symptom="dalpha sums the upstream gradient alone, without x.",
    hint="What is the derivative of alpha * x with respect to alpha?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        return np.where(x > 0, dout, slopes * dout), (dout * (x <= 0)).sum(axis=axes)


@mistake(
    "prelu_backward.not_summed",
    symptom="dalpha has the shape of x: one number for each element instead of one for each slope.",
    hint="A gradient has the shape of what it belongs to. How many slopes are there?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        return np.where(x > 0, dout, slopes * dout), dout * np.minimum(x, 0)


@mistake(
    "prelu_backward.summed_over_the_batch_only",
    symptom="Right for (N, C); for sequences, images and a single slope dalpha has axes left over.",
    hint="A slope is used in every sample and at every position. Over which axes do you sum, and which remain?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        return np.where(x > 0, dout, slopes * dout), (dout * np.minimum(x, 0)).sum(axis=0)


@mistake(
    "prelu_backward.no_gradient_below_zero",
    symptom="dx vanishes for negative inputs: the backward of a plain ReLU.",
    hint="The output does change when a negative x changes a little. By how much?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        return dout * (x > 0), (dout * np.minimum(x, 0)).sum(axis=axes)


@mistake(
    "prelu_backward.full_gradient_to_x",
    symptom="dx is the upstream gradient, also where x was damped.",
    hint="Forward scales the negative side. What does that do to the gradient on its way back?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        return dout * 1.0, (dout * np.minimum(x, 0)).sum(axis=axes)


@mistake(
    "prelu_backward.masks_by_the_gradient",
    symptom="The branch is chosen by the sign of the upstream gradient.",
    hint="Which side of zero was the input on? The sign of dout does not know.",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        return np.where(dout > 0, dout, slopes * dout), (np.minimum(dout, 0) * x).sum(axis=axes)


@mistake(
    "prelu_backward.wrong_order",
    symptom="The two gradients come back in the opposite order.",
    hint="In which order does forward take x and alpha? The gradients follow it.",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        return (dout * np.minimum(x, 0)).sum(axis=axes), np.where(x > 0, dout, slopes * dout)


@mistake(
    "prelu_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which dtype does the array have that you fill? What if dout is float32?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        dx = np.zeros(x.shape)
        dx += np.where(x > 0, dout, slopes * dout)
        return dx, (dout * np.minimum(x, 0)).sum(axis=axes)


@mistake(
    "prelu_backward.in_place",
    symptom="Right gradients, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your function write into it?",
)
class _:
    def prelu_backward(dout, cache):
        x, alpha = cache
        slopes = np.broadcast_to(alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha, x.shape)
        axes = (0, *range(2, x.ndim)) if alpha.ndim else None
        dalpha = (dout * np.minimum(x, 0)).sum(axis=axes)
        dout[x <= 0] *= slopes[x <= 0]
        return dout, dalpha


@mistake(
    "prelu_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def prelu_forward(x, alpha):
        global last_x, last_alpha
        last_x, last_alpha = 1.0 * x, np.asarray(alpha, dtype=(1.0 * x).dtype)
        slope = last_alpha.reshape((-1, *[1] * (x.ndim - 2))) if last_alpha.ndim else last_alpha
        return np.where(x > 0, x, slope * x), None

    def prelu_backward(dout, cache):
        slope = last_alpha.reshape((-1, *[1] * (last_x.ndim - 2))) if last_alpha.ndim else last_alpha
        negative = np.where(last_x > 0, 0, dout * last_x)
        dalpha = (
            np.moveaxis(negative, 1, 0).reshape(last_alpha.size, -1).sum(axis=1)
            if last_alpha.ndim
            else negative.sum()
        )
        return np.where(last_x > 0, dout, slope * dout), dalpha

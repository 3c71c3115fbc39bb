"""Known wrong answers for layernorm_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "layernorm_backward.statistics_held_constant",
    symptom="dx goes straight through, as if mean and variance did not depend on x.",
    hint="The mean and the variance are made of x. By how many ways does x reach the output?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * dx_hat
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.path_through_the_mean_missing",
    symptom="The rows of dx don't add up to zero.",
    hint="Add one number to all features of a sample: the output stays. Then what must a row of dx add up to?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * (dx_hat - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.path_through_the_variance_missing",
    symptom="Only the path through the mean is there.",
    hint="Double a sample: the output stays. Does your gradient know? Which path from x is missing?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * (dx_hat - dx_hat.mean(axis=1, keepdims=True))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.means_over_the_batch",
    symptom="The means in dx run over the batch, as in batch normalization.",
    hint="Over which axis did forward take its mean? Then over which does the gradient come together?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * (
            dx_hat - dx_hat.mean(axis=0, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=0, keepdims=True)
        )
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.sums_where_means_belong",
    symptom="The paths through the statistics are D times too strong.",
    hint="The mean is a sum divided by D. Where has this D gone in your gradient?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * (
            dx_hat - dx_hat.sum(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).sum(axis=1, keepdims=True)
        )
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.scale_outside_of_the_means",
    symptom="gamma is multiplied at the end, but it differs from feature to feature.",
    hint="gamma differs along the axis you average over. May it be taken out of the mean?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout
        dx = (
            gamma
            * inverse_std[:, None]
            * (
                dx_hat
                - dx_hat.mean(axis=1, keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
            )
        )
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.scale_missing_in_dx",
    symptom="dx leaves out gamma.",
    hint="On its way down the gradient passes the scale first. What does that do to it?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, _gamma, inverse_std = cache
        dx_hat = dout
        dx = inverse_std[:, None] * (
            dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
        )
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.not_divided_by_the_deviation",
    symptom="dx lacks the factor 1/std.",
    hint="Forward divides by the standard deviation. What happens to a gradient that passes a division?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, _inverse_std = cache
        dx_hat = dout * gamma
        dx = (
            dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
        )
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.scale_gradient_over_features",
    symptom="dgamma and dbeta are summed over the features: one number a sample.",
    hint="Which shape has gamma? Which axis has to disappear?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * (
            dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
        )
        return dx, (dout * x_hat).sum(axis=1), dout.sum(axis=1)


@mistake(
    "layernorm_backward.scale_and_shift_averaged",
    symptom="dgamma and dbeta are too small by N.",
    hint="Each sample uses the same gamma and beta. Do their gradients add up, or average?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * (
            dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
        )
        return dx, (dout * x_hat).mean(axis=0), dout.mean(axis=0)


@mistake(
    "layernorm_backward.scale_and_shift_exchanged",
    symptom="dgamma and dbeta come in each other's place.",
    hint="Gradients come back in the order of forward's arguments. Which is second?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * (
            dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
        )
        return dx, dout.sum(axis=0), (dout * x_hat).sum(axis=0)


@mistake(
    "layernorm_backward.scales_the_upstream_in_place",
    symptom="Right gradients, but the caller's dout is changed.",
    hint="Look at dout after the call. Which array does *= write to?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
        dout *= gamma
        dx_hat = dout
        dx = inverse_std[:, None] * (
            dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
        )
        return dx, dgamma, dbeta


@mistake(
    "layernorm_backward.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtypes of the gradients for float32 inputs. Where is an array made without one?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        dx = inverse_std[:, None] * (
            dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
        )
        return np.zeros(x_hat.shape) + dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.nothing_to_divide_by",
    symptom="nan for a constant sample: epsilon is missing in the derivative of the root.",
    hint="What is the variance of a constant sample? Which term of your gradient divides by it, or by its root?",
)
class _:
    def layernorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dx_hat = dout * gamma
        unit = x_hat / x_hat.std(axis=1, keepdims=True)
        stretch = x_hat * (dx_hat * unit).mean(axis=1, keepdims=True) * x_hat.std(axis=1, keepdims=True)
        dx = inverse_std[:, None] * (dx_hat - dx_hat.mean(axis=1, keepdims=True) - stretch)
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "layernorm_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        global last_x_hat, last_std
        centred = x - x.mean(axis=1, keepdims=True)
        last_std = np.sqrt((centred**2).mean(axis=1, keepdims=True) + ln_param.get("eps", 1e-5))
        last_x_hat = centred / last_std
        return gamma * last_x_hat + beta, gamma

    def layernorm_backward(dout, cache):
        dx_hat = dout * cache
        slope = (dx_hat * last_x_hat).mean(axis=1, keepdims=True)
        dx = (dx_hat - dx_hat.mean(axis=1, keepdims=True) - last_x_hat * slope) / last_std
        return dx, (dout * last_x_hat).sum(axis=0), dout.sum(axis=0)

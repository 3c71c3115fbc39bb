"""Known wrong answers for groupnorm_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "groupnorm_backward.statistics_held_constant",
    symptom="dx goes straight through, as if mean and variance did not depend on x.",
    hint="The mean and the variance are made of x. By how many ways does x reach the output?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (scale * d).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.path_through_the_mean_missing",
    symptom="The groups of dx don't add up to zero.",
    hint="Add one number to a whole group: the output stays. Then what must its dx add up to?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (scale * (d - unit * (d * unit).mean(axis=(2, 3, 4), keepdims=True))).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.path_through_the_variance_missing",
    symptom="Only the path through the mean is there.",
    hint="Double a whole group: the output stays. Does your gradient know? Which path from x is missing?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (scale * (d - d.mean(axis=(2, 3, 4), keepdims=True))).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.means_over_channels",
    symptom="The means in dx run over one channel instead of the group.",
    hint="Over which numbers did forward take its mean? Then over which does the gradient come together?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (d - d.mean(axis=(3, 4), keepdims=True) - unit * (d * unit).mean(axis=(3, 4), keepdims=True))
        ).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.means_over_the_image",
    symptom="The means in dx run over all groups of an image; right for one group.",
    hint="Over which numbers did forward take its mean? Then over which does the gradient come together?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(1, 2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(1, 2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.means_over_the_batch",
    symptom="The means in dx run over the batch, too; right for a batch of one.",
    hint="Do two images share anything in forward?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(0, 2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(0, 2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.divides_by_the_pixels",
    symptom="The paths through the statistics divide by H * W, not by the size of the group.",
    hint="Each mean in forward was taken over how many numbers?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - (
                    d.sum(axis=(2, 3, 4), keepdims=True)
                    + unit * (d * unit).sum(axis=(2, 3, 4), keepdims=True)
                )
                / (height * width)
            )
        ).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.scale_outside_of_the_means",
    symptom="gamma is multiplied at the end, but it differs from channel to channel.",
    hint="gamma differs inside the group you average over. May it be taken out of the mean?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        dx *= gamma[:, None, None]
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.scale_missing_in_dx",
    symptom="dx leaves out gamma.",
    hint="On its way down the gradient passes the scale first. What does that do to it?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, _gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.scale_gradient_for_each_image",
    symptom="dgamma and dbeta are not summed over the batch.",
    hint="Which shape has gamma? Which axes have to disappear?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(2, 3)), dout.sum(axis=(2, 3))


@mistake(
    "groupnorm_backward.scale_and_shift_averaged",
    symptom="dgamma and dbeta are means instead of sums.",
    hint="Each pixel uses its channel's gamma. Do their gradients add up, or average?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return dx, (dout * x_hat).mean(axis=(0, 2, 3)), dout.mean(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.scale_and_shift_exchanged",
    symptom="dgamma and dbeta come in each other's place.",
    hint="Gradients come back in the order of forward's arguments. Which is second?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return dx, dout.sum(axis=(0, 2, 3)), (dout * x_hat).sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.scales_the_upstream_in_place",
    symptom="Right gradients, but the caller's dout is changed.",
    hint="Look at dout after the call. Which array does *= write to?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        dgamma, dbeta = (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))
        dout *= gamma[:, None, None]
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return dx, dgamma, dbeta


@mistake(
    "groupnorm_backward.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtypes of the gradients for float32 inputs. Where is an array made without one?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(2, 3, 4), keepdims=True)
                - unit * (d * unit).mean(axis=(2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return np.zeros(x_hat.shape) + dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.nothing_to_divide_by",
    symptom="nan for a constant group: epsilon is missing in the derivative of the root.",
    hint="What is the variance of a constant group? Which term of your gradient divides by it, or by its root?",
)
class _:
    def groupnorm_backward(dout, cache):
        x_hat, gamma, inverse_std = cache
        n, _c, height, width = x_hat.shape
        shape = n, inverse_std.shape[1], -1, height, width
        d, unit = (dout * gamma[:, None, None]).reshape(shape), x_hat.reshape(shape)
        scale = inverse_std[:, :, None, None, None]
        dx = (
            scale
            * (
                d
                - d.mean(axis=(2, 3, 4), keepdims=True)
                - unit
                * (d * unit / unit.std(axis=(2, 3, 4), keepdims=True)).mean(axis=(2, 3, 4), keepdims=True)
                * unit.std(axis=(2, 3, 4), keepdims=True)
            )
        ).reshape(x_hat.shape)
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "groupnorm_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def groupnorm_forward(x, gamma, beta, groups, gn_param):
        global last_x_hat, last_std
        if x.shape[1] % groups:
            raise ValueError(groups)
        rows = x.reshape(len(x), groups, -1)
        centred = rows - rows.mean(axis=2, keepdims=True)
        last_std = np.sqrt((centred**2).mean(axis=2, keepdims=True) + gn_param.get("eps", 1e-5))
        last_x_hat = (centred / last_std).reshape(x.shape)
        return gamma[:, None, None] * last_x_hat + beta[:, None, None], gamma

    def groupnorm_backward(dout, cache):
        rows = (len(dout), last_std.shape[1], -1)
        dx_hat, x_hat = (dout * cache[:, None, None]).reshape(rows), last_x_hat.reshape(rows)
        slope = (dx_hat * x_hat).mean(axis=2, keepdims=True)
        dx = (dx_hat - dx_hat.mean(axis=2, keepdims=True) - x_hat * slope) / last_std
        return dx.reshape(dout.shape), (dout * last_x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))

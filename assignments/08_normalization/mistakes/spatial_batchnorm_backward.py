"""Known wrong answers for spatial_batchnorm_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "spatial_batchnorm_backward.divides_by_n_only",
    symptom="The paths through the statistics are H * W times too strong.",
    hint="Each mean in forward was taken over how many numbers: N, or more?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (
                dx_hat
                - (
                    dx_hat.sum(axis=(0, 2, 3), keepdims=True)
                    + x_hat * (dx_hat * x_hat).sum(axis=(0, 2, 3), keepdims=True)
                )
                / len(x_hat)
            )
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.statistics_held_constant",
    symptom="dx goes straight through, as if mean and variance did not depend on x.",
    hint="In training the mean and the variance are made of x. By how many ways does x reach the output?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * dx_hat
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.path_through_the_mean_missing",
    symptom="The channels of dx don't add up to zero.",
    hint="Add one number to a whole channel: the output stays. Then what must its dx add up to?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (dx_hat - x_hat * (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True))
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.path_through_the_variance_missing",
    symptom="Only the path through the mean is there.",
    hint="Double a whole channel: the output stays. Does your gradient know? Which path from x is missing?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (dx_hat - dx_hat.mean(axis=(0, 2, 3), keepdims=True))
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.each_image_alone",
    symptom="The means in dx run over the pixels of one image.",
    hint="Over which axes did forward take its mean? Then over which does the gradient come together?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (
                dx_hat
                - dx_hat.mean(axis=(2, 3), keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=(2, 3), keepdims=True)
            )
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.scale_gradient_keeps_pixels",
    symptom="dgamma and dbeta are summed over the batch only.",
    hint="Which shape has gamma? Which axes have to disappear?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (
                dx_hat
                - dx_hat.mean(axis=(0, 2, 3), keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True)
            )
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "spatial_batchnorm_backward.scale_and_shift_averaged",
    symptom="dgamma and dbeta are means instead of sums.",
    hint="Each pixel uses its channel's gamma. Do their gradients add up, or average?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (
                dx_hat
                - dx_hat.mean(axis=(0, 2, 3), keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True)
            )
        return dx, (dout * x_hat).mean(axis=(0, 2, 3)), dout.mean(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.scale_missing_in_dx",
    symptom="dx leaves out gamma.",
    hint="On its way down the gradient passes the scale first. What does that do to it?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, _gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (
                dx_hat
                - dx_hat.mean(axis=(0, 2, 3), keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True)
            )
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.scale_and_shift_exchanged",
    symptom="dgamma and dbeta come in each other's place.",
    hint="Gradients come back in the order of forward's arguments. Which is second?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (
                dx_hat
                - dx_hat.mean(axis=(0, 2, 3), keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True)
            )
        return dx, dout.sum(axis=(0, 2, 3)), (dout * x_hat).sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.training_formula_at_test",
    symptom="In test mode, too, the gradient runs through the batch's statistics.",
    hint="At test time mean and variance are stored numbers. Do they move when x does?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, _mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = scale * (
            dx_hat
            - dx_hat.mean(axis=(0, 2, 3), keepdims=True)
            - x_hat * (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True)
        )
        return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.scales_the_upstream_in_place",
    symptom="Right gradients, but the caller's dout is changed.",
    hint="Look at dout after the call. Which array does *= write to?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        dgamma, dbeta = (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))
        dout *= gamma[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (
                dx_hat
                - dx_hat.mean(axis=(0, 2, 3), keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True)
            )
        return dx.astype(dout.dtype), dgamma, dbeta


@mistake(
    "spatial_batchnorm_backward.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtypes of the gradients for float32 inputs. Where is an array made without one?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            dx = scale * (
                dx_hat
                - dx_hat.mean(axis=(0, 2, 3), keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True)
            )
        return np.zeros(x_hat.shape) + dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.channels_not_moved_back",
    symptom="dx has the right shape, but channels and pixels are mixed.",
    hint="You moved an axis before you reshaped. How do you undo the two, and in which order?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        rows = x.transpose(0, 2, 3, 1).reshape(-1, len(gamma))
        upstream = dout.transpose(0, 2, 3, 1).reshape(-1, len(gamma))
        dx, dgamma, dbeta = batchnorm_backward(upstream, (rows, mean, inverse_std, gamma, mode))
        return dx.reshape(x.shape), dgamma, dbeta


@mistake(
    "spatial_batchnorm_backward.nothing_to_divide_by",
    symptom="nan for a constant channel or a single pixel: epsilon is missing in the derivative of the root.",
    hint="What is the variance of one pixel? Which term of your gradient divides by it, or by its root?",
)
class _:
    def spatial_batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean[:, None, None]).astype(x.dtype) * inverse_std[:, None, None]
        scale = inverse_std[:, None, None]
        dx_hat = dout * gamma[:, None, None]
        dx = dx_hat * scale
        if mode == "train":
            spread = x_hat.std(axis=(0, 2, 3), keepdims=True)
            stretch = x_hat * (dx_hat * x_hat / spread).mean(axis=(0, 2, 3), keepdims=True) * spread
            dx = scale * (dx_hat - dx_hat.mean(axis=(0, 2, 3), keepdims=True) - stretch)
        return dx.astype(dout.dtype), (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


@mistake(
    "spatial_batchnorm_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        global last_cache
        rows = x.transpose(0, 2, 3, 1)
        out, last_cache = batchnorm_forward(rows.reshape(-1, x.shape[1]), gamma, beta, bn_param)
        return out.reshape(rows.shape).transpose(0, 3, 1, 2), None

    def spatial_batchnorm_backward(dout, cache):
        rows = dout.transpose(0, 2, 3, 1)
        dx, dgamma, dbeta = batchnorm_backward(rows.reshape(-1, dout.shape[1]), last_cache)
        return dx.reshape(rows.shape).transpose(0, 3, 1, 2), dgamma, dbeta

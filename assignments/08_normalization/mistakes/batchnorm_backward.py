"""Known wrong answers for batchnorm_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "batchnorm_backward.statistics_held_constant",
    symptom="dx goes straight through, as if mean and variance did not depend on x.",
    hint="In training the mean and the variance are made of x. By how many ways does x reach the output?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * dx_hat
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.path_through_the_mean_missing",
    symptom="The columns of dx don't add up to zero.",
    hint="Add one number to a whole feature: the output stays. Then what must the columns of dx add up to?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.path_through_the_variance_missing",
    symptom="Only the path through the mean is there.",
    hint="Double a whole feature: the output stays. Does your gradient know? Which path from x is missing?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.variance_path_doubled",
    symptom="The path through the variance counts twice.",
    hint="What is the derivative of a square root? Look for its factor 1/2.",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - 2 * x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.variance_path_added",
    symptom="The path through the variance has the wrong sign.",
    hint="When the variance grows, does the output grow or shrink? Check the sign of that path.",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) + x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.sums_where_means_belong",
    symptom="The paths through the statistics are N times too strong.",
    hint="The mean is a sum divided by N. Where has this N gone in your gradient?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.sum(axis=0) - x_hat * (dx_hat * x_hat).sum(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.divides_by_n_minus_one",
    symptom="The gradient of a variance divided by N - 1, where forward divided by N.",
    hint="By what did you divide the variance in forward, and by what here?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (
                dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).sum(axis=0) / max(len(x_hat) - 1, 1)
            )
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.scale_missing_in_dx",
    symptom="dx leaves out gamma.",
    hint="On its way down the gradient passes the scale first. What does that do to it?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, _gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.not_divided_by_the_deviation",
    symptom="dx lacks the factor 1/std.",
    hint="Forward divides by the standard deviation. What happens to a gradient that passes a division?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat
        if mode == "train":
            dx = dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.means_over_features",
    symptom="The means in dx run over the features instead of the batch.",
    hint="Over which axis did forward take its mean? Then over which does the gradient come together?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (
                dx_hat
                - dx_hat.mean(axis=1, keepdims=True)
                - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)
            )
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.scale_gradient_from_the_output",
    symptom="dgamma multiplies by the output instead of the normalized values; right while gamma is 1 and beta 0.",
    hint="out = gamma * x_hat + beta. What stands beside gamma?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param)
        momentum = bn_param.get("momentum", 0.9)
        mean, var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * bn_param["running_mean"] + (1 - momentum) * mean
            bn_param["running_var"] = momentum * bn_param["running_var"] + (1 - momentum) * var
        inverse_std = 1 / np.sqrt(var + bn_param.get("eps", 1e-5))
        out = gamma * (x - mean) * inverse_std + beta
        return out, ((x - mean) * inverse_std, gamma, inverse_std, bn_param["mode"], out)

    def batchnorm_backward(dout, cache):
        x_hat, gamma, inverse_std, mode, out = cache
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * out).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.scale_gradient_without_values",
    symptom="dgamma is the sum of dout, like dbeta.",
    hint="out = gamma * x_hat + beta. Can the derivatives with respect to gamma and beta be the same?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, dout.sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.scale_gradient_times_scale",
    symptom="dgamma holds one gamma too many; right while gamma is 1.",
    hint="Is gamma part of the derivative with respect to gamma?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dx_hat * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.scale_and_shift_averaged",
    symptom="dgamma and dbeta are too small by N.",
    hint="Each sample uses the same gamma and beta. Do their gradients add up, or average?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * x_hat).mean(axis=0), dout.mean(axis=0)


@mistake(
    "batchnorm_backward.shift_averaged",
    symptom="dbeta is too small by N.",
    hint="Each sample is shifted by the same beta. Do their gradients add up, or average?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dout.mean(axis=0)


@mistake(
    "batchnorm_backward.scale_and_shift_exchanged",
    symptom="dgamma and dbeta come in each other's place.",
    hint="Gradients come back in the order of forward's arguments. Which is second?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, dout.sum(axis=0), (dout * x_hat).sum(axis=0)


@mistake(
    "batchnorm_backward.shift_scaled",
    symptom="dbeta is multiplied by gamma.",
    hint="The shift is added last. Does gamma come between beta and the output?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dx_hat.sum(axis=0)


@mistake(
    "batchnorm_backward.training_formula_at_test",
    symptom="In test mode, too, the gradient runs through the batch's statistics.",
    hint="At test time mean and variance are stored numbers. Do they move when x does?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, _mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.scales_the_upstream_in_place",
    symptom="Right gradients, but the caller's dout is changed.",
    hint="Look at dout after the call. Which array does *= write to?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
        dout *= gamma
        dx_hat = dout
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return dx.astype(dout.dtype), dgamma, dbeta


@mistake(
    "batchnorm_backward.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtypes of the gradients for float32 inputs. Where is an array made without one?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0))
        return np.zeros(x_hat.shape) + dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.nothing_to_divide_by",
    symptom="nan for a constant feature or a batch of one: epsilon is missing in the derivative of the root.",
    hint="What is the variance of a batch of one? Which term of your gradient divides by it, or by its root?",
)
class _:
    def batchnorm_backward(dout, cache):
        x, mean, inverse_std, gamma, mode = cache
        x_hat = (x - mean).astype(x.dtype) * inverse_std
        dx_hat = dout * gamma
        dx = dx_hat * inverse_std
        if mode == "train":
            spread = x_hat.std(axis=0)
            stretch = x_hat / spread * (dx_hat * x_hat / spread).mean(axis=0) * spread**2
            dx = inverse_std * (dx_hat - dx_hat.mean(axis=0) - stretch)
        return dx.astype(dout.dtype), (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.two_places_for_epsilon",
    symptom="Forward adds epsilon outside the root, backward inside: wrong as soon as epsilon is large.",
    hint="Your forward and your backward both divide by a standard deviation with epsilon. Is it the same number?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        mode, eps, momentum = bn_param["mode"], bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        if mode not in ("train", "test"):
            raise ValueError(mode)
        mean, var = bn_param["running_mean"], bn_param["running_var"]
        if mode == "train":
            bn_param["running_mean"] = momentum * mean + (1 - momentum) * x.mean(axis=0)
            bn_param["running_var"] = momentum * var + (1 - momentum) * x.var(axis=0)
            mean, var = x.mean(axis=0), x.var(axis=0)
        inverse_std = 1 / np.sqrt(var + eps)
        out = gamma * (x - mean) / (np.sqrt(var) + eps) + beta
        return out, (x, mean, inverse_std, gamma, mode)


@mistake(
    "batchnorm_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        global last_cache
        mode, momentum = bn_param["mode"], bn_param.get("momentum", 0.9)
        if mode not in ("train", "test"):
            raise ValueError(mode)
        mean, var = bn_param.get("running_mean", 0 * beta), bn_param.get("running_var", 0 * beta + 1)
        if mode == "train":
            bn_param["running_mean"] = momentum * mean + (1 - momentum) * x.mean(axis=0)
            bn_param["running_var"] = momentum * var + (1 - momentum) * x.var(axis=0)
            mean, var = x.mean(axis=0), x.var(axis=0)
        inverse_std = (1 / np.sqrt(var + bn_param.get("eps", 1e-5))).astype((1.0 * x).dtype)
        last_cache = (x - mean) * inverse_std, gamma, inverse_std, mode
        return gamma * last_cache[0] + beta, None

    def batchnorm_backward(dout, cache):
        x_hat, gamma, inverse_std, mode = last_cache
        dx_hat = dout * gamma
        if mode == "train":
            dx_hat = dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)
        return dx_hat * inverse_std, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_backward.values_recovered_from_the_output",
    symptom="nan where gamma is 0: the normalized values are recovered from the output by dividing by gamma.",
    hint="A layer may start with gamma = 0. By what do you divide then, and could forward have kept what you need?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        mean, var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            bn_param["running_mean"] = momentum * mean + (1 - momentum) * x.mean(axis=0)
            bn_param["running_var"] = momentum * var + (1 - momentum) * x.var(axis=0)
            mean, var = x.mean(axis=0), x.var(axis=0)
        std = np.sqrt(var + eps)
        out = gamma * (x - mean) / std + beta
        return out, (out, std, gamma, beta, bn_param["mode"])

    def batchnorm_backward(dout, cache):
        out, std, gamma, beta, mode = cache
        x_hat = (out - beta) / gamma
        dx_hat = dout * gamma
        dx = dx_hat / std
        if mode == "train":
            dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)) / std
        return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)

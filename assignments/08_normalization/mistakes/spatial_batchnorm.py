"""Known wrong answers for spatial_batchnorm_forward in training."""

import numpy as np

from grader.spec import mistake


@mistake(
    "spatial_batchnorm_forward.reshaped_without_moving_the_channels",
    symptom="x.reshape(-1, C) mixes channels and pixels; right for a single channel.",
    hint="Number the entries of a (1, 2, 1, 3) array and reshape it to (3, 2). Does column 0 hold channel 0?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        out, cache = batchnorm_forward(x.reshape(-1, x.shape[1]), gamma, beta, bn_param)
        return out.reshape(x.shape), cache


@mistake(
    "spatial_batchnorm_forward.channels_not_moved_back",
    symptom="The channels go to the last axis, and are not brought back before the final reshape.",
    hint="You moved an axis before you reshaped. How do you undo the two, and in which order?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        rows = x.transpose(0, 2, 3, 1).reshape(-1, x.shape[1])
        out, cache = batchnorm_forward(rows, gamma, beta, bn_param)
        return out.reshape(x.shape), cache


@mistake(
    "spatial_batchnorm_forward.each_image_alone",
    symptom="Every image is normalized by its own statistics; right for a single image.",
    hint="How many means are there for N images of C channels: C, or N times C?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (
            (x - x.mean(axis=(2, 3), keepdims=True)) / np.sqrt(x.var(axis=(2, 3), keepdims=True) + eps)
            if bn_param["mode"] == "train"
            else (x - mean[:, None, None]) * inverse_std[:, None, None]
        )
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.each_pixel_alone",
    symptom="Every pixel has statistics of its own, over the batch only.",
    hint="One filter made all pixels of a channel. Over which axes do they share a mean?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (
            (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
            if bn_param["mode"] == "train"
            else (x - mean[:, None, None]) * inverse_std[:, None, None]
        )
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.one_mean_for_all_channels",
    symptom="One mean and one variance for all channels together; right for a single channel.",
    hint="How many means does an image of C channels need?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = np.full(x.shape[1], x.mean()), np.full(x.shape[1], x.var())
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.scale_along_the_width",
    symptom="gamma and beta meet the last axis: an error, or wrong numbers when W = C.",
    hint="With which axis of (N, C, H, W) does a (C,) vector line up by itself? With which should it?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "spatial_batchnorm_forward.scale_and_shift_forgotten",
    symptom="The normalized values come back without gamma and beta.",
    hint="Set beta to 100. Does your output notice?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return x_hat, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "spatial_batchnorm_forward.unbiased_variance",
    symptom="The variance divides by one less than the number of pixels.",
    hint="Which variance does the handout ask for? What is yours for one image of one pixel?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3), ddof=1)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.epsilon_ignored",
    symptom="Uses 1e-5 whatever bn_param says.",
    hint="Call it with eps = 0.5. Does anything change?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = 1e-5, bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.root_forgotten",
    symptom="Divides by the variance instead of its root.",
    hint="After normalizing, is the variance of each channel 1? Check it with numpy.",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / (var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.centres_in_place",
    symptom="Right numbers, but x is centred after the call.",
    hint="Look at x after the call. What does -= write to?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x -= mean[:, None, None].astype(x.dtype)
        x_hat = x * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x,
            0 * mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Print out.dtype for a float32 input. Which array was made without a dtype?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return np.zeros(x.shape) + gamma[:, None, None] * x_hat + beta[:, None, None], (
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.difference_of_squares",
    symptom="Mean of the squares minus squared mean, which cancels for large numbers close together.",
    hint="How many digits are left when you subtract two numbers of size 1e8 that differ by 1e-6?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean = x.mean(axis=(0, 2, 3))
            var = (x**2).mean(axis=(0, 2, 3)) - mean**2
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        cache = x, mean, inverse_std, gamma, bn_param["mode"]
        return gamma[:, None, None] * x_hat + beta[:, None, None], cache

"""Known wrong answers for spatial_batchnorm_forward: test mode and running statistics."""

import numpy as np

from grader.spec import mistake


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
            x_hat,
            gamma,
            inverse_std,
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
            x_hat,
            gamma,
            inverse_std,
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
            x_hat,
            gamma,
            inverse_std,
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
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std, bn_param["mode"])


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
        return x_hat, (x_hat, gamma, inverse_std, bn_param["mode"])


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
            x_hat,
            gamma,
            inverse_std,
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
            x_hat,
            gamma,
            inverse_std,
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
            x_hat,
            gamma,
            inverse_std,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.test_mode_uses_the_batch",
    symptom="At test time the batch's own statistics are used.",
    hint="At test time, should the answer for one image depend on the others in the batch?",
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
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x_hat,
            gamma,
            inverse_std,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.running_never_stored",
    symptom="The new running statistics are thrown away, or stored in a copy of bn_param.",
    hint="Print bn_param before and after a training step. Who keeps the new averages: the dict you were given?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            running_mean = momentum * running_mean + (1 - momentum) * mean
            running_var = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x_hat,
            gamma,
            inverse_std,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.momentum_on_the_new_value",
    symptom="The weights of the old and the new value are exchanged.",
    hint="momentum 0.9 means slow. After one step from 0 with a batch mean of 1, is yours 0.1 or 0.9?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            bn_param["running_mean"] = (1 - momentum) * running_mean + momentum * mean
            bn_param["running_var"] = (1 - momentum) * running_var + momentum * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x_hat,
            gamma,
            inverse_std,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.running_variance_unbiased",
    symptom="The running average takes the unbiased variance, as one framework does.",
    hint="Which variance goes into the running average here: the one you normalize with, or another?",
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
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * x.var(
                axis=(0, 2, 3), ddof=min(1, x[:, 0].size - 1)
            )
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean[:, None, None]) * inverse_std[:, None, None]
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x_hat,
            gamma,
            inverse_std,
            bn_param["mode"],
        )


@mistake(
    "spatial_batchnorm_forward.any_mode_is_test",
    symptom="A mode that is neither train nor test passes for test.",
    hint="What happens when somebody writes mode = 'validation'? Would they notice?",
)
class _:
    def spatial_batchnorm_forward(x, gamma, beta, bn_param):
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
        return gamma[:, None, None] * x_hat + beta[:, None, None], (
            x_hat,
            gamma,
            inverse_std,
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
            x_hat,
            gamma,
            inverse_std,
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
            x_hat,
            gamma,
            inverse_std,
            bn_param["mode"],
        )

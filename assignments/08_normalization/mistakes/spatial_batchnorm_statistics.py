"""Known wrong answers for spatial_batchnorm_forward: test mode and running statistics."""

import numpy as np

from grader.spec import mistake


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
            x,
            mean,
            inverse_std,
            gamma,
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
            x,
            mean,
            inverse_std,
            gamma,
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
            x,
            mean,
            inverse_std,
            gamma,
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
            x,
            mean,
            inverse_std,
            gamma,
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
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )

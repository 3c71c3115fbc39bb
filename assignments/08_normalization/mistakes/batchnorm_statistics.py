"""Known wrong answers for batchnorm_forward: test mode and running statistics."""

import numpy as np

from grader.spec import mistake


@mistake(
    "batchnorm_forward.test_mode_uses_the_batch",
    symptom="At test time the batch's own statistics are used; a batch of one gives beta.",
    hint="At test time, should the answer for one image depend on the others in the batch?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = x.mean(axis=0), x.var(axis=0)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.test_mode_root_forgotten",
    symptom="At test time divides by the running variance instead of its root.",
    hint="Are the formulas for training and test the same apart from where the statistics come from?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps) if bn_param["mode"] == "train" else 1 / (var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.test_mode_forgets_scale_and_shift",
    symptom="gamma and beta act in training only.",
    hint="The network was trained with gamma and beta. Do they act at test time?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta if bn_param["mode"] == "train" else x_hat, (
            x,
            mean,
            inverse_std,
            gamma,
            bn_param["mode"],
        )


@mistake(
    "batchnorm_forward.test_mode_epsilon_forgotten",
    symptom="At test time epsilon is left out.",
    hint="Compare your two branches for eps = 0.5: do both know about epsilon?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var, eps = running_mean, running_var, 0.0
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.test_mode_updates",
    symptom="The running statistics move at test time, too: the same input gives another answer the next time.",
    hint="Evaluate the same batch twice. Is anything in bn_param different the second time?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * x.mean(axis=0)
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * x.var(axis=0)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.running_never_stored",
    symptom="The new running statistics are computed and thrown away.",
    hint="Print bn_param before and after a training step. Who keeps the new averages?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            running_mean = momentum * running_mean + (1 - momentum) * mean
            running_var = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.running_overwritten",
    symptom="The running statistics are those of the last batch.",
    hint="What does momentum = 0.9 do in your code? How much of the old value survives a step?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"], bn_param["running_var"] = mean, var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.momentum_on_the_new_value",
    symptom="The weights of the old and the new value are exchanged.",
    hint="momentum 0.9 means slow. After one step from 0 with a batch mean of 1, is yours 0.1 or 0.9?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = (1 - momentum) * running_mean + momentum * mean
            bn_param["running_var"] = (1 - momentum) * running_var + momentum * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.running_sum",
    symptom="The new value is added in full: the running statistics grow to ten times their size.",
    hint="Do the weights of the old and the new value add up to 1?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + mean
            bn_param["running_var"] = momentum * running_var + var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.momentum_ignored",
    symptom="Uses 0.9 whatever bn_param says.",
    hint="Call it with momentum = 0.25. Does anything change?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = 0.9
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.running_standard_deviation",
    symptom="The average is taken of standard deviations, in training; at test it is read as a variance.",
    hint="What does running_var hold, and what do you do with it at test time? Is one of the two a root too many?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * np.sqrt(var)
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.running_variance_unbiased",
    symptom="The running average takes the variance divided by N - 1, as one framework does.",
    hint="Which variance of the batch goes into the running average here: the one you normalize with, or another?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * x.var(axis=0) * len(x) / max(
                len(x) - 1, 1
            )
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.running_mean_only",
    symptom="The running variance is never updated.",
    hint="Which of the two running statistics moves when you train?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = running_var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])

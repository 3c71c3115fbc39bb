"""Known wrong answers for batchnorm_forward in training."""

import numpy as np

from grader.spec import mistake


@mistake(
    "batchnorm_forward.normalizes_samples",
    symptom="Each sample is normalized over its features: that is layer normalization.",
    hint="Which numbers share one mean here: those of a sample, or those of a feature? How many means are there?",
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
        x_hat = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + eps)
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.one_mean_for_the_whole_batch",
    symptom="One mean and one variance over all numbers; right for a single feature.",
    hint="How many means does a batch of N samples with D features have?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = np.full(x.shape[1], x.mean()), np.full(x.shape[1], x.var())
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.unbiased_variance",
    symptom="The variance divides by N - 1; nan for a batch of one.",
    hint="Which variance does the handout ask for: divided by N, or by N - 1? What is yours for a batch of one?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0, ddof=1)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.root_forgotten",
    symptom="Divides by the variance instead of its root, in training and at test.",
    hint="After normalizing, is the variance of each feature 1? Check it with numpy.",
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
        inverse_std = 1 / (var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.epsilon_added_twice",
    symptom="Epsilon is added inside the root and outside.",
    hint="How often does epsilon appear in the formula? Try eps = 0.5.",
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
        inverse_std = 1 / (np.sqrt(var + eps) + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.epsilon_ignored",
    symptom="Uses 1e-5 whatever bn_param says.",
    hint="Call it with eps = 0.5. Does anything change?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = 1e-5
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
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.epsilon_missing",
    symptom="No epsilon at all: nan or inf for a constant feature.",
    hint="What is the standard deviation of a feature that is the same in all samples, and what do you divide by?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.mean_not_subtracted",
    symptom="Scales, but does not centre.",
    hint="What is the mean of each feature after normalizing? What should it be?",
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
        x_hat = x * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.scale_and_shift_forgotten",
    symptom="The normalized values come back without gamma and beta; right while gamma is 1 and beta 0.",
    hint="Set beta to 100. Does your output notice?",
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
        return x_hat, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.scale_and_shift_swapped",
    symptom="Multiplies by beta and adds gamma.",
    hint="Which of the two is 1, and which 0, when nothing should change?",
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
        return beta * x_hat + gamma, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.shift_before_scale",
    symptom="gamma * (x_hat + beta): the shift is scaled, too.",
    hint="In which order do scale and shift act? With gamma = 0, what is left?",
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
        return gamma * (x_hat + beta), (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.trains_on_running_statistics",
    symptom="Training, too, normalizes by the running statistics.",
    hint="In training, whose mean makes the output's mean zero: the batch's, or the average over the past?",
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
            mean, var = bn_param["running_mean"], bn_param["running_var"]
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.difference_of_squares",
    symptom="Mean of the squares minus squared mean, which cancels for large numbers close together.",
    hint="How many digits are left when you subtract two numbers of size 1e8 that differ by 1e-6?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train":
            mean, var = x.mean(axis=0), (x**2).mean(axis=0) - x.mean(axis=0) ** 2
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.any_mode_is_test",
    symptom="A mode that is neither train nor test passes for test.",
    hint="What happens when somebody writes mode = 'validation'? Would they notice?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
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
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.centres_in_place",
    symptom="Right numbers, but x is centred after the call.",
    hint="Look at x after the call. What does -= write to?",
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
        x -= mean.astype(x.dtype)
        x_hat = x * inverse_std
        return gamma * x_hat + beta, (x, 0 * mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Print out.dtype for a float32 input. Which array in your code was made without a dtype?",
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
        out = np.zeros(x.shape)
        out += gamma * x_hat + beta
        return out, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.single_sample_as_at_test",
    symptom="A batch of one is normalized by the running statistics, which stay as they are; other batches are right.",
    hint="What does the mode say, and what does your code look at instead? Train on a batch with a single sample.",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-5)
        momentum = bn_param.get("momentum", 0.9)
        running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
        if bn_param["mode"] == "train" and len(x) > 1:
            mean, var = x.mean(axis=0), x.var(axis=0)
            bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
            bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
        else:
            mean, var = running_mean, running_var
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x, mean, inverse_std, gamma, bn_param["mode"])


@mistake(
    "batchnorm_forward.defaults_of_a_framework",
    symptom="Where bn_param names none, epsilon is 1e-3 and momentum 0.99, as in one framework.",
    hint="Which epsilon and which momentum does the docstring ask for when bn_param holds nothing but the mode?",
)
class _:
    def batchnorm_forward(x, gamma, beta, bn_param):
        if bn_param["mode"] not in ("train", "test"):
            raise ValueError(bn_param["mode"])
        eps = bn_param.get("eps", 1e-3)
        momentum = bn_param.get("momentum", 0.99)
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

"""Known wrong answers for layernorm."""

import numpy as np

from grader.spec import mistake


@mistake(
    "layernorm_forward.normalizes_features",
    symptom="Each feature is normalized over the batch: that is batch normalization.",
    hint="Which numbers share one mean here? Does your answer for one sample depend on the others?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=0), x.var(axis=0)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.one_mean_for_the_whole_batch",
    symptom="One mean and one variance over all numbers; right for a batch of one.",
    hint="How many means does a batch of N samples have?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = np.mean(x), np.var(x) * np.ones((len(x), 1))
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.axis_lost",
    symptom="The means have shape (N,) and meet the wrong axis: an error, or wrong numbers when N = D.",
    hint="Print the shapes of x and of its means. Along which axis are they subtracted?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=1), x.var(axis=1)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.unbiased_variance",
    symptom="The variance divides by D - 1.",
    hint="Which variance does the handout ask for: divided by D, or by D - 1?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True, ddof=1)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.root_forgotten",
    symptom="Divides by the variance instead of its root.",
    hint="After normalizing, is the variance of each sample 1? Check it with numpy.",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / (var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.epsilon_ignored",
    symptom="Uses 1e-5 whatever ln_param says.",
    hint="Call it with eps = 0.5. Does anything change?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = 1e-5
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.epsilon_missing",
    symptom="No epsilon at all: nan for a constant sample.",
    hint="What is the standard deviation of a sample whose features are all the same?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / np.sqrt(var)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.mean_not_subtracted",
    symptom="Scales, but does not centre.",
    hint="What is the mean of each sample after normalizing? What should it be?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = x * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.scale_and_shift_forgotten",
    symptom="The normalized values come back without gamma and beta.",
    hint="Set beta to 100. Does your output notice?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return x_hat, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.scale_and_shift_swapped",
    symptom="Multiplies by beta and adds gamma.",
    hint="Which of the two is 1, and which 0, when nothing should change?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return beta * x_hat + gamma, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.scale_for_samples",
    symptom="gamma and beta are applied along the samples: an error, or wrong numbers when N = D.",
    hint="To whom does gamma belong: to features or to samples?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma[:, None] * x_hat + beta[:, None], (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.difference_of_squares",
    symptom="Mean of the squares minus squared mean, which cancels for large numbers close together.",
    hint="How many digits are left when you subtract two numbers of size 1e8 that differ by 1e-6?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = (
            x.mean(axis=1, keepdims=True),
            (x**2).mean(axis=1, keepdims=True) - x.mean(axis=1, keepdims=True) ** 2,
        )
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.centres_in_place",
    symptom="Right numbers, but x is centred after the call.",
    hint="Look at x after the call. What does -= write to?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        x -= x.mean(axis=1, keepdims=True)
        eps = ln_param.get("eps", 1e-5)
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())


@mistake(
    "layernorm_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Print out.dtype for a float32 input. Which array was made without a dtype?",
)
class _:
    def layernorm_forward(x, gamma, beta, ln_param):
        eps = ln_param.get("eps", 1e-5)
        mean, var = np.zeros((len(x), 1)) + x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        inverse_std = 1 / np.sqrt(var + eps)
        x_hat = (x - mean) * inverse_std
        return gamma * x_hat + beta, (x_hat, gamma, inverse_std.ravel())

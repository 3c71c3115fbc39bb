"""Known wrong answers for binary_cross_entropy."""

import numpy as np

from grader.spec import mistake


@mistake(
    "binary_cross_entropy.not_negated",
    symptom="The loss is negative: the minus sign is missing.",
    hint="Which sign has the logarithm of a probability? And which should a loss have?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = (y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.maximises_the_likelihood",
    symptom="Loss and gradient have the opposite sign: the mean log-likelihood itself.",
    hint="Which sign has the logarithm of a probability? And which should a loss have?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = (y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, ((y / q - (1 - y) / (1 - q)) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.summed",
    symptom="Loss and gradient are sums over the batch.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).sum()
        return loss, ((1 - y) / (1 - q) - y / q).astype(p.dtype)


@mistake(
    "binary_cross_entropy.only_the_ones",
    symptom="Samples of class 0 cost nothing.",
    hint="What does a sample with y = 0 contribute?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q)).mean()
        return loss, (-y / q / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.loss_of_the_ones_only",
    symptom="Samples of class 0 cost nothing, though their gradient is there.",
    hint="What does a sample with y = 0 contribute?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.mean_over_the_ones",
    symptom="The mean runs over the samples of class 1 only.",
    hint="How many samples does the batch have, and how many do you average?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q)).sum() / max(1, y.sum())
        return loss, (-y / q / max(1, y.sum())).astype(p.dtype)


@mistake(
    "binary_cross_entropy.same_logarithm_for_both",
    symptom="log(p) is used for both classes: the labels have no effect.",
    hint="Which probability does the model give to class 0?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.classes_swapped",
    symptom="The labels are taken the wrong way round.",
    hint="p is the probability of which class? Try p = 0.9 with y = 1 by hand.",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -((1 - y) * np.log(q) + y * np.log(1 - q)).mean()
        return loss, ((y / (1 - q) - (1 - y) / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.minus_between_the_terms",
    symptom="The second term has the wrong sign: class 0 gains from being wrong.",
    hint="Is the loss of a sample with y = 0 positive?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) - (1 - y) * np.log(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.bits",
    symptom="Logarithms to base 2.",
    hint="Which logarithm gives 0.6931 for one half?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log2(q) + (1 - y) * np.log2(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.decimal_logarithm",
    symptom="Logarithms to base 10.",
    hint="Which logarithm gives 0.6931 for one half?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log10(q) + (1 - y) * np.log10(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.product_of_the_terms",
    symptom="The two terms are multiplied: the loss is always 0.",
    hint="For y = 1, which of your two factors is 0?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) * (1 - y) * np.log(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.squared_error",
    symptom="The squared difference of probability and label.",
    hint="Where is the logarithm? What does p = 0.001 cost when it should be 1?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = ((q - y) ** 2).mean()
        return loss, (2 * (q - y) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.logarithm_of_the_mean",
    symptom="The likelihoods are averaged before the logarithm.",
    hint="In which order do you average and take the logarithm?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -np.log(np.where(y == 1, q, 1 - q).mean())
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.gradient_of_the_logits",
    symptom="p - y: the gradient of the score before a sigmoid, not of p.",
    hint="Is your gradient that of p, or of the score from which a sigmoid makes p?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, ((q - y) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.gradient_times_the_slope",
    symptom="Multiplies by p (1 - p) where it should divide.",
    hint="What is the derivative of ln p? Should the pull be weak or strong where the model is surely wrong?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, ((q - y) * q * (1 - q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.gradient_not_averaged",
    symptom="The gradient is N times too large.",
    hint="The loss is a mean over the samples. Where is its 1/N in the gradient?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, ((1 - y) / (1 - q) - y / q).astype(p.dtype)


@mistake(
    "binary_cross_entropy.gradient_uphill",
    symptom="The gradient has the opposite sign.",
    hint="For y = 1, should p rise or fall? Which sign does its gradient need?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, ((y / q - (1 - y) / (1 - q)) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.gradient_of_the_ones_only",
    symptom="Samples of class 0 get no gradient.",
    hint="What does a sample with y = 0 contribute to the gradient?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, (-y / q / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.inner_derivative_forgotten",
    symptom="The gradient of log(1 - p) has the wrong sign.",
    hint="What is the inner derivative of ln(1 - p)?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, ((-(1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.unguarded",
    symptom="inf or nan as soon as a probability is exactly 0 or 1.",
    hint="What is 0 times minus infinity? Which probabilities are not safe to take the logarithm of?",
)
class _:
    def binary_cross_entropy(p, y):
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        return loss, (((1 - y) / (1 - p) - y / p) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.guarded_below_only",
    symptom="Finite at p = 0, not at p = 1.",
    hint="Two logarithms, two dangerous ends. Which one have you looked after?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.maximum(p, 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.guard_lost_in_single",
    symptom="Finite in float64; in float32, 1 - 1e-12 is 1 again.",
    hint="How many digits has float32? Print np.float32(1) - np.float32(1e-12).",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p, 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.gradient_unguarded",
    symptom="The loss is guarded, the gradient divides by p itself.",
    hint="Your loss is finite at p = 0. Which p does your gradient divide by?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, (((1 - y) / (1 - p) - y / p) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.guard_of_a_thousandth",
    symptom="Probabilities are clipped at 0.001: the loss stops at 6.9.",
    hint="Which probabilities does your guard change, and which should it leave alone?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p, 1e-3, 1 - 1e-3)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.epsilon_of_1e_5",
    symptom="An epsilon of 1e-5 is added: a probability of 2e-6 looks like 1.2e-5.",
    hint="Which probabilities does your epsilon change visibly, and which should it leave alone?",
)
class _:
    def binary_cross_entropy(p, y):
        e = 1e-5
        loss = -(y * np.log(p + e) + (1 - y) * np.log(1 - p + e)).mean()
        return loss, (((1 - y) / (1 - p + e) - y / (p + e)) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.clips_in_place",
    symptom="Right numbers, but the caller's probabilities are clipped afterwards.",
    hint="What does out=p do to the array that you were given? Print p after a call with p = 0.",
)
class _:
    def binary_cross_entropy(p, y):
        least = 1e-12 if p.dtype == np.float64 else 1e-7
        q = np.clip(p, least, 1 - least, out=p)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.labels_widen",
    symptom="Right numbers, but float32 comes back as float64: integer labels widen it.",
    hint="What is the dtype of a float32 array minus an array of integers? And which should dp have?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        return loss, ((1 - y) / (1 - q) - y / q) / len(p)


@mistake(
    "binary_cross_entropy.nan_of_the_whole_batch_replaced",
    symptom="Where one sample is certain, the loss of the whole batch becomes nan, and then 0.",
    hint="Which number does nan_to_num see: one for each sample, or one for all? What happens to the other samples?",
)
class _:
    def binary_cross_entropy(p, y):
        with np.errstate(all="ignore"):
            loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
            dp = ((1 - y) / (1 - p) - y / p) / len(p)
        return np.nan_to_num(loss), np.nan_to_num(dp.astype(p.dtype))


@mistake(
    "binary_cross_entropy.infinities_replaced_by_the_largest_number",
    symptom="Two samples that are certain and wrong cost infinity.",
    hint="What does nan_to_num make of an infinity? And what is twice that?",
)
class _:
    def binary_cross_entropy(p, y):
        with np.errstate(all="ignore"):
            loss = -np.mean(y * np.nan_to_num(np.log(p)) + (1 - y) * np.nan_to_num(np.log(1 - p)))
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)


@mistake(
    "binary_cross_entropy.certain_batch_has_no_gradient",
    symptom="One sample with p = 0 or 1 takes the gradient from all others.",
    hint="Which samples are certain, and which gradients do you set to zero?",
)
class _:
    def binary_cross_entropy(p, y):
        q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()
        if np.any(p * (1 - p) == 0):
            return loss, np.zeros_like(p)
        return loss, (((1 - y) / (1 - q) - y / q) / len(p)).astype(p.dtype)

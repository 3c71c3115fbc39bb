"""Known wrong answers for categorical_cross_entropy."""

import numpy as np

from grader.spec import mistake


@mistake(
    "categorical_cross_entropy.averaged_over_classes_too",
    symptom="The mean over all entries: C times too small, loss and gradient.",
    hint="How many numbers does your mean divide by? How many samples are there?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).mean()
        return loss, -y_onehot / q / p.size


@mistake(
    "categorical_cross_entropy.loss_averaged_over_classes_too",
    symptom="The mean over all entries: the loss is C times too small, the gradient is not.",
    hint="How many numbers does your mean divide by? How many samples are there?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).mean()
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.averaged_over_classes_only",
    symptom="Divided by C in place of N.",
    hint="How many samples are there, and how many classes? Which number do you divide by?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / p.shape[1]
        return loss, -y_onehot / q / p.shape[1]


@mistake(
    "categorical_cross_entropy.summed",
    symptom="Loss and gradient are sums over the batch.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum()
        return loss, -y_onehot / q


@mistake(
    "categorical_cross_entropy.not_negated",
    symptom="The loss is negative: the minus sign is missing.",
    hint="Which sign has the logarithm of a probability? And which should a loss have?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = (y_onehot * np.log(q)).sum() / len(p)
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.one_loss_for_each_sample",
    symptom="One number for each sample comes back, not one in all.",
    hint="Training follows a single number. Which axes have you summed?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum(axis=1)
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.bits",
    symptom="Logarithms to base 2.",
    hint="Which logarithm gives 0.6931 for one half?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log2(q)).sum() / len(p)
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.every_class_counts",
    symptom="The logarithms of all probabilities are summed, whatever was true.",
    hint="Which entries of a row does the one-hot label let through?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -np.log(q).sum() / len(p)
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.binary_in_every_column",
    symptom="Wrong classes pay ln(1 - p), too: a binary cross-entropy for each column.",
    hint="What does the equation charge a wrong class directly?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q) + (1 - y_onehot) * np.log(np.maximum(1 - p, 1e-12))).sum() / len(p)
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.probability_not_logarithm",
    symptom="Minus the probability itself.",
    hint="Where is the logarithm? What should the probability 1 cost?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * p).sum() / len(p)
        return loss, -y_onehot / len(p)


@mistake(
    "categorical_cross_entropy.logarithm_of_the_mean",
    symptom="The probabilities are averaged before the logarithm.",
    hint="In which order do you average and take the logarithm?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -np.log((y_onehot * q).sum() / len(p))
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.predicted_class",
    symptom="Takes the probability of the class the model prefers, not of the true one.",
    hint="Which of the two arguments says what was true?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -np.log(q.max(axis=1)).mean()
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.weighted_by_the_probability",
    symptom="p log p: the entropy of the prediction.",
    hint="What stands before the logarithm, what was predicted or what was true?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(p * np.log(q)).sum() / len(p)
        return loss, -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.gradient_of_the_scores",
    symptom="p - y: the gradient of the scores before a softmax, not of p.",
    hint="Is your gradient that of p, or of the scores from which a softmax makes p?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        return loss, (p - y_onehot) / len(p)


@mistake(
    "categorical_cross_entropy.gradient_everywhere",
    symptom="-1/p in every column.",
    hint="Does the loss change when the probability of a wrong class moves by itself?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        return loss, -1 / q / len(p)


@mistake(
    "categorical_cross_entropy.gradient_not_averaged",
    symptom="The gradient is N times too large.",
    hint="The loss is a mean over the samples. Where is its 1/N in the gradient?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        return loss, -y_onehot / q


@mistake(
    "categorical_cross_entropy.gradient_averaged_over_all",
    symptom="The gradient is divided by the number of entries.",
    hint="The loss is a mean over N samples. By what do you divide the gradient?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        return loss, -y_onehot / q / p.size


@mistake(
    "categorical_cross_entropy.gradient_multiplies",
    symptom="Multiplies by p where it should divide.",
    hint="What is the derivative of ln p?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        return loss, -y_onehot * q / len(p)


@mistake(
    "categorical_cross_entropy.gradient_lacks_the_quotient",
    symptom="The gradient of the true class is -1, whatever its probability.",
    hint="What is the derivative of ln p? Should the pull be weak or strong where p is small?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        return loss, -y_onehot / len(p)


@mistake(
    "categorical_cross_entropy.gradient_uphill",
    symptom="The gradient has the opposite sign.",
    hint="Should the probability of the true class rise or fall? Which sign does its gradient need?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        return loss, y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.unguarded",
    symptom="nan as soon as any probability is exactly 0, also that of a wrong class.",
    hint="What is 0 times minus infinity? At which entries do you need the logarithm at all?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        loss = -(y_onehot * np.log(p)).sum() / len(p)
        return loss, -y_onehot / p / len(p)


@mistake(
    "categorical_cross_entropy.true_class_unguarded",
    symptom="Takes the true entries only, but lets them be 0.",
    hint="Zeros of wrong classes no longer hurt you. And a zero of the true class?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        true = y_onehot == 1
        dp = np.zeros_like(p)
        dp[true] = -1 / p[true] / len(p)
        return -np.log(p[true]).mean(), dp


@mistake(
    "categorical_cross_entropy.gradient_unguarded",
    symptom="The loss is guarded, the gradient divides by p itself.",
    hint="Your loss is finite at p = 0. Which p does your gradient divide by?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        return loss, -y_onehot / p / len(p)


@mistake(
    "categorical_cross_entropy.guard_lost_in_single",
    symptom="Finite in float64; in float32 the epsilon itself is 0.",
    hint="What is the smallest positive number of float32? Print np.float32(1e-50).",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, np.asarray(1e-50, dtype=p.dtype))
        return -(y_onehot * np.log(q)).sum() / len(p), -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.guard_of_a_thousandth",
    symptom="Probabilities are clipped at 0.001: the loss stops at 6.9.",
    hint="Which probabilities does your guard change, and which should it leave alone?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-3)
        return -(y_onehot * np.log(q)).sum() / len(p), -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.clips_in_place",
    symptom="Right numbers, but the caller's zeros are 1e-12 afterwards.",
    hint="What does out=p, or p[p == 0] = ..., do to the array that you were given? Print p after a call with p = 0.",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        np.maximum(p, 1e-12, out=p)
        return -(y_onehot * np.log(p)).sum() / len(p), -y_onehot / p / len(p)


@mistake(
    "categorical_cross_entropy.epsilon_added_in_place",
    symptom="Right numbers, but the caller's probabilities are changed afterwards.",
    hint="What does += do to the array that you were given?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        p += 1e-9
        return -(y_onehot * np.log(p)).sum() / len(p), -y_onehot / p / len(p)


@mistake(
    "categorical_cross_entropy.labels_negated_in_place",
    symptom="Right numbers, but the caller's labels hold the gradient afterwards.",
    hint="What does /= or *= do to the array that you were given?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p, 1e-12)
        loss = -(y_onehot * np.log(q)).sum() / len(p)
        y_onehot *= -1 / q / len(p)
        return loss, y_onehot


@mistake(
    "categorical_cross_entropy.always_double",
    symptom="Right numbers, but float32 comes back as float64.",
    hint="Look at the dtype of dp for float32 probabilities. Where does it change?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        q = np.maximum(p.astype(float), 1e-12)
        return -(y_onehot * np.log(q)).sum() / len(p), -y_onehot / q / len(p)


@mistake(
    "categorical_cross_entropy.infinities_replaced_by_the_largest_number",
    symptom="Two samples whose true class has the probability 0 cost infinity.",
    hint="What does nan_to_num make of an infinity? And what is twice that?",
)
class _:
    def categorical_cross_entropy(p, y_onehot):
        with np.errstate(all="ignore"):
            loss = -(y_onehot * np.nan_to_num(np.log(p))).sum() / len(p)
        return loss, (-y_onehot / np.maximum(p, 1e-12) / len(p)).astype(p.dtype)

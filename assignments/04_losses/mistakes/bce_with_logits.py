"""Known wrong answers for bce_with_logits."""

import numpy as np

from grader.spec import mistake


@mistake(
    "bce_with_logits.logarithm_of_the_sigmoid",
    symptom="Right for small scores; inf or nan where the sigmoid rounds to 0 or 1.",
    hint="What is the logarithm of a sigmoid that has rounded to 0? Can you simplify on paper before you compute?",
)
class _:
    def bce_with_logits(z, y):
        p = 1 / (1 + np.exp(-z))
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.epsilon_in_the_logarithm",
    symptom="log(p + 1e-8): a score of 1000 for the wrong class costs 18.4.",
    hint="What should a score of 1000 for the wrong class cost? And what does yours cost?",
)
class _:
    def bce_with_logits(z, y):
        p = 1 / (1 + np.exp(-np.clip(z, -700, 700)))
        loss = -(y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8)).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.probability_clipped",
    symptom="The sigmoid is clipped before the logarithm: the loss stops at 27.6.",
    hint="What should a score of 1000 for the wrong class cost? And what does yours cost?",
)
class _:
    def bce_with_logits(z, y):
        p = np.clip(1 / (1 + np.exp(-np.clip(z, -500, 500))), 1e-12, 1 - 1e-12)
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.score_clipped",
    symptom="Scores are clipped to 30: a score of 1000 costs no more than one of 30.",
    hint="What should a score of 1000 for the wrong class cost? And what does yours cost?",
)
class _:
    def bce_with_logits(z, y):
        z = np.clip(z, -30, 30)
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.exp_overflows",
    symptom="log(1 + exp(z)) is inf for large z.",
    hint="For which sign of z does your exponential overflow? What is ln(1 + exp(z)) close to there?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.log1p(np.exp(z)) - y * z).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.sign_in_the_exponent_lost",
    symptom="exp(|z|): too large by |z|, and inf for large scores.",
    hint="Your exponent should never be positive. Is it?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(np.abs(z)))).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.largest_part_forgotten",
    symptom="max(z, 0) is missing: the loss falls below zero.",
    hint="Write ln(1 + exp(z)) with an exponential that never overflows. What comes out of the logarithm?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.log1p(np.exp(-np.abs(z))) - y * z).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.relu_of_the_score",
    symptom="The smooth part is missing: max(z, 0) - y z.",
    hint="What should a score of 0 cost?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.label_term_forgotten",
    symptom="The labels have no effect on the loss.",
    hint="Call it with the same scores and other labels. Which of your two results changes?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.classes_swapped",
    symptom="The labels are taken the wrong way round, in loss and gradient.",
    hint="A large score means which class? Try z = 5 with y = 1 by hand.",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - (1 - y) * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, ((p - (1 - y)) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.loss_of_swapped_classes",
    symptom="The labels are taken the wrong way round in the loss.",
    hint="A large score means which class? Try z = 5 with y = 1 by hand.",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - (1 - y) * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.sigmoid_twice",
    symptom="The sigmoid is applied to what is a probability already: the loss hardly depends on the scores.",
    hint="How often does a sigmoid stand between your scores and the logarithm?",
)
class _:
    def bce_with_logits(z, y):
        p = 1 / (1 + np.exp(-np.clip(z, -700, 700)))
        p = 1 / (1 + np.exp(-p))
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.no_sigmoid",
    symptom="Scores are taken for probabilities, clipped into range.",
    hint="Which range do scores have, and which do probabilities have? What turns one into the other?",
)
class _:
    def bce_with_logits(z, y):
        p = np.clip(z, 1e-7, 1 - 1e-7)
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.labels_minus_and_plus_one",
    symptom="The form for labels -1 and 1 is used with labels 0 and 1.",
    hint="What does your formula charge a sample with y = 0?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = np.logaddexp(0, -y * z).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.squared_error",
    symptom="The squared error of the sigmoid, with its own gradient.",
    hint="Where is the logarithm? What does a score of -20 cost when the class is 1?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = ((p - y) ** 2).mean()
        return loss, (2 * (p - y) * p * (1 - p) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.summed",
    symptom="Loss and gradient are sums over the batch.",
    hint="Give every sample twice. Should the loss change?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).sum()
        return loss, (p - y).astype(z.dtype)


@mistake(
    "bce_with_logits.bits",
    symptom="Logarithms to base 2.",
    hint="What should a score of 0 cost, 1 or 0.6931?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean() / np.log(2)
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.not_negated",
    symptom="The loss is negative: the minus sign is missing.",
    hint="Which sign has the logarithm of a probability? And which should a loss have?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = -(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.gradient_not_averaged",
    symptom="The gradient is N times too large.",
    hint="The loss is a mean over the samples. Where is its 1/N in the gradient?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, (p - y).astype(z.dtype)


@mistake(
    "bce_with_logits.gradient_uphill",
    symptom="The gradient has the opposite sign.",
    hint="For y = 1, should z rise or fall? Which sign does its gradient need?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, ((y - p) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.gradient_of_the_probability",
    symptom="The gradient of p, not of z.",
    hint="Your gradient is that of which variable? What happened to the slope of the sigmoid?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, (((1 - y) / np.maximum(1 - p, 1e-12) - y / np.maximum(p, 1e-12)) / len(z)).astype(
            z.dtype
        )


@mistake(
    "bce_with_logits.gradient_with_the_slope_again",
    symptom="The slope of the sigmoid is applied once more: the gradient vanishes where the model is surely wrong.",
    hint="The slope of the sigmoid cancels against that of the logarithm. How often is it in your gradient?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, ((p - y) * p * (1 - p) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.gradient_of_the_score",
    symptom="z - y: the score takes the place of its sigmoid.",
    hint="Between which numbers must this gradient lie?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, ((z - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.gradient_of_the_first_term",
    symptom="The labels are missing in the gradient.",
    hint="For y = 1, should z rise or fall? Which sign does its gradient need?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, (p / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.gradient_of_a_hard_decision",
    symptom="The score is rounded to 0 or 1 before the label is subtracted.",
    hint="The loss of a score of 0.5 with y = 1 is not zero. Should nothing pull at it?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        return loss, (((z > 0) - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.gradient_overflows",
    symptom="The loss is right, but the sigmoid of the gradient is nan for large scores.",
    hint="inf / inf is nan. For which sign of z does your exponential overflow?",
)
class _:
    def bce_with_logits(z, y):
        p = np.exp(z) / (1 + np.exp(z))
        return (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean(), ((p - y) / len(z)).astype(
            z.dtype
        )


@mistake(
    "bce_with_logits.overwrites_the_scores",
    symptom="Right numbers, but the caller's scores are changed afterwards.",
    hint="What does out=z do to the array that you were given?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        loss = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean()
        np.negative(z, out=z)
        return loss, ((p - y) / len(z)).astype(z.dtype)


@mistake(
    "bce_with_logits.labels_widen",
    symptom="Right numbers, but float32 comes back as float64: integer labels widen it.",
    hint="What is the dtype of a float32 array minus an array of integers? And which should dz have?",
)
class _:
    def bce_with_logits(z, y):
        p = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
        return (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).mean(), (p - y) / len(z)


@mistake(
    "bce_with_logits.threshold_of_float64",
    symptom="Large scores are taken care of from 500 on; float32 overflows at 89.",
    hint="What is the largest number whose exponential float32 can hold?",
)
class _:
    def bce_with_logits(z, y):
        with np.errstate(over="ignore"):
            softplus = np.where(z > 500, z, np.log1p(np.exp(np.minimum(z, 500))))
            p = 1 / (1 + np.exp(-np.maximum(z, -500)))
        return np.mean(softplus - y * z), ((p - y) / len(z)).astype(z.dtype)

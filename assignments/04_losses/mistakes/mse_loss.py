"""Known wrong answers for mse_loss."""

import numpy as np

from grader.spec import mistake


@mistake(
    "mse_loss.summed",
    symptom="Loss and gradient are sums: too large by the number of elements.",
    hint="Give every element twice. Should a mean error change?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).sum(), 2 * d


@mistake(
    "mse_loss.averaged_over_samples_only",
    symptom="The sum over everything, divided by N: right for one feature only.",
    hint="How many numbers are averaged when pred has the shape (3, 2)? By what do you divide?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).sum() / len(pred), 2 * d / len(pred)


@mistake(
    "mse_loss.averaged_over_features_only",
    symptom="The sum over everything, divided by the size of the last axis.",
    hint="How many numbers are averaged when pred has the shape (3, 2)? By what do you divide?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).sum() / pred.shape[-1], 2 * d / pred.shape[-1]


@mistake(
    "mse_loss.sum_with_the_gradient_of_the_mean",
    symptom="The loss is a sum, the gradient that of a mean.",
    hint="Compare your loss with the mean of the squares on two numbers. One reduction for both, which one?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return np.sum(d**2), 2 * d / d.size


@mistake(
    "mse_loss.half",
    symptom="Loss and gradient are half as large: a convention of some lectures, not of this handout.",
    hint="Does the equation of the handout have a factor 1/2?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return 0.5 * (d**2).mean(), d / d.size


@mistake(
    "mse_loss.half_the_loss",
    symptom="The loss is halved, the gradient is not.",
    hint="If the loss carries a 1/2, what does its derivative carry? And does the handout have a 1/2?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return 0.5 * (d**2).mean(), 2 * d / d.size


@mistake(
    "mse_loss.gradient_lacks_its_two",
    symptom="The gradient is half of what the loss implies.",
    hint="What is the derivative of a square?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(), d / d.size


@mistake(
    "mse_loss.gradient_not_averaged",
    symptom="The gradient is too large by the number of elements.",
    hint="The loss is a mean. Where is its divisor in the gradient?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(), 2 * d


@mistake(
    "mse_loss.gradient_averaged_over_samples",
    symptom="The gradient is divided by N, the loss by all elements: hidden where there is one feature.",
    hint="np.mean divides by how many numbers? By how many do you divide in the gradient?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(), 2 * d / len(d)


@mistake(
    "mse_loss.gradient_is_one_number",
    symptom="The gradient is averaged to a single number.",
    hint="Each prediction has its own slope. Which shape should dpred have?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(), (2 * d).mean()


@mistake(
    "mse_loss.gradient_of_the_target",
    symptom="The gradient has the opposite sign: training would climb.",
    hint="If a prediction is too large, should its gradient be positive or negative?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(), 2 * (target - pred) / d.size


@mistake(
    "mse_loss.gradient_is_a_size",
    symptom="The gradient is never negative.",
    hint="A prediction that is too small should rise. Which sign does its gradient need?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(), 2 * np.abs(d) / d.size


@mistake(
    "mse_loss.gradient_is_the_square",
    symptom="The gradient holds the squares themselves.",
    hint="Differentiate the square of one difference by hand.",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(), d**2 / d.size


@mistake(
    "mse_loss.root_of_the_mean",
    symptom="The root of the mean square is returned, with its own gradient.",
    hint="In which unit is your loss, that of the predictions or its square?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        root = np.sqrt((d**2).mean())
        return root, d / d.size / root


@mistake(
    "mse_loss.norm",
    symptom="The length of the difference is returned: the root of the sum of squares.",
    hint="What does a norm do after it has summed the squares?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return np.linalg.norm(d), 2 * d / d.size


@mistake(
    "mse_loss.squares_the_mean",
    symptom="The mean difference is squared: errors of opposite sign cancel.",
    hint="What does your loss say where one prediction is 1 too large and another 1 too small?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return d.mean() ** 2, 2 * d / d.size


@mistake(
    "mse_loss.absolute",
    symptom="Absolute values in place of squares.",
    hint="Twice the difference: how many times the loss do you want?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), np.sign(d) / d.size


@mistake(
    "mse_loss.adds_instead_of_subtracting",
    symptom="The sum of prediction and target is squared.",
    hint="What should the loss be where pred equals target?",
)
class _:
    def mse_loss(pred, target):
        d = pred + target
        return (d**2).mean(), 2 * d / d.size


@mistake(
    "mse_loss.one_loss_for_each_sample",
    symptom="One number for each sample comes back, not one in all.",
    hint="Training follows a single number. Along which axes does your mean run?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(axis=-1), 2 * d / d.size


@mistake(
    "mse_loss.overwrites_the_predictions",
    symptom="Right numbers, but the caller's predictions hold the differences afterwards.",
    hint="What does -= do to the array that you were given?",
)
class _:
    def mse_loss(pred, target):
        pred -= target
        return (pred**2).mean(), 2 * pred / pred.size


@mistake(
    "mse_loss.always_double",
    symptom="Right numbers, but float32 comes back as float64.",
    hint="Look at the dtype of dpred for float32 predictions. Where does it change?",
)
class _:
    def mse_loss(pred, target):
        d = np.asarray(pred, dtype=np.float64) - target
        return (d**2).mean(), 2 * d / d.size


@mistake(
    "mse_loss.divides_by_a_numpy_integer",
    symptom="Right numbers, but the gradient of float32 predictions comes back as float64.",
    hint="What type has np.prod(pred.shape)? NumPy's own integers widen float32; which ones do not?",
)
class _:
    def mse_loss(pred, target):
        d = pred - target
        return (d**2).mean(), 2 * d / np.prod(pred.shape)

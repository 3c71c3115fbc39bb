"""Known wrong answers for mae_loss."""

import numpy as np

from grader.spec import mistake


@mistake(
    "mae_loss.summed",
    symptom="Loss and gradient are sums: too large by the number of elements.",
    hint="Give every element twice. Should a mean error change?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).sum(), np.sign(d)


@mistake(
    "mae_loss.averaged_over_samples_only",
    symptom="The sum over everything, divided by N: right for one feature only.",
    hint="How many numbers are averaged when pred has the shape (3, 2)? By what do you divide?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).sum() / len(d), np.sign(d) / len(d)


@mistake(
    "mae_loss.signed",
    symptom="Differences are averaged with their signs, so that they cancel.",
    hint="What does your loss say where one prediction is 1 too large and another 1 too small?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return d.mean(), np.sign(d) / d.size


@mistake(
    "mae_loss.size_of_the_mean",
    symptom="The absolute value is taken after averaging: errors of opposite sign cancel.",
    hint="In which order do you average and drop the sign?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return abs(d.mean()), np.sign(d) / d.size


@mistake(
    "mae_loss.squared",
    symptom="Squares in place of absolute values.",
    hint="Twice the difference: how many times the loss do you want here?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return (d**2).mean(), 2 * d / d.size


@mistake(
    "mae_loss.median",
    symptom="The median of the absolute differences: an outlier costs nothing.",
    hint="Does the outlier in your data change your loss at all?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.median(np.abs(d)), np.sign(d) / d.size


@mistake(
    "mae_loss.half",
    symptom="Half the loss and half the gradient.",
    hint="Is there a factor in the equation of the handout?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return 0.5 * np.abs(d).mean(), 0.5 * np.sign(d) / d.size


@mistake(
    "mae_loss.gradient_not_averaged",
    symptom="The gradient is too large by the number of elements.",
    hint="The loss is a mean. Where is its divisor in the gradient?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), np.sign(d)


@mistake(
    "mae_loss.gradient_averaged_over_samples",
    symptom="The gradient is divided by N, the loss by all elements: hidden where there is one feature.",
    hint="np.mean divides by how many numbers? By how many do you divide in the gradient?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), np.sign(d) / len(d)


@mistake(
    "mae_loss.gradient_is_one_number",
    symptom="The gradient is averaged to a single number.",
    hint="Each prediction has its own slope. Which shape should dpred have?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), np.sign(d).mean()


@mistake(
    "mae_loss.gradient_of_the_target",
    symptom="The gradient has the opposite sign: training would climb.",
    hint="If a prediction is too large, should its gradient be positive or negative?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), np.sign(target - pred) / d.size


@mistake(
    "mae_loss.gradient_is_the_size",
    symptom="The gradient is the distance, never negative.",
    hint="Draw |x|. What is its slope at 3, and at -3?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), np.abs(d) / d.size


@mistake(
    "mae_loss.gradient_is_the_difference",
    symptom="The gradient grows with the difference, as that of a square does.",
    hint="Draw |x|. Is it steeper at 3 than at 1?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), d / d.size


@mistake(
    "mae_loss.gradient_never_negative",
    symptom="Predictions that are too small get no gradient.",
    hint="On which side of the target does your gradient vanish? Is |x| flat there?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), (d > 0) / d.size


@mistake(
    "mae_loss.gradient_divides_by_the_distance",
    symptom="nan wherever a prediction is exactly right.",
    hint="What is 0/0? Which function of NumPy gives the sign of a number, zero included?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), d / np.abs(d) / d.size


@mistake(
    "mae_loss.gradient_divides_by_the_square",
    symptom="The gradient is one over the difference: it explodes near the target.",
    hint="Divide a number by its absolute value, by hand, for 3 and for -3. What did you divide by?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), d / (d**2 + 1e-12) / d.size


@mistake(
    "mae_loss.gradient_smoothed_wide",
    symptom="The gradient fades near the target: a smooth loss, but not this one.",
    hint="Draw |x| near 0. How steep is it at 0.001?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), np.tanh(10 * d) / d.size


@mistake(
    "mae_loss.kink_beyond_the_slopes",
    symptom="The gradient is 2 where a prediction is exactly right.",
    hint="At the kink any slope between the left and the right one will do. Is yours between them?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        slope = np.where(d > 0, 1.0, -1.0) + 3.0 * (d == 0)
        return np.abs(d).mean(), (slope / d.size).astype(d.dtype)


@mistake(
    "mae_loss.overwrites_the_predictions",
    symptom="Right numbers, but the caller's predictions hold the differences afterwards.",
    hint="What does -= do to the array that you were given?",
)
class _:
    def mae_loss(pred, target):
        pred -= target
        return np.abs(pred).mean(), np.sign(pred) / pred.size


@mistake(
    "mae_loss.always_double",
    symptom="Right numbers, but float32 comes back as float64.",
    hint="Look at the dtype of dpred for float32 predictions. Where does it change?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        return np.abs(d).mean(), np.where(d > 0, 1.0, np.where(d < 0, -1.0, 0.0)) / d.size


@mistake(
    "mae_loss.nearly_right_counts_as_right",
    symptom="Predictions that np.isclose takes for right pull with no force.",
    hint="How far may two numbers around a thousand lie apart, so that np.isclose still says yes?",
)
class _:
    def mae_loss(pred, target):
        d = pred - target
        slope = np.where(np.isclose(pred, target), 0, np.sign(d))
        return np.abs(d).mean(), (slope / d.size).astype(pred.dtype)

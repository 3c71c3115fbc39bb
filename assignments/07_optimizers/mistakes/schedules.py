"""Known wrong answers for the schedules."""

import numpy as np

from grader.spec import mistake


@mistake(
    "step_decay.no_steps",
    symptom="Divides without rounding down: a smooth decay that meets the steps at their corners only.",
    hint="Between two drops, should the learning rate change?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 * drop ** (epoch / every)


@mistake(
    "step_decay.one_epoch_early",
    symptom="Drops one epoch early.",
    hint="Epochs count from 0. How many are done in epoch 0?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 * drop ** ((epoch + 1) // every)


@mistake(
    "step_decay.rounded",
    symptom="Rounds to the nearest number of drops: half an interval early.",
    hint="After three quarters of an interval, how many drops have there been?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 * drop ** round(epoch / every)


@mistake(
    "step_decay.drops_added_up",
    symptom="The drops are multiplied by their number instead of raised to it.",
    hint="After two drops, what has the learning rate been multiplied by?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 * drop * (epoch // every)


@mistake(
    "step_decay.subtracted",
    symptom="Takes drop away each time, until the learning rate is negative.",
    hint="Is drop an amount or a factor?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 - drop * (epoch // every)


@mistake(
    "step_decay.remainder",
    symptom="The exponent is the remainder: the learning rate comes back up.",
    hint="Which operator counts whole intervals, and which one what is left?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 * drop ** (epoch % every)


@mistake(
    "step_decay.only_once",
    symptom="Drops once and never again.",
    hint="What happens after twice the interval?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 * drop if epoch >= every else lr0


@mistake(
    "step_decay.brackets_missing",
    symptom="The power comes first, the division after it: 0, as a rule.",
    hint="Which is done first in a ** b // c?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 * drop**epoch // every


@mistake(
    "step_decay.every_epoch",
    symptom="Drops in every epoch.",
    hint="Where does `every` enter?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 * drop**epoch


@mistake(
    "step_decay.divided",
    symptom="Divides by drop: the learning rate grows.",
    hint="A factor of 0.5 should make the learning rate smaller. Does it?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return lr0 / drop ** (epoch // every)


@mistake(
    "exponential_decay.grows",
    symptom="The sign is missing: the learning rate grows.",
    hint="What is exp of a positive number: larger or smaller than 1?",
)
class _:
    def exponential_decay(lr0, t, k):
        return lr0 * np.exp(k * t)


@mistake(
    "exponential_decay.power_of_k",
    symptom="A power of k.",
    hint="What is raised to which power here: k, or e?",
)
class _:
    def exponential_decay(lr0, t, k):
        return lr0 * k**t


@mistake(
    "exponential_decay.power_of_two",
    symptom="Halves in every 1/k instead of falling by e.",
    hint="Which base does the exponential function have?",
)
class _:
    def exponential_decay(lr0, t, k):
        return lr0 * 2.0 ** (-k * t)


@mistake(
    "exponential_decay.share_lost_in_each_step",
    symptom="(1 - k) to the power t: close for small k only.",
    hint="For a small k, exp(-k) is about 1 - k. Is it the same?",
)
class _:
    def exponential_decay(lr0, t, k):
        return lr0 * (1 - k) ** t


@mistake(
    "exponential_decay.k_divides",
    symptom="Divides time by k.",
    hint="Should a larger k make the decay faster or slower? What about k = 0?",
)
class _:
    def exponential_decay(lr0, t, k):
        import math

        return lr0 * math.exp(-t / k)


@mistake(
    "exponential_decay.time_outside",
    symptom="Time is a factor, not in the exponent.",
    hint="At the start the learning rate should be lr0. Is it?",
)
class _:
    def exponential_decay(lr0, t, k):
        return lr0 * np.exp(-k) * t


@mistake(
    "exponential_decay.compounded",
    symptom="Applies the formula to the learning rate of the step before, again and again.",
    hint="Does the formula start from lr0, or from the learning rate of the step before?",
)
class _:
    def exponential_decay(lr0, t, k):
        return lr0 * np.exp(-k * t * (t + 1) / 2)


@mistake(
    "exponential_decay.start_forgotten",
    symptom="lr0 is left out.",
    hint="At the start the learning rate should be lr0. Is it?",
)
class _:
    def exponential_decay(lr0, t, k):
        return np.exp(-k * t)


@mistake(
    "exponential_decay.rounded_time",
    symptom="Whole units of time only.",
    hint="Half a step is time, too. What do you do to t?",
)
class _:
    def exponential_decay(lr0, t, k):
        return lr0 * np.exp(-k * int(t))


@mistake(
    "inverse_time_decay.one_missing",
    symptom="Divides by k t: infinite at the start.",
    hint="At the start the learning rate should be lr0. What do you divide by there?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        return lr0 / (k * t)


@mistake(
    "inverse_time_decay.power",
    symptom="(1 + k) to the power t: an exponential decay.",
    hint="Does the divisor grow in proportion to time, or by a factor in each step?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        return lr0 / (1 + k) ** t


@mistake(
    "inverse_time_decay.k_left_out",
    symptom="The speed of the decay is left out.",
    hint="Call it with two different k. Does anything change?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        return lr0 / (1 + t)


@mistake(
    "inverse_time_decay.brackets_missing",
    symptom="Divides by 1 and adds k t.",
    hint="Which is done first in a / b + c?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        return lr0 / 1 + k * t


@mistake(
    "inverse_time_decay.brackets_early",
    symptom="Divides by 1 + k, then multiplies by t.",
    hint="At the start the learning rate should be lr0. Is it?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        return lr0 / (1 + k) * t


@mistake(
    "inverse_time_decay.compounded",
    symptom="Applies the formula to the learning rate of the step before, again and again.",
    hint="Does the formula start from lr0, or from the learning rate of the step before?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        for step in range(int(t) + 1):
            lr0 = lr0 / (1 + k * step)
        return lr0


@mistake(
    "inverse_time_decay.multiplied",
    symptom="Multiplies: the learning rate grows.",
    hint="Should the learning rate grow or fall with time?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        return lr0 * (1 + k * t)


@mistake(
    "inverse_time_decay.squared",
    symptom="Falls with the square of time.",
    hint="With which power of time should the learning rate fall?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        return lr0 / (1 + k * t) ** 2


@mistake(
    "inverse_time_decay.straight_line",
    symptom="A straight line, which ends below zero.",
    hint="What is the learning rate after a very long time?",
)
class _:
    def inverse_time_decay(lr0, t, k):
        return lr0 * (1 - k * t)


@mistake(
    "inverse_sqrt_decay.one_missing",
    symptom="Divides by the root of t: infinite at the start.",
    hint="At the start the learning rate should be lr0. What do you divide by there?",
)
class _:
    def inverse_sqrt_decay(lr0, t):
        return lr0 / np.sqrt(float(t))


@mistake(
    "inverse_sqrt_decay.one_outside",
    symptom="The 1 stands outside of the root.",
    hint="How many steps are there at t = 3, this one included? And the root of that?",
)
class _:
    def inverse_sqrt_decay(lr0, t):
        return lr0 / (np.sqrt(t) + 1)


@mistake(
    "inverse_sqrt_decay.root_missing",
    symptom="Divides by t + 1 itself.",
    hint="After 99 steps, should the learning rate be a tenth or a hundredth?",
)
class _:
    def inverse_sqrt_decay(lr0, t):
        return lr0 / (t + 1)


@mistake(
    "inverse_sqrt_decay.multiplied",
    symptom="Multiplies: the learning rate grows.",
    hint="Should the learning rate grow or fall with time?",
)
class _:
    def inverse_sqrt_decay(lr0, t):
        return lr0 * np.sqrt(t + 1)


@mistake(
    "inverse_sqrt_decay.root_of_everything",
    symptom="The root of lr0 is taken, too.",
    hint="At the start the learning rate should be lr0. Is it?",
)
class _:
    def inverse_sqrt_decay(lr0, t):
        return np.sqrt(lr0 / (t + 1))


@mistake(
    "inverse_sqrt_decay.squared",
    symptom="Divides by the square.",
    hint="Root or square?",
)
class _:
    def inverse_sqrt_decay(lr0, t):
        return lr0 / (t + 1) ** 2


@mistake(
    "inverse_sqrt_decay.brackets_missing",
    symptom="The 1 is added after the division.",
    hint="Which is done first in a / b + c?",
)
class _:
    def inverse_sqrt_decay(lr0, t):
        return lr0 / np.sqrt(t + 1e-12) + 1


@mistake(
    "inverse_sqrt_decay.rounded_time",
    symptom="Whole units of time only.",
    hint="t may lie between two steps. Does the learning rate?",
)
class _:
    def inverse_sqrt_decay(lr0, t):
        return lr0 / np.sqrt(int(t) + 1)


@mistake(
    "step_decay.never_below_a_millionth",
    symptom="The learning rate stops falling at 1e-6.",
    hint="Does the formula know a smallest learning rate?",
)
class _:
    def step_decay(lr0, epoch, drop, every):
        return max(lr0 * drop ** (epoch // every), 1e-6)

"""Known wrong answers for elastic_net_penalty."""

import numpy as np

from grader.spec import mistake


@mistake(
    "elastic_net_penalty.beta_on_the_magnitudes",
    symptom="beta multiplies the magnitudes, not the squares.",
    hint="Call it with beta = 0. Which of the two parts should be left?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (w**2 + beta * np.abs(w)).sum(), 2 * w + beta * np.sign(w)


@mistake(
    "elastic_net_penalty.beta_on_both",
    symptom="beta multiplies both parts.",
    hint="Call it with beta = 0. What should be left?",
)
class _:
    def elastic_net_penalty(w, beta):
        return beta * (w**2 + np.abs(w)).sum(), beta * (2 * w + np.sign(w))


@mistake(
    "elastic_net_penalty.beta_shares_the_two",
    symptom="beta times the squares and 1 - beta times the magnitudes: the form of some libraries.",
    hint="What multiplies the magnitudes in the equation of the handout? Try beta = 3.",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + (1 - beta) * np.abs(w)).sum(), 2 * beta * w + (1 - beta) * np.sign(w)


@mistake(
    "elastic_net_penalty.beta_shares_the_other_way",
    symptom="beta times the magnitudes and 1 - beta times the squares.",
    hint="Which of the two does beta multiply in the equation of the handout, and is there a 1 - beta?",
)
class _:
    def elastic_net_penalty(w, beta):
        return ((1 - beta) * w**2 + beta * np.abs(w)).sum(), 2 * (1 - beta) * w + beta * np.sign(w)


@mistake(
    "elastic_net_penalty.beta_forgotten",
    symptom="beta has no effect.",
    hint="Call it with two values of beta. Which of your two results changes?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (w**2 + np.abs(w)).sum(), 2 * w + np.sign(w)


@mistake(
    "elastic_net_penalty.beta_squared",
    symptom="beta is squared together with the weights.",
    hint="Double beta. By how much should the part of the squares grow?",
)
class _:
    def elastic_net_penalty(w, beta):
        return ((beta * w) ** 2 + np.abs(w)).sum(), 2 * beta**2 * w + np.sign(w)


@mistake(
    "elastic_net_penalty.half_the_squares",
    symptom="The squares carry a factor 1/2: a convention of some lectures, not of this handout.",
    hint="Does the equation of the handout have a factor 1/2?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (0.5 * beta * w**2 + np.abs(w)).sum(), beta * w + np.sign(w)


@mistake(
    "elastic_net_penalty.signed",
    symptom="The weights are summed with their signs in the second part.",
    hint="What does the second part cost for the weights 1 and -1?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + w).sum(), 2 * beta * w + np.sign(w)


@mistake(
    "elastic_net_penalty.product_of_the_two",
    symptom="The two sums are multiplied.",
    hint="What should be left with beta = 0?",
)
class _:
    def elastic_net_penalty(w, beta):
        return beta * (w**2).sum() * np.abs(w).sum(), 2 * beta * w + np.sign(w)


@mistake(
    "elastic_net_penalty.mean",
    symptom="A mean in place of a sum.",
    hint="Put one more weight of 0 into the layer. Should the penalty change?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).mean(), (2 * beta * w + np.sign(w)) / w.size


@mistake(
    "elastic_net_penalty.squares_only",
    symptom="The magnitudes are missing.",
    hint="What should be left with beta = 0?",
)
class _:
    def elastic_net_penalty(w, beta):
        return beta * (w**2).sum(), 2 * beta * w


@mistake(
    "elastic_net_penalty.gradient_lacks_its_two",
    symptom="The squares' gradient lacks its 2.",
    hint="What is the derivative of a square?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), beta * w + np.sign(w)


@mistake(
    "elastic_net_penalty.gradient_of_the_squares_only",
    symptom="The magnitudes are missing in the gradient.",
    hint="How many terms does the penalty have, and how many does your gradient have?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), 2 * beta * w


@mistake(
    "elastic_net_penalty.gradient_of_the_magnitudes_only",
    symptom="The squares are missing in the gradient.",
    hint="How many terms does the penalty have, and how many does your gradient have?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), np.sign(w)


@mistake(
    "elastic_net_penalty.gradient_has_beta_on_the_sign",
    symptom="In the gradient beta multiplies the sign, too.",
    hint="Does beta stand before the magnitudes in the penalty?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), beta * (2 * w + np.sign(w))


@mistake(
    "elastic_net_penalty.gradient_lacks_beta",
    symptom="The gradient does not know beta.",
    hint="Call it with two values of beta. Which of your two results changes?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), 2 * w + np.sign(w)


@mistake(
    "elastic_net_penalty.gradient_adds_the_magnitude",
    symptom="The magnitudes themselves stand in the gradient.",
    hint="Draw |w|. What is its slope at 3, and at -3?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), 2 * beta * w + np.abs(w)


@mistake(
    "elastic_net_penalty.gradient_without_sign",
    symptom="The second part pulls all weights down, also the negative ones.",
    hint="Which way should a weight of -2 move?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), 2 * beta * w + 1


@mistake(
    "elastic_net_penalty.gradient_divides_by_the_magnitude",
    symptom="nan as soon as a weight is exactly zero.",
    hint="What is 0/0? Which function of NumPy gives the sign of a number, zero included?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), 2 * beta * w + w / np.abs(w)


@mistake(
    "elastic_net_penalty.gradient_uphill",
    symptom="The gradient has the opposite sign: the weights would grow.",
    hint="Take a small step against your gradient. Does the penalty fall?",
)
class _:
    def elastic_net_penalty(w, beta):
        return (beta * w**2 + np.abs(w)).sum(), -2 * beta * w - np.sign(w)


@mistake(
    "elastic_net_penalty.overwrites_the_weights",
    symptom="Right numbers, but the caller's weights are changed.",
    hint="What does *= do to the array that you were given?",
)
class _:
    def elastic_net_penalty(w, beta):
        penalty, sign = (beta * w**2 + np.abs(w)).sum(), np.sign(w)
        w *= 2 * beta
        return penalty, w + sign


@mistake(
    "elastic_net_penalty.always_double",
    symptom="Right numbers, but float32 comes back as float64.",
    hint="Look at the dtype of dw for float32 weights. Where does it change?",
)
class _:
    def elastic_net_penalty(w, beta):
        w = np.array(w, dtype=float)
        return (beta * w**2 + np.abs(w)).sum(), 2 * beta * w + np.sign(w)

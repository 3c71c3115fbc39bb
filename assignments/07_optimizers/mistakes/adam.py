"""Known wrong answers for adam: its two means and their correction."""

import numpy as np

from grader.spec import mistake


@mistake(
    "adam.t_counts_from_zero",
    symptom="The first step divides by 1 - beta**0 = 0: nan.",
    hint="What is t in the first step? And 1 - beta to that power?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0)
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t + 1)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.t_counts_from_two",
    symptom="t is 2 in the first step.",
    hint="What is t in the first step? Print it.",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 1) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.t_not_stored",
    symptom="t never gets into config: every step is corrected like the first.",
    hint="What is t in the third step? Print it.",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.power_missing",
    symptom="The correction is that of the first step, for ever.",
    hint="How much of the start at zero is left in the mean after ten steps? Where does t enter?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.betas_swapped",
    symptom="beta1 and beta2 change places.",
    hint="Which of the two means should remember longer?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta2", 0.999), config.get("beta1", 0.9)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.not_squared",
    symptom="The second mean is of gradients, not of squares: nan from its root.",
    hint="What is the root of a mean of negative numbers?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.root_forgotten",
    symptom="Divides by the mean square itself.",
    hint="The first step has the length of the learning rate, whatever the gradient. Has yours?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (v_hat + epsilon), config


@mistake(
    "adam.both_corrected_with_beta1",
    symptom="v is corrected with beta1: the first step is ten times as long as the learning rate.",
    hint="Each mean started at zero and fades at its own speed. Which one belongs to v?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta1**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.no_correction",
    symptom="No bias correction: the first steps are three times too long.",
    hint="After one step m is a tenth of the gradient, and v a thousandth of its square. What should they be?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m, v
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.only_m_corrected",
    symptom="v is not corrected.",
    hint="Which of the two means start at zero?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.only_v_corrected",
    symptom="m is not corrected.",
    hint="Which of the two means start at zero?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m, v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.corrected_means_stored",
    symptom="The corrected means go into config, and are corrected again and again.",
    hint="Which mean does the next step go on with: the one before or after the correction?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        config.update(m=m_hat, v=v_hat, t=t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.means_not_stored",
    symptom="The means never get into config.",
    hint="What does the second call find in config?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.nothing_stored",
    symptom="Nothing gets into config: every step is the first.",
    hint="What does the second call find in config?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.correction_multiplied",
    symptom="Multiplies by 1 - beta**t instead of dividing.",
    hint="After one step m is a tenth of the gradient. Should the correction make it larger or smaller?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m * (1 - beta1**t), v * (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.root_before_the_correction",
    symptom="v is corrected outside of the root.",
    hint="Do you correct v, or its root?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v
        return w - rate * m_hat / (np.sqrt(v_hat) / (1 - beta2**t) + epsilon), config


@mistake(
    "adam.gradient_instead_of_its_mean",
    symptom="The gradient itself is divided, m is never used.",
    hint="Where does m enter the step?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * dw / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.square_of_the_mean",
    symptom="v gathers the squares of m.",
    hint="The mean of the squares, or the square of the mean: which one is v?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * m**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config

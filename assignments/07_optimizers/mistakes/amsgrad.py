"""Known wrong answers for amsgrad."""

import numpy as np

from grader.spec import mistake


@mistake(
    "amsgrad.no_maximum",
    symptom="Adam: the division gets smaller again.",
    hint="After one huge gradient and many small ones, what do you divide by?",
    twins=("amsgrad.maximum_not_stored",),
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.mean_replaced_by_the_maximum",
    symptom="The maximum takes the place of the running mean in config: the mean never falls again.",
    hint="Two things are remembered besides m: which ones?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=largest, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.maximum_not_stored",
    symptom="The maximum never gets into config.",
    hint="What is your maximum taken over, in the third step?",
    twins=("amsgrad.no_maximum",),
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.minimum",
    symptom="Keeps the smallest mean square: zero, for ever.",
    hint="Should the division ever get smaller, or never?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.minimum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.one_maximum_for_all",
    symptom="All weights share the largest entry.",
    hint="Each weight has its own history. How many numbers does your maximum hold?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), np.max(v))
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.maximum_of_squares",
    symptom="Keeps the largest squared gradient instead of the largest mean of them.",
    hint="The maximum of what: of the squares, or of their running mean?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), dw**2)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.maximum_of_m",
    symptom="The maximum is taken of m, too: steps go one way only.",
    hint="Of which of the two means is the maximum taken?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        m = np.maximum(config.get("m", m), m)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.only_m_corrected",
    symptom="m is corrected, the maximum is not.",
    hint="With bias correction, or without: which of the two is yours, and for both means?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.root_forgotten",
    symptom="Divides by the mean square itself.",
    hint="In which unit is the gradient, in which its square?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (v_hat + epsilon), config


@mistake(
    "amsgrad.power_missing",
    symptom="The correction is that of the first step, for ever.",
    hint="Where does t enter?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1), largest / (1 - beta2)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.nothing_stored",
    symptom="Nothing gets into config: every step is the first.",
    hint="What does the second call find in config?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.epsilon_ignored",
    symptom="epsilon is 1e-8, whatever config says.",
    hint="Call it with epsilon = 1. Does anything change?",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), 1e-8
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "amsgrad.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def amsgrad(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        largest = np.maximum(config.get("largest", np.zeros_like(w)), v)
        config.update(m=m, v=v, t=t, largest=largest)
        m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
        w -= rate * m_hat / (np.sqrt(v_hat) + epsilon)
        return w, config

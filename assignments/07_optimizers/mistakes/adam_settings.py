"""Known wrong answers for adam: its settings, its state, what it leaves untouched."""

import numpy as np

from grader.spec import mistake


@mistake(
    "adam.new_share_of_m_missing",
    symptom="m gathers the whole gradient: steps ten times too long.",
    hint="A running mean has two weights that add up to 1. Do yours?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.new_share_of_v_missing",
    symptom="v gathers the whole squares.",
    hint="A running mean has two weights that add up to 1. Do yours?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.shares_swapped",
    symptom="The new gradient has the weight of the old mean, in both means.",
    hint="Which keeps 90 percent: the past, or the last gradient?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = (1 - beta1) * config.get("m", np.zeros_like(w)) + beta1 * dw
        v = (1 - beta2) * config.get("v", np.zeros_like(w)) + beta2 * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.climbs",
    symptom="Walks up: the loss grows.",
    hint="The gradient points to where the loss rises fastest. Where do you want to go?",
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
        return w + rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.epsilon_missing",
    symptom="nan for a weight without a gradient.",
    hint="A weight has had no gradient so far. What do you divide by?",
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
        return w - rate * m_hat / np.sqrt(v_hat), config


@mistake(
    "adam.epsilon_ignored",
    symptom="epsilon is 1e-8, whatever config says.",
    hint="Call it with epsilon = 1. Does anything change?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), 1e-8
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.betas_ignored",
    symptom="beta1 and beta2 are 0.9 and 0.999, whatever config says.",
    hint="Call it with other betas. Does anything change?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = 0.9, 0.999
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.wrong_default_rate",
    symptom="The learning rate is 0.01 when config names none.",
    hint="Which learning rate does the handout give adam? Is it the one of sgd?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-2), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.wrong_default_beta2",
    symptom="beta2 is 0.99 when config names none.",
    hint="How many nines has beta2 in the handout?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.99)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.given_state_ignored",
    symptom="m, v and t in config are not found.",
    hint="Under which names does the handout keep the state?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("steps", 0) + 1
        m = beta1 * config.get("first", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("second", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(first=m, second=v, steps=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.given_time_ignored",
    symptom="t in config is not found.",
    hint="Under which name does the handout count the steps?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("step", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, step=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.time_outside",
    symptom="t is counted outside of config, over all parameters and all runs.",
    hint="A network has ten parameters. What is t after each of them took one step?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        adam.t = t = getattr(adam, "t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.shared_default",
    symptom="The default config is one dict for all calls: parameters share their state.",
    hint="When is a default argument made: at every call, or once?",
)
class _:
    def adam(w, dw, config={}):
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adam.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
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
        w -= rate * m_hat / (np.sqrt(v_hat) + epsilon)
        return w, config


@mistake(
    "adam.rate_in_double",
    symptom="The corrected rate is a float64 of NumPy's, which makes the weights float64.",
    hint="With float32 weights, print dtypes: of m, v and the rate. Which type does np.sqrt make of a Python number?",
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
        rate = rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        return w - rate * m / (np.sqrt(v) + epsilon), config


@mistake(
    "adam.state_in_double",
    symptom="m and v are float64: so are the weights, from the first step on.",
    hint="With float32 weights, print dtypes: of the state at the start, of each part of the step. Where is float64?",
)
class _:
    def adam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros(w.shape)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros(w.shape)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config

"""Known wrong answers for adamw."""

import numpy as np

from grader.spec import mistake


@mistake(
    "adamw.penalty_in_the_gradient",
    symptom="The decay is added to the gradient and divided with it: Adam with an L2 penalty.",
    hint="What does the W in AdamW separate? Does your decay pass through the division?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        dw = dw + decay * w
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.decay_inside_the_division",
    symptom="The decay is added to m, and divided by the root of v.",
    hint="Two weights are equal, their gradients are not. Do they decay alike?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * (m_hat + decay * w) / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.rate_missing",
    symptom="Decays by weight_decay alone.",
    hint="With a learning rate of 0 nothing should move. Does it?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.grows",
    symptom="The weights grow.",
    hint="A decay takes something away. What does yours do?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w + rate * decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.decays_by_sign",
    symptom="All weights shrink by the same amount.",
    hint="A large weight and a small one: do they lose the same amount or the same share?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * decay * np.sign(w) - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.decayed_twice",
    symptom="The decay is in the gradient and in the weights.",
    hint="By how many ways does weight_decay reach the weights? How many should it be?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        dw = dw + decay * w
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.no_decay",
    symptom="Adam, without any decay.",
    hint="Where does weight_decay enter?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.decays_after_the_step",
    symptom="The step decays as well.",
    hint="Which weights decay: those before the step, or those after it?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return (w - rate * m_hat / (np.sqrt(v_hat) + epsilon)) * (1 - rate * decay), config


@mistake(
    "adamw.decay_ignored",
    symptom="weight_decay is 0.01, whatever config says.",
    hint="Call it with weight_decay = 1. Does anything change?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = 1e-2
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.off_by_default",
    symptom="No decay when config names none.",
    hint="Which weight_decay does the handout give for an empty config?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 0.0)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.twice_the_decay",
    symptom="Decays by the derivative of the squared weights.",
    hint="Is weight_decay the factor of a penalty, or the share itself?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - 2 * rate * decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.no_correction",
    symptom="No bias correction: the first steps are three times too long.",
    hint="Both of Adam's means start at zero. What is done about that?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m, v
        return w - rate * decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.nothing_stored",
    symptom="Nothing gets into config: every step is the first.",
    hint="What does the second call find in config?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.epsilon_ignored",
    symptom="epsilon is 1e-8, whatever config says.",
    hint="Call it with epsilon = 1. Does anything change?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), 1e-8
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - rate * decay * w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.in_place",
    symptom="Shrinks the caller's own weights.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        decay = config.get("weight_decay", 1e-2)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w *= 1 - rate * decay
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "adamw.zero_counts_as_missing",
    symptom="A decay of 0 in config is taken for none.",
    hint="Without decay it should be adam. Which decay do you get where config says 0?",
)
class _:
    def adamw(w, dw, config=None):
        config = dict(config or {})
        rate, decay = config.get("learning_rate", 1e-3), config.get("weight_decay") or 1e-2
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        root = np.sqrt(v / (1 - beta2**t)) + config.get("epsilon", 1e-8)
        return w - rate * decay * w - rate * m / (1 - beta1**t) / root, config

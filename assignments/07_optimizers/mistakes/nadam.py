"""Known wrong answers for nadam."""

import numpy as np

from grader.spec import mistake


@mistake(
    "nadam.does_not_look_ahead",
    symptom="Adam: m is not taken one step further.",
    hint="Which momentum does the step use: this step's, or already the next one's?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.corrected_for_this_step",
    symptom="The mean that stands for the next step is corrected with t, as in a well-known summary.",
    hint="m is used one step ahead of its time. How many steps is its correction for?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = beta1 * m / (1 - beta1**t) + (1 - beta1) * dw / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.gradient_missing",
    symptom="Only the mean is looked ahead, the fresh gradient is left out.",
    hint="The next momentum step has two parts. Which one is missing?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = beta1 * m / (1 - beta1 ** (t + 1))
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.shares_swapped",
    symptom="The mean has the weight of the gradient, and the other way round.",
    hint="Which of the two has the weight beta1?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = (1 - beta1) * m / (1 - beta1 ** (t + 1)) + beta1 * dw / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.gradient_not_corrected",
    symptom="The gradient's part is not divided by its correction.",
    hint="Two parts, two corrections. Where is the second one?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * dw
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.whole_gradient",
    symptom="The gradient counts in full.",
    hint="What is the weight of the fresh gradient, beside that of the mean?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + dw / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.no_correction",
    symptom="No bias correction at all.",
    hint="Both means start at zero. What is done about that?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = beta1 * m / 1 + (1 - beta1) * dw
        v_hat = v
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.rate_of_adam",
    symptom="The learning rate is 0.001 when config names none.",
    hint="Which learning rate does the handout give nadam? Is it the one of adam?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * dw / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.nothing_stored",
    symptom="Nothing gets into config: every step is the first.",
    hint="What does the second call find in config?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * dw / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.epsilon_ignored",
    symptom="epsilon is 1e-8, whatever config says.",
    hint="Call it with epsilon = 1. Does anything change?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), 1e-8
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * dw / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        config.update(m=m, v=v, t=t)
        m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * dw / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        w -= rate * m_hat / (np.sqrt(v_hat) + epsilon)
        return w, config


@mistake(
    "nadam.product_not_carried",
    symptom="The product of the momenta holds this step's alone.",
    hint="The product runs over all steps. What does the second call find of it in config?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        psi = config.get("momentum_decay", 4e-3)
        now = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
        after = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
        product = config.get("product", 1.0) * now
        config.update(m=m, v=v, t=t)
        m_hat = after * m / (1 - product * after) + (1 - now) * dw / (1 - product)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.power_instead_of_product",
    symptom="The momentum grows, but the product is a power of the last one.",
    hint="The momenta differ from step to step. Is their product a power?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        psi = config.get("momentum_decay", 4e-3)
        now = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
        after = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
        product = now**t
        config.update(m=m, v=v, t=t, product=product)
        m_hat = after * m / (1 - product * after) + (1 - now) * dw / (1 - product)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.half_forgotten",
    symptom="The momentum grows from 0 instead of from half of beta1.",
    hint="What is the momentum in the first step: about 0, or about half of beta1?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        psi = config.get("momentum_decay", 4e-3)
        now = beta1 * (1 - 0.96 ** (t * psi))
        after = beta1 * (1 - 0.96 ** ((t + 1) * psi))
        product = config.get("product", 1.0) * now
        config.update(m=m, v=v, t=t, product=product)
        m_hat = after * m / (1 - product * after) + (1 - now) * dw / (1 - product)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config


@mistake(
    "nadam.same_momentum_twice",
    symptom="This step's momentum is used for the next one, too.",
    hint="Two momenta appear. Which steps do they belong to?",
)
class _:
    def nadam(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
        psi = config.get("momentum_decay", 4e-3)
        now = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
        after = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
        product = config.get("product", 1.0) * now
        config.update(m=m, v=v, t=t, product=product)
        m_hat = after * m / (1 - product * after) + (1 - now) * dw / (1 - product)
        v_hat = v / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), config

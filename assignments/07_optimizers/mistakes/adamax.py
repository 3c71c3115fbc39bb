"""Known wrong answers for adamax."""

import numpy as np

from grader.spec import mistake


@mistake(
    "adamax.sign_kept",
    symptom="The largest gradient, not the largest in size: negative ones don't count.",
    hint="Is -8 a small gradient or a large one?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), dw)
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.does_not_fade",
    symptom="The largest gradient is remembered for ever.",
    hint="Where does beta2 enter? What happens to u when no gradient comes?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(1.0 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.mean_instead_of_maximum",
    symptom="A running mean of the sizes.",
    hint="Where is the maximum in your code?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = beta2 * config.get("u", np.zeros_like(w)) + (1 - beta2) * np.abs(dw)
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.gradient_fades",
    symptom="The new gradient is multiplied by beta2, not the old maximum.",
    hint="Which of the two is older, and should fade?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(config.get("u", np.zeros_like(w)), beta2 * np.abs(dw))
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.no_correction",
    symptom="m is not corrected: the first step is ten times too short.",
    hint="After one step m is a tenth of the gradient. How long should the first step be?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, u=u, t=t)
        return w - rate * m / (u + epsilon), config


@mistake(
    "adamax.maximum_corrected_too",
    symptom="u is corrected as if it were a mean.",
    hint="Is a maximum drawn towards the zero that it started from?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u / (1 - beta2**t) + epsilon), config


@mistake(
    "adamax.root_taken",
    symptom="The root of u: as if it held squares.",
    hint="In which unit is u?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (np.sqrt(u) + epsilon), config


@mistake(
    "adamax.squares",
    symptom="The largest squared gradient, without a root.",
    hint="In which unit is the gradient, in which its square?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), dw**2)
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.epsilon_missing",
    symptom="nan for a weight without a gradient.",
    hint="A weight has had no gradient so far. What do you divide by?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / u, config


@mistake(
    "adamax.maximum_not_stored",
    symptom="The maximum never gets into config.",
    hint="What is your maximum taken over, in the third step?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.one_maximum_for_all",
    symptom="All weights share the largest gradient.",
    hint="Each weight has its own history. How many numbers does u hold?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.max(np.abs(dw)))
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.rate_of_adam",
    symptom="The learning rate is 0.001 when config names none.",
    hint="Which learning rate does the handout give adamax? Is it the one of adam?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.betas_ignored",
    symptom="beta1 and beta2 are 0.9 and 0.999, whatever config says.",
    hint="Call it with other betas. Does anything change?",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = 0.9, 0.999
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, u=u, t=t)
        return w - rate / (1 - beta1**t) * m / (u + epsilon), config


@mistake(
    "adamax.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def adamax(w, dw, config=None):
        config = dict(config or {})
        rate, epsilon = config.get("learning_rate", 2e-3), config.get("epsilon", 1e-8)
        beta1, beta2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
        t = config.get("t", 0) + 1
        m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
        u = np.maximum(beta2 * config.get("u", np.zeros_like(w)), np.abs(dw))
        config.update(m=m, u=u, t=t)
        w -= rate / (1 - beta1**t) * m / (u + epsilon)
        return w, config

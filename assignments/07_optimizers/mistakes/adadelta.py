"""Known wrong answers for adadelta."""

import numpy as np

from grader.spec import mistake


@mistake(
    "adadelta.upside_down",
    symptom="The roots change places.",
    hint="In which unit should a step be: that of the weights, or that of gradients squared?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_gradients + epsilon) / np.sqrt(of_steps + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.gradients_twice",
    symptom="The mean of past steps gathers gradients.",
    hint="What has the upper root to know about: gradients, or steps?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * dw**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.steps_not_stored",
    symptom="The mean of past steps stays at zero.",
    hint="What does the second call find of the first step?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.gradients_not_stored",
    symptom="The mean of the squared gradients never gets into config.",
    hint="What does the second call find in config?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        return w - rate * step, config


@mistake(
    "adadelta.epsilon_above_missing",
    symptom="No step is ever made: there is no past one to measure by.",
    hint="What is the upper root before the first step? So how long is that step?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.epsilon_below_missing",
    symptom="nan for a weight without a gradient.",
    hint="A weight has had no gradient so far. What do you divide by?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.roots_forgotten",
    symptom="The ratio of the means, without roots.",
    hint="In which unit is the ratio of the squares?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = (of_steps + epsilon) / (of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.never_forgets",
    symptom="The squares are added up.",
    hint="A running mean has two weights that add up to 1. Do yours?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = config.get("of_gradients", np.zeros_like(w)) + dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.shares_swapped",
    symptom="The new squares have the weight of the old means.",
    hint="Which of the two keeps 95 percent: the past, or the last square?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = (1 - rho) * config.get("of_gradients", np.zeros_like(w)) + rho * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = (1 - rho) * of_steps + rho * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.rate_in_the_mean",
    symptom="The learning rate gets into the mean of past steps.",
    hint="Which step is remembered: the one before or after the learning rate?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw * rate
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - step, config


@mistake(
    "adadelta.rate_of_sgd",
    symptom="The learning rate is 0.01 when config names none.",
    hint="The paper has no learning rate. Which number is the same as none?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1e-2), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.rate_ignored",
    symptom="A learning rate in config changes nothing.",
    hint="Call it with two different learning rates. Does anything change?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - step, config


@mistake(
    "adadelta.rho_ignored",
    symptom="rho is 0.95, whatever config says.",
    hint="Call it with two different rho. Does anything change?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), 0.95
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.wrong_default_rho",
    symptom="rho is 0.9 when config names none.",
    hint="Which rho does the handout give?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.9)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.epsilon_of_adam",
    symptom="epsilon is 1e-8 when config names none: the first steps are ten times too short.",
    hint="epsilon sets the first steps here. Which one does the handout give?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-8)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w - rate * step, config


@mistake(
    "adadelta.climbs",
    symptom="Walks up: the loss grows.",
    hint="The gradient points to where the loss rises fastest. Where do you want to go?",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        return w + rate * step, config


@mistake(
    "adadelta.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def adadelta(w, dw, config=None):
        config = dict(config or {})
        rate, rho = config.get("learning_rate", 1.0), config.get("rho", 0.95)
        epsilon = config.get("epsilon", 1e-6)
        of_steps = config.get("of_steps", np.zeros_like(w))
        of_gradients = rho * config.get("of_gradients", np.zeros_like(w)) + (1 - rho) * dw**2
        step = np.sqrt(of_steps + epsilon) / np.sqrt(of_gradients + epsilon) * dw
        config["of_steps"] = rho * of_steps + (1 - rho) * step**2
        config["of_gradients"] = of_gradients
        w -= rate * step
        return w, config

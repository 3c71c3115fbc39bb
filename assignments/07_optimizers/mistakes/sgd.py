"""Known wrong answers for sgd."""

import numpy as np

from grader.spec import mistake


@mistake(
    "sgd.climbs",
    symptom="Walks up: the loss grows.",
    hint="The gradient points to where the loss rises fastest. Where do you want to go?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        return w + rate * dw, config


@mistake(
    "sgd.sign_only",
    symptom="Every weight moves by the same amount, however large its gradient is.",
    hint="Which part of the gradient do you use: its sign, or its size as well?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        return w - rate * np.sign(dw), config


@mistake(
    "sgd.rate_fixed",
    symptom="The learning rate is 0.01, whatever config says.",
    hint="Call it with two different learning rates. Does anything change?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = 1e-2
        return w - rate * dw, config


@mistake(
    "sgd.wrong_default",
    symptom="Another learning rate than the handout's when config names none.",
    hint="Which learning rate does the handout give for an empty config?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-1)
        return w - rate * dw, config


@mistake(
    "sgd.setting_required",
    symptom="A KeyError when config has no learning rate.",
    hint="What should happen when a setting is missing?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config["learning_rate"]
        return w - rate * dw, config


@mistake(
    "sgd.no_config_no_answer",
    symptom="Fails when no config is given.",
    hint="What is config when nobody passes one? Which methods does that have?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config)
        rate = config.setdefault("learning_rate", 1e-2)
        return w - rate * dw, config


@mistake(
    "sgd.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        w -= rate * dw
        return w, config


@mistake(
    "sgd.only_weights",
    symptom="Returns the weights alone.",
    hint="Two things should come back. Which ones?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        return w - rate * dw


@mistake(
    "sgd.order_swapped",
    symptom="Returns config first, the weights second.",
    hint="In which order do the two things come back?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        return config, w - rate * dw


@mistake(
    "sgd.config_lost",
    symptom="Returns None for config: the second step falls back on the defaults.",
    hint="Take two steps with a learning rate of your own. Which one does the second step use?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        return w - rate * dw, None


@mistake(
    "sgd.gradient_normalized",
    symptom="The step has the same length however long the gradient is.",
    hint="Double the gradient: what should happen to the step?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        return w - rate * dw / np.linalg.norm(dw), config


@mistake(
    "sgd.averaged",
    symptom="The step is divided by the number of weights.",
    hint="Is dw a gradient already, or still a sum over something?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        return w - rate * dw / dw.size, config


@mistake(
    "sgd.in_double",
    symptom="float32 weights come back as float64.",
    hint="Which dtype comes back for float32 weights? Where does it change?",
)
class _:
    def sgd(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        return np.array(w - rate * dw, dtype=float), config


@mistake(
    "sgd.zero_counts_as_missing",
    symptom="A learning rate of 0 in config is taken for none.",
    hint="Ask with a learning rate of 0: nothing should move. Which numbers count as false in Python?",
)
class _:
    def sgd(w, dw, config=None):
        config = config or {}
        learning_rate = config.get("learning_rate") or 1e-2
        return w - learning_rate * dw, config

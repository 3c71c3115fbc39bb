"""Known wrong answers for adagrad."""

import numpy as np

from grader.spec import mistake


@mistake(
    "adagrad.not_squared",
    symptom="The gradients are added as they are: nan from the root of a negative number.",
    hint="What does the cache hold after a negative gradient? What is the root of that?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.absolute_values",
    symptom="The sizes of the gradients are added, not their squares.",
    hint="Under the root, what should be added: sizes or squares?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + np.abs(dw)
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.sum_of_sizes",
    symptom="Divides by the sum of the sizes: the root of each square by itself.",
    hint="Is the root taken of each square, or of their sum?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + np.abs(dw)
        config["cache"] = cache
        return w - rate * dw / (cache + epsilon), config


@mistake(
    "adagrad.root_forgotten",
    symptom="Divides by the squares: large gradients make short steps.",
    hint="The first step has the length of the learning rate, whatever the gradient. Has yours?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        return w - rate * dw / (cache + epsilon), config


@mistake(
    "adagrad.epsilon_missing",
    symptom="nan for a weight without a gradient.",
    hint="A weight has had no gradient so far. What do you divide by?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        return w - rate * dw / np.sqrt(cache), config


@mistake(
    "adagrad.epsilon_ignored",
    symptom="epsilon is 1e-8, whatever config says.",
    hint="Call it with epsilon = 1. Does anything change?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = 1e-8
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.one_cache_for_all",
    symptom="All weights share the sum of all squares.",
    hint="Each weight has its own history. How many numbers does your cache hold?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + np.sum(dw**2)
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.mean_of_all",
    symptom="All weights share the mean of all squares.",
    hint="Each weight has its own history. How many numbers does your cache hold?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + np.mean(dw**2)
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.cache_after_use",
    symptom="Divides by the old cache: the first step is enormous.",
    hint="What is in the cache when the first step divides by it?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        config["cache"] = cache + dw**2
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.cache_not_stored",
    symptom="The cache never gets into config: each step knows its own gradient only.",
    hint="What does the second call find in config?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.forgets",
    symptom="The cache holds the last square only: every step is as long as the first.",
    hint="What should make the steps shorter and shorter?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.running_mean",
    symptom="A running mean of the squares: that is RMSProp.",
    hint="AdaGrad never forgets. Does your cache ever get smaller?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = 0.9 * cache + 0.1 * dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.cached_square_again",
    symptom="The cache is squared once more under the root.",
    hint="What does the cache hold: gradients, or their squares already?",
    twins=("adagrad.root_forgotten",),
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache**2) + epsilon), config


@mistake(
    "adagrad.gradient_squared_in_the_step",
    symptom="The step loses its sign: all weights go down.",
    hint="What does the sign of a step come from?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        return w - rate * dw**2 / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.climbs",
    symptom="Walks up: the loss grows.",
    hint="The gradient points to where the loss rises fastest. Where do you want to go?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        return w + rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.wrong_default",
    symptom="Another learning rate than the handout's when config names none.",
    hint="Which learning rate does the handout give for an empty config?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-3)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.given_cache_ignored",
    symptom="A cache in config is not found.",
    hint="Under which name does the handout keep the sum?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("G", np.zeros_like(w))
        cache = cache + dw**2
        config["G"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "adagrad.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        w -= rate * dw / (np.sqrt(cache) + epsilon)
        return w, config


@mistake(
    "adagrad.state_in_double",
    symptom="The cache is float64: so are the weights, from the first step on.",
    hint="With float32 weights, print dtypes: of the state at the start, of each part of the step. Where is float64?",
)
class _:
    def adagrad(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros(w.shape))
        cache = cache + dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config

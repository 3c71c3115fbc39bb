"""Known wrong answers for rmsprop."""

import numpy as np

from grader.spec import mistake


@mistake(
    "rmsprop.never_forgets",
    symptom="The squares are added up: that is AdaGrad.",
    hint="A running mean has two weights that add up to 1. Has yours?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.not_squared",
    symptom="A mean of the gradients: nan from the root of a negative number.",
    hint="What does the cache hold after a negative gradient? What is the root of that?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.shares_swapped",
    symptom="The new square has the weight of the old mean.",
    hint="Which of the two keeps 99 percent: the past, or the last square?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = (1 - decay) * cache + decay * dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.new_share_missing",
    symptom="The new square counts in full: the cache is a hundred times too large.",
    hint="A running mean has two weights that add up to 1. Do yours?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.old_share_missing",
    symptom="The old mean does not fade.",
    hint="A running mean has two weights that add up to 1. Do yours?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = cache + (1 - decay) * dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.root_forgotten",
    symptom="Divides by the mean square itself.",
    hint="In which unit is the cache, in which the gradient? What makes them alike?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        return w - rate * dw / (cache + epsilon), config


@mistake(
    "rmsprop.sizes_instead_of_squares",
    symptom="A running mean of sizes, without a root.",
    hint="Root, mean, square: in which order, and where is each of them in your code?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * np.abs(dw)
        config["cache"] = cache
        return w - rate * dw / (cache + epsilon), config


@mistake(
    "rmsprop.cache_after_use",
    symptom="Divides by the old cache: the first step is enormous.",
    hint="What is in the cache when the first step divides by it?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        config["cache"] = decay * cache + (1 - decay) * dw**2
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.cache_not_stored",
    symptom="The cache never gets into config.",
    hint="What does the second call find in config?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.epsilon_missing",
    symptom="nan for a weight without a gradient.",
    hint="A weight has had no gradient so far. What do you divide by?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        return w - rate * dw / np.sqrt(cache), config


@mistake(
    "rmsprop.epsilon_ignored",
    symptom="epsilon is 1e-8, whatever config says.",
    hint="Call it with epsilon = 1. Does anything change?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = 1e-8
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.decay_ignored",
    symptom="The decay rate is 0.99, whatever config says.",
    hint="Call it with two different decay rates. Does anything change?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = 0.99
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.wrong_default",
    symptom="The decay rate is 0.9 when config names none, as in the first lecture on it.",
    hint="Which decay rate does the handout give for an empty config?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.9)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.bias_corrected",
    symptom="The mean is corrected for its start at zero, as in Adam.",
    hint="Does the handout correct this mean for its start?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        config["t"] = config.get("t", 0) + 1
        cache = cache / (1 - decay ** config["t"])
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.one_cache_for_all",
    symptom="All weights share one mean square.",
    hint="Each weight has its own history. How many numbers does your cache hold?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * np.mean(dw**2)
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.climbs",
    symptom="Walks up: the loss grows.",
    hint="The gradient points to where the loss rises fastest. Where do you want to go?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        return w + rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.given_cache_ignored",
    symptom="A cache in config is not found.",
    hint="Under which name does the handout keep the mean?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("v", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["v"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config


@mistake(
    "rmsprop.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros_like(w))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        w -= rate * dw / (np.sqrt(cache) + epsilon)
        return w, config


@mistake(
    "rmsprop.state_in_double",
    symptom="The cache is float64: so are the weights, from the first step on.",
    hint="With float32 weights, print dtypes: of the state at the start, of each part of the step. Where is float64?",
)
class _:
    def rmsprop(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        decay = config.setdefault("decay_rate", 0.99)
        epsilon = config.setdefault("epsilon", 1e-8)
        cache = config.get("cache", np.zeros(w.shape))
        cache = decay * cache + (1 - decay) * dw**2
        config["cache"] = cache
        return w - rate * dw / (np.sqrt(cache) + epsilon), config

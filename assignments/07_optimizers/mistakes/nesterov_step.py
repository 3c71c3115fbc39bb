"""Known wrong answers for nesterov_step."""

import numpy as np

from grader.spec import mistake


@mistake(
    "nesterov_step.looks_back",
    symptom="The gradient is taken where the velocity came from; right in the first step.",
    hint="In which direction will the velocity carry you? Is that where you look?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w - mu * before)
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_step.looks_too_far",
    symptom="The gradient is taken a whole velocity ahead.",
    hint="How much of the old velocity is left in the next step? How far ahead is that?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w + before)
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_step.moves_twice",
    symptom="The step starts at the looked-ahead point.",
    hint="From where do you look, and from where do you step?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w + mu * before)
        config["velocity"] = v
        return w + mu * before + v, config


@mistake(
    "nesterov_step.does_not_look",
    symptom="The gradient is taken at w: plain momentum.",
    hint="At which point do you ask for the gradient?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w)
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_step.shifted_form",
    symptom="The other form of Nesterov's momentum, with the gradient at w.",
    hint="There are two forms, and they keep different weights. Which one gets a function for its gradient, and why?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w)
        config["velocity"] = v
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_step.velocity_not_stored",
    symptom="The velocity never gets into config: each step starts from rest.",
    hint="What does the second call find in config?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w + mu * before)
        return w + v, config


@mistake(
    "nesterov_step.no_friction",
    symptom="The old velocity stays whole.",
    hint="What slows the ball down once the ground is level?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = before - rate * grad_fn(w + mu * before)
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_step.dampened",
    symptom="The gradient has a share of 1 - momentum only.",
    hint="Does the new gradient get a share, as in a running mean, or all its weight?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - (1 - mu) * rate * grad_fn(w + mu * before)
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_step.climbs",
    symptom="The gradient pushes the velocity up.",
    hint="Where does your velocity point after one step?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before + rate * grad_fn(w + mu * before)
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_step.momentum_ignored",
    symptom="The momentum is 0.9, whatever config says.",
    hint="Call it with momentum 0 and 0.9. Does anything change?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = 0.9
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w + mu * before)
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_step.given_velocity_ignored",
    symptom="A velocity in config is not found.",
    hint="Under which name does the handout keep the velocity?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("v", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w + mu * before)
        config["v"] = v
        return w + v, config


@mistake(
    "nesterov_step.in_place",
    symptom="Looking ahead moves the caller's weights.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        w += mu * before
        v = mu * before - rate * grad_fn(w)
        w -= mu * before
        w += v
        config["velocity"] = v
        return w, config


@mistake(
    "nesterov_step.shared_default",
    symptom="The default config is one dict for all calls: parameters share a velocity.",
    hint="When is a default argument made: at every call, or once?",
)
class _:
    def nesterov_step(w, grad_fn, config={}):
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * grad_fn(w + mu * before)
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_step.state_in_double",
    symptom="The velocity is float64: so are the weights, from the first step on.",
    hint="With float32 weights, print dtypes: of the state at the start, of each part of the step. Where is float64?",
)
class _:
    def nesterov_step(w, grad_fn, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros(w.shape))
        v = mu * before - rate * grad_fn(w + mu * before)
        config["velocity"] = v
        return w + v, config

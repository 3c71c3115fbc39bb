"""Known wrong answers for sgd_momentum."""

import numpy as np

from grader.spec import mistake


@mistake(
    "sgd_momentum.signs_mixed",
    symptom="Walks up: the velocity is taken away, though it points down already.",
    hint="Two sign conventions are common. Which one does your first line have, which one your second?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw
        config["velocity"] = v
        return w - v, config


@mistake(
    "sgd_momentum.gathers_uphill",
    symptom="The gradient is added to a velocity that is added to the weights.",
    hint="Where does your velocity point after one step: up or down?",
    twins=("sgd_momentum.signs_mixed",),
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v + rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.dampened",
    symptom="The gradient has a share of 1 - momentum only: steps ten times too short.",
    hint="Does the new gradient get a share, as in a running mean, or all its weight?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - (1 - mu) * rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.weights_before_velocity",
    symptom="The weights move by the old velocity: nothing happens in the first step.",
    hint="Take one step from rest. Do the weights move? With which velocity?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        old = v
        v = mu * v - rate * dw
        config["velocity"] = v
        return w + old, config


@mistake(
    "sgd_momentum.velocity_not_stored",
    symptom="The velocity never gets into config: each step starts from rest.",
    hint="What does the second call find in config?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw
        return w + v, config


@mistake(
    "sgd_momentum.no_velocity",
    symptom="Plain gradient descent.",
    hint="After ten steps in the same direction, is the eleventh any longer than the first?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = -rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.no_friction",
    symptom="The old velocity stays whole and grows for ever.",
    hint="What slows the ball down once the ground is level?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = v - rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.friction_on_the_gradient",
    symptom="The gradient is multiplied by the momentum, too.",
    hint="Which part fades from step to step: the old velocity, or the fresh pull as well?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * (v - rate * dw)
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.rate_twice",
    symptom="The learning rate enters the velocity and the step.",
    hint="How often should the learning rate enter?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw
        config["velocity"] = v
        return w + rate * v, config


@mistake(
    "sgd_momentum.looks_ahead",
    symptom="Nesterov's step, with the new velocity once more.",
    hint="Which of the two momentum methods is this: does the step look ahead?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw
        config["velocity"] = v
        return w + mu * v - rate * dw, config


@mistake(
    "sgd_momentum.momentum_ignored",
    symptom="The momentum is 0.9, whatever config says.",
    hint="Call it with momentum 0 and 0.9. Does anything change?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = 0.9
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.no_momentum_by_default",
    symptom="The momentum is 0 when config names none.",
    hint="Which momentum does the handout give for an empty config?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.0)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.given_velocity_ignored",
    symptom="A velocity in config is not found.",
    hint="Under which name does the handout keep the velocity?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("v", np.zeros_like(w))
        v = mu * v - rate * dw
        config["v"] = v
        return w + v, config


@mistake(
    "sgd_momentum.one_velocity_for_all",
    symptom="The mean gradient is gathered: all weights move alike.",
    hint="How many numbers does your velocity hold? How many weights are there?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw.mean()
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.state_outside",
    symptom="The velocity is kept outside of config: the second run of a program starts with that of the first.",
    hint="Two parameters of the same shape: where is the velocity of each?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        velocities = sgd_momentum.__dict__
        v = mu * velocities.get(str(w.shape), 0.0) - rate * dw
        velocities[str(w.shape)] = v
        return w + v, config


@mistake(
    "sgd_momentum.shared_default",
    symptom="The default config is one dict for all calls: parameters share a velocity.",
    hint="When is a default argument made: at every call, or once?",
)
class _:
    def sgd_momentum(w, dw, config={}):
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        v = mu * v - rate * dw
        config["velocity"] = v
        w += v
        return w, config


@mistake(
    "sgd_momentum.gradient_overwritten",
    symptom="The caller's gradient is overwritten.",
    hint="Print dw before and after the call.",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros_like(w))
        dw *= rate
        v = mu * v - dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.state_in_double",
    symptom="The velocity is float64: so are the weights, from the first step on.",
    hint="With float32 weights, print dtypes: of the state at the start, of each part of the step. Where is float64?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        v = config.get("velocity", np.zeros(w.shape))
        v = mu * v - rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "sgd_momentum.zero_counts_as_missing",
    symptom="A momentum of 0 in config is taken for none.",
    hint="Without momentum it should be sgd. Which momentum do you get where config says 0?",
)
class _:
    def sgd_momentum(w, dw, config=None):
        config = dict(config or {})
        velocity = (config.get("momentum") or 0.9) * config.get("velocity", np.zeros_like(w))
        config["velocity"] = velocity - (config.get("learning_rate") or 1e-2) * dw
        return w + config["velocity"], config

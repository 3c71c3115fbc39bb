"""Known wrong answers for nesterov_momentum."""

import numpy as np

from grader.spec import mistake


@mistake(
    "nesterov_momentum.same_array",
    symptom="The old velocity is changed in place, and the copy of it with it: plain momentum.",
    hint="Are your old and your new velocity two arrays, or two names of one?",
    twins=("nesterov_momentum.plain_momentum",),
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = before
        v *= mu
        v -= rate * dw
        config["velocity"] = v
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.plain_momentum",
    symptom="Momentum without the look ahead.",
    hint="How does this step differ from that of sgd_momentum? Which line of yours says so?",
    twins=("nesterov_momentum.same_array",),
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w + v, config


@mistake(
    "nesterov_momentum.old_velocity_added",
    symptom="The old velocity is added, not taken back.",
    hint="w is the point that the old velocity led to. Do you go further along it, or back first?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w + mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.one_missing",
    symptom="Only the look ahead changes: the step itself is missing.",
    hint="Two things happen: the step, and the next look ahead. How many times the velocity is that together?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w - mu * before + mu * v, config


@mistake(
    "nesterov_momentum.roles_swapped",
    symptom="Old and new velocity change places in the last line.",
    hint="Which of the two velocities do you take back, which one do you move by?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w - mu * v + (1 + mu) * before, config


@mistake(
    "nesterov_momentum.never_taken_back",
    symptom="The old look ahead stays in the weights.",
    hint="w already contains a look ahead. Where do you take it out?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.looks_ahead_only",
    symptom="Moves by momentum times the velocity.",
    hint="Where has the step itself gone?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w + mu * v, config


@mistake(
    "nesterov_momentum.climbs",
    symptom="The gradient pushes the velocity up.",
    hint="Where does your velocity point after one step?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before + rate * dw
        config["velocity"] = v
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.velocity_not_stored",
    symptom="The velocity never gets into config: each step starts from rest.",
    hint="What does the second call find in config?",
    twins=("nesterov_momentum.old_velocity_stored",),
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.old_velocity_stored",
    symptom="config gets the old velocity back.",
    hint="Which velocity should the next step start from?",
    twins=("nesterov_momentum.velocity_not_stored",),
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = before
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.dampened",
    symptom="The gradient has a share of 1 - momentum only.",
    hint="Does the new gradient get a share, as in a running mean, or all its weight?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - (1 - mu) * rate * dw
        config["velocity"] = v
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.momentum_ignored",
    symptom="The momentum is 0.9, whatever config says.",
    hint="Call it with momentum 0 and 0.9. Does anything change?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = 0.9
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.given_velocity_ignored",
    symptom="A velocity in config is not found.",
    hint="Under which name does the handout keep the velocity?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("v", np.zeros_like(w))
        v = mu * before - rate * dw
        config["v"] = v
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.no_config_no_answer",
    symptom="Fails when no config is given.",
    hint="What is config when nobody passes one?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config)
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros_like(w))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w - mu * before + (1 + mu) * v, config


@mistake(
    "nesterov_momentum.state_in_double",
    symptom="The velocity is float64: so are the weights, from the first step on.",
    hint="With float32 weights, print dtypes: of the state at the start, of each part of the step. Where is float64?",
)
class _:
    def nesterov_momentum(w, dw, config=None):
        config = dict(config or {})
        rate = config.setdefault("learning_rate", 1e-2)
        mu = config.setdefault("momentum", 0.9)
        before = config.get("velocity", np.zeros(w.shape))
        v = mu * before - rate * dw
        config["velocity"] = v
        return w - mu * before + (1 + mu) * v, config

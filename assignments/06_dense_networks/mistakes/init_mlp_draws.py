"""Known wrong answers for init_mlp: what is drawn, from where, under which name."""

import numpy as np

from grader.spec import mistake


@mistake(
    "init_mlp.uniform_numbers",
    symptom="Draws uniform numbers between plus and minus the standard deviation.",
    hint="What is the standard deviation of numbers uniform on (-s, s)? And which distribution does the handout name?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = rng.uniform(-deviation, deviation, (fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.uniform_with_the_right_spread",
    symptom="The spread is right, but the distribution is uniform.",
    hint="Plot a histogram of W1. Which shape does the handout ask for?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = rng.uniform(
                -np.sqrt(3) * deviation, np.sqrt(3) * deviation, (fan_in, fan_out)
            )
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.positive_only",
    symptom="All weights are positive.",
    hint="What is the mean of your weights? Which one should it be?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * np.abs(rng.standard_normal((fan_in, fan_out)))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.units_in_rows",
    symptom="Weights have the shape (outputs, inputs).",
    hint="X has one column an input. Which shape must W1 have for X @ W1?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_out, fan_in))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.counts_from_zero",
    symptom="The first layer is called W0.",
    hint="Which name has the first layer in the handout?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer - 1}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer - 1}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.random_biases",
    symptom="Biases are drawn like weights.",
    hint="Which value do all biases start from? Print b1.",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = deviation * rng.standard_normal(fan_out)
        return params


@mistake(
    "init_mlp.a_bias_for_every_input",
    symptom="A bias vector as long as the layer's inputs.",
    hint="Which axis of X @ W1 is the bias added along?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_in)
        return params


@mistake(
    "init_mlp.fixed_seed",
    symptom="Makes a generator with a fixed seed: every network is the same.",
    hint="Call it with two different generators. Do you get two networks?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        rng = np.random.default_rng(0)
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.seeded_for_every_layer",
    symptom="The generator starts anew for every layer: layers of one shape have the same weights.",
    hint="Compare W1 and W2 of 20-20-20. Where do the numbers of each layer come from?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        seed = int(rng.integers(1000000))
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * np.random.default_rng(seed).standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.generator_of_its_own",
    symptom="Draws from a generator of its own and ignores rng: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Do you get the same network?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal", own=np.random.default_rng(1)):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * own.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.any_scheme_goes",
    symptom="A misspelt scheme passes for he_normal.",
    hint="What happens when somebody writes scheme='he'? Would they notice?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations.get(scheme, deviations["he_normal"])
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.single_precision",
    symptom="The weights are float32: right spreads, but every gradient check will be as coarse as float32.",
    hint="Print the dtype of W1. How many digits does it carry, and how many does a gradient check need?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            weights = deviations[scheme] * rng.standard_normal((fan_in, fan_out))
            params[f"W{layer}"] = weights.astype(np.float32)
            params[f"b{layer}"] = np.zeros(fan_out)
        return params

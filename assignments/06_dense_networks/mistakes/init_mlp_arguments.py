"""Known wrong answers for init_mlp: what is handed in, and what kind of numbers comes back."""

import numpy as np

from grader.spec import mistake


@mistake(
    "init_mlp.schemes_by_their_first_letters",
    symptom="Looks at how the scheme begins, so that he_uniform passes for he_normal.",
    hint="Which names does the handout list? Try scheme='he_uniform'.",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            if scheme.startswith("zero"):
                deviation = 0.0
            elif scheme.startswith("small"):
                deviation = 0.01
            elif scheme.startswith("lecun"):
                deviation = np.sqrt(1 / fan_in)
            elif scheme.startswith("xavier"):
                deviation = np.sqrt(2 / (fan_in + fan_out))
            elif scheme.startswith("he"):
                deviation = np.sqrt(2 / fan_in)
            else:
                raise ValueError(scheme)
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.sizes_used_up",
    symptom="Right parameters, but the caller's list of sizes has lost its entries.",
    hint="Print the list of sizes before and after the call. Whose list is it?",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        while len(sizes) > 1:
            layer, fan_in = len(params) // 2 + 1, sizes.pop(0)
            fan_out = sizes[0]
            deviations = {
                "zeros": 0.0,
                "small_normal": 0.01,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            params[f"W{layer}"] = deviations[scheme] * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.integer_biases",
    symptom="The biases are integers: zero for now, but no step of training can be added to them in place.",
    hint="Print the dtype of b1. What becomes of 0.1 in an array of that kind?",
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
            params[f"W{layer}"] = deviations[scheme] * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.array([0] * fan_out)
        return params

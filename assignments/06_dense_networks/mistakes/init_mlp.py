"""Known wrong answers for init_mlp."""

import numpy as np

from grader.spec import mistake


@mistake(
    "init_mlp.variance_for_deviation",
    symptom="The variance is handed to a function that wants a standard deviation: weights far too small.",
    hint="Which of the two does NumPy's normal distribution take: the variance or the standard deviation?",
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
                "small_normal": 0.01**2,
                "lecun_normal": 1 / fan_in,
                "xavier_normal": 2 / (fan_in + fan_out),
                "he_normal": 2 / fan_in,
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.outputs_for_inputs",
    symptom="Scales by the number of outputs: the same for square layers.",
    hint="A unit adds up its inputs. Which side of a (D, M) matrix counts those?",
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
                "lecun_normal": np.sqrt(1 / fan_out),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_out),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.he_without_two",
    symptom="he_normal is scaled like lecun_normal: the signal shrinks in every ReLU layer.",
    hint="Half of the units behind a ReLU are off. Which factor makes up for it?",
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
                "he_normal": np.sqrt(1 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.xavier_without_two",
    symptom="The variance of xavier_normal lacks its 2.",
    hint="Put equal fans into Xavier's formula. Do you get LeCun's?",
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
                "xavier_normal": np.sqrt(1 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.xavier_by_inputs_only",
    symptom="xavier_normal looks at the inputs only; right for square layers.",
    hint="Xavier is a compromise between the way up and the way back. Which two numbers does it know?",
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
                "xavier_normal": np.sqrt(1 / fan_in),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.lecun_with_two",
    symptom="lecun_normal is scaled like he_normal.",
    hint="Which of the table's schemes was made for the ReLU, and which is older?",
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
                "lecun_normal": np.sqrt(2 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.first_layer_scales_all",
    symptom="Every layer is scaled by the number of inputs of the network.",
    hint="Which layer's fan-in do you use for W2?",
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
                "lecun_normal": np.sqrt(1 / sizes[0]),
                "xavier_normal": np.sqrt(2 / (sizes[0] + sizes[1])),
                "he_normal": np.sqrt(2 / sizes[0]),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.small_is_a_variance",
    symptom="small_normal has the variance 0.01: weights ten times too large.",
    hint="Is 0.01 the standard deviation or the variance? Look at the square in the table.",
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
                "small_normal": 0.1,
                "lecun_normal": np.sqrt(1 / fan_in),
                "xavier_normal": np.sqrt(2 / (fan_in + fan_out)),
                "he_normal": np.sqrt(2 / fan_in),
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.scheme_ignored",
    symptom="Whatever the scheme, weights are drawn as he_normal.",
    hint="Ask for zeros and look at what you get.",
)
class _:
    def init_mlp(sizes, rng, scheme="he_normal"):
        if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
            raise ValueError(scheme)
        params = {}
        for layer in range(1, len(sizes)):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            deviation = np.sqrt(2 / fan_in)
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params


@mistake(
    "init_mlp.constant_for_all_layers",
    symptom="One small standard deviation for every scheme but zeros.",
    hint="Compare the spread of W1 for 10 and for 1000 inputs. Should it be the same?",
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
                "lecun_normal": 0.01,
                "xavier_normal": 0.01,
                "he_normal": 0.01,
            }
            deviation = deviations[scheme]
            params[f"W{layer}"] = deviation * rng.standard_normal((fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        return params

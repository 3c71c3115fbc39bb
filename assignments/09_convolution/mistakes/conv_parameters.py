"""Known wrong answers for conv_parameters."""

from grader.spec import mistake


@mistake(
    "conv_parameters.channels_forgotten",
    symptom="A filter looks at one channel only; right for grey images.",
    hint="A 3 x 3 filter on a colour image: how many weights has it?",
)
class _:
    def conv_parameters(w_shape, bias=True):
        F, C, HH, WW = w_shape
        weights = F * HH * WW
        return weights + F if bias else weights


@mistake(
    "conv_parameters.filters_forgotten",
    symptom="The weights of a single filter.",
    hint="How many filters are there, and do they share their weights?",
)
class _:
    def conv_parameters(w_shape, bias=True):
        F, C, HH, WW = w_shape
        weights = C * HH * WW
        return weights + F if bias else weights


@mistake(
    "conv_parameters.one_bias",
    symptom="One bias for the whole layer.",
    hint="Two filters: may their biases differ?",
)
class _:
    def conv_parameters(w_shape, bias=True):
        F, C, HH, WW = w_shape
        weights = F * C * HH * WW
        return weights + 1 if bias else weights


@mistake(
    "conv_parameters.bias_for_each_channel",
    symptom="As many biases as channels come in.",
    hint="Is a bias added to what comes in, or to what goes out?",
)
class _:
    def conv_parameters(w_shape, bias=True):
        F, C, HH, WW = w_shape
        weights = F * C * HH * WW
        return weights + C if bias else weights


@mistake(
    "conv_parameters.bias_for_each_pair",
    symptom="A bias for each filter and channel.",
    hint="One output is one sum over all channels. How often is the bias added to it?",
)
class _:
    def conv_parameters(w_shape, bias=True):
        F, C, HH, WW = w_shape
        weights = F * C * HH * WW
        return weights + F * C if bias else weights


@mistake(
    "conv_parameters.bias_always",
    symptom="bias=False changes nothing.",
    hint="What should the second argument do?",
)
class _:
    def conv_parameters(w_shape, bias=True):
        F, C, HH, WW = w_shape
        weights = F * C * HH * WW
        return weights + F


@mistake(
    "conv_parameters.bias_never",
    symptom="Biases are not counted.",
    hint="What else does each filter learn besides its weights?",
)
class _:
    def conv_parameters(w_shape, bias=True):
        F, C, HH, WW = w_shape
        weights = F * C * HH * WW
        return weights


@mistake(
    "conv_parameters.square_kernel",
    symptom="Takes the filter for square; right where it is.",
    hint="Which two numbers of w_shape are the sides of a filter?",
)
class _:
    def conv_parameters(w_shape, bias=True):
        F, C, HH, WW = w_shape
        weights = F * C * HH * HH
        return weights + F if bias else weights

"""Known wrong answers for two_input_neuron."""

import numpy as np

from grader.spec import mistake


@mistake(
    "two_input_neuron.bias_forgotten",
    symptom="The bias is not in the weighted sum.",
    hint="Set both weights to zero. What should the neuron answer then, and what does yours?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x)))
        dz = out * (1 - out)
        return out, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.bias_subtracted",
    symptom="The bias is subtracted.",
    hint="Set both weights to zero. Does a positive bias give more than one half?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x - b)))
        dz = out * (1 - out)
        return out, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.no_sigmoid",
    symptom="The weighted sum itself comes back.",
    hint="Between which two numbers must the output lie?",
)
class _:
    def two_input_neuron(x, w, b):
        return w @ x + b, {"x": w, "w": x, "b": 1.0}


@mistake(
    "two_input_neuron.weighted_sum_returned",
    symptom="Gradients with the sigmoid, but the output without it.",
    hint="Between which two numbers must the output lie? Which of your variables do you return?",
)
class _:
    def two_input_neuron(x, w, b):
        z = w @ x + b
        s = 1 / (1 + np.exp(-z))
        dz = s * (1 - s)
        return z, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.falling_sigmoid",
    symptom="1 / (1 + exp(z)): a large weighted sum gives almost 0.",
    hint="What should a very large weighted sum give, 0 or 1?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(w @ x + b))
        dz = out * (1 - out)
        return out, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.tanh_for_sigmoid",
    symptom="Uses tanh instead of the sigmoid.",
    hint="What does the handout's function give at 0, and what does yours?",
)
class _:
    def two_input_neuron(x, w, b):
        out = np.tanh(w @ x + b)
        dz = 1 - out**2
        return out, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.inputs_and_weights_exchanged",
    symptom="What belongs to x stands under w, and the other way round.",
    hint="Nudge one weight: what is it multiplied by? That number is in its slope.",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = out * (1 - out)
        return out, {"x": x * dz, "w": w * dz, "b": dz}


@mistake(
    "two_input_neuron.sigmoid_not_in_the_chain",
    symptom="The slopes of the weighted sum: the sigmoid's own slope is missing.",
    hint="You have the slopes of the sum by everything. How does the output change with the sum?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        return out, {"x": w.copy(), "w": x.copy(), "b": 1.0}


@mistake(
    "two_input_neuron.slope_is_the_output",
    symptom="Multiplies by the sigmoid instead of by its slope.",
    hint="Where the neuron is sure of itself, its output is nearly flat. Is your factor small there?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        return out, {"x": w * out, "w": x * out, "b": out}


@mistake(
    "two_input_neuron.slope_is_the_rest",
    symptom="Multiplies by 1 - out alone.",
    hint="Where the neuron is sure of 0, its output is nearly flat, too. Is your factor small there?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        return out, {"x": w * (1 - out), "w": x * (1 - out), "b": 1 - out}


@mistake(
    "two_input_neuron.slope_of_the_sum",
    symptom="Writes z * (1 - z) with the weighted sum where the output belongs.",
    hint="In the formula of the slope, is it the sigmoid's argument or its value that appears twice?",
)
class _:
    def two_input_neuron(x, w, b):
        z = w @ x + b
        out = 1 / (1 + np.exp(-z))
        dz = z * (1 - z)
        return out, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.sigmoid_twice",
    symptom="Takes the sigmoid of the output once more for the slope.",
    hint="You already have the sigmoid's value. What does your helper for the slope expect, the sum or the output?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        again = 1 / (1 + np.exp(-out))
        dz = again * (1 - again)
        return out, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.slope_of_tanh",
    symptom="Multiplies by 1 - out**2, the slope of another function.",
    hint="Whose slope is 1 - out**2? Check yours at a weighted sum of 0 with two nearby points.",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = 1 - out**2
        return out, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.negative_slopes",
    symptom="All gradients have the wrong sign.",
    hint="Does the output rise or fall with the bias? Which sign has your slope for it?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = -out * (1 - out)
        return out, {"x": w * dz, "w": x * dz, "b": dz}


@mistake(
    "two_input_neuron.bias_slope_of_the_sum",
    symptom="The bias has slope 1, as if the sigmoid did not touch it.",
    hint="The bias reaches the output through the sigmoid, like everything else. Is that in its slope?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = out * (1 - out)
        return out, {"x": w * dz, "w": x * dz, "b": 1.0}


@mistake(
    "two_input_neuron.bias_times_itself",
    symptom="The bias's slope is multiplied by the bias.",
    hint="A weight is multiplied by its input. What is the bias multiplied by?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = out * (1 - out)
        return out, {"x": w * dz, "w": x * dz, "b": b * dz}


@mistake(
    "two_input_neuron.bias_does_not_learn",
    symptom="The bias has slope 0.",
    hint="Nudge the bias a little. Does the output stay the same?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = out * (1 - out)
        return out, {"x": w * dz, "w": x * dz, "b": 0.0}


@mistake(
    "two_input_neuron.slopes_added_up",
    symptom="One number where two belong: the slopes of both inputs, or of both weights, are added.",
    hint="There are two weights, and each has a slope of its own. Which shape should grads['w'] have?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = out * (1 - out)
        return out, {"x": np.sum(w * dz), "w": np.sum(x * dz), "b": dz}


@mistake(
    "two_input_neuron.keys_with_d",
    symptom="The keys are dx, dw and db.",
    hint="Under which three keys does the handout promise the slopes?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = out * (1 - out)
        return out, {"dx": w * dz, "dw": x * dz, "db": dz}


@mistake(
    "two_input_neuron.slopes_into_integers",
    symptom="Right for floats; integers as inputs give gradients of zero.",
    hint="Pass integers. Which dtype has the array that you write the slopes into?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = out * (1 - out)
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(2):
            dx[i], dw[i] = w[i] * dz, x[i] * dz
        return out, {"x": dx, "w": dw, "b": dz}


@mistake(
    "two_input_neuron.always_double",
    symptom="The gradients are float64 also where float32 was given.",
    hint="Print the dtype of your gradients for float32 inputs. Which array was made without a dtype?",
)
class _:
    def two_input_neuron(x, w, b):
        out = float(1 / (1 + np.exp(-(w @ x + b))))
        dz = out * (1 - out)
        dx, dw = (
            np.array([float(w[0]) * dz, float(w[1]) * dz]),
            np.array([float(x[0]) * dz, float(x[1]) * dz]),
        )
        return out, {"x": dx, "w": dw, "b": dz}


@mistake(
    "two_input_neuron.scales_the_weights",
    symptom="Right numbers, but w is multiplied by the slope for good.",
    hint="Print w after the call. What does *= write to?",
)
class _:
    def two_input_neuron(x, w, b):
        out = 1 / (1 + np.exp(-(w @ x + b)))
        dz = out * (1 - out)
        dw = x * dz
        w *= dz
        return out, {"x": w, "w": dw, "b": dz}

"""Known wrong answers for gradient_descent: the steps."""

import numpy as np

from grader.spec import mistake


@mistake(
    "gradient_descent.uphill",
    symptom="Steps along the gradient, not against it.",
    hint="Which way does the loss grow: along the gradient, or against it?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w + lr * gradient
        return w, history


@mistake(
    "gradient_descent.no_learning_rate",
    symptom="The learning rate is ignored.",
    hint="Halve lr. What should become of the first step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - gradient
        return w, history


@mistake(
    "gradient_descent.divided_by_the_learning_rate",
    symptom="The gradient is divided by the learning rate.",
    hint="Halve lr. What should become of the first step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - gradient / lr
        return w, history


@mistake(
    "gradient_descent.one_gradient_for_all_steps",
    symptom="The gradient of the start is used for all steps.",
    hint="Where do you stand when you ask for the slope of the second step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        gradient = loss(w)[1]
        history = []
        for step in range(steps):
            value = loss(w)[0]
            history.append(value)
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.gradient_of_the_step_before",
    symptom="Each step uses the gradient of the place before.",
    hint="Where do you stand when you ask for the slope of the second step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        gradient = loss(w)[1]
        history = []
        for step in range(steps):
            value, new = loss(w)
            history.append(value)
            w = w - lr * gradient
            gradient = new
        return w, history


@mistake(
    "gradient_descent.gradients_pile_up",
    symptom="The gradients of all steps add up.",
    hint="How much of the first gradient is still in your third step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        total = 0
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            total = total + gradient
            w = w - lr * total
        return w, history


@mistake(
    "gradient_descent.momentum",
    symptom="Each step keeps nine tenths of the one before.",
    hint="How much of the first gradient is still in your third step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        velocity = 0
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            velocity = 0.9 * velocity - lr * gradient
            w = w + velocity
        return w, history


@mistake(
    "gradient_descent.one_step_only",
    symptom="One step, whatever steps says.",
    hint="How often does your loop run?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(1):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.one_step_too_few",
    symptom="The last step is missing.",
    hint="How many steps does your loop take for steps = 1?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps - 1):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.one_step_too_many",
    symptom="One step too many.",
    hint="How many steps does your loop take for steps = 1?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps + 1):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.weights_before_the_last_step",
    symptom="The weights before the last step come back.",
    hint="Which weights does your function return: those before, or after the last step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        last = w
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            last = w
            w = w - lr * gradient
        return last, history


@mistake(
    "gradient_descent.start_comes_back",
    symptom="The weights never change: the step is kept under another name.",
    hint="Which variable holds the result of the step, and which one does the next step start from?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            stepped = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.only_the_sign",
    symptom="Every weight moves by lr, whatever its slope.",
    hint="One slope is ten times as steep as another. How do the two steps compare?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * np.sign(gradient)
        return w, history


@mistake(
    "gradient_descent.gradient_of_length_one",
    symptom="The gradient is scaled to length 1.",
    hint="One slope is ten times as steep as another. How do the two steps compare?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient / max(np.linalg.norm(gradient), 1e-12)
        return w, history


@mistake(
    "gradient_descent.averaged_over_the_weights",
    symptom="The gradient is divided by the number of weights.",
    hint="Is the gradient a mean? What does the number of weights have to do with a step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient / w.size
        return w, history


@mistake(
    "gradient_descent.learning_rate_decays",
    symptom="The learning rate falls with every step.",
    hint="What is the learning rate of the third step in the handout?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr / (step + 1) * gradient
        return w, history


@mistake(
    "gradient_descent.stops_where_the_loss_rises",
    symptom="A rise of the loss ends the walk.",
    hint="What does the handout say of a learning rate that is too high: who should notice?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            if history and value > history[-1]:
                break
            history.append(value)
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.best_weights_come_back",
    symptom="The weights with the lowest loss come back, not the last.",
    hint="A learning rate is too high. Where does the walk end?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history, best, lowest = [], w, np.inf
        for _ in range(steps):
            value, gradient = loss(w)
            history.append(value)
            if value < lowest:
                best, lowest = w, value
            w = w - lr * gradient
        return (w if loss(w)[0] < lowest else best), history


@mistake(
    "gradient_descent.half_the_gradient",
    symptom="Half of the gradient, as if there were a factor 2 in it to get rid of.",
    hint="Compare the first step with lr times the gradient that loss returns.",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient / 2
        return w, history


@mistake(
    "gradient_descent.value_in_place_of_gradient",
    symptom="The step is in proportion to the loss.",
    hint="loss returns two things. Which one is the slope?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * value
        return w, history


@mistake(
    "gradient_descent.numerical_gradient",
    symptom="The gradient is estimated from differences of the loss; the one that loss returns is thrown away.",
    hint="loss(w) returns two things. What do you do with the second one?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for _ in range(steps):
            history.append(loss(w)[0])
            gradient = np.zeros_like(w)
            for i in np.ndindex(w.shape):
                h = np.zeros_like(w)
                h[i] = 1e-5
                gradient[i] = (loss(w + h)[0] - loss(w - h)[0]) / 2e-5
            w = w - lr * gradient
        return w, history

"""Known wrong answers for gradient_descent: the history, and what comes back."""

import numpy as np

from grader.spec import mistake


@mistake(
    "gradient_descent.history_after_the_step",
    symptom="The history holds the loss after each step.",
    hint="Where on the way is the first number of the history measured?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            w = w - lr * gradient
            history.append(loss(w)[0])
        return w, history


@mistake(
    "gradient_descent.history_with_the_end",
    symptom="The history has one number more: the loss at the end.",
    hint="How many numbers does the handout promise?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient
        return w, [*history, loss(w)[0]]


@mistake(
    "gradient_descent.history_without_the_start",
    symptom="The history begins after the first step, and ends before the last.",
    hint="How many numbers does the handout promise? What is the first?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient
        return w, history[1:]


@mistake(
    "gradient_descent.last_loss_only",
    symptom="Only the last loss comes back.",
    hint="How many numbers does the handout promise?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient
        return w, history[-1:]


@mistake(
    "gradient_descent.history_newest_first",
    symptom="The newest loss stands first.",
    hint="Which number stands first: the first, or the last?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.insert(0, value)
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.history_of_steps",
    symptom="The history holds the sizes of the steps.",
    hint="What does the handout promise to note before each step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(lr * np.linalg.norm(gradient))
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.best_loss_so_far",
    symptom="The history never rises.",
    hint="A learning rate is too high. What would you want to see in the history?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(min([value, *history]))
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.relative_to_the_first",
    symptom="The losses are divided by the first.",
    hint="What does the handout promise to note before each step?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient
        return w, [value / max(history[0], 1e-12) for value in history]


@mistake(
    "gradient_descent.stops_at_the_bottom",
    symptom="A gradient of zero ends the walk, and the history is too short.",
    hint="How many numbers does the handout promise, also where nothing moves any more?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            if np.linalg.norm(gradient) < 1e-9:
                break
            w = w - lr * gradient
        return w, history


@mistake(
    "gradient_descent.caller_s_weights_walk",
    symptom="The caller's array is changed.",
    hint="What does w hold for the caller, after the call? What does -= do to an array?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w -= lr * gradient
        return w, history


@mistake(
    "gradient_descent.double_precision",
    symptom="The weights come back as float64.",
    hint="Start from float32 and print dtypes: of your copy of w, of the gradient, of lr. Which one is float64?",
)
class _:
    def gradient_descent(loss, w, lr, steps):
        w = np.array(w, dtype=np.float64)
        history = []
        for step in range(steps):
            value, gradient = loss(w)
            history.append(value)
            w = w - lr * gradient
        return w, history

"""Known wrong answers for sgd_train: the steps."""

import numpy as np

from grader.spec import mistake


@mistake(
    "sgd_train.uphill",
    symptom="Steps along the gradient, not against it.",
    hint="Which way does the loss grow: along the gradient, or against it?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w + lr * gradient
        return w, history


@mistake(
    "sgd_train.no_learning_rate",
    symptom="The learning rate is ignored.",
    hint="Halve lr. What should become of the first step?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - gradient
        return w, history


@mistake(
    "sgd_train.divided_by_the_batch_again",
    symptom="The gradient is divided by the size of the batch, although it is that of a mean.",
    hint="loss returns a mean and its gradient. Who divides by the number of samples?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient / len(batch)
        return w, history


@mistake(
    "sgd_train.divided_by_batch_size",
    symptom="The gradient is divided by batch_size, although it is that of a mean.",
    hint="loss returns a mean and its gradient. Who divides by the number of samples?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient / batch_size
        return w, history


@mistake(
    "sgd_train.multiplied_by_the_batch",
    symptom="The gradient is multiplied by the size of the batch.",
    hint="loss returns a mean and its gradient. Does a step grow with the batch?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient * len(batch)
        return w, history


@mistake(
    "sgd_train.one_step_an_epoch",
    symptom="The gradients of an epoch are added up for one step.",
    hint="After how many samples does the first step come? What is a batch for?",
    twins=("sgd_train.gradient_at_the_start_of_the_epoch",),
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            total = 0
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                total = total + gradient
            w = w - lr * total
        return w, history


@mistake(
    "sgd_train.mean_gradient_of_the_epoch",
    symptom="The gradients of an epoch are averaged for one step.",
    hint="After how many samples does the first step come? What is a batch for?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            gradients = []
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                gradients.append(gradient)
            w = w - lr * np.mean(gradients, axis=0)
        return w, history


@mistake(
    "sgd_train.gradients_pile_up",
    symptom="The gradients of all steps add up.",
    hint="How much of the first gradient is still in your third step?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        total = 0
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                total = total + gradient
                w = w - lr * total
        return w, history


@mistake(
    "sgd_train.gradients_pile_up_in_an_epoch",
    symptom="The gradients of an epoch add up.",
    hint="How much of the first gradient is still in your third step?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            total = 0
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                total = total + gradient
                w = w - lr * total
        return w, history


@mistake(
    "sgd_train.gradient_at_the_start_of_the_epoch",
    symptom="All batches of an epoch are measured at the same weights.",
    hint="Which weights does the second batch of an epoch meet?",
    twins=("sgd_train.one_step_an_epoch",),
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            here = w
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(here, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.momentum",
    symptom="Each step keeps nine tenths of the one before.",
    hint="How much of the first gradient is still in your third step?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        velocity = 0
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                velocity = 0.9 * velocity - lr * gradient
                w = w + velocity
        return w, history


@mistake(
    "sgd_train.learning_rate_decays_by_epoch",
    symptom="The learning rate falls from epoch to epoch.",
    hint="What is the learning rate of the third epoch in the handout?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr / (epoch + 1) * gradient
        return w, history


@mistake(
    "sgd_train.starts_anew_each_epoch",
    symptom="Every epoch begins with the weights of the very start.",
    hint="What has the second epoch learned from the first?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        first = w
        for epoch in range(epochs):
            w = first
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.one_epoch_only",
    symptom="One epoch, whatever epochs says.",
    hint="Call it with one epoch and with three. What should differ?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(1):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.one_epoch_too_few",
    symptom="One epoch is missing.",
    hint="How often does your outer loop run for epochs = 1?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs - 1):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.one_epoch_too_many",
    symptom="One epoch too many.",
    hint="How often does your outer loop run for epochs = 1?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs + 1):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.one_step_an_epoch_first_batch",
    symptom="The epoch ends after its first batch.",
    hint="How many batches does an epoch of seven samples have, three at a time?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(1):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.epochs_are_steps",
    symptom="epochs counts the steps, each with a batch drawn anew.",
    hint="How many batches does one epoch have?",
    twins=("sgd_train.one_step_an_epoch_first_batch",),
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for _ in range(epochs):
            batch = rng.permutation(len(X))[:batch_size]
            value, gradient = loss(w, X[batch], y[batch])
            history.append(value)
            w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.weights_before_the_last_step",
    symptom="The weights before the last step come back.",
    hint="Which weights does your function return: those before, or after the last step?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                last = w
                w = w - lr * gradient
        return last, history


@mistake(
    "sgd_train.start_comes_back",
    symptom="The weights never change: the step is kept under another name.",
    hint="Which variable holds the result of the step, and which one does the next step start from?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                stepped = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.only_the_sign",
    symptom="Every weight moves by lr, whatever its slope.",
    hint="One slope is ten times as steep as another. How do the two steps compare?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * np.sign(gradient)
        return w, history


@mistake(
    "sgd_train.stops_where_the_loss_rises",
    symptom="An epoch with a larger loss than the one before is the last.",
    hint="With a learning rate that is too high the loss rises. How many epochs are you to take even then?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history, before = [], np.inf
        for _ in range(epochs):
            order, total = rng.permutation(len(X)), 0.0
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                w = w - lr * gradient
                history.append(value)
                total += value
            if total > before:
                break
            before = total
        return w, history

"""Known wrong answers for sgd_train: the history, and what comes back."""

import numpy as np

from grader.spec import mistake


@mistake(
    "sgd_train.history_adds_up_the_epoch",
    symptom="The history holds sums over the batches of an epoch.",
    hint="Every batch has the loss 7. What should the history say?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            total = 0.0
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                total = total + value
                w = w - lr * gradient
            history.append(total)
        return w, history


@mistake(
    "sgd_train.history_divided_by_the_samples",
    symptom="The batches' losses are added up and divided by the number of samples.",
    hint="Every batch has the loss 7. What should the history say?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            total = 0.0
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                total = total + value
                w = w - lr * gradient
            history.append(total / len(X))
        return w, history


@mistake(
    "sgd_train.history_adds_up_everything",
    symptom="The history holds the sum of all losses so far.",
    hint="Every batch has the loss 7. What should the history say?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        total = 0.0
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                total = total + value
                history.append(total)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.history_running_mean",
    symptom="The history holds the mean of all losses since the start.",
    hint="The loss falls by 10 with every step. By how much does your history fall?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        values = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                values.append(value)
                history.append(np.mean(values))
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.history_of_the_last_epoch",
    symptom="Only the last epoch is in the history.",
    hint="How many numbers does the handout allow?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            history = []
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.history_newest_first",
    symptom="The newest loss stands first.",
    hint="Which number stands first: the first, or the last?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.insert(0, value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.history_empty",
    symptom="The history is empty.",
    hint="Where do you note the losses?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.history_ends_with_one",
    symptom="The history holds the last loss only.",
    hint="How many numbers does the handout allow?",
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
                w = w - lr * gradient
        return w, [history[-1]]


@mistake(
    "sgd_train.history_of_weights",
    symptom="The history holds the largest weight, not the loss.",
    hint="Every batch has the loss 7. What should the history say?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(np.abs(w).max())
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.history_of_gradients",
    symptom="The history holds the size of the gradient, not the loss.",
    hint="Every batch has the loss 7. What should the history say?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(np.linalg.norm(gradient))
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.samples_shuffled_in_place",
    symptom="The caller's samples and labels are shuffled.",
    hint="In which order are X and y for the caller, after the call?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            X[:], y[:] = X[order], y[order]
            for start in range(0, len(X), batch_size):
                batch = slice(start, start + batch_size)
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.caller_s_weights_walk",
    symptom="The caller's array is changed.",
    hint="What does w hold for the caller, after the call? What does -= do to an array?",
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
                w -= lr * gradient
        return w, history


@mistake(
    "sgd_train.double_precision",
    symptom="The weights come back as float64.",
    hint="Start from float32 and print dtypes: of your w, of the batch's X and y, of the step. Which one is float64?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        w = np.array(w, dtype=np.float64)
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.history_of_the_last_batch",
    symptom="One number for each epoch: the loss of its last batch, not the mean over its batches.",
    hint="Which batches of an epoch have a say in its number?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for _ in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                w = w - lr * gradient
            history.append(value)
        return w, history

"""Known wrong answers for sgd_train: the order of the samples."""

import numpy as np

from grader.spec import mistake


@mistake(
    "sgd_train.no_shuffling",
    symptom="The samples are never shuffled.",
    hint="Print the order of the samples in three epochs. How often is it drawn?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = np.arange(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.shuffled_once",
    symptom="The samples are shuffled once, before the first epoch.",
    hint="Print the order of the samples in three epochs. How often is it drawn?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        order = rng.permutation(len(X))
        for epoch in range(epochs):
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.the_same_seed_each_epoch",
    symptom="A new generator with a seed of its own each epoch: always the same order.",
    hint="Where is the generator made, and how often? Whose is rng?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = np.random.default_rng(0).permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.own_generator",
    symptom="The order comes from a generator with a seed of its own, not from rng.",
    hint="Call it with two different generators. Should the order be the same?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        own = np.random.default_rng(42)
        for epoch in range(epochs):
            order = own.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.global_generator",
    symptom="NumPy's global generator decides, so that no run can be repeated.",
    hint="Call it twice with the same seed. Does it do the same?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = np.random.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.batches_shuffled_not_samples",
    symptom="The batches change places, but hold the same samples each epoch.",
    hint="Which samples share a batch with the first one, in each epoch?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            count = -(-len(X) // batch_size)
            places = rng.permutation(count - 1) if len(X) % batch_size else rng.permutation(count)
            for start in [*(places * batch_size), *range(len(places) * batch_size, len(X), batch_size)]:
                batch = np.arange(start, min(start + batch_size, len(X)))
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.shuffled_within_the_batches",
    symptom="Samples change places within their batch only.",
    hint="Which samples share a batch with the first one, in each epoch?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = np.arange(len(X))
            for start in range(0, len(X), batch_size):
                batch = rng.permutation(order[start : start + batch_size])
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.turned_not_shuffled",
    symptom="The order is only turned round by a random number of places.",
    hint="Which sample follows the first one, in each epoch?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = np.roll(np.arange(len(X)), rng.integers(len(X)))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.labels_left_behind",
    symptom="The samples are shuffled, the labels are not.",
    hint="Which label belongs to the first sample of your first batch?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[start : start + batch_size])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.labels_shuffled_apart",
    symptom="Samples and labels are shuffled each by itself.",
    hint="Which label belongs to the first sample of your first batch?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            other = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[other[start : start + batch_size]])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.two_samples_change_places",
    symptom="Each epoch has the order of the one before, but for two samples.",
    hint="How many samples are in the same place as in the epoch before?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history, order = [], rng.permutation(len(X))
        for _ in range(epochs):
            one, other = rng.integers(len(X), size=2)
            order[[one, other]] = order[[other, one]]
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                w = w - lr * gradient
                history.append(value)
        return w, history

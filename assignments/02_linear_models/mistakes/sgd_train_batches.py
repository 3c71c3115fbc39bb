"""Known wrong answers for sgd_train: what is in a batch."""

import numpy as np

from grader.spec import mistake


@mistake(
    "sgd_train.rest_left_out",
    symptom="What does not fill a batch is left out.",
    hint="With seven samples and batches of three, how many samples does the last batch hold?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X) - batch_size + 1, batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.last_batch_left_out",
    symptom="The last batch is left out, full or not.",
    hint="Which numbers does your range give for six samples and batches of three?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, max(len(X) - batch_size, 1), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.rest_filled_up",
    symptom="The last batch is filled up with samples from the beginning.",
    hint="With seven samples and batches of three, how many samples does the last batch hold?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = np.take(order, range(start, start + batch_size), mode="wrap")
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.rest_overlaps",
    symptom="The last batch reaches back, so that it is full.",
    hint="With seven samples and batches of three, how many samples does the last batch hold?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[min(start, max(len(X) - batch_size, 0)) :][:batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.balanced_batches",
    symptom="The batches are made equally large: two, two and three in place of three, three and one.",
    hint="With seven samples and batches of three, how many samples does the last batch hold?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in np.array_split(order, -(-len(X) // batch_size)):
                batch = start
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.batch_size_is_their_number",
    symptom="There are batch_size batches.",
    hint="Is batch_size a number of samples, or a number of batches?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in np.array_split(order, min(batch_size, len(X))):
                batch = start
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.one_sample_too_many",
    symptom="Each batch reaches one sample too far, into the next one.",
    hint="Count how often each sample is used in one epoch.",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size + 1]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.one_sample_too_few",
    symptom="Each batch is one sample short.",
    hint="Count how often each sample is used in one epoch.",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + max(batch_size - 1, 1)]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.windows_overlap",
    symptom="The batches start one sample apart.",
    hint="Count how often each sample is used in one epoch.",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(max(len(X) - batch_size, 0) + 1):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.always_the_first_batch",
    symptom="Every batch begins at the first sample.",
    hint="Count how often each sample is used in one epoch.",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[:batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.drawn_with_replacement",
    symptom="Each epoch draws with replacement: some samples come twice, others never.",
    hint="Count how often each sample is used in one epoch.",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.integers(len(X), size=len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.each_batch_drawn_by_itself",
    symptom="Each batch is drawn from all samples: some come twice in an epoch, others never.",
    hint="Count how often each sample is used in one epoch.",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = rng.choice(len(X), size=min(batch_size, len(X) - start), replace=False)
                value, gradient = loss(w, X[batch], y[batch])
                history.append(value)
                w = w - lr * gradient
        return w, history


@mistake(
    "sgd_train.all_samples_every_time",
    symptom="Every step looks at all samples.",
    hint="Print len(X) inside of loss. What should it be?",
)
class _:
    def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
        history = []
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                value, gradient = loss(w, X, y)
                history.append(value)
                w = w - lr * gradient
        return w, history

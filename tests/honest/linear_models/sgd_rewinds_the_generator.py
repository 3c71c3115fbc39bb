"""Samples and labels are shuffled one after the other, from the same state of the generator."""


def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
    history = []
    X, y = X.copy(), y.copy()
    for _ in range(epochs):
        state = rng.bit_generator.state
        rng.shuffle(X)
        rng.bit_generator.state = state
        rng.shuffle(y)
        for i in range(0, len(X), batch_size):
            v, g = loss(w, X[i : i + batch_size], y[i : i + batch_size])
            history.append(float(v))
            w = w - lr * g
    return w, history

"""The loss of all samples before each update, asked between the gradient and the step; cards are drawn one by one."""


def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
    history = []
    for _ in range(epochs):
        deck, batch, updates = list(range(len(X))), [], -(-len(X) // batch_size)
        for _ in range(updates):
            batch = [deck.pop(int(rng.integers(len(deck)))) for _ in range(min(batch_size, len(deck)))]
            gradient = loss(w, X[batch], y[batch])[1]
            history.append(loss(w, X, y)[0])
            w = w - lr * gradient
    return [w, history]

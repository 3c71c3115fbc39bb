"""After each epoch the loss of all samples, asked before the next; copies of the data are shuffled further."""


def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
    Xs, ys, history = X, y, []
    for _ in range(epochs):
        order = rng.permutation(X.shape[0])
        Xs, ys = Xs[order], ys[order]
        at = 0
        while at < len(Xs):
            gradient = loss(w, Xs[at : at + batch_size], ys[at : at + batch_size])[1]
            w = w - lr * gradient
            at += batch_size
        history.append(loss(w, X, y)[0])
    return w, history

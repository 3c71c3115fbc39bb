"""The same algorithms once more, one number at a time: slow, obvious, and sharing no code with the references."""


def perceptron(X, y, lr, epochs):
    """Visit all samples in every epoch, also after one without a mistake; count the mistakes of each."""
    w, b, mistakes = [0.0] * len(X[0]), 0.0, []
    for _ in range(epochs):
        mistakes.append(0)
        for sample, label in zip(X, y, strict=True):
            score = b
            for weight, value in zip(w, sample, strict=True):
                score += weight * value
            if label * score <= 0:
                mistakes[-1] += 1
                b += lr * label
                for d, value in enumerate(sample):
                    w[d] += lr * label * value
    return w, b, mistakes


def scores(X, W, b):
    return [
        [sum(X[n][d] * W[d][c] for d in range(len(W))) + b[c] for c in range(len(b))] for n in range(len(X))
    ]

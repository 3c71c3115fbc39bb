"""The perceptron's learning rule."""

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_float, as_number
from reference.linear_models.arguments import as_count, as_signs, require_samples


def perceptron_train(X: np.ndarray, y: np.ndarray, lr: float, epochs: int) -> tuple[np.ndarray, float]:
    """Turn the weights towards every sample that is on the wrong side.

        if y[n] * (w . X[n] + b) <= 0:   w = w + lr * y[n] * X[n],   b = b + lr * y[n]

    Parameters
    ----------
    X : ndarray, shape (N, D)
        Samples, taken in the given order.
    y : ndarray, shape (N,), values -1 and +1
        Labels.
    lr : float
        Size of a step. Since w and b start at zero it only scales them.
    epochs : int
        How often all samples are visited, at most.

    Returns
    -------
    w : ndarray, shape (D,)
        float32 when X is float32, otherwise float64.
    b : float

    Raises
    ------
    ValueError
        If X holds no sample, a label is neither -1 nor +1, or epochs is not an integer of at least 0.

    Notes
    -----
    A score of 0 counts as a mistake: otherwise zero weights would never move. An epoch without a mistake is the
    last, as all later ones would be like it. If a hyperplane separates the classes, one is found after finitely
    many mistakes; if none does, the weights never settle. Everything is computed in float64.

    References
    ----------
    .. [1] Rosenblatt, "The perceptron: a probabilistic model for information storage and organization in the
       brain", Psychological Review, 1958.
    .. [2] Novikoff, "On convergence proofs on perceptrons", 1962.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.perceptron_train import perceptron_train
    >>> perceptron_train(np.array([[2.0, 1.0], [-1.0, 1.0]]), np.array([1, -1]), lr=0.5, epochs=10)
    (array([1.5, 0. ]), 0.0)
    """
    samples = as_float("X", X)
    require_samples(samples)
    labels = as_signs("y", y, samples.shape[:1])
    w = np.zeros(samples.shape[1])
    b = _learn_from_mistakes(
        samples.astype(np.float64), labels, w, as_number("lr", lr), as_count("epochs", epochs)
    )
    return w.astype(samples.dtype), float(b)


@kernel
def _learn_from_mistakes(X: np.ndarray, y: np.ndarray, w: np.ndarray, lr: float, epochs: int) -> float:
    """Change w in place and return b."""
    b = 0.0
    for _ in range(epochs):
        mistakes = 0
        for n in range(len(X)):
            if y[n] * ((X[n] * w).sum() + b) <= 0:
                w += lr * y[n] * X[n]
                b += lr * y[n]
                mistakes += 1
        if mistakes == 0:
            break
    return b

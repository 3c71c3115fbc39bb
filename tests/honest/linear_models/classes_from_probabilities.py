"""Classes from the probabilities of a stable softmax, in int32."""

import numpy as np


def predict_classes(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.argmax(p, axis=-1).astype(np.int32)

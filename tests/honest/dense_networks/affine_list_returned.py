"""A list instead of a tuple comes back, and the arguments have other names."""

import numpy as np


def affine_forward(inputs, weights, biases):
    out = np.tensordot(inputs.reshape(inputs.shape[0], -1), weights, axes=1)
    out += biases
    return [out, (inputs, weights)]


def affine_backward(upstream, remembered):
    inputs, weights = remembered
    flat = inputs.reshape(inputs.shape[0], -1)
    return [np.dot(upstream, weights.T).reshape(inputs.shape), flat.T.dot(upstream), np.add.reduce(upstream)]

"""The sigmoid's slope as exp(-z) / (1 + exp(-z))**2; everything is an array; the dict is an ordered one."""

from collections import OrderedDict

import numpy as np


def two_input_neuron(x, w, b):
    e = np.exp(-(np.einsum("i,i->", x, w) + b))
    slope = e / (1 + e) ** 2
    return np.reciprocal(1 + e), OrderedDict(x=np.multiply(w, slope), w=np.multiply(x, slope), b=slope)

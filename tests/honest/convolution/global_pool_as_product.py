"""A product with a vector of ones; backward an outer product; the cache is a dictionary."""

import numpy as np


def global_avg_pool_forward(x):
    N, C, H, W = x.shape
    return x.reshape(N, C, -1) @ np.full(H * W, 1 / (H * W), x.dtype), {"shape": x.shape}


def global_avg_pool_backward(dout, cache):
    shape = cache.pop("shape")
    ones = np.full(shape[2:], 1 / np.prod(shape[2:]), dout.dtype)
    return np.multiply.outer(dout, ones)

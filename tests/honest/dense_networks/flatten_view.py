"""A view of x comes back where that is possible, and the cache is the array itself."""


def flatten_forward(x):
    return x.reshape(x.shape[0], -1), x


def flatten_backward(dout, cache):
    return dout.reshape(cache.shape)

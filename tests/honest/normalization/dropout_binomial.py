"""Draws coins by binomial; x itself comes back at test time, and the cache is then None."""


def dropout_forward(x, dropout_param, rng):
    p = dropout_param["p"]
    if p <= 0 or p > 1:
        raise ValueError("p")
    if dropout_param["mode"] == "test":
        return x, None
    if dropout_param["mode"] != "train":
        raise ValueError("mode")
    mask = rng.binomial(1, p, size=x.shape).astype(x.dtype)
    return x * mask / p, (mask, p)


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    mask, p = cache
    return dout * mask / p

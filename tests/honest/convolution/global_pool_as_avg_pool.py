"""A window as large as the image."""


def global_avg_pool_forward(x):
    window = {"pool_height": x.shape[2], "pool_width": x.shape[3], "stride": 1}
    out, cache = avg_pool_forward(x, window)  # noqa: F821
    return out[:, :, 0, 0], cache


def global_avg_pool_backward(dout, cache):
    return avg_pool_backward(dout[:, :, None, None], cache)  # noqa: F821

"""Sequences are images of one row; the border is put on before."""

import numpy as np


def conv1d_forward(x, w, b, conv_param):
    pad = conv_param.get("pad", 0)
    wide = np.pad(x, [(0, 0), (0, 0), (pad, pad)])[:, :, None]
    settings = {"stride": conv_param.get("stride", 1), "pad": 0}
    out, cache = conv_forward(wide, w[:, :, None], b, settings)  # noqa: F821
    return out[:, :, 0], (cache, pad, x.shape[-1])


def conv1d_backward(dout, cache):
    inner, pad, length = cache
    dx, dw, db = conv_backward(dout[:, :, None], inner)  # noqa: F821
    return [dx[:, :, 0, pad : pad + length], dw[:, :, 0], db[None]]

"""Loops over positions only: all images and filters at once."""

import numpy as np


def fast_conv_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    oh, ow = (padded.shape[2] - w.shape[2]) // s + 1, (padded.shape[3] - w.shape[3]) // s + 1
    out = np.empty((len(x), len(w), oh, ow), x.dtype)
    for i in range(oh):
        for j in range(ow):
            patch = padded[:, :, i * s : i * s + w.shape[2], j * s : j * s + w.shape[3]]
            out[:, :, i, j] = np.tensordot(patch, w, ((1, 2, 3), (1, 2, 3)))
    out += b[:, None, None]
    return out, (x, w, s, p)

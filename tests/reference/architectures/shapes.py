"""Small arguments for every architecture, with sizes that differ wherever they may."""

from __future__ import annotations

import numpy as np

BLOCKS = {
    "inception": {
        "w1": (2, 2, 1, 1),
        "b1": (2,),
        "w3_reduce": (1, 2, 1, 1),
        "b3_reduce": (1,),
        "w3": (3, 1, 3, 3),
        "b3": (3,),
        "w5": (1, 2, 5, 5),
        "b5": (1,),
        "wp": (2, 2, 1, 1),
        "bp": (2,),
    },
    "vgg_block": {"w1": (3, 2, 3, 3), "b1": (3,), "w2": (2, 3, 3, 3), "b2": (2,)},
    "unet": {
        "w_down": (2, 2, 3, 3),
        "b_down": (2,),
        "w_bottom": (3, 2, 3, 3),
        "b_bottom": (3,),
        "w_up": (3, 1, 2, 2),
        "b_up": (1,),
        "w_merge": (2, 3, 3, 3),
        "b_merge": (2,),
        "w_out": (3, 2, 1, 1),
        "b_out": (3,),
    },
}
RESIDUAL = {"x": (2, 2, 5, 4), "w1": (3, 2, 3, 3), "b1": (3,), "w2": (2, 3, 3, 3), "b2": (2,)}
PROJECTED = RESIDUAL | {"w2": (4, 3, 3, 3), "b2": (4,), "w_proj": (4, 2, 1, 1), "b_proj": (4,)}
IMAGES = 2, 2, 4, 6
AUTOENCODER = {"W1": (4, 3), "b1": (3,), "W2": (3, 4), "b2": (4,)}
CONVNET = {
    "W1": (2, 1, 3, 3),
    "b1": (2,),
    "W2": (3, 2, 3, 3),
    "b2": (3,),
    "W3": (2, 3, 3, 3),
    "b3": (2,),
    "W4": (4, 3),
    "b4": (3,),
}
FACES, LABELS = (2, 1, 8, 16), np.array([2, 0])


def draw(shapes, rng, dtype=np.float64):
    return {name: rng.standard_normal(shape).astype(dtype) for name, shape in shapes.items()}

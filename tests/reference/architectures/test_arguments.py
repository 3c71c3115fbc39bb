"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import copy
import re

import numpy as np
import pytest

from reference import find
from reference.architectures.convnet import init_convnet

from .shapes import AUTOENCODER, BLOCKS, CONVNET, FACES, IMAGES, LABELS, PROJECTED, RESIDUAL, draw

RNG = np.random.default_rng(0)
X, SAMPLES, GREY = np.ones(IMAGES), np.ones((5, 4)), np.ones(FACES)
RES, PROJ = ({name: np.ones(shape) for name, shape in shapes.items()} for shapes in (RESIDUAL, PROJECTED))
INCEPTION, VGG, UNET = ({name: np.ones(shape) for name, shape in BLOCKS[block].items()} for block in BLOCKS)
CODES, NET = ({name: np.ones(shape) for name, shape in shapes.items()} for shapes in (AUTOENCODER, CONVNET))


def without(params, *names):
    return {name: array for name, array in params.items() if name not in names}


BAD = [
    ("residual_block_forward", RES | {"x": X[0]}, "x must have shape (N, C, H, W). Received: (2, 4, 6)"),
    ("residual_block_forward", RES | {"x": X[:0]}, "x must not be empty. Received: (0, 2, 4, 6)"),
    (
        "residual_block_forward",
        RES | {"w1": np.ones((3, 2, 5, 5))},
        "w1 must have shape (3, 2, 3, 3). Received",
    ),
    (
        "residual_block_forward",
        RES | {"w2": np.ones((2, 2, 3, 3))},
        "w2 must have shape (2, 3, 3, 3). Received",
    ),
    ("residual_block_forward", RES | {"b1": np.ones(2)}, "b1 must have shape (3,). Received: (2,)"),
    ("residual_block_forward", RES | {"b2": np.ones(3)}, "b2 must have shape (2,). Received: (3,)"),
    (
        "residual_block_forward",
        without(PROJ, "b_proj"),
        "params must have the keys w1, w2, optional w_proj, each with",
    ),
    (
        "residual_block_forward",
        without(PROJ, "w_proj"),
        "params must have the keys w1, w2, optional w_proj, each with",
    ),
    (
        "residual_block_forward",
        PROJ | {"w_proj": np.ones((4, 2, 3, 3))},
        "w_proj must have shape (4, 2, 1, 1).",
    ),
    ("residual_block_forward", PROJ | {"b_proj": np.ones(3)}, "b_proj must have shape (4,). Received: (3,)"),
    (
        "residual_block_forward",
        PROJ | {"w_proj": np.ones((3, 2, 1, 1)), "b_proj": np.ones(3)},
        "the shortcut must have the shape (2, 4, 5, 4) of what it is added to, by a projection to 4 channels",
    ),
    ("residual_block_forward", without(PROJ, "w_proj", "b_proj"), "Received: (2, 2, 5, 4)"),
    ("residual_block_forward", RES | {"stride": 2}, "the shortcut must have the shape (2, 2, 3, 2)"),
    ("residual_block_forward", RES | {"stride": 0}, "stride must be an integer of at least 1. Received: 0"),
    (
        "inception_forward",
        {"x": X[0], "params": INCEPTION},
        "x must have shape (N, C, H, W). Received: (2, 4, 6)",
    ),
    (
        "inception_forward",
        {"x": X, "params": without(INCEPTION, "w5")},
        "params must have the keys w1, w3, w5, opt",
    ),
    (
        "inception_forward",
        {"x": X, "params": without(INCEPTION, "bp")},
        "each with its bias. Received: ['b1', 'b3'",
    ),
    (
        "inception_forward",
        {"x": X, "params": INCEPTION | {"w7": X}},
        "each with its bias. Received: ['b1', 'b3'",
    ),
    (
        "inception_forward",
        {"x": X, "params": INCEPTION | {"w3": X}},
        "w3 must have shape (2, 1, 3, 3). Received",
    ),
    ("inception_forward", {"x": X, "params": INCEPTION | {"w5": X[0]}}, "w5 must have shape (F, C, HH, WW)."),
    ("inception_forward", {"x": X, "params": INCEPTION | {"b5": np.ones(2)}}, "b5 must have shape (1,)."),
    (
        "inception_forward",
        {"x": X, "params": INCEPTION | {"wp": np.ones((0, 2, 1, 1))}},
        "wp must not be empty.",
    ),
    (
        "vgg_block_forward",
        {"x": X, "params": {}},
        "params must have the keys w1, each with its bias. Received: []",
    ),
    ("vgg_block_forward", {"x": X, "params": without(VGG, "b1")}, "Received: ['b2', 'w1', 'w2']"),
    ("vgg_block_forward", {"x": X, "params": without(VGG, "w1", "b1")}, "Received: ['b2', 'w2']"),
    ("vgg_block_forward", {"x": X, "params": VGG | {"w2": X}}, "w2 must have shape (2, 3, 3, 3). Received"),
    ("vgg_block_forward", {"x": X[:, :, :1], "params": VGG}, "Received: kernel 2, input 1, pad 0"),
    (
        "unet_forward",
        {"x": X[:, :, 1:], "params": UNET},
        "x must have an even height and width. Received: (2, 2, 3, 6)",
    ),
    (
        "unet_forward",
        {"x": X[..., 1:], "params": UNET},
        "x must have an even height and width. Received: (2, 2, 4, 5)",
    ),
    (
        "unet_forward",
        {"x": X, "params": without(UNET, "b_up")},
        "params must have the keys w_down, w_bottom, w_up",
    ),
    (
        "unet_forward",
        {"x": X, "params": UNET | {"w_up": np.ones((3, 1, 3, 3))}},
        "w_up must have shape (3, 1, 2, 2).",
    ),
    (
        "unet_forward",
        {"x": X, "params": UNET | {"w_up": np.ones((2, 1, 2, 2))}},
        "w_up must have shape (3, 1, 2, 2).",
    ),
    (
        "unet_forward",
        {"x": X, "params": UNET | {"b_up": np.ones(3)}},
        "b_up must have shape (1,). Received: (3,)",
    ),
    (
        "unet_forward",
        {"x": X, "params": UNET | {"w_merge": np.ones((2, 2, 3, 3))}},
        "w_merge must have shape (2, 3,",
    ),
    (
        "unet_forward",
        {"x": X, "params": UNET | {"w_bottom": X}},
        "w_bottom must have shape (2, 2, 3, 3). Received",
    ),
    ("unet_forward", {"x": X, "params": UNET | {"w_out": X}}, "w_out must have shape (2, 2, 1, 1). Received"),
    (
        "autoencoder_loss",
        {"params": without(CODES, "b2"), "X": SAMPLES},
        "params must have the keys W1, b1, W2, b2.",
    ),
    ("autoencoder_loss", {"params": CODES, "X": X}, "X must have shape (N, D). Received: (2, 2, 4, 6)"),
    ("autoencoder_loss", {"params": CODES, "X": SAMPLES[:0]}, "X must not be empty. Received: (0, 4)"),
    (
        "autoencoder_loss",
        {"params": CODES, "X": SAMPLES[:, :3]},
        "W1 must have shape (3, 3). Received: (4, 3)",
    ),
    ("autoencoder_loss", {"params": CODES | {"W1": np.ones(4)}, "X": SAMPLES}, "W1 must have shape (D, M)."),
    ("autoencoder_loss", {"params": CODES | {"b1": np.ones(4)}, "X": SAMPLES}, "b1 must have shape (3,)."),
    ("autoencoder_loss", {"params": CODES | {"W2": SAMPLES}, "X": SAMPLES}, "W2 must have shape (3, 4)."),
    ("autoencoder_loss", {"params": CODES | {"b2": np.ones(3)}, "X": SAMPLES}, "b2 must have shape (4,)."),
    (
        "autoencoder_loss",
        {"params": CODES, "X": SAMPLES, "activation": "elu"},
        "activation must be one of sigmoid, tanh",
    ),
    (
        "autoencoder_loss",
        {"params": CODES, "X": SAMPLES, "sparsity": -1},
        "sparsity must be at least 0. Received: -1.0",
    ),
    (
        "autoencoder_loss",
        {"params": CODES, "X": SAMPLES, "sparsity": None},
        "sparsity must be a number. Received: None",
    ),
    *(
        ("pretrain_layerwise", {"X": SAMPLES, "sizes": [3], "lr": 0.1, "steps": 1, "rng": RNG} | bad, message)
        for bad, message in [
            ({"X": X}, "X must have shape (N, D). Received: (2, 2, 4, 6)"),
            ({"X": SAMPLES[:0]}, "X must not be empty. Received: (0, 4)"),
            ({"sizes": []}, "sizes must hold at least one layer. Received: []"),
            ({"sizes": [3, 0]}, "sizes must be an integer of at least 1. Received: 0"),
            ({"lr": 0}, "lr must be positive. Received: 0.0"),
            ({"lr": np.inf}, "lr must be finite. Received: inf"),
            ({"steps": -1}, "steps must be an integer of at least 0. Received: -1"),
            ({"steps": 1.0}, "steps must be an integer of at least 0. Received: 1.0"),
            ({"rng": 3}, "rng must be a numpy.random.Generator. Received: 3"),
            ({"activation": "step"}, "activation must be one of sigmoid, tanh, relu. Received: 'step'"),
        ]
    ),
    (
        "convnet_loss",
        {"params": without(NET, "W4"), "X": GREY, "y": LABELS},
        "params must have the keys W1, W2, W3, W4",
    ),
    (
        "convnet_loss",
        {"params": NET, "X": GREY[0], "y": LABELS},
        "x must have shape (N, C, H, W). Received: (1, 8, 16)",
    ),
    (
        "convnet_loss",
        {"params": NET, "X": X, "y": LABELS},
        "W1 must have shape (2, 2, 3, 3). Received: (2, 1, 3, 3)",
    ),
    (
        "convnet_loss",
        {"params": NET | {"W4": np.ones((2, 3))}, "X": GREY, "y": LABELS},
        "W4 must have shape (4, 3).",
    ),
    (
        "convnet_loss",
        {"params": NET, "X": GREY, "y": np.array([3, 0])},
        "y must hold integer classes from 0 to 2.",
    ),
    (
        "convnet_loss",
        {"params": NET, "X": GREY, "y": np.array([0])},
        "y must have shape (2,). Received: (1,)",
    ),
]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        find(name)(**arguments)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"rng": 0}, "rng must be a numpy.random.Generator. Received: 0"),
        ({"filters": (3, 2)}, "filters must be three integers. Received: (3, 2)"),
        ({"filters": (3, 2, 0)}, "filters must be an integer of at least 1. Received: 0"),
        ({"size": 7}, "size must be an integer of at least 8. Received: 7"),
        ({"channels": 0}, "channels must be an integer of at least 1. Received: 0"),
        ({"classes": 0}, "classes must be an integer of at least 1. Received: 0"),
    ],
)
def test_bad_sizes_of_the_network_are_named(options, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        init_convnet(**{"rng": RNG} | options)


def calls(dtype):
    """Return, for every architecture, its arguments and a function from them to everything that comes back."""
    numbers = np.random.default_rng(5)
    images = 3 * numbers.standard_normal(IMAGES)

    def both(name):
        def run(upstream=np.ones_like, **arguments):
            out, cache = find(f"{name}_forward")(**arguments)
            given = upstream(out)
            kept = given.copy()
            gradients = find(f"{name}_backward")(given, cache)
            assert np.array_equal(given, kept)
            return [out, *flat(gradients)]

        return run

    made = {
        name: ({"x": images, "params": draw(shapes, numbers)}, both(name)) for name, shapes in BLOCKS.items()
    }
    made["residual_block"] = draw(RESIDUAL, numbers), both("residual_block")
    made["projected"] = draw(PROJECTED, numbers), both("residual_block")
    faces, samples = numbers.standard_normal(FACES), numbers.standard_normal((5, 4))
    made["convnet"] = (
        {"params": draw(CONVNET, numbers), "X": faces, "y": LABELS.copy()},
        lambda **arguments: flat(find("convnet_loss")(**arguments)[1]),
    )
    made["autoencoder"] = (
        {"params": draw(AUTOENCODER, numbers), "X": samples},
        lambda **arguments: flat(find("autoencoder_loss")(**arguments, sparsity=0.3)[1]),
    )
    made["pretraining"] = (
        {"X": samples},
        lambda **arguments: flat(
            find("pretrain_layerwise")(
                **arguments, sizes=[3, 2], lr=0.1, steps=3, rng=np.random.default_rng(0)
            )
        ),
    )
    return {
        name: (mapped(arguments, lambda a: a.astype(dtype) if a.dtype == float else a), run)
        for name, (arguments, run) in made.items()
    }


def flat(value):
    if isinstance(value, dict | tuple):
        return [
            array for each in (value.values() if isinstance(value, dict) else value) for array in flat(each)
        ]
    return [value]


def mapped(value, function):
    return (
        {key: mapped(each, function) for key, each in value.items()}
        if isinstance(value, dict)
        else function(value)
    )


NAMES = list(calls(np.float64))


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64])
@pytest.mark.parametrize("name", NAMES)
def test_dtypes(name, dtype):
    arguments, run = calls(dtype)[name]
    expected = np.float32 if dtype == np.float32 else np.float64
    assert {array.dtype for array in run(**arguments)} == {np.dtype(expected)}


@pytest.mark.parametrize("name", NAMES)
def test_arguments_are_not_modified(name):
    arguments, run = calls(np.float64)[name]
    before = copy.deepcopy(arguments)
    for array in run(**arguments):
        array[...] = 99
    for got, want in zip(flat(arguments), flat(before), strict=True):
        assert np.array_equal(got, want)


@pytest.mark.parametrize("name", NAMES)
def test_arrays_may_be_read_only_and_strided_and_the_cache_is_not_the_callers(name):
    arguments, run = calls(np.float64)[name]
    want = run(**arguments)
    odd = mapped(arguments, lambda array: np.asfortranarray(np.repeat(array, 2, axis=0))[::2])
    for array in flat(odd):
        array.flags.writeable = False

    def spoil(out):
        for array in flat(odd):
            array.flags.writeable = True
            array[...] = 0
        return np.asfortranarray(np.ones_like(out))

    got = run(**odd, **({"upstream": spoil} if "x" in odd else {}))
    for one, other in zip(got, want, strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize("name", ["residual_block", *BLOCKS])
def test_backward_refuses_another_shape(name):
    arguments, _ = calls(np.float64)[name]
    out, cache = find(f"{name}_forward")(**arguments)
    for wrong in (out[:, :-1], out[:1], out[..., None]):
        with pytest.raises(ValueError, match="dout must have shape"):
            find(f"{name}_backward")(wrong, cache)

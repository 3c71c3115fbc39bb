"""The architectures against PyTorch's autograd in float64 (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find

from ..recording import as_dtype, load

CASES = load(Path(__file__).parent)
PRECISIONS = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"]
)


def cases(*functions):
    chosen = [case for case in CASES if case.function in functions]
    return pytest.mark.parametrize("case", chosen, ids=[f"{c.function}-{i}" for i, c in enumerate(chosen)])


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        "residual_block": 4,
        "inception": 4,
        "vgg_block": 3,
        "unet": 2,
        "autoencoder_loss": 4,
        "convnet_loss": 3,
    }


@PRECISIONS
@cases("residual_block")
def test_residual_block(case, dtype, tolerance, close):
    arguments = as_dtype(case.arguments, dtype)
    dout = arguments.pop("dout")
    out, cache = find("residual_block_forward")(**arguments)
    gradients = find("residual_block_backward")(dout, cache)
    for got, want in zip([out, *gradients], [case.expected["out"], *case.expected["gradients"]], strict=True):
        assert got.dtype == dtype
        close(got, want, tolerance)


@PRECISIONS
@cases("inception", "vgg_block", "unet")
def test_block(case, dtype, tolerance, close):
    arguments = as_dtype(case.arguments, dtype)
    dout = arguments.pop("dout")
    out, cache = find(f"{case.function}_forward")(**arguments)
    dx, grads = find(f"{case.function}_backward")(dout, cache)
    assert out.dtype == dx.dtype == dtype
    close(out, case.expected["out"], tolerance)
    close(dx, case.expected["dx"], tolerance)
    check_gradients(grads, case, dtype, tolerance, close)


@PRECISIONS
@cases("autoencoder_loss", "convnet_loss")
def test_loss(case, dtype, tolerance, close):
    loss, grads = find(case.function)(**as_dtype(case.arguments, dtype))
    close(loss, case.expected["loss"], tolerance)
    check_gradients(grads, case, dtype, tolerance, close)


def check_gradients(grads, case, dtype, tolerance, close):
    assert grads.keys() == case.arguments["params"].keys()
    for name, want in case.expected["grads"].items():
        assert grads[name].dtype == dtype
        close(grads[name], want, tolerance)

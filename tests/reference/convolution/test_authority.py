"""The references against PyTorch's and SciPy's answers in float64 (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find

from ..recording import as_dtype, load

CASES = load(Path(__file__).parent)
LAYERS = ["conv", "conv1d", "conv_transpose", "max_pool", "avg_pool", "global_avg_pool"]
PRECISIONS = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"]
)


def cases(*functions):
    chosen = [case for case in CASES if case.function in functions]
    return pytest.mark.parametrize("case", chosen, ids=[f"{c.function}-{i}" for i, c in enumerate(chosen)])


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        "conv": 7,
        "conv1d": 4,
        "conv_transpose": 5,
        "max_pool": 10,
        "avg_pool": 5,
        "global_avg_pool": 2,
        "im2col": 3,
        "col2im": 3,
        "convolve_image": 5,
    }


@PRECISIONS
@cases(*LAYERS)
def test_layer(case, dtype, tolerance, implementation, close):
    arguments = as_dtype(case.arguments, dtype)
    dout = arguments.pop("dout")
    out, cache = implementation(f"{case.function}_forward")(**arguments)
    gradients = implementation(f"{case.function}_backward")(dout, cache)
    gradients = gradients if isinstance(gradients, tuple) else (gradients,)
    names = [name for name in ("dx", "dw", "db") if name in case.expected]
    for name, got in zip(["out", *names], [out, *gradients], strict=True):
        assert got.dtype == dtype
        close(got, case.expected[name], tolerance)


@PRECISIONS
@cases("im2col")
def test_im2col(case, dtype, tolerance, close):
    cols = find("im2col")(**as_dtype(case.arguments, dtype))
    assert cols.dtype == dtype
    close(cols, columns(case.expected["cols"]), tolerance)


@PRECISIONS
@cases("col2im")
def test_col2im(case, dtype, tolerance, close):
    arguments = as_dtype(case.arguments, dtype)
    x = find("col2im")(**arguments | {"cols": columns(arguments["cols"])})
    assert x.dtype == dtype
    close(x, case.expected["x"], tolerance)


def columns(blocks):
    """Reorder PyTorch's (N, rows, positions) to (rows, N * positions)."""
    return blocks.swapaxes(0, 1).reshape(blocks.shape[1], -1)


@PRECISIONS
@cases("convolve_image")
def test_convolve_image(case, dtype, tolerance, close):
    out = find("convolve_image")(**as_dtype(case.arguments, dtype))
    assert out.dtype == dtype
    close(out, case.expected["out"], tolerance)

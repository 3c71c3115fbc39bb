"""Every way to a convolution against PyTorch's answers in float64 (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference.convolution.fast_conv import fast_conv_backward, fast_conv_forward, fastest_way

from ..recording import as_dtype, load

CASES = load(Path(__file__).parent)
WAYS = ["columns", "direct", "winograd"]
PRECISIONS = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"]
)


def way_of(case):
    x, w, settings = (case.arguments[name] for name in ("x", "w", "conv_param"))
    return fastest_way(x.shape, w.shape, settings["stride"], settings["pad"])


def test_nothing_recorded_is_missing(prefer):
    found = {}
    for way in WAYS:
        prefer(way)
        found[way] = Counter(way_of(case) for case in CASES)
    assert found == {
        "columns": {"columns": 16},
        "direct": {"columns": 5, "direct": 11},
        "winograd": {"columns": 5, "direct": 6, "winograd": 5},
    }


@PRECISIONS
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
@pytest.mark.usefixtures("pieces")
def test_convolution(case, way, dtype, tolerance, prefer, close):
    prefer(way)
    arguments = as_dtype(case.arguments, dtype)
    dout = arguments.pop("dout")
    out, cache = fast_conv_forward(**arguments)
    gradients = fast_conv_backward(dout, cache)
    for name, got in zip(("out", "dx", "dw", "db"), (out, *gradients), strict=True):
        assert got.dtype == dtype
        assert got.flags.c_contiguous
        close(got, case.expected[name], tolerance)

"""The recurrent layers against states, losses and gradients that PyTorch gave in float64 (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find

from ..recording import as_dtype, load

CASES = load(Path(__file__).parent)
LAYERS = [case for case in CASES if case.function != "temporal_softmax_loss"]
LOSSES = [case for case in CASES if case.function == "temporal_softmax_loss"]
PRECISIONS = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"]
)


def labels(cases):
    return [f"{case.function}-{number}" for number, case in enumerate(cases)]


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        **dict.fromkeys(["rnn", "lstm", "gru"], 6),
        **dict.fromkeys(["rnn_step", "lstm_step", "gru_step"], 5),
        "temporal_softmax_loss": 7,
    }


@PRECISIONS
@pytest.mark.parametrize("case", LAYERS, ids=labels(LAYERS))
def test_layer(case, dtype, tolerance, close):
    arguments = as_dtype(case.arguments, dtype)
    *outputs, cache = find(f"{case.function}_forward")(**arguments["forward"])
    gradients = find(f"{case.function}_backward")(*arguments["upstream"], cache)
    for got, want in zip(outputs, case.expected["outputs"], strict=True):
        assert got.dtype == dtype
        close(got, want, tolerance)
    for got, want in zip(gradients, case.expected["gradients"], strict=True):
        assert got.dtype == dtype
        close(got, want, tolerance)


@PRECISIONS
@pytest.mark.parametrize("case", LOSSES, ids=labels(LOSSES))
def test_loss(case, dtype, tolerance, close):
    loss, dx = find("temporal_softmax_loss")(**as_dtype(case.arguments, dtype))
    assert dx.dtype == dtype
    close(loss, case.expected["loss"], tolerance)
    close(dx, case.expected["dx"], tolerance)

"""Losses, penalties and their gradients against PyTorch's (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find

from ..recording import as_dtype, load

CASES = load(Path(__file__).parent)


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        "mse_loss": 5,
        "mae_loss": 5,
        "binary_cross_entropy": 7,
        "bce_with_logits": 9,
        "categorical_cross_entropy": 10,
        "softmax_loss": 10,
        "svm_loss": 10,
        "l2_penalty": 15,
        "l1_penalty": 15,
        "elastic_net_penalty": 15,
    }


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.function)
def test_loss_and_gradient(case, dtype, tolerance, close):
    loss, gradient = find(case.function)(**as_dtype(case.arguments, dtype))
    assert type(loss) is float
    assert gradient.dtype == dtype
    close(loss, case.expected["loss"], tolerance)
    close(gradient, case.expected["gradient"], tolerance)

"""The references against what SciPy and PyTorch made of the same data in float64 (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find
from tests.reference.data.scripted import Scripted
from tests.reference.recording import as_dtype, load

CASES = load(Path(__file__).parent)
GEOMETRY = ["rotate", "scale", "shear", "translate"]
COLOURS = ["intensity", "colour_jitter"]


def named(*names):
    chosen = [case for case in CASES if case.function in names]
    return pytest.mark.parametrize("case", chosen, ids=[case.function for case in chosen])


precisions = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"]
)


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        "subtract_mean_image": 5,
        "subtract_channel_mean": 2,
        "standardize": 4,
        "scale_to_range": 8,
        "whiten": 10,
        "one_hot": 4,
        **dict.fromkeys([*GEOMETRY, *COLOURS], 6),
        "elastic": 9,
        "noise": 3,
        "flip": 3,
    }


@precisions
@named("subtract_mean_image", "subtract_channel_mean", "standardize", "scale_to_range", "whiten")
def test_preprocessing(case, dtype, tolerance, close):
    arguments, want = as_dtype(case.arguments, dtype), case.expected["out"]
    state = find(f"{case.function}_fit")(arguments["X_train"], **arguments["settings"])
    out = find(f"{case.function}_apply")(arguments["X"], state)
    assert out.dtype == dtype
    if arguments["settings"].get("method") == "pca":  # the sign of a principal axis is free
        known = np.isfinite(want).all(axis=0)
        out, want = out[:, known], want[:, known]
        out = out * np.sign((out * want).sum(axis=0))
    close(out, want, tolerance)


@named("one_hot")
def test_one_hot(case):
    out = find("one_hot")(**case.arguments)
    assert out.dtype == np.float64
    assert np.array_equal(out, case.expected["out"])


@precisions
@named(*GEOMETRY, "elastic", *COLOURS, "noise", "flip")
def test_augmentation(case, dtype, tolerance, close):
    rng = Scripted(*case.arguments["script"])
    x = case.arguments["x"].astype(dtype)
    out = find(case.function)(x, rng, **case.arguments["settings"])
    assert out.dtype == dtype
    assert rng.script == []
    close(out, case.expected["out"], tolerance)

"""The references against exact arithmetic, painted pixels and PyTorch (record.py), and against published numbers."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find

from ..recording import as_dtype, load

CASES = load(Path(__file__).parent)
OUTPUTS = {
    "iou": ["overlaps"],
    "nms": ["kept"],
    "default_boxes": ["boxes"],
    "encode_boxes": ["offsets"],
    "decode_boxes": ["boxes"],
    "match_boxes": ["match"],
    "hard_negative_mining": ["negatives"],
    "smooth_l1_loss": ["loss", "dpred"],
    "multibox_loss": ["loss", "dscores", "doffsets"],
    "yolo_decode": ["boxes", "objectness", "probabilities"],
    "average_precision": ["out"],
}


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        "iou": 6,
        "nms": 12,
        "default_boxes": 5,
        "encode_boxes": 4,
        "decode_boxes": 4,
        "match_boxes": 12,
        "hard_negative_mining": 12,
        "smooth_l1_loss": 4,
        "multibox_loss": 7,
        "yolo_decode": 4,
        "average_precision": 34,
    }
    for case in CASES:
        assert list(case.expected) == OUTPUTS[case.function]


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"])
@pytest.mark.parametrize("case", CASES, ids=[f"{case.function}-{i}" for i, case in enumerate(CASES)])
def test_recorded(case, dtype, tolerance, close):
    answer = find(case.function)(**as_dtype(case.arguments, dtype))
    answers = answer if isinstance(answer, tuple) else (answer,)
    for got, want in zip(answers, case.expected.values(), strict=True):
        if isinstance(want, float):
            assert isinstance(got, float)
            close(got, want, tolerance)
        elif want.dtype == np.float64:
            assert got.dtype == (np.float64 if case.function == "default_boxes" else dtype)
            close(got, want, tolerance)
        else:  # indices and masks are right or wrong
            assert got.dtype.kind == want.dtype.kind
            assert np.array_equal(got, want)


SSD300 = [(38, 4), (19, 6), (10, 6), (5, 6), (3, 4), (1, 4)]
"""Cells of a side, and boxes in a cell, of the six feature maps of SSD300 (Liu et al., section 3.1)."""


def test_ssd300_has_8732_default_boxes_and_their_published_scales():
    scales = [0.1, 0.2, 0.375, 0.55, 0.725, 0.9, 1.075]  # s_min 0.2 and s_max 0.9 over the last five maps
    total = 0
    for (cells, in_a_cell), scale, larger in zip(SSD300, scales[:-1], scales[1:], strict=True):
        ratios = [1, 2, 1 / 2, 3, 1 / 3][: in_a_cell - 1]
        boxes = find("default_boxes")(cells, 300, [scale], ratios)
        extra = find("default_boxes")(cells, 300, [np.sqrt(scale * larger)], [1.0])
        total += len(boxes) + len(extra)
        side = boxes[0, 2] - boxes[0, 0]
        assert side == pytest.approx(300 * scale)
        assert extra[-1, 3] - extra[-1, 1] == pytest.approx(300 * np.sqrt(scale * larger))
    assert total == 8732


def test_published_average_precision():
    """Padilla's 24 detections of 15 objects: 24.56 % over all points, 26.84 % over eleven, cut, not rounded."""
    true = np.isin(list("RYJAUCMFDBHPEXNTKQVILSGO"), list("RJBPEXG"))
    falling = np.arange(24, 0, -1)
    assert find("average_precision")(falling, true, 15) == pytest.approx(0.2456, abs=1e-4)
    assert find("average_precision")(falling, true, 15, eleven_points=True) == pytest.approx(0.2684, abs=1e-4)


def test_published_smooth_l1_meets_at_one():
    """Girshick's equation 3: 0.5 x**2 within 1, abs(x) - 0.5 beyond."""
    for x, value in ((0.5, 0.125), (-1.0, 0.5), (1.0, 0.5), (-3.0, 2.5), (4.0, 3.5)):
        assert find("smooth_l1_loss")(np.array([[x]]), np.zeros((1, 1)))[0] == value

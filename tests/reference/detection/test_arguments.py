"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import copy

import numpy as np
import pytest

from reference import find

BOX, TWO = np.array([[0.0, 0.0, 2.0, 3.0]]), np.array([[0.0, 0.0, 2.0, 3.0], [1.0, 1.0, 4.0, 5.0]])
THIN, NAN = np.array([[0.0, 1.0, 2.0, 1.0]]), np.array([[0.0, 1.0, np.nan, 1.0]])
ONES, YES = np.ones(3), np.array([True, False, True])
SCORES, OFFSETS, LABELS = np.ones((2, 3, 4)), np.ones((2, 3, 4)), np.zeros((2, 3), dtype=int)
GRID, ANCHORS = np.zeros((2, 3, 1, 7)), np.ones((1, 2))

BAD = [
    ("iou", (np.ones(4), BOX), r"a must have shape \(K, 4\). Received: \(4,\)"),
    ("iou", (BOX, np.ones((2, 5))), r"b must have shape \(K, 4\). Received: \(2, 5\)"),
    ("iou", (BOX, NAN), "b must be finite. Received: nan"),
    ("iou", (np.array([[0, 0, np.inf, 1]]), BOX), "a must be finite. Received: inf"),
    ("iou", (np.array([["a"] * 4]), BOX), "a must be an array of real numbers"),
    ("nms", (np.ones((3, 3)), ONES, 0.5), r"boxes must have shape \(K, 4\)"),
    ("nms", (NAN, np.ones(1), 0.5), "boxes must be finite"),
    ("nms", (TWO, ONES, 0.5), r"scores must have shape \(2,\). Received: \(3,\)"),
    ("nms", (TWO, np.ones((2, 1)), 0.5), r"scores must have shape \(K\). Received: \(2, 1\)"),
    ("nms", (TWO, np.array([0.5, np.nan]), 0.5), "scores must not hold nan"),
    ("nms", (TWO, np.ones(2), 1.5), r"threshold must be in \[0, 1\]. Received: 1.5"),
    ("nms", (TWO, np.ones(2), -0.1), "Received: -0.1"),
    ("nms", (TWO, np.ones(2), np.nan), "threshold must be finite"),
    ("nms", (TWO, np.ones(2), "half"), "threshold must be a number. Received: 'half'"),
    ("default_boxes", (0, 300, [0.2], [1]), r"feature_size must be a positive number or \(height, width\)"),
    (
        "default_boxes",
        ((2, 1.5), 300, [0.2], [1]),
        "feature_size must be an integer of at least 1. Received: 1.5",
    ),
    ("default_boxes", ((2, 2, 2), 300, [0.2], [1]), r"feature_size must be .* Received: \(2, 2, 2\)"),
    ("default_boxes", (2, (300, 0), [0.2], [1]), r"image_size must be .* Received: \(300, 0\)"),
    ("default_boxes", (2, np.inf, [0.2], [1]), "image_size must be .* Received: inf"),
    ("default_boxes", (2, 300, 0.2, [1]), "scales must be a list of positive numbers. Received: 0.2"),
    ("default_boxes", (2, 300, [0.2, -0.1], [1]), r"scales .* Received: \[0.2, -0.1\]"),
    ("default_boxes", (2, 300, [0.2], []), r"ratios .* Received: \[\]"),
    ("default_boxes", (2, 300, [0.2], [1, 0]), r"ratios .* Received: \[1, 0\]"),
    ("default_boxes", (2, 300, [np.inf], [1]), r"scales .* Received: \[inf\]"),
    ("encode_boxes", (TWO, BOX), r"defaults must have shape \(2, 4\). Received: \(1, 4\)"),
    ("encode_boxes", (THIN, BOX), r"boxes must have x1 < x2 and y1 < y2. Received: \[0. 1. 2. 1.\]"),
    (
        "encode_boxes",
        (BOX, BOX[:, ::-1]),
        r"defaults must have x1 < x2 and y1 < y2. Received: \[3. 2. 0. 0.\]",
    ),
    ("encode_boxes", (NAN, BOX), "boxes must be finite"),
    ("decode_boxes", (np.zeros((2, 4)), BOX), r"offsets must have shape \(1, 4\). Received: \(2, 4\)"),
    ("decode_boxes", (np.zeros((1, 4)), THIN), "defaults must have x1 < x2"),
    ("decode_boxes", (np.zeros((1, 4)), np.ones((1, 5))), r"defaults must have shape \(K, 4\)"),
    ("match_boxes", (np.ones((2, 3)), BOX, 0.5), r"truth must have shape \(K, 4\)"),
    ("match_boxes", (BOX, NAN, 0.5), "defaults must be finite"),
    ("match_boxes", (BOX, TWO, 2), r"threshold must be in \[0, 1\]. Received: 2.0"),
    (
        "hard_negative_mining",
        (np.ones((1, 2, 3)), np.ones((1, 2, 3), bool)),
        r"loss must have shape \(D,\) or",
    ),
    ("hard_negative_mining", (np.float64(1), np.bool_(1)), r"loss must have shape .* Received: \(\)"),
    ("hard_negative_mining", (np.array([1.0, np.nan]), YES[:2]), "loss must not hold nan"),
    ("hard_negative_mining", (ONES, YES[:2]), r"positives must have shape \(3,\). Received: \(2,\)"),
    ("hard_negative_mining", (ONES, np.array([0, 1, 2])), "positives must hold only True and False"),
    ("hard_negative_mining", (ONES, YES, 0.5), "ratio must be an integer of at least 0. Received: 0.5"),
    ("hard_negative_mining", (ONES, YES, -1), "ratio must be an integer of at least 0. Received: -1"),
    ("smooth_l1_loss", (np.ones((2, 4)), np.ones((1, 4))), r"target must have shape \(2, 4\)"),
    ("smooth_l1_loss", (np.ones((0, 4)), np.ones((0, 4))), "pred must hold at least one sample"),
    ("smooth_l1_loss", (np.float64(1), np.float64(1)), r"pred must hold .* Received: \(\)"),
    ("multibox_loss", (SCORES[0], OFFSETS, LABELS, OFFSETS), r"scores must have shape \(N, D, C\)"),
    ("multibox_loss", (SCORES * np.nan, OFFSETS, LABELS, OFFSETS), "scores must be finite. Received: nan"),
    ("multibox_loss", (SCORES, OFFSETS[:1], LABELS, OFFSETS), r"offsets must have shape \(2, 3, 4\)"),
    ("multibox_loss", (SCORES, OFFSETS, LABELS, OFFSETS[:, :2]), r"targets must have shape \(2, 3, 4\)"),
    ("multibox_loss", (SCORES, OFFSETS, LABELS[0], OFFSETS), r"labels must have shape \(2, 3\)"),
    ("multibox_loss", (SCORES, OFFSETS, LABELS + 4, OFFSETS), "labels must hold integer classes from 0 to 3"),
    (
        "multibox_loss",
        (SCORES, OFFSETS, LABELS - np.eye(2, 3, dtype=int), OFFSETS),
        "labels must hold integer classes",
    ),
    ("multibox_loss", (SCORES, OFFSETS, LABELS * 1.0, OFFSETS), "labels must hold integer classes"),
    ("multibox_loss", (SCORES, OFFSETS, LABELS, OFFSETS, -1), "ratio must be an integer of at least 0"),
    ("multibox_loss", (SCORES, OFFSETS, LABELS, OFFSETS, 3, np.inf), "alpha must be finite"),
    (
        "yolo_decode",
        (GRID[0], ANCHORS, 32),
        r"grid must have shape \(S_h, S_w, A, 5 \+ C\).* Received: \(3, 1, 7\)",
    ),
    ("yolo_decode", (GRID[..., :5], ANCHORS, 32), r"Received: \(2, 3, 1, 5\)"),
    ("yolo_decode", (GRID[:0], ANCHORS, 32), r"grid must have shape .* Received: \(0, 3, 1, 7\)"),
    ("yolo_decode", (GRID, np.ones((2, 2)), 32), r"anchors must have shape \(1, 2\). Received: \(2, 2\)"),
    ("yolo_decode", (GRID, np.array([[1.0, 0.0]]), 32), "anchors must be positive"),
    ("yolo_decode", (GRID, np.inf * ANCHORS, 32), "anchors must be finite"),
    ("yolo_decode", (GRID, ANCHORS, -1), "image_size must be a positive number"),
    ("average_precision", (ONES, YES[:2], 2), r"is_true must have shape \(3,\)"),
    ("average_precision", (ONES, 2 * YES, 2), "is_true must hold only True and False"),
    ("average_precision", (np.ones((3, 1)), YES, 2), r"scores must have shape \(K\)"),
    ("average_precision", (np.array([1, np.nan, 2]), YES, 2), "scores must not hold nan"),
    ("average_precision", (ONES, YES, 1), "n_truth must be an integer of at least 2. Received: 1"),
    ("average_precision", (ONES, 0 * YES, 0), "n_truth must be an integer of at least 1. Received: 0"),
    ("average_precision", (ONES, YES, 2.5), "n_truth must be an integer .* Received: 2.5"),
]


def good(dtype):
    """Return arguments of every function, whole numbers in the wanted dtype."""
    numbers = np.random.default_rng(5)
    first = numbers.integers(0, 8, (6, 2))
    boxes = np.concatenate([first, first + numbers.integers(1, 9, (6, 2))], axis=1).astype(dtype)

    def draw(*shape):
        return numbers.integers(0, 5, shape).astype(dtype)

    labels = np.array([[0, 2, 0], [1, 0, 0]])
    return {
        "iou": {"a": boxes, "b": boxes[::-1].copy()},
        "nms": {"boxes": boxes, "scores": draw(6), "threshold": 0.2},
        "encode_boxes": {"boxes": boxes, "defaults": boxes[::-1].copy()},
        "decode_boxes": {"offsets": draw(6, 4), "defaults": boxes},
        "match_boxes": {"truth": boxes[:2].copy(), "defaults": boxes, "threshold": 0.2},
        "hard_negative_mining": {"loss": draw(2, 5), "positives": np.arange(10).reshape(2, 5) % 4 == 1},
        "smooth_l1_loss": {"pred": draw(5, 4), "target": draw(5, 4)},
        "multibox_loss": {
            "scores": draw(2, 3, 4),
            "offsets": draw(2, 3, 4),
            "labels": labels,
            "targets": draw(2, 3, 4),
        },
        "yolo_decode": {
            "grid": draw(2, 3, 1, 7),
            "anchors": np.full((1, 2), 3, dtype),
            "image_size": (32, 48),
        },
        "average_precision": {"scores": draw(6), "is_true": np.arange(6) % 2 == 0, "n_truth": 4},
    }


INDICES = {"nms": "i", "match_boxes": "i", "hard_negative_mining": "b"}
NAMES = list(good(np.float64))


def arrays_of(answer):
    return [
        each for each in (answer if isinstance(answer, tuple) else (answer,)) if isinstance(each, np.ndarray)
    ]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        find(name)(*arguments)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.uint8])
@pytest.mark.parametrize("name", NAMES)
def test_dtypes(name, dtype, close):
    answer, wide = find(name)(**good(dtype)[name]), find(name)(**good(np.float64)[name])
    for got, want in zip(arrays_of(answer), arrays_of(wide), strict=True):
        if name in INDICES:
            assert got.dtype.kind == INDICES[name]
            assert np.array_equal(got, want)
        else:
            assert got.dtype == (np.float32 if dtype == np.float32 else np.float64)
            close(got, want, 1e-5 if dtype == np.float32 else 0)


@pytest.mark.parametrize("name", ["smooth_l1_loss", "multibox_loss", "average_precision"])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_losses_are_python_numbers(name, dtype):
    answer = find(name)(**good(dtype)[name])
    assert type(answer[0] if isinstance(answer, tuple) else answer) is float


@pytest.mark.parametrize("name", NAMES)
def test_arrays_may_be_read_only_and_strided_and_the_answer_is_not_the_callers(name):
    arguments = good(np.float64)[name]
    plain = arrays_of(find(name)(**arguments))
    odd = {
        key: np.asfortranarray(np.repeat(value, 2, axis=0))[::2] if isinstance(value, np.ndarray) else value
        for key, value in arguments.items()
    }
    given = [value for value in odd.values() if isinstance(value, np.ndarray)]
    for array in given:
        array.flags.writeable = False
    answer = arrays_of(find(name)(**odd))
    for got, want in zip(answer, plain, strict=True):
        assert np.array_equal(got, want)
        assert got.flags.writeable
        assert not any(np.shares_memory(got, array) for array in given)


@pytest.mark.parametrize("name", NAMES)
def test_arguments_are_not_modified(name):
    arguments = good(np.float64)[name]
    before = copy.deepcopy(arguments)
    find(name)(**arguments)
    for key, value in before.items():
        assert np.array_equal(arguments[key], value)


def test_sizes_and_lists_may_come_in_any_form():
    plain = find("default_boxes")(2, 300, [0.2, 0.5], [1.0, 2.0])
    for size, image in (
        ((2, 2), (300.0, 300.0)),
        (np.int64(2), np.float32(300)),
        ([2, 2], np.array([300, 300])),
    ):
        assert np.array_equal(find("default_boxes")(size, image, np.array([0.2, 0.5]), (1, 2)), plain)
    grid = np.arange(42.0).reshape(2, 3, 1, 7) / 42
    for got, want in zip(
        find("yolo_decode")(grid, [[3, 3]], 32), find("yolo_decode")(grid, [[3, 3]], (32, 32)), strict=True
    ):
        assert np.array_equal(got, want)


def test_masks_may_be_ones_and_zeros_and_ratios_whole_floats():
    assert np.array_equal(
        find("hard_negative_mining")(ONES, [1, 0, 0], 1.0),
        find("hard_negative_mining")(ONES, YES & YES[::-1] & [1, 0, 0], 1),
    )
    assert find("average_precision")(ONES, [1, 0, 1], 2) == find("average_precision")(ONES, YES, 2)


def test_nothing_in_nothing_out():
    none = np.empty((0, 4))
    assert find("iou")(none, TWO).shape == (0, 2)
    assert find("iou")(TWO, none).shape == (2, 0)
    assert find("nms")(none, [], 0.5).shape == (0,)
    assert find("match_boxes")(TWO, none, 0.5).shape == (0,)
    assert find("match_boxes")(none, TWO, 0.5).tolist() == [-1, -1]
    assert find("decode_boxes")(none, none).shape == (0, 4)
    assert find("hard_negative_mining")([], []).shape == (0,)
    assert find("hard_negative_mining")(np.ones((2, 0)), np.ones((2, 0))).shape == (2, 0)
    assert find("average_precision")([], [], 1) == 0

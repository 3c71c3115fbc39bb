"""The references against slow loops, and the laws that boxes, matches and rankings obey."""

import numpy as np
import pytest

from reference import find

from . import twins


def draw_boxes(rng, count, side=10.0):
    """Draw boxes that often overlap, some without an area, some with swapped corners."""
    first, size = rng.uniform(0, side, (count, 2)), rng.uniform(-0.1, 0.9, (count, 2)) * side
    return np.concatenate([first, first + np.round(size, 1)], axis=1)


def solid_boxes(rng, count, side=10.0):
    first, size = rng.uniform(0, side, (count, 2)), rng.uniform(0.05, 0.5, (count, 2)) * side
    return np.concatenate([first, first + size], axis=1)


def test_iou(rng, close):
    a, b = draw_boxes(rng, 12, side=4), draw_boxes(rng, 15, side=4)
    want = np.array([[twins.overlap(one, other) for other in b] for one in a])
    assert 0.1 < (want > 0).mean() < 0.9
    close(find("iou")(a, b), want, 1e-14)


@pytest.mark.parametrize("threshold", [0.0, 0.1, 0.3, 0.7, 1.0])
def test_nms(threshold, rng):
    for digits in (0, 3):  # with and without ties
        boxes, scores = draw_boxes(rng, 40, side=6), np.round(3 * rng.random(40), digits)
        assert find("nms")(boxes, scores, threshold).tolist() == twins.nms(boxes, scores, threshold)


@pytest.mark.parametrize(("n_truths", "n_defaults"), [(1, 9), (4, 20), (6, 5), (3, 1)])
@pytest.mark.parametrize("threshold", [0.0, 0.15, 0.5])
def test_match_boxes(n_truths, n_defaults, threshold, rng):
    for _ in range(5):
        truth, defaults = draw_boxes(rng, n_truths, side=4), draw_boxes(rng, n_defaults, side=4)
        got = find("match_boxes")(truth, defaults, threshold)
        assert got.tolist() == twins.match(truth, defaults, threshold)


@pytest.mark.parametrize("ratio", [0, 1, 3])
def test_hard_negative_mining(ratio, rng):
    loss, positives = np.round(rng.standard_normal((6, 11)), 1), rng.random((6, 11)) < 0.2
    got = find("hard_negative_mining")(loss, positives, ratio)
    assert got.tolist() == [
        twins.mine(row, marks.tolist(), ratio) for row, marks in zip(loss, positives, strict=True)
    ]
    for row, marks, want in zip(loss, positives, got, strict=True):
        assert np.array_equal(find("hard_negative_mining")(row, marks, ratio), want)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.6])
def test_multibox_loss(share, rng, close):
    scores, offsets, targets = (2 * rng.standard_normal((3, 8, depth)) for depth in (4, 4, 4))
    labels = np.where(rng.random((3, 8)) < share, rng.integers(1, 4, (3, 8)), 0)
    loss, _, _ = find("multibox_loss")(scores, offsets, labels, targets, 2, 0.5)
    close(loss, twins.multibox(scores, offsets, labels.tolist(), targets, 2, 0.5), 1e-13)


def test_average_precision(rng, close):
    for _ in range(20):
        scores, is_true = np.round(rng.standard_normal(15), 1), rng.random(15) < 0.4
        out = find("average_precision")(scores, is_true, 9 + is_true.sum())
        close(out, twins.average_precision(scores, is_true, 9 + is_true.sum()), 1e-14)


def test_overlap_is_symmetric_and_one_with_itself(rng):
    boxes = solid_boxes(rng, 20)
    overlaps = find("iou")(boxes, boxes)
    assert np.array_equal(overlaps, overlaps.T)
    assert (overlaps.diagonal() == 1).all()
    assert overlaps.min() >= 0
    assert (overlaps <= 1).all()


def test_overlap_survives_moving_scaling_and_turning(rng, close):
    a, b = solid_boxes(rng, 8), solid_boxes(rng, 9)
    plain = find("iou")(a, b)
    move, stretch = np.array([3, -7, 3, -7]), np.array([3, 0.2, 3, 0.2])
    close(find("iou")(a + move, b + move), plain, 1e-13)
    close(find("iou")(a * stretch, b * stretch), plain, 1e-13)
    close(find("iou")(a[:, [1, 0, 3, 2]], b[:, [1, 0, 3, 2]]), plain, 1e-15)
    close(find("iou")(-a[:, [2, 3, 0, 1]], -b[:, [2, 3, 0, 1]]), plain, 1e-15)


@pytest.mark.parametrize("size", [1e-200, 1e-30, 1e100])
def test_overlap_of_tiny_and_of_huge_boxes(size):
    boxes = size * np.array([[0.0, 0.0, 2.0, 2.0], [1.0, 0.0, 3.0, 2.0]])
    third = 0 if size == 1e-200 else 1 / 3  # the area is no number above 0
    assert find("iou")(boxes[:1], boxes[1:]) == pytest.approx(third)


def test_float32_boxes_meet_a_threshold_as_float64_boxes_do():
    boxes, scores = np.array([[0, 0, 2, 2], [1, 0, 3, 2]]), np.array([1, 2])
    third = 1 / 3  # as a float32 it would be larger than as a float64
    for dtype in (np.float64, np.float32):
        assert find("nms")(boxes.astype(dtype), scores, third).tolist() == [1, 0]
        assert find("match_boxes")(boxes[[0, 0]], boxes.astype(dtype)[[0, 1]], third).tolist() == [0, 1]
        assert find("match_boxes")(boxes[:1], boxes.astype(dtype)[[0, 1]], third).tolist() == [0, -1]


@pytest.mark.parametrize("threshold", [0.0, 0.3, 0.8])
def test_suppressing_again_changes_nothing(threshold, rng):
    boxes, scores = solid_boxes(rng, 30, side=6), rng.random(30)
    kept = find("nms")(boxes, scores, threshold)
    assert find("nms")(boxes[kept], scores[kept], threshold).tolist() == list(range(len(kept)))
    assert (np.diff(scores[kept]) <= 0).all()
    apart = find("iou")(boxes[kept], boxes[kept]) - np.eye(len(kept))
    assert apart.max() <= threshold
    dropped = np.setdiff1d(np.arange(30), kept)
    blame = (find("iou")(boxes[dropped], boxes[kept]) > threshold) & (scores[dropped][:, None] < scores[kept])
    assert blame.any(axis=1).all()


def test_order_of_the_boxes_does_not_matter(rng):
    boxes, scores, shuffle = solid_boxes(rng, 30, side=6), rng.random(30), rng.permutation(30)
    kept = find("nms")(boxes, scores, 0.4)
    assert np.array_equal(shuffle[find("nms")(boxes[shuffle], scores[shuffle], 0.4)], kept)
    truth = solid_boxes(rng, 5, side=6)
    match = find("match_boxes")(truth, boxes, 0.3)
    assert np.array_equal(find("match_boxes")(truth, boxes[shuffle], 0.3), match[shuffle])
    turned = find("match_boxes")(truth[::-1], boxes, 0.3)
    assert np.array_equal(np.where(turned < 0, -1, 4 - turned), match)


def test_every_truth_gets_a_default_and_no_default_is_wasted_on_the_far_away(rng):
    truth = solid_boxes(rng, 4)
    defaults = find("default_boxes")(6, 15, [0.2, 0.4], [0.5, 1, 2])
    match = find("match_boxes")(truth, defaults, 0.5)
    assert set(match) == {-1, 0, 1, 2, 3}
    overlaps = find("iou")(truth, defaults)
    background = match == -1
    assert overlaps[:, background].max() <= 0.5
    weak = ~background & (overlaps[match, np.arange(len(match))] <= 0.5)
    assert weak.sum() <= 4


def test_a_truth_whose_best_default_is_taken_claims_the_next_best():
    defaults = np.array([[0.0, 0.0, 4.0, 4.0], [0.0, 3.0, 4.0, 8.0], [20.0, 20.0, 21.0, 21.0]])
    truth = np.array([[0.0, 0.0, 4.0, 3.5], [0.0, 0.0, 4.0, 3.75]])
    assert find("match_boxes")(truth, defaults, 0.5).tolist() == [1, 0, -1]


def test_one_offset_each_undoes_the_other(rng, close):
    boxes, defaults = solid_boxes(rng, 20), solid_boxes(rng, 20)
    close(find("decode_boxes")(find("encode_boxes")(boxes, defaults), defaults), boxes, 1e-13)
    offsets = rng.standard_normal((20, 4))
    close(find("encode_boxes")(find("decode_boxes")(offsets, defaults), defaults), offsets, 1e-10)


def test_a_box_is_zero_offsets_from_itself_and_offsets_do_not_depend_on_place_or_scale(rng, close):
    boxes, defaults = solid_boxes(rng, 9), solid_boxes(rng, 9)
    assert not find("encode_boxes")(boxes, boxes).any()
    offsets = find("encode_boxes")(boxes, defaults)
    close(find("encode_boxes")(5 * boxes - 3, 5 * defaults - 3), offsets, 1e-12)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_sizes_beyond_the_largest_number_are_infinite(dtype):
    boxes = find("decode_boxes")(np.array([[1, 1, 1e4, -1e4]], dtype), np.array([[0, 0, 2, 2]], dtype))
    assert boxes.tolist() == [[-np.inf, pytest.approx(1.2), np.inf, pytest.approx(1.2)]]
    grid = np.array([-1e4, 1e4, 1e4, -1e4, -1e4, 1e4, -1e4], dtype).reshape(1, 1, 1, 7)
    boxes, objectness, probabilities = find("yolo_decode")(grid, np.ones((1, 2), dtype), 16)
    assert boxes.tolist() == [[-np.inf, 16, np.inf, 16]]
    assert objectness.tolist() == [0]
    assert probabilities.tolist() == [[1, 0]]


def test_default_boxes_have_their_ratio_and_area_and_sit_in_their_cells():
    boxes = find("default_boxes")((2, 3), (40, 90), [0.2, 0.5], [0.5, 1.0, 3.0])
    table = boxes.reshape(2, 3, 2, 3, 4)
    size = table[..., 2:] - table[..., :2]
    np.testing.assert_allclose(size[..., 0] / size[..., 1], np.broadcast_to([0.5, 1, 3], (2, 3, 2, 3)))
    area = size.prod(axis=-1) / (40 * 90)
    np.testing.assert_allclose(area, np.broadcast_to([[0.04], [0.25]], (2, 3, 2, 3)))
    centre = (table[..., 2:] + table[..., :2]) / 2
    columns, rows = np.array([15, 45, 75])[:, None, None], np.array([10, 30])[:, None, None, None]
    np.testing.assert_allclose(centre[..., 0], np.broadcast_to(columns, (2, 3, 2, 3)))
    np.testing.assert_allclose(centre[..., 1], np.broadcast_to(rows, (2, 3, 2, 3)))


def test_yolo_keeps_centres_in_their_cells(rng):
    grid = 3 * rng.standard_normal((4, 3, 2, 8))
    boxes, objectness, probabilities = find("yolo_decode")(grid, np.array([[5, 9], [7, 3]]), (80, 30))
    centres = ((boxes[:, :2] + boxes[:, 2:]) / 2).reshape(4, 3, 2, 2)
    rows, columns = np.indices((4, 3))
    assert np.array_equal(np.floor(centres[..., 0] / 10), np.repeat(columns[..., None], 2, axis=2))
    assert np.array_equal(np.floor(centres[..., 1] / 20), np.repeat(rows[..., None], 2, axis=2))
    assert ((objectness > 0) & (objectness < 1)).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    sizes = (boxes[:, 2:] - boxes[:, :2]).reshape(4, 3, 2, 2)
    np.testing.assert_allclose(sizes, np.array([[5, 9], [7, 3]]) * np.exp(grid[..., 2:4]))


@pytest.mark.parametrize("eleven_points", [False, True])
def test_precision_is_one_for_a_perfect_ranking_and_between_0_and_1_for_any(eleven_points, rng):
    out = find("average_precision")
    for n_truth in range(1, 12):
        perfect = np.arange(20) < n_truth
        assert out(-np.arange(20), perfect, n_truth, eleven_points) == 1
        assert out(np.arange(20), ~perfect, 20, eleven_points) < 1
        shuffled = rng.permutation(perfect)
        value = out(rng.random(20), shuffled, n_truth, eleven_points)
        assert 0 <= value <= 1
        assert out(rng.random(20), np.zeros(20), n_truth, eleven_points) == 0


def test_precision_depends_on_the_ranking_alone_and_suffers_from_what_is_missed(rng):
    out, scores, is_true = find("average_precision"), rng.standard_normal(25), rng.random(25) < 0.5
    value, shuffle = out(scores, is_true, 20), rng.permutation(25)
    assert out(np.exp(3 * scores), is_true, 20) == value
    assert out(scores[shuffle], is_true[shuffle], 20) == value
    assert out(scores, is_true, 40) == pytest.approx(value / 2, rel=1e-15)
    lower = np.append(scores, scores.min() - 1)
    assert out(lower, np.append(is_true, False), 20) == value
    assert out(lower, np.append(is_true, True), 20) > value


def test_negatives_are_mined_in_each_image_by_itself():
    loss = np.array([[1.0, 2.0, 3.0, 9.0], [7.0, 8.0, 9.0, 9.0]])
    positives = np.array([[False, False, False, True], [False, False, False, False]])
    assert find("hard_negative_mining")(loss, positives, 2).tolist() == [
        [False, True, True, False],
        [False, False, False, False],
    ]


def test_infinite_losses_are_the_hardest_and_the_easiest():
    loss, positives = np.array([np.inf, -np.inf, 0.0, np.inf, -np.inf]), np.array([1, 0, 0, 0, 0])
    mined = find("hard_negative_mining")(loss, positives, 1), find("hard_negative_mining")(loss, positives)
    assert [mask.tolist() for mask in mined] == [[0, 0, 0, 1, 0], [0, 1, 1, 1, 0]]

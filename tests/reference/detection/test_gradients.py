"""The gradients of the losses against central differences, coordinate by coordinate."""

import numpy as np
import pytest

from reference import find

from ..differences import away_from_kinks, contracted_differences


@pytest.mark.parametrize("shape", [(5, 4), (1, 4), (2, 3, 4), (6,)])
def test_smooth_l1_loss(shape, rng, close):
    target = rng.standard_normal(shape)
    pred = target + rng.choice([-1.0, 1.0], shape) * rng.choice([0.3, 0.8, 1.2, 4.0], shape)
    _, dpred = find("smooth_l1_loss")(pred, target)
    numeric = contracted_differences(lambda x: find("smooth_l1_loss")(x, target)[0], pred, 1.0)
    close(dpred, numeric, 1e-7)


@pytest.mark.parametrize(("ratio", "alpha"), [(3, 1.0), (1, 2.5), (0, 0.5), (2, 0.0)])
def test_multibox_loss(ratio, alpha, rng, close):
    scores, targets = rng.standard_normal((3, 7, 4)), rng.standard_normal((3, 7, 4))
    offsets = targets + 0.9 * away_from_kinks(rng, (3, 7, 4)) ** 3
    labels = np.array([[1, 0, 0, 3, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [0, 2, 0, 0, 0, 0, 0]])
    _, dscores, doffsets = find("multibox_loss")(scores, offsets, labels, targets, ratio, alpha)

    def of_scores(value):
        return find("multibox_loss")(value, offsets, labels, targets, ratio, alpha)[0]

    def of_offsets(value):
        return find("multibox_loss")(scores, value, labels, targets, ratio, alpha)[0]

    close(dscores, contracted_differences(of_scores, scores, 1.0), 1e-7)
    close(doffsets, contracted_differences(of_offsets, offsets, 1.0), 1e-7)


def test_gradient_flows_through_positives_and_mined_negatives_only(rng):
    scores, offsets = rng.standard_normal((2, 9, 3)), rng.standard_normal((2, 9, 4))
    labels = np.array([[0, 1, 0, 0, 0, 0, 2, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]])
    loss, dscores, doffsets = find("multibox_loss")(scores, offsets, labels, np.zeros((2, 9, 4)), ratio=2)
    entropy = np.log(np.exp(scores).sum(axis=2)) - scores[..., 0]
    counted = labels > 0
    counted |= find("hard_negative_mining")(entropy, labels > 0, 2)
    assert counted.sum(axis=1).tolist() == [6, 0]
    assert np.array_equal(dscores.any(axis=2), counted)
    assert np.array_equal(doffsets.any(axis=2), labels > 0)
    np.testing.assert_allclose(dscores.sum(axis=2), 0, atol=1e-15)
    assert loss > 0


@pytest.mark.parametrize("shape", [(2, 5), (0, 5), (2, 0)])
def test_without_positives_everything_is_zero(shape, rng):
    scores, offsets = rng.standard_normal((*shape, 3)), rng.standard_normal((*shape, 4))
    answer = find("multibox_loss")(scores, offsets, np.zeros(shape, int), offsets + 1)
    assert answer[0] == 0
    assert not answer[1].any()
    assert not answer[2].any()
    assert [each.shape for each in answer[1:]] == [scores.shape, offsets.shape]


def test_targets_of_the_background_do_not_matter(rng):
    scores, offsets, targets = (rng.standard_normal((2, 6, depth)) for depth in (3, 4, 4))
    labels = np.array([[0, 1, 0, 0, 2, 0], [0, 0, 1, 0, 0, 0]])
    plain = find("multibox_loss")(scores, offsets, labels, targets)
    targets[labels == 0] = np.nan
    for got, want in zip(find("multibox_loss")(scores, offsets, labels, targets), plain, strict=True):
        assert np.array_equal(got, want)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_extreme_numbers_stay_finite(dtype):
    scores = np.array([[[1e4, -1e4], [-1e4, 1e4], [1e4, 1e4], [0, -1e4]]], dtype)
    offsets = np.array([[[1e4, -1e4, 1e30, 0], [1, 2, 3, 4], [5, 6, 7, 8], [0, 0, 0, 0]]], dtype)
    answer = find("multibox_loss")(scores, offsets, np.array([[1, 0, 0, 0]]), np.zeros((1, 4, 4), dtype))
    assert all(np.isfinite(each).all() for each in answer)
    assert answer[1].tolist() == [[[1, -1], [-1, 1], [-0.5, 0.5], [0, 0]]]
    assert answer[2].tolist() == [[[1, -1, 1, 0], *[[0, 0, 0, 0]] * 3]]

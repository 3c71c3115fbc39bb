"""What augmentations do to images: nothing at strength 0, and otherwise within the range that was asked for.

Statistics are held to six standard errors, and what 1,000 uniform numbers miss has probability 0.98**1000: seeds are
fixed, and a false alarm with another seed is rarer than 1e-8.
"""

import numpy as np
import pytest

from reference import find
from reference.data.elastic import gaussian_mean
from tests.reference.data.scripted import Scripted

NOTHING = {
    "flip": {"p": 0},
    "rotate": {"max_degrees": 0},
    "translate": {"max_shift": 0},
    "scale": {"low": 1, "high": 1.0},
    "shear": {"max_shear": 0},
    "elastic": {"alpha": 0},
    "intensity": {"max_contrast": 0, "max_brightness": 0},
    "colour_jitter": {"strength": 0},
    "noise": {"std": 0},
}
MOVING = ["rotate", "translate", "scale", "shear", "elastic"]
MANY = 1000


def assert_uniform(numbers, low, high):
    """Numbers fill the interval, stay inside it, and have its mean and variance."""
    assert len(numbers) >= MANY
    width = high - low
    assert low - 1e-9 <= numbers.min() <= low + 0.02 * width
    assert high - 0.02 * width <= numbers.max() <= high + 1e-9
    assert abs(numbers.mean() - (low + high) / 2) < 6 * width / np.sqrt(12 * len(numbers))
    assert abs(numbers.var() - width**2 / 12) < 6 * width**2 / np.sqrt(180 * len(numbers))


def ramps(count, height, width):
    """Images whose first channel is the row and whose second is the column, both counted from the centre."""
    rows, columns = np.indices((height, width)) - (np.array([height, width])[:, None, None] - 1) / 2
    return np.tile(np.stack([rows, columns]), (count, 1, 1, 1))


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.uint8])
@pytest.mark.parametrize("name", NOTHING)
def test_strength_0_changes_nothing(name, dtype, rng):
    for shape in [(5, 3, 4, 7), (2, 1, 1, 1), (0, 1, 3, 3)]:
        x = (100 * rng.random(shape)).astype(dtype)
        out = find(name)(x, rng, **NOTHING[name])
        assert np.array_equal(out, x)
        assert not np.shares_memory(out, x)


@pytest.mark.parametrize("name", NOTHING)
def test_one_seed_gives_one_answer(name):
    x = np.random.default_rng(0).random((6, 2, 5, 8))
    first, again, other = (find(name)(x, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("name", NOTHING)
def test_each_image_has_its_own_draw_and_no_influence_on_others(name, rng):
    image = rng.random((1, 2, 6, 5))
    out = find(name)(np.repeat(image, 40, axis=0), np.random.default_rng(3))
    assert len(np.unique(out.reshape(40, -1), axis=0)) == (2 if name == "flip" else 40) or name == "translate"
    assert name != "translate" or len(np.unique(out.reshape(40, -1), axis=0)) > 5
    changed = np.concatenate([np.repeat(image, 39, axis=0), image + 9])
    assert np.array_equal(find(name)(changed, np.random.default_rng(3))[:-1], out[:-1])


@pytest.mark.parametrize("name", [*MOVING, "flip"])
def test_channels_move_together(name, rng):
    channel = rng.random((8, 1, 6, 5))
    out = find(name)(np.concatenate([channel, 2 * channel, channel], axis=1), rng)
    assert np.array_equal(out[:, 0], out[:, 2])
    np.testing.assert_allclose(out[:, 1], 2 * out[:, 0], rtol=1e-13)


@pytest.mark.parametrize("name", MOVING)
def test_flat_images_stay_flat(name, rng):
    flat = np.full((9, 2, 5, 4), 0.1)
    assert np.array_equal(find(name)(flat, rng), flat)


@pytest.mark.parametrize("name", MOVING)
def test_nothing_comes_out_darker_or_lighter_than_it_went_in(name, rng):
    x = rng.random((20, 1, 7, 6))
    out = find(name)(x, rng)
    assert out.min() >= x.min() - 1e-15
    assert out.max() <= x.max() + 1e-15


def test_flip_mirrors_some_images_left_to_right(rng):
    x = rng.random((20_000, 1, 2, 3))
    for p in (0.5, 0.2):
        out = find("flip")(x, rng, p=p)
        mirrored = (out != x).any(axis=(1, 2, 3))
        assert np.array_equal(out[mirrored], x[mirrored][..., ::-1])
        assert np.array_equal(out[~mirrored], x[~mirrored])
        assert abs(mirrored.mean() - p) < 6 * np.sqrt(p * (1 - p) / len(x))
    assert np.array_equal(find("flip")(x, rng, p=1), x[..., ::-1])


def test_a_positive_angle_turns_counter_clockwise():
    x = np.zeros((1, 1, 5, 5))
    x[0, 0, 2, 4] = 1
    out = find("rotate")(x, Scripted([1.0]), max_degrees=90)
    assert np.unravel_index(out.argmax(), (5, 5)) == (0, 2)
    assert out.max() == pytest.approx(1)


def test_four_quarter_turns_are_none(rng):
    x = rng.random((2, 3, 6, 6))
    out = x
    for _ in range(4):
        out = find("rotate")(out, Scripted([1.0, 1.0]), max_degrees=90)
    np.testing.assert_allclose(out, x, atol=1e-13)


@pytest.mark.parametrize("most", [15, 90])
def test_angles_are_uniform(most, rng):
    out = find("rotate")(ramps(MANY, 5, 5), rng, max_degrees=most)
    down, right = out[:, :, 2, 3].T  # where the pixel right of the centre came from
    np.testing.assert_allclose(np.hypot(down, right), 1, rtol=1e-12)
    assert_uniform(np.degrees(np.arctan2(down, right)), -most, most)


def test_rotation_is_about_the_centre_of_any_size(rng):
    for height, width in [(4, 4), (5, 7), (6, 3)]:
        out = find("rotate")(ramps(1, height, width), rng, max_degrees=20)
        middle = out[0, :, (height - 1) // 2 : height // 2 + 1, (width - 1) // 2 : width // 2 + 1]
        np.testing.assert_allclose(middle.mean(axis=(1, 2)), 0, atol=1e-13)


def test_shifts_are_whole_pixels_and_all_of_them_come(rng):
    x = np.zeros((5000, 1, 9, 11))
    x[:, :, 4, 5] = 1
    out = find("translate")(x, rng, max_shift=2)
    assert np.array_equal(np.unique(out), [0, 1])
    assert np.array_equal(out.sum(axis=(1, 2, 3)), np.ones(5000))
    counts = out.sum(axis=(0, 1))
    assert counts[2:7, 3:8].sum() == 5000
    assert np.abs(counts[2:7, 3:8] - 200).max() < 6 * np.sqrt(200)


def test_positive_shifts_go_down_and_right():
    x = np.zeros((2, 1, 5, 6))
    x[:, 0, 2, 3] = 1
    out = find("translate")(x, Scripted([[1, 0], [0, -2]]), max_shift=2)
    assert np.argwhere(out[:, 0]).tolist() == [[0, 3, 3], [1, 2, 1]]


def test_a_shift_beyond_the_image_leaves_its_border():
    x = np.arange(6.0).reshape(1, 1, 2, 3)
    out = find("translate")(x, Scripted([[7], [-8]]), max_shift=9)
    assert np.array_equal(out, np.full((1, 1, 2, 3), 2.0))


@pytest.mark.parametrize(("low", "high"), [(0.9, 1.1), (0.5, 3.0)])
def test_factors_are_uniform_and_above_1_enlarge(low, high, rng):
    out = find("scale")(ramps(MANY, 7, 9), rng, low=low, high=high)
    factor = 1 / out[:, 1, 3, 5]
    np.testing.assert_allclose(out[:, 0, 4, 4], 1 / factor, rtol=1e-12)  # the same in both directions
    assert_uniform(factor, low, high)


def test_slants_are_uniform_and_the_middle_stays(rng):
    out = find("shear")(ramps(MANY, 5, 7), rng, max_shear=0.4)
    assert np.array_equal(out[:, :, 2], ramps(MANY, 5, 7)[:, :, 2])
    np.testing.assert_allclose(out[:, 0], ramps(MANY, 5, 7)[:, 0], atol=1e-13)
    assert_uniform(-out[:, 1, 3, 3], -0.4, 0.4)
    np.testing.assert_allclose(out[:, 1, 4, 3], 2 * out[:, 1, 3, 3], atol=1e-13)


def test_a_positive_shear_moves_what_is_below_to_the_right():
    x = np.zeros((1, 1, 3, 5))
    x[..., 2] = 1
    out = find("shear")(x, Scripted([1.0]), max_shear=1)
    assert out[0, 0].argmax(axis=1).tolist() == [1, 2, 3]


def test_a_mark_moves_where_the_ranges_say(rng):
    """The largest moves of one pixel at distance 10 from the centre: 15 degrees, 10 % and a slant of 0.1."""
    x = np.zeros((300, 1, 25, 25))
    x[:, :, 12, 22] = 1
    rows, columns = np.indices((25, 25)) - 12

    def places(name, x):
        out = find(name)(x, rng)[:, 0]
        weight = out.sum(axis=(1, 2))
        return np.array([(out * each).sum(axis=(1, 2)) / weight for each in (rows, columns)])

    # the centroid of a pixel that is spread over its neighbours strays by up to a third of a pixel
    down, right = places("rotate", x)
    angles = -np.degrees(np.arctan2(down, right))
    assert np.abs(angles).max() < 15 + 2
    assert angles.max() > 12
    assert angles.min() < -12
    right = places("scale", x)[1]
    assert 9 - 0.5 < right.min() < 9.5
    assert 10.5 < right.max() < 11 + 0.5
    down, right = places("shear", x.transpose(0, 1, 3, 2))
    np.testing.assert_allclose(down, 10, atol=1e-12)
    assert 0.7 < right.max() < 1.1
    assert -1.1 < right.min() < -0.7


def displacements(count, height, width, rng, **settings):
    """Where the pixels came from, minus where they are; far from the border, where ramps go on."""
    out = find("elastic")(ramps(count, height, width), rng, **settings)
    return out - ramps(count, height, width)


def test_elastic_moves_are_bounded_by_alpha_and_grow_with_it():
    moves = {
        alpha: displacements(40, 16, 18, np.random.default_rng(4), alpha=alpha, sigma=0.3)
        for alpha in (0.5, 1.0)
    }
    inside = np.s_[:, :, 2:-2, 2:-2]
    np.testing.assert_allclose(moves[1.0][inside], 2 * moves[0.5][inside], atol=1e-12)
    assert 0.9 < np.abs(moves[1.0]).max() <= 1.0


def test_elastic_moves_have_the_spread_and_smoothness_of_a_smoothed_noise(rng):
    alpha, sigma = 2.0, 2.0
    moves = displacements(200, 32, 32, rng, alpha=alpha, sigma=sigma)[..., 6:-6, 6:-6]
    # 4 pi sigma**2 neighbours count as one: 1,600 numbers for each direction, held to six standard errors;
    # a two-dimensional Gaussian mean of independent numbers divides their variance, 1/3, by 4 pi sigma**2
    expected = alpha / np.sqrt(3 * 4 * np.pi) / sigma
    assert moves.std() == pytest.approx(expected, rel=0.08)
    assert abs(moves.mean()) < 0.11 * expected
    # and two at distance d are correlated as exp(-d**2 / (4 sigma**2))
    for d in (1, 3, 6):
        apart = (moves[..., d:] * moves[..., :-d]).mean() / moves.var()
        assert apart == pytest.approx(np.exp(-(d**2) / (4 * sigma**2)), abs=0.12)
    down, right = moves[:, 0], moves[:, 1]
    assert abs((down * right).mean()) < 0.15 * moves.var()


def test_gaussian_means_have_weights_that_sum_to_1_and_fall_with_the_distance():
    mean = gaussian_mean(6, 1.5)
    np.testing.assert_allclose(mean.sum(axis=1), 1, rtol=1e-15)
    assert mean[0, 2] / mean[0, 0] == pytest.approx(np.exp(-(2**2) / (2 * 1.5**2)))
    assert np.array_equal(gaussian_mean(3, 1e-3), np.eye(3))
    assert np.array_equal(gaussian_mean(1, 2.0), [[1.0]])


def test_contrast_and_brightness_are_uniform(rng):
    x = rng.random((MANY, 2, 3, 4))
    out = find("intensity")(x, rng, max_contrast=0.3, max_brightness=0.05)
    factor = out.std(axis=(1, 2, 3)) / x.std(axis=(1, 2, 3))
    brightness = (out - x).mean(axis=(1, 2, 3))
    assert_uniform(factor, 0.7, 1.3)
    assert_uniform(brightness, -0.05, 0.05)
    assert abs(np.corrcoef(factor, brightness)[0, 1]) < 6 / np.sqrt(MANY)
    np.testing.assert_allclose(
        out - x.mean(axis=(1, 2, 3), keepdims=True) - brightness[:, None, None, None],
        factor[:, None, None, None] * (x - x.mean(axis=(1, 2, 3), keepdims=True)),
        atol=1e-14,
    )


def test_channels_are_scaled_each_by_its_own_factor(rng):
    x = rng.uniform(1, 2, (MANY, 3, 2, 2))
    factor = find("colour_jitter")(x, rng, strength=0.25) / x
    np.testing.assert_allclose(factor, factor[:, :, :1, :1] * np.ones((2, 2)), rtol=1e-14)
    assert_uniform(factor[:, :, 0, 0].ravel(), 0.75, 1.25)
    correlation = np.corrcoef(factor[:, :, 0, 0].T) - np.eye(3)
    assert np.abs(correlation).max() < 6 / np.sqrt(MANY)


def test_noise_is_normal_and_independent(rng):
    x = rng.random((40, 2, 30, 25))
    added = find("noise")(x, rng, std=0.5) - x
    assert abs(added.mean()) < 6 * 0.5 / np.sqrt(x.size)
    assert abs(added.var() - 0.25) < 6 * 0.25 * np.sqrt(2 / x.size)
    beyond = (
        np.abs(added) > 1
    ).mean()  # of a normal distribution, 4.55 % lies beyond two standard deviations
    assert abs(beyond - 0.0455) < 6 * np.sqrt(0.0455 / x.size)
    for a, b in [
        (added[:, 0], added[:, 1]),
        (added[1:], added[:-1]),
        (added[..., 1:], added[..., :-1]),
        (added[..., 1:, :], added[..., :-1, :]),
    ]:
        assert abs((a * b).mean()) < 6 * 0.25 / np.sqrt(a.size)

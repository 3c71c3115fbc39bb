"""What the lectures say about the architectures."""

import numpy as np
import pytest

from reference import find
from reference.architectures.convnet import init_convnet

from .shapes import BLOCKS, IMAGES, RESIDUAL, draw

CENTRE = np.zeros((2, 2, 3, 3))
CENTRE[[0, 1], [0, 1], 1, 1] = 1


def test_a_residual_block_of_zeros_is_the_identity_in_both_directions(rng):
    x, w, b = np.abs(rng.standard_normal((2, 2, 4, 5))), np.zeros((2, 2, 3, 3)), np.zeros(2)
    out, cache = find("residual_block_forward")(x, w, b, w, b)
    dout = rng.standard_normal(out.shape)
    dx = find("residual_block_backward")(dout, cache)[0]
    assert np.array_equal(out, x)
    assert np.array_equal(dx, dout)


def test_the_gradient_survives_fifty_residual_blocks_and_not_fifty_plain_layers(rng):
    x, b = np.abs(rng.standard_normal((1, 2, 4, 4))), np.zeros(2)
    weights = [0.05 * rng.standard_normal((2, 2, 3, 3)) for _ in range(50)]
    residual, plain, caches = x, x, []
    for w in weights:
        residual, block = find("residual_block_forward")(residual, w, b, w, b)
        plain, conv = find("conv_forward")(plain, w, b, {"stride": 1, "pad": 1})
        caches.append((block, conv))
    through_blocks = through_layers = np.ones_like(x)
    for block, conv in reversed(caches):
        through_blocks = find("residual_block_backward")(through_blocks, block)[0]
        through_layers = find("conv_backward")(through_layers, conv)[0]
    assert np.abs(through_blocks).max() > 0.1
    assert np.abs(through_layers).max() < 1e-6


def test_a_projection_of_ones_on_the_diagonal_is_the_identity(rng, close):
    arrays = draw(RESIDUAL, rng)
    projection = np.eye(2)[:, :, None, None]
    plain, _ = find("residual_block_forward")(**arrays)
    close(find("residual_block_forward")(**arrays, w_proj=projection, b_proj=np.zeros(2))[0], plain, 1e-15)


def test_branches_of_inception_stand_in_their_order(rng):
    x = rng.standard_normal((1, 1, 3, 4))
    params = {f"w{size}": np.zeros((1, 1, size, size)) for size in (1, 3, 5)}
    params |= {"b1": np.array([1.0]), "b3": np.array([3.0]), "b5": np.array([5.0])}
    params |= {"wp": np.zeros((1, 1, 1, 1)), "bp": np.array([7.0])}
    out, _ = find("inception_forward")(x, params)
    assert out[0, :, 0, 0].tolist() == [1, 3, 5, 7]
    assert (out == out[:, :, :1, :1]).all()


def test_the_border_of_inceptions_pooling_never_wins():
    params = {f"w{size}": np.zeros((1, 2, size, size)) for size in (1, 3, 5)}
    params |= {f"b{size}": np.zeros(1) for size in (1, 3, 5)}
    x = np.full((1, 2, 3, 3), -7.0)
    out, cache = find("inception_forward")(x, params)
    assert (out[:, 3:] == -7).all()
    dx, _ = find("inception_backward")(np.ones_like(out), cache)
    assert dx.sum() == 18


def test_a_large_filter_sees_further_than_a_small_one():
    x = np.zeros((1, 1, 7, 7))
    x[0, 0, 3, 3] = 1
    params = {f"w{size}": np.ones((1, 1, size, size)) for size in (1, 3, 5)}
    params |= {f"b{size}": np.zeros(1) for size in (1, 3, 5)}
    out, _ = find("inception_forward")(x, params)
    assert [np.count_nonzero(channel) for channel in out[0]] == [1, 9, 25, 9]


def test_reductions_make_inception_cheaper():
    x_shape, same = (1, 192, 28, 28), {"stride": 1, "pad": 2}
    direct = find("conv_operations")(x_shape, (32, 192, 5, 5), same)
    reduced = find("conv_operations")(x_shape, (16, 192, 1, 1), {"stride": 1, "pad": 0})
    reduced += find("conv_operations")((1, 16, 28, 28), (32, 16, 5, 5), same)
    assert 9 < direct / reduced < 10


def test_filters_that_copy_make_a_vgg_block_a_pooling(rng, close):
    x = np.abs(rng.standard_normal((2, 2, 5, 6)))
    params = {
        "w1": CENTRE,
        "b1": np.zeros(2),
        "w2": CENTRE,
        "b2": np.zeros(2),
        "w3": CENTRE,
        "b3": np.zeros(2),
    }
    pooled, _ = find("max_pool_forward")(x, {"pool_height": 2, "pool_width": 2, "stride": 2})
    assert np.array_equal(find("vgg_block_forward")(x, params)[0], pooled)


def test_detail_reaches_the_scores_of_a_unet_only_across(rng):
    x, params = np.abs(rng.standard_normal(IMAGES)), draw(BLOCKS["unet"], rng)
    params |= {"w_down": CENTRE, "b_down": np.zeros(2)}
    # which of four pixels is the largest is lost below
    swapped = x.reshape(2, 2, 2, 2, 3, 2)[:, :, :, ::-1, :, ::-1].reshape(IMAGES)
    scores = [find("unet_forward")(image, params)[0] for image in (x, swapped)]
    assert not np.allclose(*scores)
    params["w_merge"] = params["w_merge"].copy()
    params["w_merge"][:, :2] = 0
    without_skip = [find("unet_forward")(image, params)[0] for image in (x, swapped)]
    assert np.array_equal(*without_skip)


def test_a_sharp_enough_price_empties_the_code(rng):
    X, activity = rng.standard_normal((20, 3)), {}
    for sparsity in (0.0, 1.0):
        params = find("init_mlp")([3, 8, 3], np.random.default_rng(1), "xavier_normal")
        for _ in range(300):
            _, grads = find("autoencoder_loss")(params, X, "relu", sparsity)
            params = {name: array - 0.1 * grads[name] for name, array in params.items()}
        activity[sparsity] = np.maximum(X @ params["W1"] + params["b1"], 0).mean()
    assert activity[1.0] < 0.1 * activity[0.0]


def test_a_linear_bottleneck_restores_no_better_than_principal_components(rng):
    X = rng.standard_normal((40, 4)) * [3, 2, 0.5, 0.2]
    values = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    axes = np.linalg.svd(X - X.mean(axis=0))[2][:2]
    shift = 50.0  # keeps every unit of the code on its linear side
    params = {"W1": axes.T, "b1": shift - X.mean(axis=0) @ axes.T, "W2": axes}
    params["b2"] = X.mean(axis=0) - np.full(2, shift) @ axes
    loss, grads = find("autoencoder_loss")(params, X, "relu")
    assert loss == pytest.approx((values[2:] ** 2).sum() / X.size, rel=1e-10)
    assert max(np.abs(gradient).max() for gradient in grads.values()) < 1e-10


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_every_layer_learns_to_restore_what_is_below_it(activation, rng):
    X, sizes = rng.standard_normal((30, 2)) @ rng.standard_normal((2, 6)), [4, 3, 2]
    params = find("pretrain_layerwise")(X, sizes, 0.1, 200, np.random.default_rng(3), activation)
    same_draws, below = np.random.default_rng(3), X
    for layer, size in enumerate(sizes, start=1):
        trained = find("init_mlp")([below.shape[1], size, below.shape[1]], same_draws, "xavier_normal")
        losses = []
        for _ in range(200):
            loss, grads = find("autoencoder_loss")(trained, below, activation)
            losses.append(loss)
            trained = {name: array - 0.1 * grads[name] for name, array in trained.items()}
        assert losses[-1] < 0.8 * losses[0]
        assert losses == sorted(losses, reverse=True)
        learned = {"W1": params[f"W{layer}"], "b1": params[f"b{layer}"]}
        decoder = {"W2": trained["W2"], "b2": trained["b2"]}
        assert find("autoencoder_loss")(learned | decoder, below, activation)[0] < losses[-1]
        copied = {"W2": np.eye(size), "b2": np.zeros(size)}
        below = find("mlp_forward")(learned | copied, below, activation)


def test_pretraining_is_greedy_and_repeatable(rng):
    X = rng.standard_normal((10, 5))
    two = find("pretrain_layerwise")(X, [4, 3], 0.1, 5, np.random.default_rng(0))
    one = find("pretrain_layerwise")(X, [4], 0.1, 5, np.random.default_rng(0))
    other = find("pretrain_layerwise")(X, [4], 0.1, 5, np.random.default_rng(1))
    assert list(two) == ["W1", "b1", "W2", "b2"]
    assert all(np.array_equal(two[name], one[name]) for name in one)
    assert not np.array_equal(one["W1"], other["W1"])
    untrained = find("pretrain_layerwise")(X, [4, 3], 0.1, 0, np.random.default_rng(0))
    assert not untrained["b1"].any()
    assert two["b1"].any()


def test_the_lectures_network_has_its_parameters(rng):
    params = init_convnet(rng)
    assert find("count_parameters")(params) == 24_882
    assert {name: array.shape for name, array in params.items() if name[0] == "W"} == {
        "W1": (64, 1, 3, 3),
        "W2": (32, 64, 3, 3),
        "W3": (16, 32, 3, 3),
        "W4": (576, 2),
    }
    for name, array in params.items():
        fan_in = 576 if name == "W4" else np.prod(array.shape[1:])
        # of 576 numbers or more: 15 % are five standard errors
        expected = np.sqrt(2 / fan_in) if name[0] == "W" else 0
        assert array.std() == pytest.approx(expected, rel=0.15)


def test_the_network_runs_on_the_lectures_images_and_starts_undecided(rng):
    params = init_convnet(rng, filters=(3, 2, 1))
    params["W4"][:] = 0
    loss, grads = find("convnet_loss")(params, rng.standard_normal((1, 1, 48, 48)), np.array([1]))
    assert loss == pytest.approx(np.log(2), rel=1e-15)
    assert grads["W4"].shape == (36, 2)


def test_the_network_learns_two_faces(rng):
    X, y = rng.standard_normal((4, 1, 8, 8)), np.array([0, 1, 1, 0])
    params = init_convnet(rng, size=8, filters=(4, 4, 6))
    first, _ = find("convnet_loss")(params, X, y)
    for _ in range(60):
        loss, grads = find("convnet_loss")(params, X, y)
        params = {name: array - 0.1 * grads[name] for name, array in params.items()}
    assert loss < 0.1 * first

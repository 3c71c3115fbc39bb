"""What the lectures say of recurrence: causality, one cell for all steps, gradients that vanish or live on."""

import numpy as np
import pytest

from reference import find

from .cells import GATES, KINDS, arguments, weights


@pytest.mark.parametrize("kind", KINDS)
def test_the_past_does_not_see_the_future(kind, rng):
    given = arguments(kind, rng, steps=6)
    h, cache = find(f"{kind}_forward")(**given)
    given["x"][:, 4:] += 10
    changed, _ = find(f"{kind}_forward")(**given)
    assert np.array_equal(changed[:, :4], h[:, :4])
    assert (np.abs(changed[:, 4:] - h[:, 4:]) > 1e-6).any(axis=2).all()

    dh = np.zeros_like(h)
    dh[:, :4] = rng.standard_normal((2, 4, 4))
    dx, *_ = find(f"{kind}_backward")(dh, cache)
    assert not dx[:, 4:].any()
    assert (dx[:, :4] != 0).all()


@pytest.mark.parametrize("kind", KINDS)
def test_samples_do_not_see_each_other(kind, rng, close):
    given = arguments(kind, rng, samples=3)
    h, cache = find(f"{kind}_forward")(**given)
    dh = rng.standard_normal(h.shape)
    dx, dh0, *of_weights = find(f"{kind}_backward")(dh, cache)
    sums = [np.zeros_like(each) for each in of_weights]
    for n in range(3):
        one = {"x": given["x"][n : n + 1], "h0": given["h0"][n : n + 1]}
        alone, cache = find(f"{kind}_forward")(**given | one)
        gradients = find(f"{kind}_backward")(dh[n : n + 1], cache)
        for got, want in zip((alone, *gradients[:2]), (h, dx, dh0), strict=True):
            close(got, want[n : n + 1], 1e-13)
        for total, each in zip(sums, gradients[2:], strict=True):
            total += each
    for total, want in zip(sums, of_weights, strict=True):
        close(total, want, 1e-13)


@pytest.mark.parametrize("steps", [1, 6])
@pytest.mark.parametrize("kind", KINDS)
def test_a_sequence_is_a_chain_of_steps(kind, steps, rng, close):
    given = arguments(kind, rng, steps=steps)
    h, cache = find(f"{kind}_forward")(**given)
    dh = rng.standard_normal(h.shape)
    gradients = find(f"{kind}_backward")(dh, cache)

    memory = [np.zeros_like(given["h0"])] if kind == "lstm" else []
    shared = {name: given[name] for name in ("Wx", "Wh", "b")}
    states, caches = [given["h0"], *memory], []
    for t in range(steps):
        *states, cache = find(f"{kind}_step_forward")(given["x"][:, t], *states, **shared)
        caches.append(cache)
        close(h[:, t], states[0], 1e-13)

    upstream = [np.zeros_like(state) for state in states]
    of_weights = [np.zeros_like(array) for array in shared.values()]
    for t in reversed(range(steps)):
        upstream[0] = upstream[0] + dh[:, t]
        dx, *rest = find(f"{kind}_step_backward")(*upstream, caches[t])
        upstream, shares = rest[: len(states)], rest[len(states) :]
        close(gradients[0][:, t], dx, 1e-12)
        for total, share in zip(of_weights, shares, strict=True):
            total += share
    for got, want in zip(gradients[1:], (upstream[0], *of_weights), strict=True):
        close(got, want, 1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sequence_without_steps_passes_nothing(kind, rng):
    given = arguments(kind, rng, steps=0)
    h, cache = find(f"{kind}_forward")(**given)
    assert h.shape == (2, 0, 4)
    gradients = find(f"{kind}_backward")(h, cache)
    assert [each.shape for each in gradients] == [array.shape for array in given.values()]
    assert not any(each.any() for each in gradients)


def reach(kind, steps, rng, Wh, b):
    """How much of a gradient at the last state arrives at the state before the first step."""
    given = arguments(kind, rng, samples=3, steps=steps, inputs=2, hidden=len(Wh))
    h, cache = find(f"{kind}_forward")(**given | {"Wh": Wh, "b": b})
    dh = np.zeros_like(h)
    dh[:, -1] = 1
    dx, *_ = find(f"{kind}_backward")(dh, cache)
    sizes = np.abs(dx).max(axis=(0, 2))
    return sizes[0] / sizes[-1]


def test_the_gradient_vanishes_in_a_plain_network_and_lives_in_an_open_memory(rng):
    hidden, steps = 4, 60
    halved = 0.5 * np.linalg.qr(rng.standard_normal((hidden, hidden)))[0]
    # |dh_(t-1)| <= 0.5 |dh_t|, as the slope of tanh is at most 1; a factor 100 for the other ends of the chain
    assert 0 < reach("rnn", steps, rng, halved, np.zeros(hidden)) < 100 * 0.5 ** (steps - 1)

    # the same small recurrent weights in every gate, and a forget gate biased open: sigmoid(10) ** 59 = 0.997
    for kind, gate in (("lstm", 1), ("gru", 1)):
        b = np.zeros((GATES[kind], hidden))
        b[gate] = 10
        assert reach(kind, steps, rng, np.tile(halved, (1, GATES[kind])), b.ravel()) > 0.01
        b[gate] = 0
        assert reach(kind, steps, rng, np.tile(halved, (1, GATES[kind])), b.ravel()) < 1e-4


def test_the_gradient_explodes_with_large_weights_and_a_linear_tanh(rng):
    # tanh is linear around 0: without inputs each step back multiplies by Wh^T
    grown = 1.5 * np.linalg.qr(rng.standard_normal((4, 4)))[0]
    x, h0 = np.zeros((1, 20, 2)), np.zeros((1, 4))
    h, cache = find("rnn_forward")(x, h0, np.ones((2, 4)), grown, np.zeros(4))
    dh = np.zeros_like(h)
    dh[:, -1, 0] = 1
    dh0 = find("rnn_backward")(dh, cache)[1]
    assert np.linalg.norm(dh0) == pytest.approx(1.5**20, rel=1e-12)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_scores_of_ten_thousand_stay_finite(kind, dtype, rng):
    x = np.array([[[1e4], [-1e4], [0.0], [1e4]]], dtype)
    given = {name: array.astype(dtype) for name, array in weights(kind, rng, inputs=1, factor=1.0).items()}
    h, cache = find(f"{kind}_forward")(x, np.zeros((1, 4), dtype), **given)
    assert np.isfinite(h).all()
    for gradient in find(f"{kind}_backward")(np.ones_like(h), cache):
        assert np.isfinite(gradient).all()


def test_untrained_scores_cost_the_logarithm_of_the_vocabulary_a_step(rng, close):
    y, mask = rng.integers(7, size=(4, 5)), rng.random((4, 5)) < 0.6
    loss, dx = find("temporal_softmax_loss")(np.zeros((4, 5, 7)), y, mask)
    close(loss, mask.sum() / 4 * np.log(7), 1e-14)
    assert np.abs(dx.sum(axis=2)).max() < 1e-15


def test_padding_costs_nothing_whatever_it_holds(rng):
    loss = find("temporal_softmax_loss")
    x, mask = rng.standard_normal((2, 3, 4)), np.array([[1, 1, 0], [1, 0, 0]])
    plain, gradient = loss(x, np.ones((2, 3), int), mask)
    for label, score in ((-1, 1e4), (999, np.inf), (4, np.nan)):
        y, odd = np.where(mask, 1, label), np.where(mask[..., None], x, score)
        other, dx = loss(odd, y, mask.astype(bool))
        assert other == plain
        assert np.array_equal(dx, gradient)
        assert not dx[mask == 0].any()


def test_a_shift_of_all_scores_changes_nothing_and_longer_sequences_cost_more(rng, close):
    loss = find("temporal_softmax_loss")
    x, y, mask = rng.standard_normal((2, 3, 4)), rng.integers(4, size=(2, 3)), np.ones((2, 3))
    shifted, _ = loss(x + 1e4 * rng.standard_normal((2, 3, 1)), y, mask)
    close(shifted, loss(x, y, mask)[0], 1e-10)
    twice = [np.concatenate([array, array], axis=1) for array in (x, y, mask)]
    close(loss(*twice)[0], 2 * loss(x, y, mask)[0], 1e-14)


def test_a_certain_answer_is_free_and_a_certain_error_costs_its_margin():
    loss, x = find("temporal_softmax_loss"), np.array([[[1e4, -1e4, -1e4]]])
    right, dx = loss(x, np.array([[0]]), np.ones((1, 1)))
    assert right == 0
    assert not dx.any()
    wrong, dx = loss(x, np.array([[2]]), np.ones((1, 1)))
    assert wrong == 2e4
    assert dx.ravel().tolist() == [1, 0, -1]

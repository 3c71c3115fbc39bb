"""The recurrent layers and the loss over time against scalar loops."""

import numpy as np
import pytest

from reference import find

from . import twins
from .cells import KINDS, arguments


@pytest.mark.parametrize("factor", [0.5, 5.0], ids=["mild", "saturated"])
@pytest.mark.parametrize("kind", KINDS)
def test_sequence(kind, factor, rng, close):
    given = arguments(kind, rng, samples=3, steps=6, inputs=2, hidden=5, factor=factor)
    want = twins.unrolled(kind, **{name: array.tolist() for name, array in given.items()})
    close(find(f"{kind}_forward")(**given)[0], want, 1e-13)


@pytest.mark.parametrize("classes", [1, 2, 7])
def test_temporal_softmax(classes, rng, close):
    x, mask = rng.standard_normal((4, 3, classes)), rng.random((4, 3)) < 0.5
    y = rng.integers(classes, size=(4, 3))
    want = twins.temporal_softmax(x.tolist(), y.tolist(), mask.tolist())
    close(find("temporal_softmax_loss")(x, y, mask)[0], want, 1e-13)


def test_gates_stand_in_the_order_input_forget_output_candidate(close):
    # one gate at a time is open, the others are shut; the memory before is 0.5, the candidate tanh(50) = 1
    forward, zeros, state = find("lstm_step_forward"), np.zeros((1, 4)), np.full((1, 1), 0.5)
    shut, wide = -800.0, 800.0

    def memory_and_state(*b):
        next_h, next_c, _ = forward(np.zeros((1, 1)), state, state, zeros, zeros, np.array(b))
        return next_c.item(), next_h.item()

    assert memory_and_state(wide, shut, shut, wide) == (1.0, 0.0)
    assert memory_and_state(shut, wide, shut, wide) == (0.5, 0.0)
    close(memory_and_state(shut, wide, wide, wide), (0.5, np.tanh(0.5)), 1e-15)
    close(memory_and_state(wide, wide, wide, -wide), (-0.5, -np.tanh(0.5)), 1e-15)


def test_an_update_gate_of_one_keeps_the_state_and_of_zero_takes_the_candidate(close):
    forward, zeros = find("gru_step_forward"), np.zeros((1, 3))
    x, prev_h = np.ones((1, 1)), np.full((1, 1), 0.3)
    Wh = np.array([[0.0, 0.0, 1.0]])
    assert forward(x, prev_h, zeros, Wh, np.array([0.0, 800.0, 0.7]))[0].item() == 0.3
    taken = forward(x, prev_h, zeros, Wh, np.array([-800.0, -800.0, 0.7]))[0]
    close(taken, np.tanh([[0.7]]), 1e-15)
    # the reset gate does not touch the bias, only the product with the state: half open, half of it
    half = forward(x, prev_h, zeros, Wh, np.array([0.0, -800.0, 0.7]))[0]
    close(half, np.tanh([[0.7 + 0.15]]), 1e-15)


@pytest.mark.parametrize("score", [-40.0, -300.0])
def test_gates_that_are_nearly_shut_keep_their_digits(score, close):
    # a sigmoid written as (1 + tanh(a / 2)) / 2 or 1 - sigmoid(-a) would give 0 here
    zeros, one = np.zeros((1, 4)), np.ones((1, 1))
    b = np.array([-800.0, 800.0, score, 0.0])
    next_h, _, _ = find("lstm_step_forward")(one, one, one, zeros, zeros, b)
    close(next_h, np.exp([[score]]) * np.tanh(1.0), 1e-12)
    b = np.array([0.0, score, 0.0])
    next_h, _ = find("gru_step_forward")(one, one, zeros[:, :3], zeros[:, :3], b)
    close(next_h, np.exp([[score]]), 1e-12)

"""Every form of every optimizer against its twin, and the pieces of L-BFGS and of early stopping."""

import numpy as np
import pytest

from reference import find, variants
from reference.optimizers.lbfgs import two_loop_direction
from reference.optimizers.line_search import wolfe_step
from tests.reference.optimizers import twins

NAMES = [
    "sgd",
    "sgd_momentum",
    "nesterov_momentum",
    "adagrad",
    "rmsprop",
    "adadelta",
    "adam",
    "adamw",
    "amsgrad",
    "adamax",
    "nadam",
]
SETTINGS = {
    "momentum": 0.7,
    "decay_rate": 0.8,
    "rho": 0.6,
    "beta1": 0.75,
    "beta2": 0.9,
    "epsilon": 0.03,  # large, so that its place matters
    "weight_decay": 0.2,
    "momentum_decay": 0.5,
}
FORMS = [(name, form) for name in NAMES for form in ("", *variants(name))]
RATES = [0.3, 0.3, 0.05, 0.5, 0.1, 0.1]


def test_every_accepted_form_is_here():
    assert len(FORMS) == 11 + 2 * 2 + 2 + 3 + 2 * 3 + 7 + 1 + 7
    assert len(variants("nesterov_step")) == 2
    assert list(variants("ReduceOnPlateau")) == list(variants("EarlyStopping")) == ["one epoch later"]


@pytest.mark.parametrize(("name", "form"), FORMS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_optimizer(name, form, dtype, rng, close):
    """Learning rates change between steps, as under a schedule."""
    optimizer = variants(name)[form] if form else find(name)
    w = rng.standard_normal((2, 3)).astype(np.float32).astype(dtype)
    gradients = (rng.standard_normal((6, 2, 3)) * np.array([1, 5, 0.2, 1, 0.01, 1])[:, None, None]).astype(
        dtype
    )
    gradients[:, 1, 1] = 0
    config = SETTINGS
    for t, gradient in enumerate(gradients, 1):
        next_w, config = optimizer(w, gradient, config | {"learning_rate": RATES[t - 1]})
        want = np.empty((2, 3))
        for i in np.ndindex(2, 3):
            history = [float(each[i]) for each in gradients[:t]]
            want[i] = getattr(twins, name)(float(w[i]), history, RATES[:t], SETTINGS, form)
        assert next_w.dtype == dtype
        close(next_w, want, 1e-12 if dtype == np.float64 else 1e-5)
        w = next_w


@pytest.mark.parametrize("name", [name for name in NAMES if variants(name)])
def test_forms_differ(name, rng):
    w, first, second, velocity = rng.standard_normal((4, 4))
    ends = []
    for optimizer in (find(name), *variants(name).values()):
        next_w, config = optimizer(w, first, SETTINGS | {"learning_rate": 0.5, "velocity": velocity})
        ends.append(optimizer(next_w, second, config | {"learning_rate": 0.1})[0])
    for i, one in enumerate(ends):
        for other in ends[:i]:
            assert np.abs(one - other).max() > 1e-4


@pytest.mark.parametrize(
    ("form", "unit"), [("velocity of bare gradients", -0.05), ("velocity turned round", -1.0)]
)
def test_forms_of_the_looking_ahead_step_walk_together(form, unit, rng, close):
    """A given velocity is in the unit of the form: uphill, or of bare gradients."""
    H, settings = np.diag([1.0, 9.0, 4.0]), {"learning_rate": 0.05, "momentum": 0.7}
    w, velocity = rng.standard_normal((2, 3))
    other, config, other_config = (
        w,
        settings | {"velocity": velocity},
        settings | {"velocity": velocity / unit},
    )
    for _ in range(5):
        w, config = find("nesterov_step")(w, lambda at: H @ at, config)
        other, other_config = variants("nesterov_step")[form](other, lambda at: H @ at, other_config)
        close(other, w, 1e-12)
    close(unit * other_config["velocity"], config["velocity"], 1e-12)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", ["adam", "adamw"])
def test_threads_change_nothing(name, dtype, rng):
    """Blocks of large arrays, the last one short, give what small arrays do."""
    w, dw, m, v = rng.standard_normal((4, 40_961)).astype(dtype)
    config = SETTINGS | {"m": m, "v": v**2, "t": 3}
    next_w, state = find(name)(w, dw, config)
    for part in (slice(0, 5000), slice(20_000, 30_000), slice(40_000, None)):
        small = config | {"m": m[part], "v": v[part] ** 2}
        small_w, small_state = find(name)(w[part], dw[part], small)
        assert np.array_equal(next_w[part], small_w)
        assert np.array_equal(state["m"][part], small_state["m"])
        assert np.array_equal(state["v"][part], small_state["v"])


@pytest.mark.parametrize("count", [1, 3, 6])
def test_two_loops_are_the_matrix_of_bfgs(count, rng, close):
    root = rng.standard_normal((4, 4))
    pairs = [(s, (root @ root.T + np.eye(4)) @ s) for s in rng.standard_normal((count, 4))]
    gradient = rng.standard_normal(4)
    close(two_loop_direction(gradient, pairs), twins.bfgs_direction(gradient, pairs), 1e-10)
    s, y = pairs[-1]
    close(two_loop_direction(y, pairs), -s, 1e-10)  # the secant equation


@pytest.mark.parametrize(
    ("minimum", "trials"),
    [(1.0, [1]), (0.25, [1, 0.25]), (5.0, [1, 5]), (80.0, [1, 10, 80]), (0.01, [1, 0.1, 0.01])],
)
def test_line_search_is_exact_on_a_parabola(minimum, trials):
    tried = []

    def along(a):
        tried.append(a)
        return (a - minimum) ** 2, 2 * (a - minimum)

    assert wolfe_step(along, minimum**2, -2 * minimum, 1.0, 0.0) == pytest.approx(minimum, rel=1e-14)
    assert tried == pytest.approx(trials, rel=1e-14)


@pytest.mark.parametrize("first", [1e-3, 1.0, 300.0])
@pytest.mark.parametrize("wave", [0.0, 0.5, 0.95])
def test_line_search_ends_where_wolfe_wants_it(first, wave):
    def along(a):
        return -a + a**1.5 / 30 + wave * np.sin(a), -1 + a**0.5 / 20 + wave * np.cos(a)

    value, slope = along(0.0)
    step = wolfe_step(along, value, slope, first, 0.0)
    assert along(step)[0] <= value + 1e-4 * step * slope
    assert abs(along(step)[1]) <= 0.1 * abs(slope)


def test_line_search_gives_up_downhill_and_stays_uphill():
    assert wolfe_step(lambda a: (-a, -1.0), 0.0, -1.0, 1.0, 0.0) >= 1e18  # no end to the descent
    assert wolfe_step(lambda a: (a, 1.0), 0.0, -1.0, 1.0, 0.0) == 0.0  # a slope that was wrong


@pytest.mark.parametrize("patience", [0, 1, 2, 4])
@pytest.mark.parametrize("min_delta", [0.0, 0.3])
def test_early_stopping(patience, min_delta, rng):
    for _ in range(30):
        losses = list(rng.choice([0.5, 1.0, 1.2, 2.0, np.nan, np.inf], 12))
        stopping = find("EarlyStopping")(patience, min_delta)
        later = variants("EarlyStopping")["one epoch later"](patience, min_delta)
        bests = twins.best_so_far(losses, min_delta)
        on_time = twins.stops(losses, patience, min_delta)
        too_late = twins.stops(losses, patience + 1, min_delta)
        for epoch, loss in enumerate(losses):
            assert stopping.update(epoch, loss) is on_time[epoch]
            assert later.update(epoch, loss) is too_late[epoch]
            assert stopping.best_epoch == later.best_epoch == bests[epoch]

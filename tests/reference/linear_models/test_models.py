"""What is known of linear models: slow loops, differences, published fits, guarantees of convergence."""

import math

import numpy as np
import pytest

from reference import find

from ..differences import contracted_differences
from . import twins

TEMPERATURES = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58]
DAMAGED = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]


def no_loss(w, *batch):
    return 0.0, np.zeros_like(w)


def blobs(rng, n=60, gap=2.0):
    """Two classes that a line separates by at least gap / sqrt(2) on each side of the diagonal."""
    y = rng.choice([-1, 1], n)
    across, along = y * (gap + rng.random(n)), 6 * rng.standard_normal(n)
    return np.stack([across + along, across - along], axis=1), y


def test_slow_scores(rng, close):
    X, W, b = rng.standard_normal((4, 3)), rng.standard_normal((3, 5)), rng.standard_normal(5)
    close(find("linear_scores")(X, W, b), twins.scores(X, W, b), 1e-14)


@pytest.mark.parametrize("name", ["softmax_regression_loss", "svm_regression_loss"])
@pytest.mark.parametrize("reg", [0.0, 0.3])
def test_gradients_of_several_classes(name, reg, rng, close):
    W, X, y = rng.standard_normal((3, 4)), rng.standard_normal((5, 3)), rng.integers(4, size=5)
    gradient = find(name)(W, X, y, reg)[1]
    close(gradient, contracted_differences(lambda W: find(name)(W, X, y, reg)[0], W, 1.0), 1e-7)


@pytest.mark.parametrize("labels", ["hard", "soft"])
@pytest.mark.parametrize("reg", [0.0, 0.3])
def test_gradients_of_two_classes(reg, labels, rng, close):
    w, X = rng.standard_normal(3), rng.standard_normal((5, 3))
    y = rng.random(5) if labels == "soft" else rng.integers(2, size=5)
    gradient = find("logistic_loss")(w, X, y, reg)[1]
    close(gradient, contracted_differences(lambda w: find("logistic_loss")(w, X, y, reg)[0], w, 1.0), 1e-7)


def test_zero_weights_know_nothing(rng):
    X, y = rng.standard_normal((9, 3)), rng.integers(4, size=9)
    assert find("softmax_regression_loss")(np.zeros((3, 4)), X, y, 0.5)[0] == pytest.approx(math.log(4))
    assert find("svm_regression_loss")(np.zeros((3, 4)), X, y, 0.5)[0] == 3
    assert find("logistic_loss")(np.zeros(3), X, y % 2, 0.5)[0] == pytest.approx(math.log(2))


def test_the_penalty_is_the_sum_of_squares_without_a_half(rng, close):
    W, X, y = rng.standard_normal((3, 4)), rng.standard_normal((5, 3)), rng.integers(4, size=5)
    for name, weights, labels in (
        ("softmax_regression_loss", W, y),
        ("svm_regression_loss", W, y),
        ("logistic_loss", W[:, 0], y % 2),
    ):
        plain, penalised = find(name)(weights, X, labels, 0.0), find(name)(weights, X, labels, 0.25)
        close(penalised[0] - plain[0], 0.25 * np.sum(weights**2), 1e-13)
        close(penalised[1] - plain[1], 0.5 * weights, 1e-13)


def test_two_softmax_columns_are_logistic_regression(rng, close):
    W, X, y = rng.standard_normal((3, 2)), rng.standard_normal((6, 3)), rng.integers(2, size=6)
    loss, dW = find("softmax_regression_loss")(W, X, y, 0.0)
    logistic, dw = find("logistic_loss")(W[:, 1] - W[:, 0], X, y, 0.0)
    close(loss, logistic, 1e-13)
    close(dW, np.stack([-dw, dw], axis=1), 1e-13)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_scores_of_any_size(dtype):
    X, y = np.array([[1e2, 1], [-1e2, 1]], dtype), np.array([1, 0])
    right, wrong = np.array([1e2, 0], dtype), np.array([-1e2, 0], dtype)
    assert find("logistic_loss")(right, X, y, 0.0)[0] == 0
    assert find("logistic_loss")(wrong, X, y, 0.0)[0] == 1e4
    W = np.stack([right, wrong], axis=1)
    for name, most in (("softmax_regression_loss", 2e4), ("svm_regression_loss", 2e4 + 1)):
        loss, dW = find(name)(W, X, y, 0.0)
        assert loss == most
        assert np.isfinite(dW).all()


def test_the_published_fit_of_the_o_rings(close):
    """23 flights before Challenger (Dalal, Fowlkes and Hoadley 1989): the fitted log odds are 15.0429 - 0.2322 t."""
    t, y = np.array(TEMPERATURES), np.array(DAMAGED)
    X, w = np.stack([np.ones(23), (t - 70) / 10], axis=1), np.zeros(2)
    for _ in range(8):  # Newton's method, with the Hessian by differences of the gradient
        gradient = find("logistic_loss")(w, X, y, 0.0)[1]
        columns = [find("logistic_loss")(w + step, X, y, 0.0)[1] - gradient for step in 1e-6 * np.eye(2)]
        w = w - np.linalg.solve(np.stack(columns, axis=1) / 1e-6, gradient)
    assert round(w[0] - 7 * w[1], 4) == 15.0429
    assert round(w[1] / 10, 4) == -0.2322


@pytest.mark.parametrize("epochs", [0, 1, 2, 40])
def test_slow_perceptron(epochs, rng):
    X = rng.integers(-9, 10, (12, 3)).astype(float)
    y = rng.choice([-1, 1], 12)
    w, b = find("perceptron_train")(X, y, 0.5, epochs)
    slow_w, slow_b, _ = twins.perceptron(X.tolist(), y.tolist(), 0.5, epochs)
    assert w.tolist() == slow_w
    assert b == slow_b


def test_the_perceptron_separates_what_can_be_separated_within_novikoffs_bound(rng):
    X, y = blobs(rng)
    w, b = find("perceptron_train")(X, y, 1.0, 1000)
    assert (y * (X @ w + b) > 0).all()
    margin = (y * (X @ np.ones(2)) / math.sqrt(2)).min()  # of one separating line through the origin
    largest = (1 + (X**2).sum(axis=1)).max()
    _, _, mistakes = twins.perceptron(X.tolist(), y.tolist(), 1.0, 1000)
    assert 0 < sum(mistakes) <= largest / margin**2
    assert mistakes[-1] == 0


def test_an_epoch_with_one_mistake_is_not_the_last():
    X, y = np.array([[-4.0], [-4.0], [-2.0]]), np.array([-1, -1, 1])
    w, b = find("perceptron_train")(X, y, 1.0, 20)
    assert twins.perceptron(X.tolist(), y.tolist(), 1.0, 20)[2][:12] == [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 0]
    assert (w.tolist(), b) == ([2.0], 5.0)


def test_a_score_of_zero_is_a_mistake():
    w, b = find("perceptron_train")(np.array([[1.0, 2.0], [0.0, 0.0]]), np.array([-1, -1]), 0.5, 1)
    assert w.tolist() == [-0.5, -1.0]
    assert b == -0.5


def test_the_step_size_only_scales_the_perceptron(rng, close):
    X, y = rng.integers(-9, 10, (12, 3)).astype(float), rng.choice([-1, 1], 12)
    w, b = find("perceptron_train")(X, y, 1.0, 5)
    large_w, large_b = find("perceptron_train")(X, y, 8.0, 5)
    assert (large_w == 8 * w).all()
    assert large_b == 8 * b


def test_the_order_of_the_samples_is_the_given_one():
    X, y = np.array([[1.0], [2.0]]), np.array([1, 1])
    assert find("perceptron_train")(X, y, 1.0, 1)[0].tolist() == [1.0]
    assert find("perceptron_train")(X[::-1], y, 1.0, 1)[0].tolist() == [2.0]


def test_descent_on_a_bowl_follows_the_formula(close):
    """On a w**2 every step multiplies w by 1 - 2 a lr."""
    w, history = find("gradient_descent")(
        lambda w: (3 * (w**2).sum(), 6 * w), np.array([[2.0, -1.0]]), 0.1, 4
    )
    close(w, np.array([[2.0, -1.0]]) * 0.4**4, 1e-14)
    close(history, 15 * 0.16 ** np.arange(4), 1e-14)


def test_descent_falls_below_the_critical_step_and_climbs_above():
    def bowl(w):
        return float(w @ w), 2 * w  # L = 2

    for lr, falls in ((0.99, True), (1.01, False)):
        _, history = find("gradient_descent")(bowl, np.ones(3), lr, 20)
        assert (np.diff(history) < 0).all() == falls


def test_descent_accepts_any_number_as_value():
    for value in (1.0, np.float32(1), np.array(1.0)):
        w, history = find("gradient_descent")(lambda w, value=value: (value, w), np.ones(2), 0.5, 2)
        assert history == [1.0, 1.0]
        assert w.tolist() == [0.25, 0.25]


@pytest.mark.parametrize(("n", "batch_size", "sizes"), [(7, 3, [3, 3, 1]), (6, 3, [3, 3]), (4, 9, [4])])
def test_every_sample_once_an_epoch_in_a_new_order_and_with_its_label(n, batch_size, sizes):
    X, y = np.arange(2 * n).reshape(n, 2), 10 * np.arange(n)
    seen = []

    def loss(w, X, y):
        assert (X[:, 1] == X[:, 0] + 1).all()
        assert (5 * X[:, 0] == y).all()
        seen.append(y.tolist())
        return float(len(seen)), np.zeros_like(w)

    epochs = 5
    _, history = find("sgd_train")(loss, np.zeros(1), X, y, 0.1, batch_size, epochs, np.random.default_rng(2))
    assert history == list(range(1, epochs * len(sizes) + 1))
    assert [len(batch) for batch in seen] == sizes * epochs
    drawn = [label for batch in seen for label in batch]
    rounds = [drawn[k : k + n] for k in range(0, len(drawn), n)]
    assert all(sorted(order) == y.tolist() for order in rounds)
    assert len({tuple(order) for order in rounds}) > 1  # all five alike: 1 in 24**4


@pytest.mark.parametrize("shape", [(5,), (5, 2), (5, 1, 2, 2)])
def test_samples_of_any_shape(shape):
    seen = []

    def loss(w, X, y):
        seen.append(X.shape)
        return 0.0, w

    find("sgd_train")(loss, np.zeros(1), np.ones(shape), np.ones((5, 2)), 0.1, 3, 1, np.random.default_rng(0))
    assert seen == [(3, *shape[1:]), (2, *shape[1:])]


def test_orders_are_uniform():
    """Each of 6 orders of 3 samples: 600 draws, bounds of 6 standard deviations (false alarm below 1e-8)."""
    seen = []

    def loss(w, X, y):
        seen.append(tuple(y.tolist()))
        return 0.0, w

    find("sgd_train")(loss, np.zeros(1), np.ones((3, 1)), np.arange(3), 0.0, 3, 600, np.random.default_rng(4))
    counts = [seen.count(order) for order in set(seen)]
    assert len(counts) == 6
    assert max(abs(count - 100) for count in counts) < 6 * math.sqrt(600 * 5 / 36)


def test_one_seed_gives_one_walk(rng):
    X, y, w = rng.standard_normal((9, 3)), rng.integers(2, size=9), rng.standard_normal(3)

    def walk(seed):
        def loss(w, X, y):
            return find("logistic_loss")(w, X, y, 0.01)

        return find("sgd_train")(loss, w, X, y, 0.5, 2, 3, np.random.default_rng(seed))[0]

    assert np.array_equal(walk(1), walk(1))
    assert not np.array_equal(walk(1), walk(2))


def test_each_batch_moves_the_weights_from_where_the_last_one_left_them(close):
    trace = []

    def loss(w, X, y):
        trace.append(w.copy())
        return 0.0, X.mean(axis=0)

    X = np.arange(10.0).reshape(5, 2) ** 2
    w, _ = find("sgd_train")(loss, np.ones(2), X, np.zeros(5), 0.5, 1, 1, np.random.default_rng(0))
    steps = (np.array(trace) - np.array([*trace[1:], w])) / 0.5
    close(np.sort(steps, axis=0), X, 1e-14)


def test_a_model_learns_real_classes(rng):
    X, y = blobs(rng, gap=1.0)
    X, y = np.column_stack([X, np.ones(len(X))]), (y + 1) // 2
    for name in ("softmax_regression_loss", "svm_regression_loss"):

        def loss(W, X, y, name=name):
            return find(name)(W, X, y, 1e-4)

        W, _ = find("sgd_train")(loss, np.zeros((3, 2)), X, y, 0.1, 8, 30, rng)
        scores = find("linear_scores")(X[:, :2], W[:2], W[2])
        assert find("accuracy")(find("predict_classes")(scores), y) > 0.95


def test_the_first_of_equal_scores_wins():
    assert find("predict_classes")(np.array([[1, 1, 0], [0, 2, 2], [3, 3, 3]])).tolist() == [0, 1, 0]


def test_accuracy_counts():
    accuracy = find("accuracy")
    assert accuracy(np.array([1, 2, 3]), np.array([1, 2, 3])) == 1.0
    assert accuracy(np.array([1, 2, 3]), np.array([3, 1, 2])) == 0.0
    assert accuracy(np.array([1, 1, 0, 0]), np.array([1, 0, 0, 0])) == 0.75
    assert type(accuracy([1, 2], [1, 2])) is float

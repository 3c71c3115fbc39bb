"""sgd_train: steps along the gradients of small batches, shuffled anew each epoch.

In which order a right answer visits the samples is its own affair. The numbers below are those that come out in any
order; the rest is read from the batches that the loss is shown. Calls that only look at a loss, for the history, are
told from steps by the weights: they stay where they were.
"""

import itertools
import math
from collections.abc import Callable, Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within
from grader.target import Rng


def train(
    sgd_train: Callable,
    w: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    lr: float,
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """Return the weights after a least squares fit."""

    def loss(w, X, y):
        gap = X @ w - y
        return (gap**2).mean(), 2 * X.T @ gap / len(y)

    returned = sgd_train(loss, w, X, y, lr, batch_size, epochs, rng)
    is_pair = isinstance(returned, (tuple, list)) and len(returned) == 2
    assert is_pair, "two things should come back: w and history"
    return returned[0]


def calls_of(
    sgd_train: Callable, count: int, batch_size: int, epochs: int, rng: np.random.Generator
) -> tuple:
    """Return the weight, samples and labels of each call of the loss, and the last weight; each step adds 1 to it."""
    calls = []

    def loss(w, X, y):
        calls.append([float(w[0]), X[:, 0].tolist(), y.tolist()])
        return 1.0, np.array([-1.0])

    samples = np.arange(2.0 * count).reshape(count, 2)  # sample i is [2i, 2i + 1], its label 10 i
    final_w = sgd_train(loss, np.zeros(1), samples, 10 * np.arange(count), 1.0, batch_size, epochs, rng)[0]
    return calls, float(final_w[0])


def history_of(
    sgd_train: Callable,
    X: np.ndarray,
    value: float,
    slope: float,
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> list:
    """Return the history for the loss value + slope * w + the mean of X, where each step takes 1 from w."""

    def loss(w, X, y):
        return value + slope * float(w[0]) + float(X.mean()), np.array([1.0])

    history = sgd_train(loss, np.zeros(1), X, np.zeros(len(X)), 1.0, batch_size, epochs, rng)[1]
    return [float(entry) for entry in history]


def read_digits(
    sgd_train: Callable, X: np.ndarray, y: np.ndarray, lr: float, batch_size: int, epochs: int, rng: object
) -> np.ndarray:
    """Return the weights that bring the scores of the true digits towards 1, those of others towards 0."""

    def loss(w, X, y):
        gap = X @ w - np.eye(10)[y]
        return (gap**2).sum() / len(y), 2 * X.T @ gap / len(y)

    return sgd_train(loss, np.zeros((X.shape[1], 10)), X, y, lr, batch_size, epochs, rng)[0]


def steps_of(ask: Ask, count: int, batch_size: int, epochs: int, rng: Rng) -> list[list]:
    """The samples and labels of each batch that was stepped along, in order; samples by number."""
    arguments = {"count": count, "batch_size": batch_size, "epochs": epochs, "rng": rng}
    calls, last = ask.call("sgd_train", arguments, driver=calls_of).value
    steps = []
    for weight, group in itertools.groupby(calls, key=lambda call: call[0]):
        shown = [call for call in group if len(call[1]) < count or batch_size >= count]
        if shown and weight != last:
            steps.append([[int(first) // 2 for first in shown[-1][1]], shown[-1][2]])
    return steps


def orders_of(ask: Ask, count: int, batch_size: int, epochs: int, rng: Rng) -> np.ndarray:
    """The samples in the order of each epoch, one row an epoch; empty where they are too many or too few."""
    order = [i for samples, _ in steps_of(ask, count, batch_size, epochs, rng) for i in samples]
    return np.array(order).reshape(-1, count) if len(order) == epochs * count else np.zeros((0, count))


def batches_are_as_large_as_asked(
    ask: Ask, count: int, batch_size: int, epochs: int, rng: Rng
) -> Iterator[Evidence]:
    """Each epoch has batches of batch_size samples, and a last one of those that are left."""
    sizes = [len(samples) for samples, _ in steps_of(ask, count, batch_size, epochs, rng)]
    epoch = [min(batch_size, count - start) for start in range(0, count, batch_size)]
    yield Equal("the sizes of the batches, in order", np.array(sizes), np.array(epoch * epochs))


def each_sample_once_an_epoch(
    ask: Ask, count: int, batch_size: int, epochs: int, rng: Rng
) -> Iterator[Evidence]:
    """Each epoch uses every sample exactly once."""
    steps = steps_of(ask, count, batch_size, epochs, rng)
    batches = math.ceil(count / batch_size)
    for epoch in range(epochs):
        used = [i for samples, _ in steps[epoch * batches : (epoch + 1) * batches] for i in samples]
        times = np.bincount(np.array(used, dtype=np.int64), minlength=count)
        yield Equal(f"how often epoch {epoch} uses each sample", times, np.ones(count))


def labels_stay_with_their_samples(
    ask: Ask, count: int, batch_size: int, epochs: int, rng: Rng
) -> Iterator[Evidence]:
    """Each sample comes with its own label, wherever the shuffling takes it."""
    steps, batches = steps_of(ask, count, batch_size, epochs, rng), math.ceil(count / batch_size)
    astray = [y != [10 * i for i in samples] for samples, y in steps]
    mixed = sum(any(astray[epoch * batches : (epoch + 1) * batches]) for epoch in range(epochs))
    yield Within("the number of epochs in which a sample has another one's label", mixed, 0, 0)


def shuffles_anew_each_epoch(
    ask: Ask, count: int, batch_size: int, epochs: int, rng: Rng
) -> Iterator[Evidence]:
    """Each epoch has an order of its own, in which any sample may come anywhere, beside any other."""
    orders = orders_of(ask, count, batch_size, epochs, rng)
    yield Equal("the number of epochs with every sample in it", len(orders), epochs)
    if len(orders) != epochs:
        return
    # An order of 20 samples comes up by chance once in 2.4e18: twice in a row, or as given, never.
    unmoved = np.mean((orders == np.arange(count)).all(axis=1))
    yield Within("the share of epochs in the given order", unmoved, 0.0, 0.0)
    repeated = np.mean((orders[1:] == orders[:-1]).all(axis=1))
    yield Within("the share of epochs in the order of the one before", repeated, 0.0, 0.0)
    # By Chernoff's bound, exp(-400 KL), 400 independent epochs are off by 7 standard deviations with a probability
    # of less than 2.7e-10 for p = 1/4 and 4.7e-10 for p = 4/19: together less than 1e-9.
    for what, share, p in (
        (
            "first sample comes in the first batch",
            (orders[:, :batch_size] == 0).any(axis=1),
            batch_size / count,
        ),
        ("first two samples share a batch", _together(orders, batch_size), (batch_size - 1) / (count - 1)),
    ):
        slack = 7 * math.sqrt(p * (1 - p) / epochs)
        # What chance explains counts as p: two fair shuffles then give the same number, and wrong ones are known by it.
        by_chance = p if abs(share.mean() - p) <= slack else share.mean()
        yield Within(f"how often the {what}", by_chance, p - slack, p + slack)
    # In a change of order a sample of 20 stays where it was about once, and by Chernoff's bound (moments are at most a
    # Poisson variable's) the mean of 399 changes is off by 8 standard deviations less than once in 1e12.
    stay, most = np.mean(orders[1:] == orders[:-1]), (1 + 8 / math.sqrt(epochs - 1)) / count
    yield Within("the share of samples that keep their places in the next epoch", max(stay, most), 0.0, most)


def _together(orders: np.ndarray, batch_size: int) -> np.ndarray:
    """In which epochs samples 0 and 1 are in the same batch."""
    places = np.argsort(orders, axis=1)[:, :2] // batch_size
    return places[:, 0] == places[:, 1]


def the_generator_decides(ask: Ask, count: int, batch_size: int, epochs: int, rng: Rng) -> Iterator[Evidence]:
    """The order comes from rng alone: the same seed gives the same order, another seed another one."""
    first, again, other = (orders_of(ask, count, batch_size, epochs, Rng(seed)) for seed in (5, 5, 6))
    yield Equal("the number of epochs with every sample in it", len(first), epochs)
    if not len(first) == len(again) == len(other) == epochs:
        return
    changed = np.mean((again != first).any(axis=1))
    yield Within("the share of epochs whose order changes under the same seed", changed, 0.0, 0.0)
    # 20 samples stay in one order by chance once in 2.4e18.
    same = np.mean((other == first).all(axis=1))
    yield Within("the share of epochs whose order is the same under another seed", same, 0.0, 0.0)


def history_follows_the_loss(
    ask: Ask, X: np.ndarray, batch_size: int, epochs: int, rng: Rng
) -> Iterator[Evidence]:
    """The history holds losses, one for each update or for each epoch, in the order of time."""

    def history(X: np.ndarray, value: float, slope: float) -> np.ndarray:
        arguments = {"X": X, "value": value, "slope": slope, "batch_size": batch_size, "epochs": epochs}
        return np.array(ask.call("sgd_train", {**arguments, "rng": rng}, driver=history_of).value)

    updates = epochs * math.ceil(len(X) / batch_size)
    level, falling = history(X, 7.0, 0.0), history(X, 10.0 * updates, 10.0)
    expected = epochs if len(level) == epochs else updates
    yield Equal("the number of entries", len(level), expected)
    yield Equal("the entries where every loss is 7", level, np.full(expected, 7.0))
    yield Equal("the number of entries where the loss falls", len(falling), expected)
    # Every step lowers this loss by 10: by the same amount between updates, or between epochs.
    fall = np.full(expected - 1, 10.0 * updates / expected)
    yield Equal("how much lower each entry is than the one before", falling[:-1] - falling[1:], fall)
    # The first number is the loss before the first update, or after it; or that of some moment of the first epoch.
    start = 10.0 * updates
    yield Within("the first entry", float(falling[0]), start - 10.0 * updates / expected, start)
    if len(X) % batch_size == 0:  # else the mean over the batches and that over the samples differ
        losses = 2.0 ** np.arange(len(X))
        mixed = history(X + losses[:, None], 0.0, 0.0)
        yield Equal("the number of entries where sample i costs 2**i", len(mixed), expected)
        means = mixed.reshape(epochs, -1).mean(axis=1)
        yield Equal(
            "the mean of each epoch where sample i costs 2**i",
            means,
            np.full(epochs, losses.mean()),
        )


def float32_stays_float32(
    ask: Ask,
    w: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    lr: float,
    batch_size: int,
    epochs: int,
    rng: Rng,
) -> Iterator[Evidence]:
    """Where w and the gradients are float32, so is the w that comes back."""
    w, X, y = (array.astype(np.float32) for array in (w, X, y))
    answer = ask.sgd_train(w=w, X=X, y=y, lr=lr, batch_size=batch_size, epochs=epochs, rng=rng)
    yield Within("the number of bytes that a weight takes", np.asarray(answer.final_w).dtype.itemsize, 4, 4)


def reads_digits(
    ask: Ask, count: int, lr: float, batch_size: int, epochs: int, rng: Rng
) -> Iterator[Evidence]:
    """A few epochs on hand-written digits in small batches teach it to read most of them."""
    assert ask.data is not None
    images, labels = ask.data("digits")
    X = np.concatenate([images.reshape(len(images), -1) / 16.0, np.ones((len(images), 1))], axis=1)[:count]
    arguments = {"X": X, "y": labels[:count].copy(), "lr": lr, "batch_size": batch_size, "epochs": epochs}
    W = np.asarray(ask.call("sgd_train", {**arguments, "rng": rng}, driver=read_digits).value)
    # Over 300 seeds the share had the mean 0.951 and the standard deviation 0.008: 0.85 is far beyond 6.2 of these.
    yield Within("the share it reads", ((X @ W).argmax(axis=1) == labels[:count]).mean(), 0.85, 1.0)


def draw(pick: Pick) -> dict:
    """A batch that holds all of one to five samples: then the order does not matter."""
    count, features = pick.size(1, 5), pick.size(1, 3)
    return {
        "w": pick.array(features),
        "X": pick.array(count, features, low=-2.0, high=2.0),
        "y": pick.array(count),
        "lr": pick.choice((0.25, 0.1)),
        "batch_size": count + pick.choice((0, 1, 7)),
        "epochs": pick.size(1, 4),
        "rng": pick.generator(),
    }


def sample(name: str, w: list, X: list, y: list, lr: float, batch_size: int, epochs: int) -> Case:
    """A least squares fit."""
    arrays = {"w": np.array(w), "X": np.array(X), "y": np.array(y)}
    return Case(name, {**arrays, "lr": lr, "batch_size": batch_size, "epochs": epochs, "rng": Rng(3)})


def batches(name: str, count: int, batch_size: int, epochs: int) -> Case:
    """Numbered samples."""
    return Case(name, {"count": count, "batch_size": batch_size, "epochs": epochs, "rng": Rng(4)})


def history(name: str, count: int, batch_size: int, epochs: int) -> Case:
    """Samples that do not matter."""
    X = np.zeros((count, 2))
    return Case(name, {"X": X, "batch_size": batch_size, "epochs": epochs, "rng": Rng(5)})


THREE = [[1.0, 2.0], [-1.0, 0.5], [0.5, -1.0]]
SAMPLES = (
    sample("one sample, one epoch", [1.0], [[2.0]], [1.0], 0.25, 1, 1),
    sample("one sample, three epochs", [1.0, -1.0], [[1.0, 0.5]], [2.0], 0.25, 1, 3),
    sample("a learning rate that is too high", [1.0], [[1.0]], [0.0], 1.5, 1, 4),
    sample("three samples in one batch", [0.5, 1.0], THREE, [1.0, -2.0, 0.5], 0.125, 3, 4),
    sample("a batch larger than the data", [0.5, 1.0], THREE[:2], [1.0, -2.0], 0.25, 10, 2),
    sample("five times the same sample, batches of two", [1.0, 0.0], [[1.0, 2.0]] * 5, [3.0] * 5, 0.05, 2, 2),
    sample("five times the same sample, one by one", [1.0, 0.0], [[1.0, 2.0]] * 5, [3.0] * 5, 0.05, 1, 2),
    sample("seven times the same sample, batches of three", [0.0], [[1.0]] * 7, [4.0] * 7, 0.125, 3, 3),
    sample(
        "each sample has a weight of its own",
        [0.0] * 4,
        np.diag([1.0, 2.0, 3.0, -1.0]),
        [1.0, 4.0, -2.0, 3.0],
        0.05,
        1,
        3,
    ),
    sample(
        "the same in batches of two",
        [0.0] * 4,
        np.diag([1.0, 2.0, 3.0, -1.0]),
        [1.0, 4.0, -2.0, 3.0],
        0.1,
        2,
        3,
    ),
)

sgd_train = Exercise(
    name="sgd_train",
    parameters="w, X, y, lr, batch_size, epochs, rng",
    outputs="final_w",
    values=(
        Values(
            "values",
            "sgd_train takes one step against the gradient of each batch, batch after batch, epoch after epoch",
            SAMPLES,
            draw,
        ),
    ),
    laws=(
        Property(
            batches_are_as_large_as_asked,
            samples=(
                batches("six samples, batches of three", 6, 3, 2),
                batches("seven samples, batches of three", 7, 3, 2),
                batches("five samples, batches of two", 5, 2, 3),
                batches("three samples, one by one", 3, 1, 2),
                batches("four samples in one batch", 4, 4, 2),
                batches("four samples, batches of nine", 4, 9, 2),
            ),
            after_values=True,
        ),
        Property(
            each_sample_once_an_epoch,
            samples=(
                batches("six samples, batches of two", 6, 2, 3),
                batches("seven samples, batches of three", 7, 3, 3),
                batches("eleven samples, one by one", 11, 1, 4),
                batches("nine samples in one batch", 9, 9, 3),
            ),
            after_values=True,
            points=2,
        ),
        Property(
            labels_stay_with_their_samples,
            samples=(
                batches("eight samples, batches of three", 8, 3, 3),
                batches("nine samples in one batch", 9, 9, 3),
            ),
            after_values=True,
        ),
        Property(
            history_follows_the_loss,
            samples=(
                history("six samples, batches of two, five epochs", 6, 2, 5),
                history("seven samples, batches of three, four epochs", 7, 3, 4),
            ),
            after_values=True,
        ),
        Property(float32_stays_float32, samples=SAMPLES[1:4], after_values=True),
    ),
    statistics=(
        Property(
            the_generator_decides,
            samples=(batches("20 samples, 3 epochs", 20, 4, 3),),
            after_values=True,
        ),
        Property(
            shuffles_anew_each_epoch,
            samples=(batches("20 samples, batches of 5, 400 epochs", 20, 5, 400),),
            after_values=True,
            points=2,
        ),
    ),
    sanity=(
        Property(
            reads_digits,
            samples=(
                Case("400 digits", {"count": 400, "lr": 0.02, "batch_size": 32, "epochs": 10, "rng": Rng(1)}),
            ),
            after_values=True,
        ),
    ),
    float32=False,
    driver=train,
    signature="sgd_train(loss, w, X, y, lr, batch_size, epochs, rng)",
    difficulty=9,
)

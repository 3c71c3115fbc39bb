"""Labels as rows, and data cut into parts and batches: nothing lost, nothing twice, pairs kept."""

import numpy as np
import pytest

from datasets.loaders import digits
from reference import find

one_hot, split, minibatches = find("one_hot"), find("train_val_test_split"), find("minibatches")


@pytest.mark.parametrize("dtype", [np.int64, np.int8, np.uint8, np.uint64])
def test_one_hot_rows_name_their_class(dtype):
    y = np.array([3, 0, 1, 1], dtype)
    out = one_hot(y)
    assert out.tolist() == [[0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0]]
    assert out.dtype == np.float64
    assert one_hot(y, 6).shape == (4, 6)
    assert np.array_equal(one_hot(y, 6).argmax(axis=1), y)
    assert one_hot([], 3).shape == (0, 3)
    assert one_hot([True, False]).tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("n", "val", "test", "sizes"),
    [
        (10, 0.2, 0.1, (7, 2, 1)),
        (7, 0.3, 0.5, (1, 2, 4)),
        (9, 0.26, 0.26, (5, 2, 2)),
        (5, 0, 0, (5, 0, 0)),
        (4, 0.0, 1.0, (0, 0, 4)),
        (3, 0.5, 0.5, (0, 2, 1)),
        (1000, 0.7, 0.3, (0, 700, 300)),
        (0, 0.2, 0.2, (0, 0, 0)),
    ],
)
def test_parts_have_rounded_sizes_and_hold_every_sample_once(n, val, test, sizes, rng):
    X, y = np.arange(3 * n).reshape(n, 3), np.arange(n)
    X_train, y_train, X_val, y_val, X_test, y_test = split(X, y, val, test, rng)
    assert (len(y_train), len(y_val), len(y_test)) == sizes
    for part, labels in [(X_train, y_train), (X_val, y_val), (X_test, y_test)]:
        assert np.array_equal(part, X[labels])
        assert part.dtype == X.dtype
        assert not np.shares_memory(part, X)
    assert sorted(np.concatenate([y_train, y_val, y_test])) == list(range(n))


def test_every_sample_has_the_same_chance_of_every_part():
    n, runs = 10, 3000
    counts = np.zeros((3, n))
    rng = np.random.default_rng(5)
    for _ in range(runs):
        (
            _,
            *labels,
        ) = split(np.zeros(n), np.arange(n), 0.3, 0.2, rng)[1::2]
        counts[1, labels[0]] += 1
        counts[2, labels[1]] += 1
    for part, share in ((1, 0.3), (2, 0.2)):  # six standard errors
        assert np.abs(counts[part] / runs - share).max() < 6 * np.sqrt(share * (1 - share) / runs)


def test_digits_sorted_by_class_are_in_every_part(rng):
    images, labels = digits()
    order = labels.argsort(kind="stable")
    parts = split(images[order], labels[order], 0.2, 0.2, rng)
    assert [len(part) for part in parts] == [1079, 1079, 359, 359, 359, 359]
    assert all(len(np.unique(part)) == 10 for part in parts[1::2])
    assert parts[0].dtype == np.uint8


@pytest.mark.parametrize(
    ("n", "size", "lengths"), [(7, 3, [3, 3, 1]), (6, 3, [3, 3]), (2, 5, [2]), (0, 4, [])]
)
def test_batches_hold_every_pair_once(n, size, lengths, rng):
    X, y = np.arange(2 * n, dtype=np.float32).reshape(n, 2), np.arange(n)
    batches = list(minibatches(X, y, size, rng))
    assert [len(labels) for _, labels in batches] == lengths
    for part, labels in batches:
        assert np.array_equal(part, X[labels])
        assert part.dtype == np.float32
        assert not np.shares_memory(part, X)
    assert sorted(label for _, labels in batches for label in labels) == list(range(n))


def test_every_sample_comes_equally_often_in_every_batch():
    n, runs = 6, 3000
    counts = np.zeros((n, n))
    rng = np.random.default_rng(6)
    for _ in range(runs):
        for place, (_, labels) in enumerate(minibatches(np.zeros(n), np.arange(n), 1, rng)):
            counts[place, labels[0]] += 1
    share = 1 / n
    assert np.abs(counts / runs - share).max() < 6 * np.sqrt(share * (1 - share) / runs)


def test_batches_are_made_when_asked_for_but_ordered_and_checked_at_the_call():
    X, y = np.arange(8.0), np.arange(8)
    with pytest.raises(ValueError, match="batch_size"):
        minibatches(X, y, 0, np.random.default_rng(1))
    rng = np.random.default_rng(1)
    later = minibatches(X, y, 3, rng)
    rng.random(5)
    X[...] += 100
    for (part, labels), (other, others) in zip(
        later, minibatches(X, y, 3, np.random.default_rng(1)), strict=True
    ):
        assert np.array_equal(labels, others)
        assert np.array_equal(part, other)


@pytest.mark.parametrize("cut", [lambda rng: split(np.arange(30), np.arange(30), 0.3, 0.3, rng)[0],
                                 lambda rng: next(minibatches(np.arange(30), np.arange(30), 20, rng))[0]])  # fmt: skip
def test_one_seed_gives_one_order(cut):
    first, again, other = (cut(np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert not np.array_equal(first, np.sort(first))

"""The data are the published data, nobody can change them, and a changed file is refused."""

import doctest
import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

DATASETS = Path(__file__).parents[2] / "datasets"
FILES = {"digits": "digits/digits.csv.gz", "orings": "orings/orings.csv"}


def test_digits_have_the_published_shape_range_and_class_counts(loaders: ModuleType) -> None:
    images, labels = loaders.digits()
    assert (images.shape, images.dtype) == ((1797, 8, 8), np.uint8)
    assert (labels.shape, labels.dtype) == ((1797,), np.int64)
    assert (images.min(), images.max()) == (0, 16)
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_first_digit_is_the_zero_everybody_knows(loaders: ModuleType) -> None:
    images, labels = loaders.digits()
    assert labels[0] == 0
    assert images[0].tolist() == [
        [0, 0, 5, 13, 9, 1, 0, 0],
        [0, 0, 13, 15, 10, 15, 5, 0],
        [0, 3, 15, 2, 0, 11, 8, 0],
        [0, 4, 12, 0, 0, 8, 8, 0],
        [0, 5, 8, 0, 0, 9, 8, 0],
        [0, 4, 11, 0, 1, 12, 7, 0],
        [0, 2, 14, 5, 10, 12, 0, 0],
        [0, 0, 6, 13, 10, 0, 0, 0],
    ]


def test_orings_are_23_flights_with_9_distressed_rings_on_7_of_them(loaders: ModuleType) -> None:
    temperature, distressed = loaders.orings()
    assert (temperature.shape, temperature.dtype) == ((23,), np.float64)
    assert (distressed.shape, distressed.dtype) == ((23,), np.int64)
    assert (temperature.min(), temperature.max()) == (53, 81)
    assert (distressed.sum(), np.count_nonzero(distressed)) == (9, 7)
    assert sorted(temperature[distressed > 0]) == [53, 57, 58, 63, 70, 70, 75]


def logistic_fit(temperature: np.ndarray, successes: np.ndarray, trials: int) -> np.ndarray:
    """Newton's method for the likelihood of successes ~ Binomial(trials, sigmoid(a + b t))."""
    X = np.column_stack([np.ones_like(temperature), temperature])
    weights = np.zeros(2)
    for _ in range(25):
        p = 1 / (1 + np.exp(-X @ weights))
        hessian = (X * (trials * p * (1 - p))[:, None]).T @ X
        weights += np.linalg.solve(hessian, X.T @ (successes - trials * p))
    return weights


def test_orings_give_the_published_logistic_models(loaders: ModuleType) -> None:
    """A slip in any temperature or count moves these estimates (Dalal et al. 1989; Agresti)."""
    temperature, distressed = loaders.orings()
    np.testing.assert_allclose(logistic_fit(temperature, distressed, 6), [5.085, -0.1156], rtol=5e-4)
    at_least_one = (distressed > 0).astype(float)
    np.testing.assert_allclose(logistic_fit(temperature, at_least_one, 1), [15.0429, -0.2322], rtol=5e-4)


@pytest.mark.parametrize("name", FILES)
def test_arrays_are_read_only(loaders: ModuleType, name: str) -> None:
    for array in getattr(loaders, name)():
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_refused(
    copied_loaders: Callable[[str, bytes | None], ModuleType], name: str
) -> None:
    content = bytearray((DATASETS / FILES[name]).read_bytes())
    content[-10] ^= 1
    module = copied_loaders(FILES[name], bytes(content))
    with pytest.raises(module.DatasetError, match=rf"{FILES[name]} was changed.*must be [0-9a-f]{{64}}, rec"):
        getattr(module, name)()


def test_the_same_digits_compressed_otherwise_are_refused_too(
    copied_loaders: Callable[[str, bytes | None], ModuleType],
) -> None:
    """The checksum is that of the file itself, which anybody can verify with sha256sum."""
    text = gzip.decompress((DATASETS / FILES["digits"]).read_bytes())
    module = copied_loaders(FILES["digits"], gzip.compress(text, compresslevel=1, mtime=0))
    with pytest.raises(module.DatasetError, match="was changed"):
        module.digits()


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(
    copied_loaders: Callable[[str, bytes | None], ModuleType], name: str
) -> None:
    module = copied_loaders(FILES[name], None)
    with pytest.raises(module.DatasetError, match=f"{FILES[name]} cannot be read: No such file"):
        getattr(module, name)()


def test_every_data_file_has_its_checksum_here_and_in_the_readme(loaders: ModuleType) -> None:
    found = {
        path.relative_to(DATASETS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in DATASETS.glob("*/*.csv*")
    }
    assert found == loaders.SHA256
    readme = (DATASETS / "README.md").read_text()
    for name, digest in found.items():
        assert f"| `{name}` | `{digest}` |" in readme


def test_examples_in_the_loaders_run(loaders: ModuleType) -> None:
    tests = [
        test
        for function in (loaders.digits, loaders.orings)
        for test in doctest.DocTestFinder().find(function.__wrapped__, globs=vars(loaders))
    ]
    results = [doctest.DocTestRunner().run(test) for test in tests]
    assert [result.attempted for result in results] == [2, 2]
    assert all(result.failed == 0 for result in results)

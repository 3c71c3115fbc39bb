"""whitening_init: filters whose responses to the patches are uncorrelated."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values
from grader.target import Rng


def blank(whitening_init: Any, patches: Any, n_filters: Any, rng: Any, eps: Any) -> Any:
    """Zeros in the shape and dtype of the filters: turning them is free."""
    filters = whitening_init(patches, n_filters, rng, eps)
    return np.zeros_like(filters) if isinstance(filters, np.ndarray) else filters


def made(whitening_init: Any, patches: Any, n_filters: Any, rng: Any, eps: Any) -> Any:
    """The filters."""
    return whitening_init(patches, n_filters, rng, eps)


def draw(pick: Pick) -> dict:
    """More patches than dimensions, as many filters as dimensions or fewer."""
    sizes = (pick.size(1, 3), pick.size(1, 2), pick.size(1, 3))
    dimensions = int(np.prod(sizes))
    patches = pick.number(-5, 5) + pick.array(dimensions + pick.size(8, 15), *sizes)
    return {"patches": patches, "n_filters": pick.size(1, dimensions), "rng": pick.generator(), "eps": 0.0}


def start(name: str, patches: np.ndarray, n_filters: int, eps: float = 0.0, seed: int = 0) -> Case:
    """A case with the arguments in the function's order."""
    return Case(name, {"patches": patches, "n_filters": n_filters, "rng": Rng(seed), "eps": eps})


def mixed(count: int, *sizes: int, center: float = 0.0) -> np.ndarray:
    """Correlated patches around one value."""
    dimensions = int(np.prod(sizes))
    draws = np.random.default_rng([count, *sizes])
    mixing = np.eye(dimensions) + 0.5 * draws.standard_normal((dimensions, dimensions))
    rows = draws.standard_normal((count, dimensions)) @ mixing * np.linspace(0.5, 4, dimensions)
    return np.round(center + rows, 2).reshape(count, *sizes)


def axes(*variances: float) -> np.ndarray:
    """Patches of two by two pixels, two on each axis, with these variances of the pixels, around 3."""
    rows = np.sqrt(len(variances) * np.array(variances))[:, None] * np.eye(len(variances))
    return 3 + np.vstack([rows, -rows]).reshape(-1, 1, 2, 2)


def responses_vary_by_one(
    ask: Ask, patches: np.ndarray, n_filters: int, rng: Rng, eps: float
) -> Iterator[Evidence]:
    """With eps = 0 the responses of the filters to the patches are uncorrelated, and each has variance 1."""
    arguments = {"patches": patches, "n_filters": n_filters, "rng": rng, "eps": eps}
    filters = np.asarray(ask.call("whitening_init", arguments, driver=made).value, dtype=np.float64)
    shape = (n_filters, *patches.shape[1:])
    yield Equal("the shape of the filters", np.array(filters.shape), np.array(shape))
    if filters.shape == shape:
        rows = patches.reshape(len(patches), -1).astype(np.float64)
        out = (rows - rows.mean(axis=0)) @ filters.reshape(n_filters, -1).T
        covariance = out.T @ out / len(out)
        finite = np.isfinite(covariance).all()
        got = np.linalg.eigvalsh(covariance) if finite else np.full(n_filters, np.nan)
        digits = 5 if patches.dtype == np.float64 else 2
        # Divided by N - 1 they have 1 - 1 / N.
        right = min((1.0, 1 - 1 / len(patches)), key=lambda one: float(np.abs(got - one).max()))
        yield Equal(
            "the eigenvalues of the covariance of the responses",
            np.round(got, digits),
            np.round(np.full(n_filters, right), digits),
        )


def weak_directions_stay_weak(
    ask: Ask, patches: np.ndarray, n_filters: int, rng: Rng, eps: float
) -> Iterator[Evidence]:
    """With eps, a direction of variance v comes out with variance v / (v + eps): a pixel that never changes with 0."""
    # With as many filters as dimensions this holds whatever the rotation; eps may be outside the root, too.
    arguments = {"patches": patches, "n_filters": n_filters, "rng": rng, "eps": eps}
    filters = np.asarray(ask.call("whitening_init", arguments, driver=made).value, dtype=np.float64)
    rows = patches.reshape(len(patches), -1)
    covariance = np.cov(rows.T, bias=True)
    filters = filters.reshape(n_filters, -1)
    got = (
        np.linalg.eigvalsh(filters @ covariance @ filters.T)
        if np.isfinite(filters).all()
        else np.full(4, np.nan)
    )
    variances = np.linalg.eigvalsh(covariance).clip(min=0)
    forms = [
        variances / scale
        for less in (1.0, 1 - 1 / len(patches))
        for scale in (variances / less + eps, (np.sqrt(variances / less) + eps) ** 2)
    ]
    nearest = min(forms, key=lambda form: float(np.abs(np.sort(form) - got).max()))
    yield Equal("the eigenvalues of the covariance of the responses", got, np.sort(nearest))


def the_generator_decides(
    ask: Ask, patches: np.ndarray, n_filters: int, rng: Rng, eps: float
) -> Iterator[Evidence]:
    """One seed gives the same filters each time."""
    arguments = {"patches": patches, "n_filters": n_filters, "rng": rng, "eps": eps}
    first, again = (np.asarray(ask.call("whitening_init", arguments, driver=made).value) for _ in range(2))
    yield Equal("the share of weights that one seed repeats", float(np.mean(first == again)), 1.0)


PAIRS = np.array([[1.0, 2.0], [3.0, 0.0], [-1.0, 1.0], [2.0, 5.0]]).reshape(4, 1, 1, 2)

whitening_init = Exercise(
    name="whitening_init",
    parameters="patches, n_filters, rng, eps",
    outputs="filters",
    values=(
        Values(
            "shape",
            "whitening_init returns filters of the shape (n_filters, C, h, w)",
            (
                start("four patches of two pixels", PAIRS, 2),
                start("one filter", PAIRS, 1),
                start("five filters of twelve dimensions", mixed(40, 2, 3, 2), 5, seed=1),
                start("patches around 50", mixed(30, 3, 1, 2, center=50.0), 6, seed=2),
                start("weak and strong pixels", axes(0.01, 4.0, 0.25, 9.0), 4, seed=3),
                start("patches in float32", mixed(30, 2, 1, 2).astype(np.float32), 3, seed=8),
                start("one pixel", np.array([[2.0], [5.0], [-1.0]]).reshape(3, 1, 1, 1), 1),
            ),
            draw,
            points=0,
        ),
    ),
    statistics=(
        Property(responses_vary_by_one, points=3),
        Property(
            weak_directions_stay_weak,
            samples=(
                start("pixels of variance 0.25, 0.5, 1 and 4", axes(0.25, 0.5, 1.0, 4.0), 4, 0.5, 4),
                start("a pixel that never changes", axes(0.0, 1.0, 0.1, 4.0), 4, 0.1, 5),
                start("a pixel that hardly changes", axes(2e-5, 1.0, 0.1, 4.0), 4, 0.1, 7),
            ),
        ),
        Property(
            the_generator_decides,
            samples=(start("three filters", mixed(20, 1, 2, 3), 3, 0.1, 6),),
            after_values=True,
        ),
    ),
    refuses=(
        start("three filters for two pixels", PAIRS, 3),
        start("13 filters of twelve dimensions", mixed(40, 2, 3, 2), 13),
    ),
    random=True,
    driver=blank,
    signature="whitening_init(patches, n_filters, rng, eps)",
    difficulty=14,
)

"""The accepted other form of whitening_init: the covariance divided by N - 1 instead of N."""

import math

import numpy as np

from reference.initializers.whitening_init import whitening_init


def _whitening_init_sample(
    patches: np.ndarray, n_filters: int, rng: np.random.Generator, eps: float
) -> np.ndarray:
    """Whiten cov * N / (N - 1), whose inverse root is that of cov + eps * (N - 1) / N, scaled."""
    share = 1 - 1 / max(len(patches), 1)
    return whitening_init(patches, n_filters, rng, eps * share) * math.sqrt(share)


VARIANTS = {"divided by N - 1": {"whitening_init": _whitening_init_sample}}

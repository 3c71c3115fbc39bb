"""Record what SciPy and PyTorch make of the same data and the same random numbers, in float64.

    python -m venv recording && recording/bin/pip install torch==2.13.0 scipy==1.17.1 numpy
    recording/bin/python -m tests.reference.data.record

at the repository's root writes recorded.npz and recorded.json beside this file. Augmentations are recorded with the
numbers that a generator is to hand out (``script``): uniform ones from 0 to 1, before they are mapped onto an interval.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import scipy
import torch
from scipy import linalg, ndimage

from tests.reference.recording import Recording

SHAPES = [(3, 2, 5, 8), (1, 3, 1, 6), (2, 1, 7, 4)]
Image = np.ndarray

recording = Recording(seed=13)


def uniform(*shape: int) -> np.ndarray:
    """Draw numbers from 0 to 1, both included, that are short to store."""
    return recording.rng.integers(0, 257, shape) / 256


def fitted(name: str, X_train: np.ndarray, X: np.ndarray, out: Any, **settings: Any) -> None:
    recording.add(name, {"X_train": X_train, "X": X, "settings": settings}, {"out": np.asarray(out)})


def preprocessing() -> None:
    for shape in [(6, 5), (7, 3, 2), (9,), (1, 4), (5, 2, 3, 4)]:
        X_train, X = recording.draw(*shape) * 3 + 1, recording.draw(4, *shape[1:])
        train, later = torch.tensor(X_train), torch.tensor(X)
        fitted("subtract_mean_image", X_train, X, later - train.mean(0))
        smallest, largest = torch.aminmax(train, dim=0)
        if shape[0] > 1:
            fitted("standardize", X_train, X, (later - train.mean(0)) / train.std(0, correction=0))
            share = (later - smallest) / (largest - smallest)
            fitted("scale_to_range", X_train, X, share)
            fitted(
                "scale_to_range",
                X_train,
                X,
                torch.lerp(-2.0 + 0 * share, 1 + 0 * share, share),
                low=-2,
                high=1,
            )
        if len(shape) == 4:
            mean = train.mean((0, 2, 3), keepdim=True)
            fitted("subtract_channel_mean", X_train, X, later - mean)
            wider = recording.draw(2, shape[1], 2, 7)
            fitted("subtract_channel_mean", X_train, wider, torch.tensor(wider) - mean)


def whitening() -> None:
    for shape, settings in [
        ((30, 5), {}),
        ((30, 5), {"eps": 0}),
        ((4, 6), {"eps": 0.01}),
        ((20, 3, 2, 2), {"eps": 0.1}),
        ((8, 1), {}),
    ]:
        features = int(np.prod(shape[1:]))
        mixed = recording.draw(shape[0], features) @ recording.draw(features, features) + 2
        X_train = mixed.astype(np.float32).astype(np.float64).reshape(shape)
        X = recording.draw(3, *shape[1:])
        flat, later = X_train.reshape(len(X_train), -1), X.reshape(len(X), -1)
        eps = settings.get("eps", 1e-5)
        cov = np.atleast_2d(np.cov(flat, rowvar=False, bias=True))
        zca = linalg.inv(linalg.sqrtm(cov + eps * np.eye(features)).real)
        centred = later - flat.mean(axis=0)
        _, singular, axes = linalg.svd(flat - flat.mean(axis=0), full_matrices=True)
        variance = np.zeros(features)
        variance[: len(singular)] = singular**2 / len(flat)
        known = variance > 1e-12  # axes without variance are any that complete the others
        pca = np.where(known, centred @ axes.T / np.sqrt(variance + eps), np.nan)
        fitted("whiten", X_train, X, centred @ zca, method="zca", **settings)
        fitted("whiten", X_train, X, pca, method="pca", **settings)


def labels() -> None:
    for y, n_classes in [([2, 0, 1, 2], None), ([1, 1], 4), ([0], None), ([0, 0, 0], 1)]:
        want = torch.nn.functional.one_hot(torch.tensor(y), -1 if n_classes is None else n_classes)
        recording.add("one_hot", {"y": np.array(y), "n_classes": n_classes}, {"out": want.double().numpy()})


def augmented(name: str, x: Image, script: list[np.ndarray], out: Any, **settings: Any) -> None:
    recording.add(name, {"x": x, "script": script, "settings": settings}, {"out": np.asarray(out)})


def each(x: Image, change: Callable[..., Image], *drawn: np.ndarray) -> Image:
    """Apply change(channel, *numbers of the image) to every channel of every image."""
    return np.array([[change(c, *own) for c in image] for image, *own in zip(x, *drawn, strict=True)])


def linear(matrix: np.ndarray) -> Callable[[Image], Image]:
    def change(channel: Image) -> Image:
        centre = (np.array(channel.shape) - 1) / 2
        offset = centre - matrix @ centre
        return ndimage.affine_transform(channel, matrix, offset, order=1, mode="nearest")

    return change


def geometry(shape: tuple[int, ...]) -> None:
    x, count = recording.draw(*shape), shape[0]
    for settings in ({}, {"max_degrees": 170.0}):
        u = uniform(count)
        degrees = settings.get("max_degrees", 15) * (2 * u - 1)
        turned = each(x, lambda c, d: ndimage.rotate(c, d, reshape=False, order=1, mode="nearest"), degrees)
        augmented("rotate", x, [u], turned, **settings)
    for low, high in ((0.9, 1.1), (0.4, 3.0)):
        u = uniform(count)
        scaled = each(x, lambda c, s: linear(np.eye(2) / s)(c), low + (high - low) * u)
        augmented("scale", x, [u], scaled, low=low, high=high)
    for most in (0.1, 1.5):
        u = uniform(count)
        slanted = each(x, lambda c, k: linear(np.array([[1, 0], [-k, 1]]))(c), most * (2 * u - 1))
        augmented("shear", x, [u], slanted, max_shear=most)
    for most in (2, 4):
        shifts = recording.rng.integers(-most, most + 1, (2, count))
        moved = each(x, lambda c, s: ndimage.shift(c, s, order=1, mode="nearest"), shifts.T)
        augmented("translate", x, [shifts], moved, max_shift=most)


def deformation(shape: tuple[int, ...]) -> None:
    x, (count, _, height, width) = recording.draw(*shape), shape
    for alpha, sigma in ((8.0, 3.0), (30.0, 1.0), (2.5, 0.4)):
        u = uniform(2, count, height, width)
        everywhere = {"sigma": sigma, "mode": "constant", "truncate": (max(height, width) + 1) / sigma}
        weight = ndimage.gaussian_filter(np.ones((height, width)), **everywhere)
        moves = [
            [alpha * ndimage.gaussian_filter(2 * u[axis, n] - 1, **everywhere) / weight for axis in (0, 1)]
            for n in range(count)
        ]
        bent = each(
            x,
            lambda c, m: ndimage.map_coordinates(c, np.indices(c.shape) + m, order=1, mode="nearest"),
            np.array(moves),
        )
        augmented("elastic", x, [u], bent, alpha=alpha, sigma=sigma)


def colours(shape: tuple[int, ...]) -> None:
    x, (count, channels, *_) = recording.draw(*shape), shape
    images = torch.tensor(x)
    for settings in ({}, {"max_contrast": 0.9, "max_brightness": 2.0}):
        u, v = uniform(count), uniform(count)
        contrast = 1 + settings.get("max_contrast", 0.2) * torch.tensor(2 * u - 1)[:, None, None, None]
        brightness = settings.get("max_brightness", 0.1) * torch.tensor(2 * v - 1)[:, None, None, None]
        mean = images.mean((1, 2, 3), keepdim=True).expand_as(images)
        augmented("intensity", x, [u, v], torch.lerp(mean, images, contrast) + brightness, **settings)
    for strength in (0.1, 0.9):
        u = uniform(count, channels)
        factor = torch.tensor(1 + strength * (2 * u - 1))
        augmented("colour_jitter", x, [u], torch.einsum("nc,nchw->nchw", factor, images), strength=strength)
    z = recording.draw(*shape)
    augmented("noise", x, [z], torch.add(images, torch.tensor(z), alpha=0.25), std=0.25)
    u = uniform(count)
    mirrored = [image.flip(-1) if number < 0.5 else image for image, number in zip(images, u, strict=True)]
    augmented("flip", x, [u], torch.stack(mirrored))


if __name__ == "__main__":
    preprocessing()
    whitening()
    labels()
    for shape in SHAPES:
        geometry(shape)
        deformation(shape)
        colours(shape)
    recording.save(Path(__file__).parent, torch=torch.__version__, scipy=scipy.__version__)

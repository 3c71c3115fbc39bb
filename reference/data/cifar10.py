"""The binary version of CIFAR-10's files."""

import numpy as np

from reference.data.files import PathLike, require_records

CIFAR10_SHAPE = 3, 32, 32
CIFAR10_CLASSES = 10


def read_cifar10_binary(path: PathLike) -> tuple[np.ndarray, np.ndarray]:
    """Read images and labels from one file of CIFAR-10's binary version.

        each image: 1 byte label | 1024 bytes red | 1024 bytes green | 1024 bytes blue, row by row

    Parameters
    ----------
    path : str or path-like
        For example data_batch_1.bin. A name ending in .gz is decompressed.

    Returns
    -------
    images : ndarray, shape (N, 3, 32, 32)
        uint8.
    labels : ndarray, shape (N,)
        int64, 0 to 9.

    Raises
    ------
    ValueError
        If the file is empty or doesn't consist of 3073 bytes an image, a label is above 9, it holds more than a
        GiB, or is a damaged .gz. The message names the path.
    OSError
        If there is no such file, or it can't be read.

    Notes
    -----
    The format has no magic number: size and labels are all that can tell another file.

    References
    ----------
    .. [1] Krizhevsky, "Learning multiple layers of features from tiny images", 2009.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from reference.data.cifar10 import read_cifar10_binary
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "batch.bin")
    ...     count = path.write_bytes(bytes([6]) + bytes(1024) + bytes([255]) * 1024 + bytes(1024))
    ...     images, labels = read_cifar10_binary(path)
    >>> images.shape, images.mean(axis=(0, 2, 3)), labels
    ((1, 3, 32, 32), array([  0., 255.,   0.]), array([6]))
    """
    size = 1 + int(np.prod(CIFAR10_SHAPE))
    content = require_records(path, size, "a label and 3 * 32 * 32 pixels for every image")
    records = np.frombuffer(content, np.uint8).reshape(-1, size)
    labels = records[:, 0].astype(np.int64)
    if labels.max() >= CIFAR10_CLASSES:
        first = int((labels >= CIFAR10_CLASSES).argmax())
        raise ValueError(f"{path} must hold labels 0 to 9. Received: {labels[first]} at image {first}")
    return records[:, 1:].reshape(-1, *CIFAR10_SHAPE).copy(), labels

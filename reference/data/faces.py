"""Raw files of grey faces and their labels."""

import numpy as np

from reference.data.files import PathLike, require_bytes, require_records

FACE_SHAPE = 1, 48, 48
FACE_CLASSES = 2


def read_faces(images_path: PathLike, labels_path: PathLike) -> tuple[np.ndarray, np.ndarray]:
    """Read the face data set: one raw file of images and one of labels, in the same order.

        images: 48 * 48 bytes an image, row by row | labels: 2 float32 an image, the low byte first

    Parameters
    ----------
    images_path, labels_path : str or path-like
        A name ending in .gz is decompressed.

    Returns
    -------
    images : ndarray, shape (N, 1, 48, 48)
        uint8.
    labels : ndarray, shape (N, 2)
        float32, in the machine's byte order.

    Raises
    ------
    ValueError
        If the labels don't fill 8 bytes an image, the images aren't as many as the labels, a file holds more than a
        GiB, or is a damaged .gz. The message names the path.
    OSError
        If there is no such file, or it can't be read.

    Notes
    -----
    Raw files say nothing about themselves. The number of images follows from the size of the labels, and the
    size of the images has to agree.

    References
    ----------
    .. [1] "Deep learning" course, Télécom ParisTech, 2017, practical work on faces.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import numpy as np
    >>> from reference.data.faces import read_faces
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     images_path, labels_path = Path(folder, "images.raw"), Path(folder, "labels.raw")
    ...     np.full((2, 48, 48), 7, np.uint8).tofile(images_path)
    ...     np.array([[0, 1], [1, 0]], "<f4").tofile(labels_path)
    ...     images, labels = read_faces(images_path, labels_path)
    >>> images.shape, labels
    ((2, 1, 48, 48), array([[0., 1.],
           [1., 0.]], dtype=float32))
    """
    label_bytes = require_records(labels_path, 4 * FACE_CLASSES, f"{FACE_CLASSES} float32 for every image")
    labels = np.frombuffer(label_bytes, "<f4").reshape(-1, FACE_CLASSES).astype(np.float32)
    size = len(labels) * int(np.prod(FACE_SHAPE))
    rule = f"48 * 48 bytes for each of the {len(labels)} images that {labels_path} labels"
    image_bytes = require_bytes(images_path, size, rule)
    return np.frombuffer(image_bytes, np.uint8).reshape(-1, *FACE_SHAPE).copy(), labels

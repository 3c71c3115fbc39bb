"""Load the small real data sets of the course: verified against their checksums, and read-only.

Every loader reads a file that lies beside this one, needs NumPy and nothing else, and refuses a file
whose sha256 is not the recorded one, so that a score never depends on data that somebody changed.
What the data are, where they come from and under which licence is in README.md in this folder.
"""

import csv
import gzip
import hashlib
from functools import cache
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
SHA256 = {
    "digits/digits.csv.gz": "02633070f0eba52475fb2cfaedcf256826aa2b6c462429e2e6d0826619fc55c9",
    "orings/orings.csv": "08dec518e06240fc23277205ee2b8501dfccbe99d8486acfa0b39186e45fa2b8",
}


class DatasetError(ValueError):
    """A data file is missing, or is not the file that the course was published with."""


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """Load the UCI optical digits, 1,797 images of 8 x 8 pixels.

    Returns
    -------
    images : array of uint8, shape (1797, 8, 8)
        Number of dark pixels in each 4 x 4 block of the scan, 0 to 16. Read-only.
    labels : array of int64, shape (1797,)
        The digit, 0 to 9. Read-only.

    Raises
    ------
    DatasetError
        If the file is missing or its checksum differs.

    Notes
    -----
    The order is UCI's: samples of one writer stand together, so a split without shuffling puts
    different writers into training and test data.

    References
    ----------
    E. Alpaydin, C. Kaynak, "Cascading classifiers", Kybernetika 34 (1998), 369-374.

    Examples
    --------
    >>> images, labels = digits()
    >>> images.shape, labels[:10].tolist()
    ((1797, 8, 8), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    """
    text = gzip.decompress(_verified("digits/digits.csv.gz")).decode("ascii")
    table = np.fromstring(text.replace("\n", ","), dtype=np.uint8, sep=",").reshape(-1, 65)
    images = table[:, :64].reshape(-1, 8, 8).copy()
    return _frozen(images), _frozen(table[:, 64].astype(np.int64))


@cache
def orings() -> tuple[np.ndarray, np.ndarray]:
    """Load the O-ring record of the 23 shuttle flights before Challenger, in order of flight.

    Returns
    -------
    temperature : array of float64, shape (23,)
        Temperature of the joints at launch, degrees Fahrenheit. Read-only.
    distressed : array of int64, shape (23,)
        How many of the six primary field-joint O-rings showed erosion or blow-by. Read-only.

    Raises
    ------
    DatasetError
        If the file is missing or its checksum differs.

    References
    ----------
    S. R. Dalal, E. B. Fowlkes, B. Hoadley, "Risk analysis of the space shuttle: pre-Challenger
    prediction of failure", Journal of the American Statistical Association 84 (1989), 945-957.

    Examples
    --------
    >>> temperature, distressed = orings()
    >>> int(temperature.argmin()), float(temperature.min()), int(distressed.sum())
    (13, 53.0, 9)
    """
    rows = list(csv.DictReader(_verified("orings/orings.csv").decode("ascii").splitlines()))
    temperature = np.array([float(row["temperature"]) for row in rows])
    distressed = np.array([int(row["distressed"]) for row in rows], dtype=np.int64)
    return _frozen(temperature), _frozen(distressed)


def _verified(name: str) -> bytes:
    """Read a file of this folder, and refuse it unless its sha256 is the recorded one."""
    try:
        content = (FOLDER / name).read_bytes()
    except OSError as error:
        raise DatasetError(f"datasets/{name} cannot be read: {error.strerror}") from error
    received = hashlib.sha256(content).hexdigest()
    if received != SHA256[name]:
        raise DatasetError(
            f"datasets/{name} was changed: its sha256 must be {SHA256[name]}, received {received}"
        )
    return content


def _frozen(array: np.ndarray) -> np.ndarray:
    """Make an array read-only: the loaders hand the same array to every caller."""
    array.setflags(write=False)
    return array

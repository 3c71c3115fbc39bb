"""The format of MNIST's files."""

import math

import numpy as np

from reference.data.files import PathLike, first_bytes, require_bytes

IDX_TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
"""NumPy's name for each of the format's types."""

MOST_AXES = 64  # NumPy's limit


def read_idx(path: PathLike) -> np.ndarray:
    """Read one array from an IDX file, the format of MNIST.

        0  0  type  n | n sizes, 4 bytes each | the values, the last index fastest; all with the high byte first

    Parameters
    ----------
    path : str or path-like
        A name ending in .gz is decompressed.

    Returns
    -------
    array : ndarray, shape as the file says
        uint8, int8, int16, int32, float32 or float64, in the machine's byte order; MNIST's images are
        (N, 28, 28) uint8, its labels (N,) uint8.

    Raises
    ------
    ValueError
        If the file doesn't start with such a magic number, is shorter or longer than its sizes say, would hold
        more than a GiB, or is a damaged .gz. The message names the path.
    OSError
        If there is no such file, or it can't be read.

    Notes
    -----
    No more is read than the sizes announce and one byte: a file that is too long is refused, however long.

    References
    ----------
    .. [1] LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from reference.data.idx import read_idx
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "labels.idx1-ubyte")
    ...     count = path.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 3, 7, 2, 1]))
    ...     read_idx(path)
    array([7, 2, 1], dtype=uint8)
    """
    shape, dtype, start = _idx_header(path)
    sizes = " * ".join(map(str, shape))
    rule = f"{start} bytes of header and {sizes} values of {dtype.itemsize} bytes"
    # a size of 0 must not hide others that no array can have
    if math.prod(max(size, 1) for size in shape) * dtype.itemsize > 2**62:
        raise ValueError(f"{path} must hold an array that fits into memory. Received: {rule}")
    content = require_bytes(path, start + math.prod(shape) * dtype.itemsize, rule)
    values = np.frombuffer(content, dtype, offset=start)
    return values.astype(dtype.newbyteorder("=")).reshape(shape)


def _idx_header(path: PathLike) -> tuple[tuple[int, ...], np.dtype[np.generic], int]:
    """Return the shape, the type of the values, and where they start."""
    magic = first_bytes(path, 4)
    valid = len(magic) == 4 and magic[:2] == b"\0\0" and magic[2] in IDX_TYPES and 1 <= magic[3] <= MOST_AXES
    if not valid:
        types = ", ".join(f"{code:02x}" for code in IDX_TYPES)
        rule = f"start with 00 00, a type ({types}) and a number of axes (01 to {MOST_AXES:02x})"
        raise ValueError(f"{path} must {rule}. Received: {magic.hex(' ') or 'an empty file'}")
    start = 4 + 4 * magic[3]
    header = first_bytes(path, start)
    if len(header) < start:
        raise ValueError(f"{path} must hold {start} bytes of header. Received: {len(header)} bytes")
    shape = tuple(int(size) for size in np.frombuffer(header, ">u4", offset=4))
    return shape, np.dtype(IDX_TYPES[magic[2]]), start

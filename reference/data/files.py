"""Files of data, compressed or not, read no further than they may go."""

import gzip
import os
import zlib

PathLike = str | os.PathLike[str]

MOST_BYTES = 2**30
"""No file may hold more after decompression: a small compressed file can unfold to any size."""


def first_bytes(path: PathLike, count: int) -> bytearray:
    """Read the first bytes of a file; fewer where it is shorter. A name ending in .gz is decompressed."""
    opened = gzip.open if os.fspath(path).lower().endswith(".gz") else open
    content = bytearray()
    try:
        with opened(path, "rb") as file:
            while len(content) < count:
                piece = file.read(min(count - len(content), 2**20))
                if not piece:
                    break
                content += piece
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ValueError(f"{path} must be a whole gzip file. Received: {error}") from error
    return content


def require_bytes(path: PathLike, expected: int, rule: str) -> bytearray:
    """Read a file whose size is known, and refuse another size."""
    if expected > MOST_BYTES:
        raise ValueError(f"{path} must hold at most {MOST_BYTES} bytes. Received: {rule}: {expected} bytes")
    content = first_bytes(path, expected + 1)
    if len(content) != expected:
        found = f"{len(content)} bytes" if len(content) < expected else "more"
        raise ValueError(f"{path} must hold {rule}: {expected} bytes. Received: {found}")
    return content


def require_records(path: PathLike, size: int, rule: str) -> bytearray:
    """Read a file of records of one size: at least one, and none cut off."""
    content = first_bytes(path, MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"{path} must hold at most {MOST_BYTES} bytes. Received: more")
    if len(content) == 0 or len(content) % size:
        raise ValueError(f"{path} must hold {rule}, {size} bytes each. Received: {len(content)} bytes")
    return content

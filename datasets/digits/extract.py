"""Write digits.csv.gz from the copy of the digits that scikit-learn ships.

Needs scikit-learn, which the course itself does not: run it in an environment of its own,

    python datasets/digits/extract.py

The file is the same for the same zlib; the checksum in ../loaders.py is that of the committed one.
"""

import gzip
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits


def main() -> None:
    """Write one line a sample: 64 pixels, row by row, then the label; no header, as UCI writes it."""
    digits = load_digits()
    rows = np.column_stack([digits.data, digits.target]).astype(int)
    text = "".join(",".join(map(str, row)) + "\n" for row in rows)
    target = Path(__file__).with_name("digits.csv.gz")
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{len(rows)} samples, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()

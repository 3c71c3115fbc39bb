"""Readers against files put together byte by byte, right ones and wrong ones."""

import gzip
import struct

import numpy as np
import pytest

from reference import find
from reference.data import files

read_idx, read_cifar, read_faces = find("read_idx"), find("read_cifar10_binary"), find("read_faces")


@pytest.fixture(params=["", ".gz"], ids=["plain", "gz"])
def write(request, tmp_path):
    """Write bytes to a file and return its path."""

    def written(name, content):
        path = tmp_path / (name + request.param)
        path.write_bytes(gzip.compress(content) if request.param else content)
        return path

    return written


def idx(code, sizes, values):
    return bytes([0, 0, code, len(sizes)]) + struct.pack(f">{len(sizes)}I", *sizes) + values


@pytest.mark.parametrize(
    ("code", "form", "dtype", "values"),
    [
        (0x08, "B", np.uint8, [0, 1, 127, 128, 255, 7]),
        (0x09, "b", np.int8, [0, 1, 127, -128, -1, 7]),
        (0x0B, "h", np.int16, [0, 1, 258, -32768, -2, 32767]),
        (0x0C, "i", np.int32, [0, 1, 16909060, -(2**31), -2, 2**31 - 1]),
        (0x0D, "f", np.float32, [0.0, 1.5, -2.25, 1e30, -0.1, 3.0]),
        (0x0E, "d", np.float64, [0.0, 1.5, -2.25, 1e300, -0.1, 3.0]),
    ],
)
def test_every_idx_type(code, form, dtype, values, write):
    array = read_idx(write("values.idx", idx(code, (3, 1, 2), struct.pack(f">6{form}", *values))))
    assert array.dtype == dtype
    assert array.dtype.isnative
    assert array.flags.writeable
    assert np.array_equal(array, np.array(values, dtype).reshape(3, 1, 2))


@pytest.mark.parametrize("sizes", [(0,), (2, 0, 3), (1,) * 64, (5,), (300,)])
def test_idx_shapes(sizes, write):
    count = int(np.prod(sizes))
    array = read_idx(str(write("a.idx", idx(8, sizes, bytes(k % 251 for k in range(count))))))
    assert array.shape == sizes
    assert array.ravel().tolist() == [k % 251 for k in range(count)]


LABELS = idx(8, (3,), b"\7\2\1")
HUGE = (2**32 - 1,) * 2


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "must start with 00 00, a type .* Received: an empty file"),
        (b"\0\0\10", "must start with .* Received: 00 00 08"),
        (b"\1\0\10\1\0\0\0\0", "must start with .* Received: 01 00 08 01"),
        (b"\0\1\10\1\0\0\0\0", "must start with .* Received: 00 01 08 01"),
        (b"\0\0\12\1\0\0\0\0", r"a type \(08, 09, 0b, 0c, 0d, 0e\) .* Received: 00 00 0a 01"),
        (b"\0\0\10\0", r"a number of axes \(01 to 40\). Received: 00 00 08 00"),
        (b"\0\0\10\x41" + b"\0\0\0\1" * 65 + b"\0", "Received: 00 00 08 41"),
        (b"\0\0\10\2\0\0\0\1\0\0", "must hold 12 bytes of header. Received: 10 bytes"),
        (LABELS[:-1], "must hold 8 bytes of header and 3 values of 1 bytes: 11 bytes. Received: 10 bytes"),
        (LABELS + b"\0", "11 bytes. Received: more"),
        (
            idx(0x0C, (2, 2), b"\0" * 15),
            r"12 bytes of header and 2 \* 2 values of 4 bytes: 28 bytes. Received: 27",
        ),
        (idx(8, HUGE, b""), "must hold an array that fits into memory. Received: 12 bytes .* 4294967295"),
        (idx(8, (0, *HUGE), b""), "must hold an array that fits into memory"),
        (idx(8, (2**30,), b""), "must hold at most 1073741824 bytes. Received: .*: 1073741832 bytes"),
    ],
)
def test_other_files_are_not_idx(content, found, write):
    path = write("a.idx", content)
    with pytest.raises(ValueError, match=found) as raised:
        read_idx(path)
    assert str(raised.value).startswith(str(path))


def cifar(labels, seed=0):
    pixels = np.random.default_rng(seed).integers(0, 256, (len(labels), 3072), np.uint8)
    return b"".join(bytes([label]) + row.tobytes() for label, row in zip(labels, pixels, strict=True)), pixels


def test_cifar10(write):
    content, pixels = cifar([9, 0, 4])
    images, labels = read_cifar(write("batch.bin", content))
    assert images.dtype == np.uint8
    assert images.shape == (3, 3, 32, 32)
    assert labels.tolist() == [9, 0, 4]
    assert labels.dtype == np.int64
    assert images[1, 2, 3, 4] == pixels[1, 2 * 1024 + 3 * 32 + 4]
    assert np.array_equal(images.reshape(3, -1), pixels)
    images[...] = 0  # the caller's own


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "3073 bytes each. Received: 0 bytes"),
        (
            cifar([1])[0][:-1],
            "a label and 3 .* 32 pixels for every image, 3073 bytes each. Received: 3072 bytes",
        ),
        (cifar([1, 2])[0] + b"\0", "Received: 6147 bytes"),
        (cifar([1, 9, 10, 11])[0], "must hold labels 0 to 9. Received: 10 at image 2"),
        (cifar([10])[0], "must hold labels 0 to 9. Received: 10 at image 0"),
    ],
)
def test_other_files_are_not_cifar10(content, found, write):
    path = write("batch.bin", content)
    with pytest.raises(ValueError, match=found) as raised:
        read_cifar(path)
    assert str(raised.value).startswith(str(path))


def faces(count):
    pixels = np.random.default_rng(1).integers(0, 256, (count, 48, 48), np.uint8)
    rows = [(1.0, 0.0) if k % 3 else (0.0, 1.0) for k in range(count)]
    return pixels, rows, b"".join(struct.pack("<2f", *row) for row in rows)


def test_faces(write):
    pixels, rows, label_bytes = faces(4)
    images, labels = read_faces(write("images", pixels.tobytes()), write("labels", label_bytes))
    assert images.shape == (4, 1, 48, 48)
    assert images.dtype == np.uint8
    assert np.array_equal(images[:, 0], pixels)
    assert labels.dtype == np.float32
    assert labels.dtype.isnative
    assert labels.tolist() == [list(row) for row in rows]
    images[...], labels[...] = 0, 0  # the caller's own


@pytest.mark.parametrize(
    ("image_bytes", "label_bytes", "blamed", "found"),
    [
        (2304, 0, "labels", "must hold 2 float32 for every image, 8 bytes each. Received: 0 bytes"),
        (2304, 12, "labels", "Received: 12 bytes"),
        (
            2303,
            8,
            "images",
            "48 bytes for each of the 1 images that .*labels.* labels: 2304 bytes. Received: 2303",
        ),
        (2305, 8, "images", "2304 bytes. Received: more"),
        (2304, 16, "images", "each of the 2 images .* 4608 bytes. Received: 2304 bytes"),
        (4608, 8, "images", "2304 bytes. Received: more"),
    ],
)
def test_files_of_faces_that_disagree(image_bytes, label_bytes, blamed, found, write):
    paths = {"images": write("images", bytes(image_bytes)), "labels": write("labels", bytes(label_bytes))}
    with pytest.raises(ValueError, match=found) as raised:
        read_faces(paths["images"], paths["labels"])
    assert str(raised.value).startswith(str(paths[blamed]))


def readers(path):
    return [lambda: read_idx(path), lambda: read_cifar(path), lambda: read_faces(path, path)]


def test_a_damaged_gz_is_refused_by_name(tmp_path):
    whole = gzip.compress(bytes(np.random.default_rng(0).integers(0, 9, 5000, np.uint8)))
    broken = bytearray(whole)
    broken[-6] ^= 1  # the checksum
    for content in (whole[:-20], bytes(broken), b"not compressed", whole[:300] + b"\xff" * 90):
        path = tmp_path / "data.GZ"
        path.write_bytes(content)
        for read in readers(path)[1:]:
            with pytest.raises(ValueError, match=r"data\.GZ must be a whole gzip file\. Received: "):
                read()
    broken = bytearray(gzip.compress(LABELS))
    broken[-6] ^= 1
    path.write_bytes(broken)
    with pytest.raises(ValueError, match=r"data\.GZ must be a whole gzip file"):
        read_idx(path)


def test_what_unfolds_too_far_is_refused_early(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 3 * 2**20)
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(bytes(2**23)))
    taken = []
    first_bytes = files.first_bytes
    monkeypatch.setattr(
        files, "first_bytes", lambda path, count: taken.append(first_bytes(path, count)) or taken[-1]
    )
    for read in readers(path)[1:]:
        with pytest.raises(ValueError, match=r"bomb\.gz must hold at most 3145728 bytes\. Received: more"):
            read()
    assert [len(each) for each in taken] == [3 * 2**20 + 1] * 2
    path.write_bytes(gzip.compress(LABELS + bytes(2**23)))
    with pytest.raises(ValueError, match=r"11 bytes\. Received: more"):
        read_idx(path)
    assert len(taken[-1]) == 12


def test_a_missing_file_is_missing(tmp_path):
    for read in readers(tmp_path / "none"):
        with pytest.raises(FileNotFoundError, match="none"):
            read()

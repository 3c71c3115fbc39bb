"""Hostile and odd archives: nothing is written, nothing is believed, memory and time are bounded."""

from __future__ import annotations

import io
import random
import stat
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from grader.submission import BrokenArchive, NothingRecognised, SubmissionError, TooLarge, find
from grader.submission.archive import Metered
from grader.submission.limits import MAX_DIRECTORIES, MIB, Allowance

GIBIBYTE = 1 << 30


def special(name, mode):
    """Name an entry that is a link or a device, as Unix archivers store it."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """A gigabyte of zeros in about a megabyte, written without ever holding a gigabyte."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("activations.py", "w") as entry:
            zeros = bytes(16 * MIB)
            for _ in range(GIBIBYTE // len(zeros)):
                entry.write(zeros)
        archive.writestr("normalization.py", b"small")
    return buffer.getvalue()


def with_declared_size(archive: bytes, size: int) -> bytes:
    """Make the first entry claim to be of another size, in both of its headers."""
    changed = bytearray(archive)
    central = archive.index(b"PK\x01\x02")
    struct.pack_into("<I", changed, 22, size)
    struct.pack_into("<I", changed, central + 24, size)
    return bytes(changed)


def peak_memory(action):
    """Run an action; return the most bytes that Python held for it."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_an_archive_is_read_wherever_the_files_are_in_it(course, make_zip):
    submission = find(make_zip({"alice/hw/activations.py": b"a", "alice/normalization.py": b"n"}), course)
    assert [(part.path, part.source) for part in submission.parts] == [
        ("alice/hw/activations.py", b"a"),
        ("alice/normalization.py", b"n"),
    ]
    assert submission.name == "alice"
    assert submission.notes == ()


def test_what_a_mac_adds_is_ignored(course, make_zip):
    submission = find(
        make_zip(
            {"__MACOSX/._activations.py": b"\0", "__MACOSX/activations.py": b"\0", "activations.py": b"a"}
        ),
        course,
    )
    assert [part.source for part in submission.parts] == [b"a"]
    assert submission.notes == ()


@pytest.mark.parametrize(
    "name",
    ["../evil.py", "../activations.py", "a/../../activations.py", "/activations.py", "C:\\activations.py",
     "C:activations.py", "..\\activations.py", "\\\\server\\activations.py"],
)  # fmt: skip
def test_zip_slip_is_refused_and_named(course, make_zip, tmp_path, name):
    path = make_zip({name: b"evil", "normalization.py": b"n"})
    before = sorted(tmp_path.rglob("*"))
    submission = find(path, course)
    assert [part.source for part in submission.parts] == [b"n"]
    (note,) = submission.notes
    assert note.startswith("refused ")
    assert note.endswith(": the archive names a file outside itself")
    assert sorted(tmp_path.rglob("*")) == before


def test_backslashes_separate_folders(course, make_zip):
    submission = find(
        make_zip({"hw\\": b"", "hw\\activations.py": b"a", "hw\\\\.\\normalization.py": b"n"}), course
    )
    assert [part.path for part in submission.parts] == ["hw/activations.py", "hw/normalization.py"]


def test_links_and_devices_in_an_archive_are_named_and_ignored(course, tmp_path):
    path = tmp_path / "alice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(special("activations.py", stat.S_IFLNK | 0o777), "/etc/passwd")
        archive.writestr(special("dense_networks.py", stat.S_IFCHR | 0o666), "")
        archive.writestr(special("normalization.py", stat.S_IFREG | 0o644), "n")
    submission = find(path, course)
    assert [part.source for part in submission.parts] == [b"n"]
    assert submission.notes == (
        "ignored activations.py: a symbolic link is not followed",
        "ignored dense_networks.py: it is not a regular file",
    )


def test_a_bomb_costs_its_own_file_little_memory_and_little_time(course, make_zip, bomb):
    path = make_zip(bomb)
    assert len(bomb) < 8 * MIB
    started = time.monotonic()
    peak = peak_memory(lambda: find(path, course))
    assert time.monotonic() - started < 5
    assert peak < 8 * MIB
    submission = find(path, course)
    assert [part.source for part in submission.parts] == [b"small"]
    assert submission.notes[0] == "ignored activations.py: it is larger than 1 MiB"
    with pytest.raises(TooLarge, match=r"activations\.py: it is larger than 1 MiB"):
        find(path, course, "activations")


@pytest.mark.parametrize("declared", [0, 10, 1 << 19, 0xFFFFFFFE])
def test_a_bomb_that_lies_about_its_size_gains_nothing(course, make_zip, bomb, declared):
    path = make_zip(with_declared_size(bomb, declared))
    submissions = []
    assert peak_memory(lambda: submissions.append(find(path, course))) < 8 * MIB
    assert [part.source for part in submissions[0].parts] == [b"small"]
    assert submissions[0].notes[0].startswith("ignored activations.py: ")


def test_a_bomb_in_an_archive_in_the_archive(course, make_zip, packed, bomb):
    nested = packed({"inner.zip": bomb, "dense_networks.py": b"d"}, zipfile.ZIP_STORED)
    submissions = []
    assert peak_memory(lambda: submissions.append(find(make_zip(nested), course))) < 24 * MIB
    assert [part.source for part in submissions[0].parts] == [b"d", b"small"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_cannot_be_bounded_are_not_unpacked(course, make_zip, packed, method):
    path = make_zip(packed({"activations.py": bytes(8 * MIB), "normalization.py": b"n"}, method))
    with pytest.raises(BrokenArchive, match="compressed by a method other than deflate"):
        find(path, course)


def test_compressed_padding_is_not_chewed_through(course, make_zip):
    """Four million empty deflate blocks unpack to nothing, and take a while to do so."""
    block = b"\x00\x00\x00\xff\xff"
    data = block * (4 * MIB) + b"\x01\x00\x00\xff\xff"
    shared = (0, 8, 0, 33, zlib.crc32(b""), len(data), 1, 14, 0)
    header = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, *shared)
    central = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, *shared, 0, 0, 0, 0, 0)
    name = b"activations.py"
    body = header + name + data
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central) + len(name), len(body), 0)
    path = make_zip(body + central + name + end)
    with pytest.raises(TooLarge, match="compressed bytes take more than 1"):
        find(path, course)


def test_archives_in_archives_are_opened(course, make_zip, packed):
    inner = packed({"alice/activations.py": b"a"})
    submission = find(make_zip({"hw/inner.ZIP": inner, "hw/readme.txt": b""}), course)
    assert [(part.path, part.source) for part in submission.parts] == [
        ("hw/inner.ZIP/alice/activations.py", b"a")
    ]


def test_archives_in_archives_end_at_a_limited_depth(course, make_zip, packed):
    content = packed({"activations.py": b"a"})
    for _ in range(6):
        content = packed({"inner.zip": content})
    assert find(make_zip(content), course).parts[0].source == b"a"
    for _ in range(20):
        content = packed({"inner.zip": content})
    with pytest.raises(NothingRecognised, match="looked 8 levels deep only"):
        find(make_zip(content), course)


def test_large_archives_in_an_archive_leave_room_for_the_source(course, make_zip, packed):
    noise = random.Random(0).randbytes(5 * MIB)
    files = {f"data{number}.zip": packed({"d.bin": noise}) for number in range(4)}
    submission = find(make_zip({**files, "hw/later/activations.py": b"a"}), course)
    assert [part.source for part in submission.parts] == [b"a"]
    assert any(note.startswith("ignored data1.zip: it is larger than") for note in submission.notes)


def test_data_beside_the_source_is_not_read(course, make_zip):
    path = make_zip({"data.bin": random.Random(0).randbytes(20 * MIB), "activations.py": b"a"})
    assert peak_memory(lambda: find(path, course)) < 6 * MIB


def test_of_two_entries_with_one_name_the_last_is_graded_as_if_unpacked(course, tmp_path):
    path = tmp_path / "alice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("activations.py", "first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("activations.py", "second")
    submission = find(path, course)
    assert [part.source for part in submission.parts] == [b"second"]
    assert submission.notes == (
        "activations.py is in the archive more than once: only the last one was looked at",
    )


def test_a_name_that_is_a_file_and_a_folder(course, make_zip):
    submission = find(
        make_zip({"hw": b"", "hw/activations.py": b"a", "x/normalization.py": b"n", "x": b""}), course
    )
    assert [part.source for part in submission.parts] == [b"a", b"n"]


def test_encrypted_files_are_named(course, make_zip, packed):
    archive = bytearray(packed({"activations.py": b"a", "normalization.py": b"n"}))
    central = archive.index(b"PK\x01\x02")
    archive[6] |= 1
    archive[central + 8] |= 1
    path = make_zip(bytes(archive))
    submission = find(path, course)
    assert [part.source for part in submission.parts] == [b"n"]
    assert submission.notes == ("ignored activations.py: it is encrypted",)
    with pytest.raises(BrokenArchive, match="encrypted"):
        find(path, course, "activations")


@pytest.mark.parametrize("content", [b"", b"PK", b"not an archive at all", b"PK\x03\x04" + bytes(100)])
def test_a_file_that_is_no_archive_is_refused(course, make_zip, content):
    with pytest.raises(BrokenArchive, match=r"alice\.zip.*the archive is damaged"):
        find(make_zip(content), course)


def test_an_empty_archive_holds_nothing(course, make_zip):
    with pytest.raises(NothingRecognised, match=r"looked for activations\.py"):
        find(make_zip({}), course)


def test_damaged_contents_are_refused(course, make_zip, packed):
    archive = bytearray(packed({"activations.py": random.Random(1).randbytes(1000)}, zipfile.ZIP_STORED))
    archive[500] ^= 1
    with pytest.raises(BrokenArchive, match=r"activations\.py: the archive is damaged: Bad CRC-32"):
        find(make_zip(bytes(archive)), course)


def test_whatever_is_damaged_only_one_family_of_errors_comes(course, make_zip, packed):
    whole = packed({"a/activations.py": b"x = 1\n" * 50, "inner.zip": packed({"normalization.py": b"n"})})
    generator = random.Random(0)
    refused = 0
    for _ in range(1500):
        damaged = bytearray(whole)
        for _ in range(generator.randint(1, 4)):
            damaged[generator.randrange(len(damaged))] = generator.choice(
                (0, 1, 127, 255, generator.randrange(256))
            )
        if generator.random() < 0.2:
            del damaged[generator.randrange(len(damaged)) :]
        try:
            find(make_zip(bytes(damaged)), course)
        except SubmissionError:
            refused += 1
    assert 300 < refused < 1500


@pytest.mark.parametrize("encoding", ["cp437", "shift-jis", "utf-8"])
def test_names_in_any_encoding_are_harmless(course, make_zip, packed, encoding):
    archive = packed({"XXXX_activations.py": b"a"}).replace(
        b"XXXX", "é日".encode(encoding, "replace").ljust(4)[:4]
    )
    (part,) = find(make_zip(archive), course).parts
    assert part.source == b"a"
    assert part.path.isprintable()


def test_control_characters_in_names_are_shown_escaped(course, make_zip):
    submission = find(make_zip({"\x1b[2J\n::error::_activations.py": b"a"}), course)
    assert submission.parts[0].path == "\\x1b[2J\\n::error::_activations.py"


def test_ten_thousand_entries_do_not_hide_the_one_at_the_top(course, make_zip):
    files = {f"data/{number:05}.png": b"" for number in range(10_000)}
    submission = find(make_zip({**files, "activations.py": b"a"}), course)
    assert [part.source for part in submission.parts] == [b"a"]
    assert submission.notes == ("looked at the first 2,000 files and folders only: there are more",)


def test_too_long_a_table_of_contents_is_refused_before_it_is_parsed(course, make_zip, packed):
    whole = packed({"x" * 60_000 + f"{number}": b"" for number in range(MAX_DIRECTORIES // 60_000 + 1)})
    path = make_zip(whole)
    with pytest.raises(TooLarge, match="tables of contents take more than 4 MiB"):
        find(path, course)


def test_deep_paths_in_an_archive_are_left_out(course, make_zip):
    submission = find(make_zip({"a/" * 20_000 + "activations.py": b"deep", "normalization.py": b"n"}), course)
    assert [part.source for part in submission.parts] == [b"n"]
    assert submission.notes == ("looked 8 levels deep only: there are files below that",)


def test_many_notes_are_cut(course, make_zip):
    submission = find(
        make_zip({**{f"../{number}": b"" for number in range(500)}, "activations.py": b"a"}), course
    )
    assert len(submission.notes) == 21
    assert submission.notes[-1] == "more observations like these were left out"


def test_a_metered_file_asks_for_no_more_than_it_may_give():
    class Recorder(io.BytesIO):
        asked: int = 0

        def read(self, size=-1):
            self.asked = size
            return super().read(size)

    raw = Recorder(b"x" * 50)
    metered = Metered(raw, Allowance(20, "these bytes"))
    assert metered.read(5) == b"xxxxx"
    with pytest.raises(TooLarge, match="these bytes take more than"):
        metered.read(1 << 40)
    assert raw.asked == 16

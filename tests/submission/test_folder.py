"""Hostile and odd folders: nothing outside is opened, nothing blocks, limits hold."""

from __future__ import annotations

import os
import socket
import time

import pytest

from grader.submission import NothingRecognised, Unreadable, WrongKind, find
from grader.submission.folder import DiskFile, DiskFolder
from grader.submission.limits import MAX_LEVELS
from grader.submission.tree import Session

needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")


def test_links_are_not_followed(course, handed_in, tmp_path):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "normalization.py").write_text("the answer key")
    (handed_in / "activations.py").symlink_to(secret / "normalization.py")
    (handed_in / "folder").symlink_to(secret)
    (handed_in / "dangling.py").symlink_to("nowhere")
    (handed_in / "loop").symlink_to(".")
    with pytest.raises(NothingRecognised) as caught:
        find(handed_in, course)
    for name in ("activations.py", "folder", "dangling.py", "loop"):
        assert f"ignored {name}: a symbolic link is not followed" in str(caught.value)


def test_a_link_given_as_the_submission_is_refused(course, handed_in, tmp_path):
    (handed_in / "activations.py").write_text("")
    for target, name in ((handed_in, "bob"), (handed_in / "activations.py", "bob.py")):
        (tmp_path / name).symlink_to(target)
        with pytest.raises(WrongKind, match="not a symbolic link"):
            find(tmp_path / name, course)


def test_a_link_put_in_place_after_listing_is_not_followed_either(handed_in, tmp_path):
    (handed_in / "work").mkdir()
    (handed_in / "work" / "activations.py").write_text("mine")
    session = Session()
    (folder,) = DiskFolder(handed_in, (), session).children()
    (file,) = folder.children()
    (handed_in / "work").rename(tmp_path / "moved")
    (handed_in / "work").symlink_to(tmp_path / "moved")
    with pytest.raises(Unreadable):
        file.read(100)


@needs_fifo
@pytest.mark.parametrize("name", ["activations.py", "work.zip"])
def test_a_fifo_is_never_opened(course, handed_in, name):
    os.mkfifo(handed_in / name)
    started = time.monotonic()
    with pytest.raises(NothingRecognised, match=f"ignored {name}: it is not a regular file"):
        find(handed_in, course)
    with pytest.raises(WrongKind):
        find(handed_in / name, course)
    assert time.monotonic() - started < 5


@needs_fifo
def test_a_fifo_put_in_place_after_listing_does_not_block(handed_in):
    os.mkfifo(handed_in / "activations.py")
    with pytest.raises(WrongKind, match="not a regular file"):
        DiskFile(handed_in, ("activations.py",), Session()).read(100)


def test_a_device_is_never_opened(course, handed_in):
    path = handed_in / "activations.py"
    try:
        os.mknod(path, 0o20666, os.makedev(1, 5))
    except (AttributeError, PermissionError) as error:
        pytest.skip(f"this account may not make a device node: {error}")
    with pytest.raises(NothingRecognised, match="not a regular file"):
        find(handed_in, course)
    with pytest.raises(WrongKind):
        find(path, course)


def test_a_socket_is_never_opened(course, handed_in, monkeypatch):
    # A socket's address has about a hundred characters at most, so it is made from inside the folder.
    monkeypatch.chdir(handed_in)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("activations.py")
        with pytest.raises(NothingRecognised, match="not a regular file"):
            find(handed_in, course)


def test_what_may_not_be_read_is_named(course, handed_in):
    (handed_in / "locked").mkdir(mode=0)
    (handed_in / "activations.py").touch(mode=0)
    if os.access(handed_in / "activations.py", os.R_OK):
        pytest.skip("this account may read everything")
    try:
        with pytest.raises(Unreadable, match=r"activations\.py: it can't be opened"):
            find(handed_in, course)
        (handed_in / "normalization.py").touch()
        notes = find(handed_in, course).notes
    finally:
        (handed_in / "locked").chmod(0o700)
    assert any(note.startswith("ignored locked: it can't be listed") for note in notes)


@pytest.mark.parametrize("where", ["", "data"])
def test_ten_thousand_files_do_not_hide_the_one_at_the_top(course, handed_in, where):
    (handed_in / where).mkdir(exist_ok=True)
    for number in range(10_000):
        (handed_in / where / f"a{number:05}.png").touch()
    (handed_in / "activations.py").write_bytes(b"here")
    started = time.monotonic()
    submission = find(handed_in, course)
    assert time.monotonic() - started < 5
    assert submission.parts[0].source == b"here"
    assert submission.notes == ("looked at the first 2,000 files and folders only: there are more",)


def test_folders_are_followed_to_a_limited_depth(course, handed_in):
    deep = handed_in
    for number in range(MAX_LEVELS - 1):
        deep = deep / f"level{number}"
    (deep / "deeper").mkdir(parents=True)
    (deep / "activations.py").write_bytes(b"last level")
    (deep / "deeper" / "normalization.py").write_bytes(b"beyond")
    submission = find(handed_in, course)
    assert [part.source for part in submission.parts] == [b"last level"]
    assert submission.notes == ("looked 8 levels deep only: there are files below that",)


@pytest.mark.parametrize(
    "name",
    [
        b"\xff\xfe_activations.py",
        "\u202e_activations.py".encode(),
        b"a\nb\x1b[2J_activations.py",
        b"'\"$(x);_activations.py",
    ],
)
def test_odd_file_names_are_harmless(course, handed_in, name):
    try:
        (handed_in / os.fsdecode(name)).write_bytes(b"fine")
    except OSError as error:
        pytest.skip(f"this file system refuses the name: {error}")
    (part,) = find(handed_in, course).parts
    assert part.source == b"fine"
    assert part.path.isprintable()
    part.path.encode("utf-8")


def test_an_archive_in_a_folder_is_opened(course, handed_in, packed):
    (handed_in / "work.zip").write_bytes(packed({"in/activations.py": b"packed"}))
    (handed_in / "broken.zip").write_bytes(b"PK\x03\x04 nothing more")
    submission = find(handed_in, course)
    assert [(part.path, part.source) for part in submission.parts] == [
        ("work.zip/in/activations.py", b"packed")
    ]
    assert any(note.startswith("ignored broken.zip: the archive is damaged") for note in submission.notes)


def test_many_archives_are_opened_up_to_a_limit(course, handed_in, packed):
    for number in range(40):
        (handed_in / f"{number:02}.zip").write_bytes(packed({"notes.txt": b""}))
    (handed_in / "00.zip").write_bytes(packed({"activations.py": b"first"}))
    submission = find(handed_in, course)
    assert submission.parts[0].source == b"first"
    assert submission.notes == ("opened the first 16 archives only: there are more",)

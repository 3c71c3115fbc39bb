"""Folders and archives that reach outside, never end, or bring what could stand in for ours."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import stat
import struct
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course, CourseError, find_course
from grader.sandbox.isolation import Isolation
from grader.submission import SubmissionError, find

RIGHT = textwrap.dedent("""
    import numpy as np
    def relu_forward(x):
        return np.where(x > 0, x, 0.0), x
    def relu_backward(dout, cache):
        return dout * (cache > 0)
""")
ZEROS = textwrap.dedent("""
    import numpy as np
    def relu_forward(x):
        return np.zeros_like(x), x
    def relu_backward(dout, cache):
        return np.zeros_like(dout)
""")
PLANTED = "open('/tmp/gradecheck_hostile', 'w').write('planted code ran')\n"
SHADOWS = (
    "conftest.py",
    "numpy.py",
    "random.py",
    "sitecustomize.py",
    "grader/__init__.py",
    "reference/__init__.py",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mallory"
    made.mkdir()
    return made


def linked(name: str, to: str) -> tuple[zipfile.ZipInfo, str]:
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry, to


def test_planted_files_are_never_run(
    folder: Path, strongest: Isolation, grade_path: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "activations.py").write_text(ZEROS)
    for name in (*SHADOWS, "pytest.ini", "pyproject.toml", "activations.pth", "tests/conftest.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(PLANTED if name.endswith(".py") else "[pytest]\naddopts = -p planted\n")
    monkeypatch.chdir(folder)
    outcome = grade_path(folder, strongest)
    assert outcome.points == 0
    notes = " ".join(outcome.report.notes)
    for name in ("conftest.py", "numpy.py", "random.py", "sitecustomize.py"):
        assert f"ignored {name}: only the assignment's own files are read" in notes


def test_a_planted_course_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, course: Course) -> None:
    """A submission that brings assignments/ of its own is graded by ours, and never runs its declarations."""
    own = folder / "assignments" / "03_activations"
    (own / "exercises").mkdir(parents=True)
    (own / "activations.py").write_text(RIGHT)
    (own / "exercises" / "relu.py").write_text(PLANTED)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("grader.course.__file__", str(folder / "elsewhere" / "grader" / "course.py"))
    with pytest.raises(CourseError, match="must not bring its own checks"):
        find_course(None, folder)
    assert find(folder, course).parts[0].path == "assignments/03_activations/activations.py"
    assert not Path("/tmp/gradecheck_hostile").exists()


def test_names_that_point_outside_are_refused(
    tmp_path: Path, strongest: Isolation, grade_path: Callable, victim: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "mallory.zip", "w") as archive:
        for name in ("../victim/results.json", "/tmp/gradecheck_hostile", "..\\victim\\results.json"):
            archive.writestr(name, '{"points": 100}')
        archive.writestr("../../activations.py", RIGHT)
        archive.writestr("C:/activations.py", RIGHT)
        archive.writestr("here/activations.py", ZEROS)
    outcome = grade_path(tmp_path / "mallory.zip", strongest)
    assert outcome.points == 0
    assert "refused ../../activations.py: the archive names a file outside itself" in outcome.report.notes


def test_a_bomb_in_an_archive_is_measured_while_it_unpacks(
    tmp_path: Path, strongest: Isolation, grade_path: Callable
) -> None:
    with zipfile.ZipFile(tmp_path / "mallory.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("activations.py", "w", force_zip64=True) as bomb:
            for _ in range(256):
                bomb.write(bytes(2**20))
        archive.writestr("later/activations.py", RIGHT)
    outcome = grade_path(tmp_path / "mallory.zip", strongest)
    assert outcome.points == outcome.report.max_points
    assert "ignored activations.py: it is larger than 1 MiB" in outcome.report.notes


def test_a_bomb_of_archives_in_archives_ends(tmp_path: Path, course: Course, unharmed: None) -> None:
    content = b"x"
    for level in range(5):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(8):
                archive.writestr(f"{level}-{copy}.zip", content)
        content = buffer.getvalue()
    path = tmp_path / "mallory.zip"
    path.write_bytes(content)
    with pytest.raises(SubmissionError, match="nothing to grade"):
        find(path, course)


def test_a_size_that_lies_is_not_believed(tmp_path: Path, strongest: Isolation, grade_path: Callable) -> None:
    path = tmp_path / "mallory.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("activations.py", bytes(2**24))
        archive.writestr("a/activations.py", RIGHT)
    data = bytearray(path.read_bytes())
    place = data.rindex(struct.pack("<I", 2**24))
    data[place : place + 4] = struct.pack("<I", 100)
    path.write_bytes(data)
    outcome = grade_path(path, strongest)
    assert any("ignored activations.py" in note for note in outcome.report.notes)


@pytest.mark.parametrize("packed", [False, True])
def test_links_are_not_followed(
    folder: Path, tmp_path: Path, strongest: Isolation, grade_path: Callable, victim: Path, packed: bool
) -> None:
    goals = {
        "activations.py": str(victim / "alice" / "activations.py"),
        "passwd.py": "/etc/passwd",
        "up": "..",
    }
    if packed:
        folder = tmp_path / "mallory.zip"
        with zipfile.ZipFile(folder, "w") as archive:
            for name, goal in goals.items():
                archive.writestr(*linked(name, goal))
            archive.writestr("a/activations.py", ZEROS)
    else:
        for name, goal in goals.items():
            (folder / name).symlink_to(goal)
        (folder / "a").mkdir()
        (folder / "a" / "activations.py").write_text(ZEROS)
    outcome = grade_path(folder, strongest)
    assert outcome.points == 0
    assert "ignored activations.py: a symbolic link is not followed" in outcome.report.notes
    assert "another student" not in outcome.text


def test_a_link_as_a_submission_is_refused(tmp_path: Path, course: Course, victim: Path) -> None:
    path = tmp_path / "activations.py"
    path.symlink_to(victim / "alice" / "activations.py")
    with pytest.raises(SubmissionError, match="not a symbolic link"):
        find(path, course)


def test_what_is_not_a_file_is_not_opened(
    folder: Path, strongest: Isolation, grade_path: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening a FIFO waits, and reading a device never ends."""
    os.mkfifo(folder / "activations.py")
    (folder / "b").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(folder / "b")
        listening.bind("activations.py")
    (folder / "c").mkdir()
    (folder / "c" / "activations.py").mkdir()
    (folder / "d").mkdir()
    (folder / "d" / "activations.py").write_text(ZEROS)
    outcome = grade_path(folder, strongest)
    assert outcome.points == 0
    assert "ignored activations.py: it is not a regular file" in outcome.report.notes
    assert "ignored b/activations.py: it is not a regular file" in outcome.report.notes


def test_a_device_is_not_opened(folder: Path, course: Course, unharmed: None) -> None:
    try:
        os.mknod(folder / "activations.py", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root may make a device")
    with pytest.raises(SubmissionError, match="it is not a regular file"):
        find(folder, course)


def test_ten_thousand_files_hide_nothing_at_the_top(
    folder: Path, strongest: Isolation, grade_path: Callable
) -> None:
    for part in range(10):
        (folder / f"{part}").mkdir()
        for number in range(1000):
            (folder / f"{part}" / f"{number}.py").touch()
    (folder / "zzz").mkdir()
    (folder / "zzz.py").touch()
    (folder / "activations.py").write_text(RIGHT)
    outcome = grade_path(folder, strongest)
    assert outcome.points == outcome.report.max_points
    assert any("looked at the first" in note for note in outcome.report.notes)


def test_odd_names_are_shown_escaped(folder: Path, strongest: Isolation, grade_path: Callable) -> None:
    (folder / "activations.py").write_text(ZEROS)
    for name in (b"\x1b[2Jconftest.py", b"\xff\xfe.py", b"a\nb::error::injected.py", "\u202eyp.py".encode()):
        with contextlib.suppress(OSError):  # not every file system takes them
            (folder / os.fsdecode(name)).write_text(PLANTED)
    outcome = grade_path(folder, strongest)
    assert outcome.points == 0


@pytest.mark.parametrize(
    "content", [b"", b"PK\x05\x06" + bytes(18), b"PK\x03\x04" + b"\xff" * 2000, b"no archive"]
)
def test_a_broken_archive_is_an_error_that_says_so(tmp_path: Path, course: Course, content: bytes) -> None:
    path = tmp_path / "mallory.zip"
    path.write_bytes(content)
    with pytest.raises(SubmissionError, match=r"damaged|nothing to grade"):
        find(path, course)

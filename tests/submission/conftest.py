"""A small course, and ways to make odd submissions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course

STEMS = ("activations", "dense_networks", "normalization")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    root = tmp_path / "the-course"
    for number, stem in zip((3, 6, 8), STEMS, strict=True):
        folder = root / "assignments" / f"{number:02}_{stem}"
        folder.mkdir(parents=True)
        (folder / f"{stem}.py").write_text("# starter\n")
    return Course(root)


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    folder = tmp_path / "alice"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def packed() -> Callable[[dict[str, bytes]], bytes]:
    """Pack files the way a student's computer does."""

    def pack(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    return pack


@pytest.fixture
def make_zip(tmp_path: Path, packed: Callable[..., bytes]) -> Callable[..., Path]:
    """Write an archive called alice.zip, from files or from its bytes."""

    def make(content: dict[str, bytes] | bytes) -> Path:
        path = tmp_path / "alice.zip"
        path.write_bytes(content if isinstance(content, bytes) else packed(content))
        return path

    return make

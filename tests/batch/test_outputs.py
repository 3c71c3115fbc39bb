"""File names for any student, and files that are whole or not there."""

from __future__ import annotations

import os
import re

import pytest

from grader import outputs

ODD = [
    "../../etc/passwd",
    "..",
    "",
    "con",
    "NUL.txt",
    "a/b",
    "a\\b",
    "\u674e\u96f7",
    "x" * 500,
    "<script>",
    "a\x00b",
    ".hidden",
]


@pytest.mark.parametrize("name", ODD)
def test_a_name_of_any_kind_becomes_a_file_name(name):
    safe = outputs.safe_names([name])[name]
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,90}-[0-9a-f]{8}|student-[0-9a-f]{8}", safe)


@pytest.mark.parametrize(
    ("name", "safe"), [("Ada Brandt", "Ada_Brandt"), ("José Núñez", "Jose_Nunez"), ("a-b_c.9", "a-b_c.9")]
)
def test_an_ordinary_name_stays_readable(name, safe):
    assert outputs.safe_names([name]) == {name: safe}


def test_no_two_names_meet_on_any_file_system():
    names = [*ODD, "Ada", "ada", "a b", "a_b", "José", "Jose", "x" * 501]
    safe = outputs.safe_names(names)
    assert len({each.lower() for each in safe.values()}) == len(names)


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "grades.csv"
    outputs.write(path, "old\n")
    outputs.write(path, "new é\n")
    assert path.read_bytes() == "new é\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_breaks_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "grades.csv"
    outputs.write(path, "old\n")

    def refuse(*arguments):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        outputs.write(path, "new\n")
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]

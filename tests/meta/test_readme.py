"""README.md keeps its word: its commands parse, its code runs, what it names exists."""

from __future__ import annotations

import ast
import json
import re
import shlex
from pathlib import Path

import pytest

from grader.assignment import load
from grader.cli import parser
from grader.course import Assignment, Course

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SHELL = [
    line.partition("  #")[0].strip() for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()
]
WORKFLOW = [text for kind, text in BLOCKS if kind == "yaml"]


def gradecheck_commands() -> list[str]:
    steps = re.findall(r"run: (.*)\}?$", "\n".join(WORKFLOW), re.MULTILINE)
    return [line for line in SHELL + steps if line.startswith("gradecheck ")]


def test_the_two_commands_are_there_once() -> None:
    setups = [line for line in SHELL if line.startswith("python3 -m venv")]
    assert [line.rpartition("/")[2] for line in setups] == ["gradecheck demo", "pytest"]


@pytest.mark.parametrize("line", gradecheck_commands())
def test_command_parses(line: str) -> None:
    options = parser().parse_args(shlex.split(line)[1:])
    assert options.command in line


def test_there_are_commands_to_parse() -> None:
    assert len(gradecheck_commands()) >= 6


@pytest.mark.parametrize("text", [text for kind, text in BLOCKS if kind == "python"])
def test_python_is_python(text: str) -> None:
    assert ast.parse(text).body


def test_workflow_is_ten_lines() -> None:
    assert len(WORKFLOW) == 1
    assert len(WORKFLOW[0].splitlines()) <= 10
    assert "\t" not in WORKFLOW[0]


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:assignments|grader|tests|datasets)/[\w/.]+)`", README)))
)
def test_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("assignment", Course(ROOT).assignments(), ids=lambda assignment: assignment.name)
def test_table_counts_what_is_there(assignment: Assignment) -> None:
    loaded = load(assignment.folder, assignment.file_stem)
    variants = len(list((ROOT / "tests" / "honest" / assignment.file_stem).glob("*.py")))
    equivalent = len(json.loads((ROOT / "tests/mutation/reviewed.json").read_text())[assignment.name])
    counts = (len(loaded.exercises), len(loaded.checks), loaded.max_points, len(loaded.mistakes), variants)
    row = f"| {assignment.name} | {' | '.join(map(str, counts))} |"
    assert row in README
    assert f"({equivalent} equivalent)" in README.partition(row)[2].splitlines()[0]

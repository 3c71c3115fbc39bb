"""The repository's own rules, held by the tools that know them."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    if name and (ROOT / name).is_file()
]
SOURCES = [path for path in TRACKED if path.suffix == ".py"]
SHIPPED = [path for path in SOURCES if path.relative_to(ROOT).parts[0] in {"grader", "reference"}]


def tool(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command", [("ruff", "check", "."), ("ruff", "format", "--check", ".")], ids=" ".join
)
def test_ruff(command: tuple[str, ...]) -> None:
    done = tool(*command)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_mypy_strict() -> None:
    done = tool("mypy", "--strict", "-p", "grader", "-p", "reference")
    assert done.returncode == 0, done.stdout + done.stderr


def test_top_level_holds_nothing_else() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in TRACKED}
    allowed = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "reference",
        "assignments",
        "grader",
        "tests",
        "datasets",
    }
    assert {name for name in top if not name.startswith(".")} == allowed


def test_public_things_say_what_they_are() -> None:
    """Every public function, class and module of what is shipped has a docstring."""
    assert len(SHIPPED) > 40
    bare = []
    for path in SHIPPED:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
        public = [node for node in nodes if not node.name.startswith("_")]
        bare += [f"{path.name}:{node.name}" for node in public if not ast.get_docstring(node)]
    assert not bare


def test_only_the_worker_and_practice_run_student_code() -> None:
    """``exec`` is called where a submission is meant to run, and for our own mistakes, drivers and examples."""
    calls = {
        path.relative_to(ROOT).as_posix()
        for path in SHIPPED
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"exec", "eval"}
    }
    students = {"grader/sandbox/worker.py", "grader/target.py"}
    assert calls == students | {"grader/diagnosis.py", "grader/sandbox/describe.py", "grader/warming.py"}


def test_no_pickle_in_the_grader() -> None:
    for path in SHIPPED:
        names = re.findall(r"^\s*(?:import|from) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert not {"pickle", "marshal", "shelve", "dill"} & set(names), path


def test_floats_are_compared_in_one_file() -> None:
    others = {"isclose", "allclose", "array_equal", "assert_almost_equal", "assert_allclose"}
    for path in SHIPPED:
        if path.name != "compare.py" and path.relative_to(ROOT).parts[0] == "grader":
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            assert not others & {node.attr for node in nodes if isinstance(node, ast.Attribute)}, path


def test_reference_imports_nothing_of_ours() -> None:
    for path in SHIPPED:
        if path.relative_to(ROOT).parts[0] == "reference":
            names = re.findall(r"^\s*(?:import|from) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert not {"grader", "assignments", "tests", "datasets"} & set(names), path


def test_ci_is_a_valid_script() -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash on this machine")
    assert subprocess.run([bash, "-n", str(ROOT / ".ci" / "run")], check=False).returncode == 0

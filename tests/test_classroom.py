"""Student files made from the reference: standalone, right, and spoilt as announced."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grader import assignment, classroom
from grader.course import Course, find_course
from grader.oracle import Oracle
from grader.run import Grading
from grader.spec import Mistake, Status
from grader.target import LocalTarget
from reference import find
from tests.curriculum import TABLE, entries, signature

COURSE = find_course(None, None)
ASSIGNMENTS = COURSE.assignments()
IDS = [each.file_stem for each in ASSIGNMENTS]


def grade(source: str, path: Path, name: str):
    found = COURSE.assignment(name)
    path.write_text(source, encoding="utf-8")
    loaded = assignment.load(found.folder, found.file_stem)
    return Grading(loaded, LocalTarget(path), Oracle(), data=COURSE.dataset).report()


@pytest.mark.parametrize("name", IDS)
def test_a_solution_runs_where_there_is_no_reference(name, tmp_path):
    (tmp_path / f"{name}.py").write_text(classroom.solution(COURSE, name), encoding="utf-8")
    numpy_folder = Path(np.__file__).resolve().parents[1]
    code = (
        f"import sys; sys.path[:] = [{str(tmp_path)!r}, *sys.path, {str(numpy_folder)!r}]\n"
        "__import__(sys.argv[1])\n"
        "print({name.partition('.')[0] for name in sys.modules} & {'numpy', 'numba', 'reference', 'grader'})"
    )
    command = [sys.executable, "-I", "-S", "-c", code, name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "{'numpy'}\n"


@pytest.mark.parametrize("name", IDS)
def test_a_solution_defines_what_the_starter_asks_for_and_nothing_else_in_public(name):
    starter = (COURSE.assignment(name).folder / f"{name}.py").read_text(encoding="utf-8")
    defined = [
        node.name for node in ast.parse(classroom.solution(COURSE, name)).body if hasattr(node, "name")
    ]
    assert [each for each in defined if not each.startswith("_")] == [
        node.name for node in ast.parse(starter).body if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]
    assert len(set(defined)) == len(defined)


@pytest.mark.parametrize("assignment", TABLE)
def test_every_package_is_one_file_whose_examples_hold_uncompiled(assignment, monkeypatch):
    stem = assignment.partition("_")[2]
    asked = entries(assignment)
    namespace = {"__name__": stem}
    exec(classroom.flattened(stem, asked), namespace)
    examples = 0
    for name in asked:
        assert signature(namespace[name]) == asked[name].parameters
        documented = find(name)
        (test,) = doctest.DocTestFinder(recurse=False).find(documented, name, globs={})
        # what the example's own import will find
        monkeypatch.setattr(sys.modules[documented.__module__], name, namespace[name])
        result = doctest.DocTestRunner(verbose=False).run(test)
        assert result.failed == 0
        examples += result.attempted
    assert examples >= 3 * len(asked)


@pytest.mark.parametrize("name", IDS)
def test_a_solution_gives_nothing_away_in_words(name):
    source = classroom.solution(COURSE, name)
    for word in ('"""', "@kernel", "_jit", "reference", "VARIANTS", "numba", "#"):
        assert word not in source


def test_a_solution_does_not_compile_and_agrees_with_the_reference():
    namespace: dict = {}
    exec(compile(classroom.solution(COURSE, "activations"), "activations.py", "exec"), namespace)
    oracle = Oracle()
    x = np.random.default_rng(3).standard_normal((3, 4))
    for name in ("softmax", "log_softmax", "gelu", "silu", "elu"):
        out, cache = namespace[f"{name}_forward"](x)
        expected, expected_cache = oracle.function(f"{name}_forward")(x)
        np.testing.assert_allclose(out, expected, rtol=1e-12)
        dx = namespace[f"{name}_backward"](x - 0.5, cache)
        wanted = oracle.function(f"{name}_backward")(x - 0.5, expected_cache)
        np.testing.assert_allclose(dx, wanted, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", IDS)
def test_a_solution_earns_full_points(name, tmp_path):
    report = grade(classroom.solution(COURSE, name), tmp_path / f"{name}.py", name)
    assert report.problem == ""
    assert [result.check for result in report.results if result.status is not Status.PASSED] == []
    assert report.points == report.max_points


def test_mistakes_replace_what_they_redefine(tmp_path):
    found = COURSE.assignment("activations")
    loaded = assignment.load(found.folder, found.file_stem)
    mistake = next(each for each in loaded.mistakes if each.id == "relu_forward.absolute_value")
    source = classroom.with_mistakes(classroom.solution(COURSE, "activations"), [mistake])
    report = grade(source, tmp_path / "activations.py", "activations")
    result = next(each for each in report.results if each.check == "relu_forward/values")
    assert result.status is Status.FAILED
    assert result.cause.id == mistake.id
    assert 0 < report.points < report.max_points


def test_the_last_of_several_mistakes_wins():
    mistakes = [Mistake(f"f.{n}", symptom="", hint="", source=f"def f():\n    return {n}\n") for n in (1, 2)]
    namespace: dict = {}
    exec(classroom.with_mistakes("def f():\n    return 0", mistakes), namespace)
    assert namespace["f"]() == 2


def test_stubs_are_not_started_and_the_rest_stays(tmp_path):
    source = classroom.with_stubs(
        classroom.solution(COURSE, "activations"), ["relu_forward", "relu_backward"]
    )
    report = grade(source, tmp_path / "activations.py", "activations")
    status = {result.check: result.status for result in report.results}
    assert status["relu_forward/values"] is Status.NOT_STARTED
    assert set(status.values()) <= {Status.NOT_STARTED, Status.PASSED, Status.BLOCKED}
    assert {result.exercise for result in report.results if result.status is not Status.PASSED} == {
        "relu_forward",
        "relu_backward",
    }


def test_a_stub_needs_a_function_to_replace():
    with pytest.raises(ValueError, match=r"names must be functions.*Received: 'relu_forward'"):
        classroom.with_stubs("x = 1\n", ["relu_forward"])


def test_a_function_without_a_reference_is_named(tmp_path):
    folder = tmp_path / "assignments" / "03_activations"
    folder.mkdir(parents=True)
    (folder / "activations.py").write_text("def relu_forward(x): ...\ndef unheard_of(x): ...\n")
    with pytest.raises(classroom.ClassroomError, match="Missing: unheard_of"):
        classroom.solution(Course(tmp_path), "activations")


def test_a_private_name_taken_by_another_module_gets_its_module_in_front():
    source = classroom.solution(COURSE, "normalization")
    assert "def _row_statistics(" in source
    assert "def _rows_row_statistics(" in source


def test_branches_that_pay_only_where_loops_are_compiled_are_left_out():
    text = classroom.flattened("convolution", ["fast_conv_forward", "fast_conv_backward"])
    assert "_columns_forward(" in text
    assert "winograd" not in text
    assert "COMPILED" not in text

"""Every number worked in a handout is what a right answer prints."""

import ast
import doctest
import re
import sys
from types import ModuleType
from typing import Any

import pytest

import reference


class Answers(ModuleType):
    """Stands in for the student's file: its functions are the reference's."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return reference.find(name)


def examples(handout: str) -> list[doctest.Example]:
    return doctest.DocTestParser().get_examples(handout)


def test_every_worked_example_holds(assignment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, assignment.stem, Answers(assignment.stem))
    test = doctest.DocTestParser().get_doctest(assignment.handout, {}, assignment.folder.name, "README.md", 0)
    failures: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=failures.append)
    assert result.attempted == len(examples(assignment.handout)) > 20
    assert not result.failed, "".join(failures)


def test_a_wrong_number_in_a_handout_would_be_noticed(
    assignments: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    item = next(item for item in assignments if item.stem == "activations")
    monkeypatch.setitem(sys.modules, item.stem, Answers(item.stem))
    wrong = item.handout.replace("array([0.375, 0.375])", "array([0.385, 0.375])")
    test = doctest.DocTestParser().get_doctest(wrong, {}, item.folder.name, "README.md", 0)
    assert doctest.DocTestRunner(verbose=False).run(test, out=lambda _: None).failed == 1


def test_every_function_has_a_worked_example_that_prints(assignment: Any) -> None:
    printed = "".join(
        example.source for example in examples(assignment.handout) if not example.source.startswith("from ")
    )
    asked = [*assignment.functions, *assignment.classes]
    missing = [item.name for item in asked if not re.search(rf"\b{item.name}\(", printed)]
    assert missing == []


def test_handout_says_how_to_run_its_checks(assignment: Any) -> None:
    assert f"pytest assignments/{assignment.folder.name} -k " in assignment.handout


def test_figures_of_a_handout_and_figures_on_disk_are_the_same(assignment: Any) -> None:
    shown = set(re.findall(r"!\[[^\]]+\]\((figures/[^)]+)\)", assignment.handout))
    on_disk = {f"figures/{path.name}" for path in (assignment.folder / "figures").glob("*.svg")}
    assert shown == on_disk != set()


def test_inline_formulas_need_no_escapes(assignment: Any) -> None:
    """Markdown eats a backslash before punctuation, so such formulas stand in ```math blocks."""
    prose = re.sub(r"```.*?\n```", "", assignment.handout, flags=re.DOTALL)
    formulas = re.findall(r"\$([^$]+)\$", prose)
    assert len(formulas) > 20
    assert [formula for formula in formulas if re.search(r"\\[^a-zA-Z]", formula)] == []
    assert "$$" not in prose


def test_no_line_of_the_reference_is_in_the_handout(assignment: Any) -> None:
    """Equations are fine, the statement that computes an answer is not."""
    given_away = []
    for function in [*assignment.functions, *assignment.classes]:
        module = sys.modules[reference.find(function.name).__module__]
        assert module.__file__ is not None
        with open(module.__file__, encoding="utf-8") as source:
            tree = ast.parse(source.read())
        statements = [node for node in ast.walk(tree) if isinstance(node, (ast.Assign, ast.Return))]
        lines = [ast.unparse(node.value) for node in statements if node.value is not None]
        given_away += [line for line in lines if len(line) > 15 and line in assignment.handout]
    assert given_away == []

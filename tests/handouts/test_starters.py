"""A starter has the functions of the curriculum with their signatures, and gives nothing away."""

import ast
import inspect
import re
from typing import Any

import pytest

import reference


def test_starters_of_the_three_assignments_are_found(assignments: list[Any]) -> None:
    counts = {item.folder.name: len(item.functions) for item in assignments}
    expected = {"03_activations": 26, "06_dense_networks": 8, "08_normalization": 13}
    assert expected.items() <= counts.items()


def test_every_function_has_the_reference_signature(assignment: Any) -> None:
    starter = assignment.load()
    for function in assignment.functions:
        ours = inspect.signature(reference.find(function.name)).parameters.values()
        theirs = inspect.signature(getattr(starter, function.name)).parameters.values()
        assert [(p.name, p.default, p.kind) for p in theirs] == [(p.name, p.default, p.kind) for p in ours]


def test_every_function_is_a_docstring_and_a_not_implemented_error_with_its_name(assignment: Any) -> None:
    starter = assignment.load()
    for function in assignment.functions:
        docstring, raising = function.body
        assert isinstance(docstring, ast.Expr)
        assert isinstance(raising, ast.Raise)
        arguments = [None] * len(function.args.args)
        with pytest.raises(NotImplementedError, match=f"^{function.name}$"):
            getattr(starter, function.name)(*arguments)


def test_every_method_says_that_it_is_not_implemented(assignment: Any) -> None:
    for node in assignment.classes:
        assert ast.get_docstring(node)
        methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
        assert [each for each in node.body[1:] if each not in methods] == []
        for method in methods:
            assert ast.unparse(method.body[-1]) == f"raise NotImplementedError('{node.name}')"
            assert len(method.body) <= 2


def test_every_docstring_says_what_comes_back_in_which_shape(assignment: Any) -> None:
    for function in assignment.functions:
        docstring = ast.get_docstring(function) or ""
        _, _, returns = docstring.partition("\nReturns\n-------\n")
        assert re.search(r"^\w[\w, ]* : .*(shape|dict|int|float)", returns, re.MULTILINE), function.name


def test_every_parameter_of_a_forward_function_is_described(assignment: Any) -> None:
    for function in assignment.functions:
        names = [argument.arg for argument in function.args.args]
        if names == ["dout", "cache"]:
            continue
        described = re.findall(r"^(\w[\w, ]*) : ", ast.get_docstring(function) or "", re.MULTILINE)
        assert set(names) <= {name for line in described for name in line.split(", ")}, function.name


def test_starter_imports_numpy_and_nothing_else(assignment: Any) -> None:
    tree = ast.parse(assignment.starter.read_text(encoding="utf-8"))
    imports = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert imports == ["import numpy as np"]


def test_backward_follows_its_forward(assignment: Any) -> None:
    names = [function.name for function in assignment.functions]
    for name in names:
        if name.endswith("_backward"):
            assert names[names.index(name) - 1] == name.replace("_backward", "_forward")

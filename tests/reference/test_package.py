"""The rules that the reference package keeps: how it is found, imported, documented and put together."""

import ast
import doctest
import importlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import reference
from reference import find, variants
from tests.curriculum import TABLE, entries

ROOT = Path(reference.__file__).parent
EVERY_FILE = sorted(ROOT.glob("[a-z_]*/[a-z]*.py"))
TWINS = [path for path in EVERY_FILE if path.parent.name == "cuda"]
FILES = [path for path in EVERY_FILE if path not in TWINS]

PACKAGES = [assignment.partition("_")[2] for assignment in TABLE]
EXERCISES = [name for assignment in TABLE for name in entries(assignment)]
SECTIONS = ["Parameters", "Returns", "Raises", "Notes", "References", "Examples"]
NORMS = ["batchnorm", "spatial_batchnorm", "layernorm", "groupnorm"]


def dotted(path):
    return f"reference.{path.parent.name}.{path.stem}"


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match=r"no function 'swish_forward'; it has .*silu_forward"):
        find("swish_forward")
    with pytest.raises(KeyError, match="no function '_row_gradient'"):
        variants("_row_gradient")


def test_variants_have_the_same_arguments_and_forwards_bring_their_backward():
    varying = {name: variants(name) for name in EXERCISES if variants(name)}
    known = {"gelu_forward", "sgd_momentum", "nadam", "whiten_fit", *(f"{n}_backward" for n in NORMS)}
    assert known <= varying.keys()
    for name, forms in varying.items():
        for label, function in forms.items():
            assert (
                inspect.signature(function).parameters.keys()
                == inspect.signature(find(name)).parameters.keys()
            )
            assert not name.endswith("_forward") or label in varying[name.replace("_forward", "_backward")]


@pytest.mark.parametrize("name", NORMS)
def test_epsilon_outside_the_root_is_another_function(name, rng):
    x = rng.standard_normal((2, 4, 3, 2) if name in ("spatial_batchnorm", "groupnorm") else (3, 4))
    settings = ({"mode": "train", "eps": 0.1},) if "batch" in name else ({"eps": 0.1},)
    arguments = x, np.ones(4), np.zeros(4), *((2,) if name == "groupnorm" else ()), *settings
    inside = find(f"{name}_forward")(*arguments)[0]
    outside = variants(f"{name}_forward")["epsilon outside the root"](*arguments)[0]
    assert np.abs(inside - outside).max() > 1e-3


def test_numba_is_imported_only_for_kernels():
    program = (
        "import sys; from reference import find; find('relu_forward'), find('affine_forward'), find('fgsm')\n"
        "print('numba' in sys.modules); find('softmax_forward'); print('numba' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT.parent)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"], done.stderr


@pytest.mark.parametrize("path", FILES, ids=dotted)
def test_imports_are_few_and_plain(path):
    """Modules can be put together into one file: NumPy, the standard library, and each other by absolute name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert all(
                a.name in sys.stdlib_module_names or (a.name, a.asname) == ("numpy", "np") for a in node.names
            )
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert all(alias.asname is None for alias in node.names)
            plain = node.module.split(".")[0] in sys.stdlib_module_names
            assert plain or re.fullmatch(r"reference\._jit|reference\.\w+\.\w+", node.module)
        assert not (isinstance(node, ast.Name) and node.id == "__file__")


@pytest.mark.parametrize("path", TWINS, ids=dotted)
def test_imports_of_cuda_twins_are_few(path):
    """They are put together with nothing, and may use Numba; the rest of the reference knows nothing of them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert all(
                a.name in sys.stdlib_module_names or (a.name, a.asname) == ("numpy", "np") for a in node.names
            )
        if isinstance(node, ast.ImportFrom):
            known = r"numba|numba\.cuda\.core|reference\.(_shared|cuda|convolution)\.\w+"
            plain = node.module.split(".")[0] in sys.stdlib_module_names
            assert plain or re.fullmatch(known, node.module)
    assert not any("reference.cuda" in other.read_text(encoding="utf-8") for other in FILES)


@pytest.mark.parametrize("package", PACKAGES)
def test_names_of_a_package_and_its_imports_never_collide(package):
    pending = [path for path in FILES if path.parent.name == package]
    seen, owners = set(), {}
    while pending:
        path = pending.pop()
        if path in seen:
            continue
        seen.add(path)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            assert not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)), (
                "one name each"
            )
            if isinstance(node, ast.ImportFrom) and re.fullmatch(r"reference\.\w+\.\w+", node.module):
                _, folder, stem = node.module.split(".")
                pending.append(ROOT / folder / f"{stem}.py")
            for name in defined(node):
                assert owners.setdefault(name, path) == path
    assert len(owners) > 10


def defined(node):
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


@pytest.mark.parametrize("name", EXERCISES)
def test_docstring_says_everything_and_names_the_arguments(name):
    text = inspect.getdoc(find(name))
    headings = re.findall(r"^(\w+)\n-{3,}$", text, re.MULTILINE)
    assert headings == [each for each in SECTIONS if each != "Returns" or not inspect.isclass(find(name))]
    parameters = re.split(r"\n(?:Returns|Raises)\n", text.split("Parameters\n----------\n")[1])[0]
    described = re.findall(r"^(\w[\w, ]*?) :", parameters, re.MULTILINE)
    assert ", ".join(described).split(", ") == list(inspect.signature(find(name)).parameters)
    assert "    " in text.split("Parameters")[0], "the equation"


def test_examples_run():
    modules = ["reference", *(dotted(path) for path in FILES)]
    results = [doctest.testmod(importlib.import_module(module)) for module in modules]
    assert sum(result.failed for result in results) == 0
    # three lines at least for every exercise: two imports and a call
    assert sum(result.attempted for result in results) >= 3 * len(EXERCISES)


@pytest.mark.slow
def test_everything_holds_without_compilation():
    here = Path(__file__).parent
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT.parent)}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", "-m", "not slow"]
    # Kernels for a GPU run in their simulator, which compiles nothing anyway.
    command += [str(here), f"--ignore={here / 'cuda' / 'test_simulator.py'}"]
    done = subprocess.run(command, env=environment, cwd=here.parents[1], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) > 600

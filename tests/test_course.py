"""Discovering assignments, refusing a course that a submission brings, loading data."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

import grader.course
from grader.course import Course, CourseError, find_course


def make_course(root: Path, names: tuple[str, ...] = ("03_activations", "08_normalization")) -> Course:
    for name in names:
        folder = root / "assignments" / name
        (folder / "exercises").mkdir(parents=True)
        (folder / f"{name[3:]}.py").write_text("# starter\n")
        (folder / "exercises" / "first.py").write_text("# declaration\n")
    return Course(root)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return make_course(tmp_path / "course")


@pytest.fixture
def installed_elsewhere(monkeypatch, tmp_path):
    """As if the grader were installed in site-packages, far from any assignments."""
    monkeypatch.setattr(grader.course, "__file__", str(tmp_path / "site-packages" / "grader" / "course.py"))


@pytest.fixture
def a_reference(monkeypatch, tmp_path):
    """A reference package of which two sub-packages depend on each other; importing it fails."""
    package = tmp_path / "installed" / "reference"
    for name, content in {
        "__init__.py": "raise RuntimeError('the reference was executed')\n",
        "_jit.py": "flags\n",
        "activations/relu.py": "from reference._jit import kernel\n",
        "dense_networks/mlp.py": "from reference.activations.relu import relu_forward\n",
        "normalization/batchnorm.py": "import reference.normalization\n",
    }.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    monkeypatch.delitem(sys.modules, "reference", raising=False)
    monkeypatch.syspath_prepend(str(package.parent))
    importlib.invalidate_caches()
    return package


def test_assignments_are_discovered_in_order(tmp_path):
    course = make_course(tmp_path, ("08_normalization", "03_activations", "06_dense_networks"))
    for name in ("notes", "3_short", "09_Upper", "10_without_a_starter"):
        (tmp_path / "assignments" / name).mkdir()
    (tmp_path / "assignments" / "11_file").write_text("")
    found = [(each.number, each.name, each.file_stem, each.folder.name) for each in course.assignments()]
    assert found == [
        (3, "03_activations", "activations", "03_activations"),
        (6, "06_dense_networks", "dense_networks", "06_dense_networks"),
        (8, "08_normalization", "normalization", "08_normalization"),
    ]


def test_two_assignments_may_not_ask_for_the_same_file(tmp_path):
    course = make_course(tmp_path, ("03_activations", "13_activations"))
    with pytest.raises(
        CourseError, match=r"03_activations and 13_activations .* both ask for activations\.py"
    ):
        course.assignments()


@pytest.mark.parametrize("name", ["08_normalization", "normalization", "08", "8"])
def test_an_assignment_has_several_names(course, name):
    assert course.assignment(name).number == 8


@pytest.mark.parametrize("name", ["", "9", "008", "Normalization", "9" * 10_000])
def test_an_unknown_assignment_is_refused_with_the_known_ones(course, name):
    with pytest.raises(CourseError, match="one of 03_activations, 08_normalization; got"):
        course.assignment(name)


def test_the_course_given_is_taken_even_when_it_holds_the_submission(course):
    assert find_course(course.root, course.root).root == course.root.resolve()


def test_a_given_folder_without_assignments_is_refused(tmp_path):
    (tmp_path / "assignments").mkdir()
    with pytest.raises(CourseError, match="--course must be a folder that holds assignments/"):
        find_course(tmp_path, None)


def test_the_graders_own_checkout_goes_before_the_current_folder(course, tmp_path, monkeypatch):
    own = make_course(tmp_path / "checkout")
    monkeypatch.setattr(grader.course, "__file__", str(own.root / "grader" / "course.py"))
    monkeypatch.chdir(course.root)
    assert find_course(None, own.root) == own


def test_the_current_folder_and_those_above_it_are_searched(course, monkeypatch, installed_elsewhere):
    for folder in (course.root, course.root / "assignments" / "03_activations"):
        monkeypatch.chdir(folder)
        assert find_course(None, None).root.samefile(course.root)


def test_no_course_is_an_error_that_says_what_to_do(tmp_path, monkeypatch, installed_elsewhere):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CourseError, match="--course DIR"):
        find_course(None, None)


def test_the_starter_in_place_may_be_graded_with_the_course_around_it(
    course, monkeypatch, installed_elsewhere
):
    monkeypatch.chdir(course.root)
    submission = Path("assignments/03_activations/activations.py")
    assert find_course(None, submission).root.samefile(course.root)


@pytest.mark.parametrize("submission", ["..", ".", "assignments", "assignments/08_normalization"])
def test_a_course_that_the_submission_brings_is_refused(course, monkeypatch, installed_elsewhere, submission):
    monkeypatch.chdir(course.root)
    with pytest.raises(CourseError, match="a submission must not bring its own checks"):
        find_course(None, Path(submission))


def test_declarations_linked_into_the_submission_are_refused(
    course, monkeypatch, installed_elsewhere, tmp_path
):
    planted = tmp_path / "alice"
    planted.mkdir()
    (planted / "second.py").write_text("# declaration\n")
    (course.root / "assignments" / "03_activations" / "exercises" / "second.py").symlink_to(
        planted / "second.py"
    )
    monkeypatch.chdir(course.root)
    with pytest.raises(CourseError, match="must not bring"):
        find_course(None, planted)


def test_the_submission_reached_by_a_link_is_recognised(course, monkeypatch, installed_elsewhere, tmp_path):
    (tmp_path / "alias").symlink_to(course.root)
    monkeypatch.chdir(course.root)
    with pytest.raises(CourseError, match="must not bring"):
        find_course(None, tmp_path / "alias")


def test_data_is_loaded_by_name_and_the_loaders_once(course, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == "datasets"]:
        monkeypatch.delitem(sys.modules, name)  # another test may have imported the project's own loaders
    (course.root / "datasets").mkdir()
    (course.root / "datasets" / "loaders.py").write_text(
        "from dataclasses import dataclass\n"
        "loaded = []\n"
        "@dataclass\n"
        "class Table:\n"
        "    rows: 'int'\n"
        "def table():\n"
        "    loaded.append(1)\n"
        "    return Table(rows=len(loaded))\n"
        "def _private():\n"
        "    return 1\n"
    )
    assert course.dataset("table").rows == 1
    assert course.dataset("table").rows == 2
    assert "datasets" not in sys.modules
    for name in ("digits", "_private", "loaded"):
        with pytest.raises(CourseError, match=f"public function of .*; got '{name}'"):
            course.dataset(name)


def test_a_course_without_loaders_says_so(course):
    with pytest.raises(CourseError, match="'digits' was asked for, but the course has no"):
        course.dataset("digits")


def test_loaders_that_fail_leave_nothing_behind(course):
    (course.root / "datasets").mkdir()
    (course.root / "datasets" / "loaders.py").write_text("raise OSError('broken')\n")
    before = set(sys.modules)
    with pytest.raises(OSError, match="broken"):
        course.dataset("digits")
    assert {name for name in set(sys.modules) - before if "loaders" in name} == set()


def test_a_digest_is_the_same_wherever_the_course_is(tmp_path, a_reference):
    first, second = (make_course(tmp_path / name).assignment("activations") for name in ("a", "b"))
    (second.folder / "exercises" / "__pycache__").mkdir()
    (second.folder / "exercises" / "__pycache__" / "first.cpython-311.pyc").write_bytes(b"\0")
    (second.folder / "README.md").write_text("a typing error less\n")
    assert first.digest() == second.digest()
    assert len(first.digest()) == 64


@pytest.mark.parametrize(
    "changed",
    ["assignments/06_dense_networks/exercises/first.py", "assignments/06_dense_networks/mistakes/new.py",
     "datasets/loaders.py"],
)  # fmt: skip
def test_a_digest_follows_declarations_mistakes_and_loaders(tmp_path, a_reference, changed):
    assignment = make_course(tmp_path, ("06_dense_networks",)).assignment("06")
    before = assignment.digest()
    (tmp_path / changed).parent.mkdir(exist_ok=True)
    (tmp_path / changed).write_text("# changed\n")
    assert assignment.digest() != before


@pytest.mark.parametrize(
    ("changed", "matters"),
    [("dense_networks/mlp.py", True), ("activations/relu.py", True), ("_jit.py", True),
     ("normalization/batchnorm.py", False)],
)  # fmt: skip
def test_a_digest_follows_the_reference_it_needs(tmp_path, a_reference, changed, matters):
    assignment = make_course(tmp_path, ("06_dense_networks",)).assignment("06")
    before = assignment.digest()
    with (a_reference / changed).open("a") as file:
        file.write("# changed\n")
    assert (assignment.digest() != before) == matters
    assert "reference" not in sys.modules


def test_a_digest_needs_no_reference(tmp_path, monkeypatch, a_reference):
    assignment = make_course(tmp_path).assignment("03")
    with_reference = assignment.digest()
    monkeypatch.setattr(grader.course, "_reference_folders", list)
    assert [path.name for path in assignment.sources()] == ["first.py"]
    assert assignment.digest() != with_reference

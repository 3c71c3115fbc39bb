"""Which of the files handed in is graded, and as what."""

from __future__ import annotations

import pytest

from grader.course import CourseError
from grader.submission import (
    NothingRecognised,
    SubmissionError,
    SubmissionMissing,
    TooLarge,
    WrongKind,
    entries,
    find,
)
from grader.submission.naming import is_test, match, printable


def graded(submission):
    return {part.assignment.file_stem: (part.path, part.source) for part in submission.parts}


def test_a_single_file_is_recognised_by_its_name(course, handed_in):
    path = handed_in / "activations.py"
    path.write_bytes(b"x = 1\n")
    submission = find(path, course)
    assert graded(submission) == {"activations": ("activations.py", b"x = 1\n")}
    assert submission.name == "activations"
    assert submission.notes == ()


def test_a_folder_may_hold_several_assignments_in_the_courses_order(course, handed_in):
    for stem in ("normalization", "activations"):
        (handed_in / f"{stem}.py").write_text(stem)
    submission = find(handed_in, course)
    assert [part.assignment.number for part in submission.parts] == [3, 8]
    assert submission.name == "alice"


def test_a_course_repository_handed_in_as_a_whole(course):
    for assignment in course.assignments():
        (assignment.folder / f"test_{assignment.file_stem}.py").write_text("")
        (assignment.folder / "exercises").mkdir()
        (assignment.folder / "exercises" / "relu.py").write_text("")
    submission = find(course.root, course)
    assert [part.path for part in submission.parts] == [
        "assignments/03_activations/activations.py",
        "assignments/06_dense_networks/dense_networks.py",
        "assignments/08_normalization/normalization.py",
    ]
    assert submission.notes == ()


@pytest.mark.parametrize("notation", ["03_activations", "activations", "03", "3"])
def test_the_assignment_can_be_named_for_a_file_of_any_name(course, handed_in, notation):
    path = handed_in / "my solution.py"
    path.write_bytes(b"y")
    assert graded(find(path, course, notation)) == {"activations": ("my solution.py", b"y")}
    with pytest.raises(NothingRecognised, match=r"activations\.py, dense_networks\.py, normalization\.py"):
        find(path, course)


def test_the_only_python_file_of_a_folder_is_taken_for_the_assignment_named(course, handed_in):
    (handed_in / "homework.py").write_bytes(b"h")
    (handed_in / "conftest.py").write_bytes(b"")
    (handed_in / "test_homework.py").write_bytes(b"")
    submission = find(handed_in, course, "06")
    assert graded(submission) == {"dense_networks": ("homework.py", b"h")}
    assert "took homework.py for dense_networks.py: it is the only Python file" in submission.notes
    (handed_in / "second.py").write_bytes(b"s")
    with pytest.raises(NothingRecognised):
        find(handed_in, course, "06")


def test_naming_an_assignment_leaves_the_others_out(course, handed_in):
    for stem in ("normalization", "activations"):
        (handed_in / f"{stem}.py").write_text(stem)
    submission = find(handed_in, course, "normalization")
    assert list(graded(submission)) == ["normalization"]
    assert submission.notes == ()


def test_an_unknown_assignment_is_refused(course, handed_in):
    with pytest.raises(CourseError, match="03_activations, 06_dense_networks, 08_normalization; got '99'"):
        find(handed_in, course, "99")


@pytest.mark.parametrize(
    "name",
    [
        "Activations.PY",
        "alice_activations.py",
        "alice-activations.py",
        "activations (1).py",
        "activations(2).py",
        "activations_v2.py",
        "activations-3.py",
        "activations copy.py",
        "activations - Copy.py",
        "Doe_Jane_1234_assignsubmission_file_activations (12).py",
        "Contest_activations.py",
    ],
)
def test_decorated_names_are_recognised(course, name):
    found = match(name, course.assignments())
    assert found is not None
    assert found.assignment.file_stem == "activations"
    assert found.exact == (name.lower() == "activations.py")


@pytest.mark.parametrize(
    "name",
    [
        "test_activations.py",
        "my_test_activations.py",
        "myactivations.py",
        "activations.py.txt",
        "activations.pyc",
        "activations_notes.py",
        "activations",
        "activation.py",
    ],
)
def test_other_names_are_not(course, name):
    assert match(name, course.assignments()) is None


def test_the_longest_stem_wins(course):
    folder = course.root / "assignments" / "20_networks"
    folder.mkdir()
    (folder / "networks.py").write_text("")
    assert match("dense_networks.py", course.assignments()).assignment.number == 6
    assert match("a_dense_networks.py", course.assignments()).assignment.number == 6
    assert match("a_networks.py", course.assignments()).assignment.number == 20


def test_of_two_files_the_one_nearest_the_top_is_graded(course, handed_in):
    for folder in ("a", "a/older"):
        (handed_in / folder).mkdir()
        (handed_in / folder / "activations.py").write_text(folder)
    submission = find(handed_in, course)
    assert graded(submission) == {"activations": ("a/activations.py", b"a")}
    assert submission.notes == (
        "2 files could be activations.py: a/activations.py was graded, the best name nearest the top, "
        "not a/older/activations.py",
    )


def test_an_exact_name_goes_before_a_decorated_one(course, handed_in):
    (handed_in / "activations (1).py").write_bytes(b"download")
    (handed_in / "activations.py").write_bytes(b"exact")
    submission = find(handed_in, course)
    assert graded(submission) == {"activations": ("activations.py", b"exact")}
    assert len(submission.notes) == 1


def test_among_equals_the_one_in_the_assignments_folder_is_graded(course, handed_in):
    for folder in ("01_framework", "03_activations"):
        (handed_in / folder).mkdir()
        (handed_in / folder / "activations.py").write_text(folder)
    assert graded(find(handed_in, course))["activations"][0] == "03_activations/activations.py"


def test_planted_modules_and_helpers_are_ignored_and_named(course, handed_in):
    (handed_in / "work" / "numpy").mkdir(parents=True)
    names = (
        "conftest.py",
        "work/numpy.py",
        "work/sitecustomize.py",
        "work/utils.py",
        "work/numpy/__init__.py",
    )
    for name in ("work/activations.py", "work/test_activations.py", "work/notes.txt", *names):
        (handed_in / name).write_text("raise SystemExit")
    submission = find(handed_in, course)
    assert list(graded(submission)) == ["activations"]
    assert sorted(submission.notes) == sorted(
        f"ignored {name}: only the assignment's own files are read" for name in names
    )


@pytest.mark.parametrize("folder", [".git", ".venv", "venv", "node_modules", "__pycache__", "__MACOSX"])
def test_other_peoples_folders_are_not_entered(course, handed_in, folder):
    (handed_in / folder).mkdir()
    (handed_in / folder / "activations.py").write_text("")
    (handed_in / "._activations.py").write_text("resource fork")
    with pytest.raises(NothingRecognised):
        find(handed_in, course)


def test_an_empty_folder_says_what_was_looked_for(course, handed_in):
    (handed_in / "work.rar").write_bytes(b"Rar!")
    with pytest.raises(NothingRecognised) as caught:
        find(handed_in, course)
    assert "looked for activations.py, dense_networks.py, normalization.py" in str(caught.value)
    assert "ignored work.rar: only .zip archives are opened" in str(caught.value)


def test_paths_that_cannot_be_a_submission(course, handed_in):
    with pytest.raises(SubmissionMissing, match="nowhere"):
        find(handed_in / "nowhere.py", course)
    (handed_in / "essay.pdf").write_bytes(b"%PDF")
    with pytest.raises(WrongKind, match=r"a \.py file, a \.zip archive or a folder; got .*essay"):
        find(handed_in / "essay.pdf", course)
    assert issubclass(WrongKind, SubmissionError)
    assert issubclass(SubmissionError, ValueError)


def test_a_source_file_beyond_a_mebibyte_is_refused(course, handed_in):
    path = handed_in / "activations.py"
    path.write_bytes(b"#" * (1 << 20))
    assert len(find(path, course).parts[0].source) == 1 << 20
    path.write_bytes(b"#" * ((1 << 20) + 1))
    with pytest.raises(TooLarge, match=r"activations\.py: it is larger than 1 MiB"):
        find(path, course)


def test_when_the_best_file_cannot_be_read_the_next_is_graded_and_this_is_said(course, handed_in):
    (handed_in / "activations.py").write_bytes(b"#" * ((1 << 20) + 1))
    (handed_in / "activations (1).py").write_bytes(b"small")
    submission = find(handed_in, course)
    assert graded(submission) == {"activations": ("activations (1).py", b"small")}
    assert submission.notes[0] == "ignored activations.py: it is larger than 1 MiB"


def test_bytes_are_passed_on_as_they_are(course, handed_in):
    odd = b"\xef\xbb\xbf# -*- coding: latin-1 -*-\r\nx = '\xe9\x00'\r\n"
    (handed_in / "activations.py").write_bytes(odd)
    assert find(handed_in, course).parts[0].source == odd


def test_the_digest_depends_on_what_is_graded_only(course, handed_in, make_zip):
    (handed_in / "activations.py").write_bytes(b"a")
    (handed_in / "normalization.py").write_bytes(b"n")
    first = find(handed_in, course).digest
    assert first == find(handed_in, course).digest
    assert len(first) == 64
    (handed_in / "notes.txt").write_text("more")
    assert find(handed_in, course).digest == first
    assert find(make_zip({"x/normalization.py": b"n", "x/activations.py": b"a"}), course).digest == first
    (handed_in / "activations.py").write_bytes(b"n")
    (handed_in / "normalization.py").write_bytes(b"a")
    assert find(handed_in, course).digest != first
    assert find(handed_in, course, "03").digest != find(handed_in, course).digest


def test_a_folder_given_as_dot_has_a_name(course, handed_in, monkeypatch):
    (handed_in / "activations.py").write_bytes(b"a")
    monkeypatch.chdir(handed_in)
    assert find(handed_in.__class__("."), course).name == "alice"


def test_entries_of_a_class(tmp_path):
    for name in ("zoe", "alice", ".hidden", "__pycache__"):
        (tmp_path / name).mkdir()
    for name in ("bob.zip", "carol_activations.py", "carol_normalization.py", "readme.txt", ".DS_Store.py"):
        (tmp_path / name).write_text("")
    names = [path.name for path in entries(tmp_path)]
    assert names == ["alice", "bob.zip", "carol_activations.py", "carol_normalization.py", "zoe"]
    with pytest.raises(SubmissionMissing):
        entries(tmp_path / "nowhere")
    with pytest.raises(WrongKind):
        entries(tmp_path / "readme.txt")


def test_printable_names():
    assert printable("été.py") == "été.py"
    assert printable("a\x1b[31m\n\udc80\u202e.py") == "a\\x1b[31m\\n\\udc80\\u202e.py"
    assert printable("x" * 500) == "x" * 200 + "..."


def test_words_that_mark_a_test():
    assert is_test("test_activations")
    assert is_test("activations-test")
    assert not is_test("contest_latest")
    assert not is_test("")

"""The command line as such: help, versions, wrong usage, and our own faults."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import grader
from grader import cli, commands
from grader.sandbox import isolation

COMMANDS = ("run", "batch", "list", "doctor", "demo")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)])
def test_help_imports_nothing_slow(arguments):
    code = (
        "import sys; from grader.cli import main; status = main(sys.argv[1:]); "
        "print(*{'numpy', 'numba', 'rich', 'hypothesis', 'jinja2'} & set(sys.modules), file=sys.stderr); "
        "sys.exit(status)"
    )
    root = Path(grader.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, cwd=root
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")
    assert done.stdout.strip()


def test_the_version_is_the_packages(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"gradecheck {grader.__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_help_and_says_what_it_does(name, capsys):
    cli.main(["--help"])
    assert f"\n    {name} " in capsys.readouterr().out
    cli.main([name, "--help"])
    said = capsys.readouterr().out
    assert f"usage: gradecheck {name}" in said
    assert "exit status:" in said or "examples:" in said


def test_it_is_a_module_too():
    root = Path(grader.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "grader", "--version"], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout == f"gradecheck {grader.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["grade"], "invalid choice: 'grade'"),
        (["run"], "one of the arguments PATH --reference is required"),
        (["run", "x", "--reference"], "argument --reference: not allowed with argument PATH"),
        (
            ["run", "x", "--seed", "-1"],
            "argument --seed: must be an integer from 0 to 999999999. Received: '-1'",
        ),
        (["run", "x", "--seed", "1e3"], "argument --seed: must be an integer.* Received: '1e3'"),
        (["run", "x", "--timeout", "0"], "argument --timeout: must be a number above 0.* Received: '0'"),
        (["run", "x", "--timeout", "nan"], "argument --timeout: must be a number above 0.* Received: 'nan'"),
        (["run", "x", "--isolation", "none"], "argument --isolation: invalid choice: 'none'"),
        (["batch", "x"], "the following arguments are required: -o/--out"),
        (
            ["batch", "x", "-o", "y", "-j", "0"],
            "argument -j/--jobs: must be an integer from 1.* Received: '0'",
        ),
    ],
)
def test_wrong_usage_names_argument_rule_and_value(arguments, complaint, capsys):
    assert cli.main(arguments) == 2
    assert re.search(complaint, capsys.readouterr().err)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["run", "{tmp}/missing"], "path must exist; got .*missing"),
        (
            ["run", "{tmp}/notes.txt"],
            r"path must be a \.py file, a \.zip archive or a folder; got .*notes.txt",
        ),
        (["run", "{right}", "--assignment", "99"], "assignment must be one of 03_activations; got '99'"),
        (
            ["run", "{right}", "--json", "{tmp}/no/such.json"],
            "--json must be a file in a folder.* Received: .*such",
        ),
        (["run", "{right}", "--html", "{tmp}"], "--html must be a file in a folder.* Received: "),
        (["run", "{right}", "--json", "-", "--github"], "--json - writes only JSON"),
        (["batch", "{tmp}/missing", "-o", "{tmp}/out"], "directory must exist; got .*missing"),
        (["batch", "{tmp}", "-o", "{tmp}/out"], "OUT must lie apart from DIR"),
        (["list", "99"], "assignment must be one of 03_activations; got '99'"),
    ],
)
def test_what_only_shows_when_looked_at_is_wrong_usage_too(arguments, complaint, gradecheck, right, tmp_path):
    (tmp_path / "notes.txt").write_text("")
    status, out, errors = gradecheck(*(each.format(tmp=tmp_path, right=right) for each in arguments))
    assert (status, out) == (2, "")
    assert re.match(f"gradecheck: {complaint}", errors)
    assert "Traceback" not in errors


def test_a_course_that_is_none_is_wrong_usage(tmp_path, capsys):
    assert cli.main(["list", "--course", str(tmp_path)]) == 2
    assert "--course must be a folder that holds assignments/" in capsys.readouterr().err


def test_our_own_fault_is_said_to_be_ours_and_written_down(gradecheck, right, monkeypatch):
    def broken(*arguments, **more):
        raise RuntimeError("a bolt\nis loose")

    monkeypatch.setattr(commands, "grade", broken)
    status, out, errors = gradecheck("run", right)
    assert (status, out) == (3, "")
    assert "this is our fault: RuntimeError: a bolt\n" in errors
    file = Path(re.search(r"The traceback is in (.*\.txt);", errors)[1])
    assert "is loose" in file.read_text(encoding="utf-8")
    file.unlink()


def test_ctrl_c_has_an_exit_status_of_its_own(gradecheck, right, monkeypatch):
    def interrupted(*arguments, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "grade", interrupted)
    assert gradecheck("run", right) == (130, "", "gradecheck: interrupted\n")


def test_list_counts_exercises_checks_and_points(gradecheck):
    status, out, _ = gradecheck("list")
    assert status == 0
    assert re.search(r"03_activations .* activations\.py .* 2 .* \d+ .* \d+", out)
    status, out, _ = gradecheck("list", "3")
    assert status == 0
    assert "relu_forward" in out
    assert "values" in out


def test_doctor_says_what_there_is(gradecheck):
    status, out, _ = gradecheck("doctor")
    found = re.findall(r"^ *(ok|note|missing)  (\S.*?)  +\S", out, re.MULTILINE)
    topics = [topic for _, topic in found]
    assert {"Python", "numpy", "numba", *isolation.RUNGS, "cores", "Numba cache", "GPU", "course"} <= set(
        topics
    )
    assert status == (1 if "missing" in dict(found) else 0)
    assert (status == 0) == ("bubblewrap" in isolation.available())


@pytest.fixture
def no_bubblewrap(monkeypatch):
    """As if only the plain process were there."""
    probe = isolation._probe

    def only_process(rung):
        return probe(rung) if rung == "process" else (None, f"{rung} is not installed")

    monkeypatch.setattr(isolation, "_probe", only_process)


def test_doctor_warms_the_cache_first(gradecheck, monkeypatch):
    modules = ["reference.normalization.batchnorm", "reference.normalization.rows"]
    monkeypatch.setattr("grader.warming.modules", lambda packages=None: modules)
    status, out, _ = gradecheck("doctor", "--warm")
    assert status in (0, 1)
    assert re.search(r"normalization +\S +\d+ +\S +\d+ +\S +\d+\.\d\d", out)
    assert "activations" not in out[: out.index("Numba cache")].replace("03_activations", "")


def test_doctor_says_what_is_missing_and_what_to_do(no_bubblewrap, gradecheck, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    status, out, _ = gradecheck("doctor")
    assert status == 1
    assert re.search(r"note +bubblewrap +bubblewrap is not installed\n +-> .*apt install bubblewrap", out)
    assert "batch refuses unless told --isolation process" in out


def test_batch_refuses_a_weaker_rung_unless_told(no_bubblewrap, gradecheck, right, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    right.rename(folder / "ada_activations.py")
    status, _, errors = gradecheck("batch", folder, "-o", tmp_path / "out")
    assert status == 2
    assert "bubblewrap is not installed; this machine offers --isolation process" in errors
    assert not (tmp_path / "out").exists()
    status, out, errors = gradecheck("batch", folder, "-o", tmp_path / "out", "--isolation", "process")
    assert status == 0
    assert "1 with full points" in out
    assert "isolation: process" in errors


def test_run_falls_back_with_a_notice(no_bubblewrap, gradecheck, right):
    status, out, _ = gradecheck("run", right.parent)
    assert status == 0
    assert "note: isolation: process" in out

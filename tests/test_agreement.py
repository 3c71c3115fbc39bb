"""pytest, `gradecheck run` and `gradecheck batch` give the same verdicts on the same files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from grader.assignment import Loaded, load
from grader.classroom import solution, with_mistakes, with_stubs
from grader.course import Course

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)

Verdict = dict[str, tuple[Any, ...]]


def loaded(stem: str) -> Loaded:
    return load(COURSE.assignment(stem).folder, stem)


def right(stem: str) -> str:
    return solution(COURSE, stem)


def wrong(stem: str, *chosen: int) -> str:
    mistakes = loaded(stem).mistakes
    return with_mistakes(right(stem), [mistakes[number % len(mistakes)] for number in chosen])


SUBMISSIONS: dict[str, tuple[str, str]] = {
    "right": ("normalization", right("normalization")),
    "starter": ("activations", (COURSE.assignment("activations").folder / "activations.py").read_text()),
    "one mistake": ("activations", wrong("activations", 40)),
    "several mistakes": ("activations", wrong("activations", 3, 77, 150, 220)),
    "a dense mistake": ("dense_networks", wrong("dense_networks", 5)),
    "a training mistake": ("dense_networks", wrong("dense_networks", -3)),
    "partly done": ("normalization", with_stubs(right("normalization"), ["batchnorm_backward", "fgsm"])),
    "syntax error": ("activations", right("activations") + "\ndef broken(:\n"),
    "raises at import": ("dense_networks", right("dense_networks") + "\n1 / 0\n"),
    "an endless loop": (
        "activations",
        right("activations") + "\ndef tanh_forward(x):\n    while True:\n        pass\n",
    ),
}


@cache
def folder_of_submissions(base: Path) -> Path:
    handed_in = base / "handed_in"
    for name, (stem, text) in SUBMISSIONS.items():
        (handed_in / name).mkdir(parents=True)
        (handed_in / name / f"{stem}.py").write_text(text)
    return handed_in


RECORDER = """
import json, pathlib
def pytest_runtest_logreport(report):
    found = dict(report.user_properties).get("gradecheck")
    if found:
        with (pathlib.Path(__file__).parent / "results.jsonl").open("a") as lines:
            lines.write(json.dumps(found) + "\\n")
"""


def command(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=cwd, capture_output=True, text=True, check=False
    )


def verdict(result: dict[str, Any]) -> tuple[Any, ...]:
    """What must agree. The words of a failure too, but for exits, which practice can't word alike."""
    cause = result["cause"] and result["cause"]["id"]
    detail = {
        key: result["detail"].get(key)
        for key in ("case", "inputs", "got", "expected", "condition", "blocked_by")
    }
    return (
        result["status"],
        result["points"],
        result["max_points"],
        result["claim"],
        cause,
        json.dumps(detail),
    )


def by_run(path: Path) -> Verdict:
    done = command("grader", "run", str(path), "--json", "-")
    assert done.returncode in (0, 1), done.stderr
    return dict(_verdicts(json.loads(done.stdout)))


def _verdicts(report: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for part in report["assignments"]:
        for result in part["results"]:
            yield result["check"], verdict(result)


def by_pytest(base: Path, stem: str, text: str) -> Verdict:
    """Practice in a course of its own, read from the reports that pytest passes to its plug-ins."""
    name = COURSE.assignment(stem).name
    shutil.copytree(ROOT / "assignments" / name, base / "assignments" / name)
    shutil.copytree(ROOT / "datasets", base / "datasets")
    (base / "pytest.ini").write_text("[pytest]\n")
    (base / "conftest.py").write_text(RECORDER)
    (base / "assignments" / name / f"{stem}.py").write_text(text)
    done = command("pytest", "assignments", "-q", "-p", "no:cacheprovider", cwd=base)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    lines = (base / "results.jsonl").read_text().splitlines()
    results = [json.loads(line)["result"] for line in lines]
    return {result["check"]: verdict(result) for result in results}


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    base = tmp_path_factory.mktemp("agreement")
    handed_in = folder_of_submissions(base)
    done = command("grader", "batch", str(handed_in), "-o", str(base / "out"), "--isolation", "process")
    assert done.returncode == 0, done.stderr
    reports = [json.loads(path.read_text()) for path in (base / "out" / "students").glob("*.json")]
    assert len(reports) == len(SUBMISSIONS) == 10
    return {report["submission"]: dict(_verdicts(report)) for report in reports}


@pytest.mark.slow
@pytest.mark.parametrize("name", SUBMISSIONS)
def test_three_ways_agree(name: str, batch: dict[str, Verdict], tmp_path: Path) -> None:
    stem, text = SUBMISSIONS[name]
    (tmp_path / f"{stem}.py").write_text(text)
    with ThreadPoolExecutor() as both:
        running = both.submit(by_run, tmp_path / f"{stem}.py")
        practising = both.submit(by_pytest, tmp_path / "course", stem, text)
        run, practice = running.result(), practising.result()
    assert len(run) == len(loaded(stem).checks)
    assert run == practice
    assert run == {check: batch[name][check] for check in run}
    others = {check: found for check, found in batch[name].items() if check not in run}
    assert {status for status, *_ in others.values()} <= {"not_started"}


@pytest.mark.slow
def test_same_report_twice(tmp_path: Path) -> None:
    """Byte for byte, but for the times."""
    stem, text = SUBMISSIONS["several mistakes"]
    path = tmp_path / f"{stem}.py"
    path.write_text(text)

    def once() -> str:
        report = json.loads(command("grader", "run", str(path), "--json", "-").stdout)
        for part in report["assignments"]:
            for result in part["results"]:
                assert result.pop("seconds") >= 0
        return json.dumps(report)

    with ThreadPoolExecutor() as both:
        first, second = both.submit(once), both.submit(once)
        assert first.result() == second.result()

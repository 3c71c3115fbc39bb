from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from grader.report.clean import visible
from grader.report.text import WIDTH, explain, grade_lines, print_report, summary
from grader.spec import AssignmentReport, Cause, Report, Result, Status

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]")


def by_check(report: Report) -> dict[str, Result]:
    return {result.check: result for part in report.assignments for result in part.results}


def test_explanation_holds_claim_input_answers_and_snippet(graded: Report) -> None:
    text = explain(by_check(graded)["relu_forward/values"])
    lines = text.split("\n")
    assert lines[0] == "relu_forward/values: failed, 0 of 3 points"
    assert "  Claim      relu_forward(x) keeps positive numbers" in lines[1]
    labels = [label for label in ("But", "Input", "Got", "Expected", "Differs") if f"\n  {label} " in text]
    assert labels == ["But", "Input", "Got", "Expected", "Differs"]
    assert "      from activations import relu_forward" in lines
    assert 12 <= len(lines) <= 25


def test_snippet_runs_as_it_is_shown(graded: Report) -> None:
    lines = explain(by_check(graded)["relu_forward/values"]).split("\n")
    start = next(number for number, line in enumerate(lines) if "start Python" in line)
    compile("\n".join(line[6:] for line in lines[start + 1 :]), "snippet", "exec")


def test_rows_of_arrays_stand_under_each_other() -> None:
    detail = {
        "inputs": {"x": [[1.0, -2.0], [3.0, 40.0]]},
        "got": [[1.0], [2.0]],
        "expected": [[1.0], [2.00001]],
    }
    text = explain(Result("f/values", "f", Status.FAILED, 0, 1, "holds", None, detail))
    rows = [line for line in text.split("\n") if "[" in line or line.strip().endswith("]]")]
    assert rows[0].index("[ 1.") == rows[1].index("[ 3.")
    assert "[2.00001]" in text  # as many digits as it takes to see the difference


def test_small_settings_are_shown_in_one_piece() -> None:
    detail = {"inputs": {"config": {"lr": 0.5, "m": [1.0, 2.0]}, "big": {"m": [[1.0], [2.0]]}}}
    text = explain(Result("f/values", "f", Status.FAILED, 0, 1, "holds", None, detail))
    assert "config = {lr: 0.5, m: [1. 2.]}" in text
    assert "big['m'] = [[1.]\n" in text


@pytest.mark.parametrize(
    ("certainty", "words"),
    [("certain", "Likely cause: wrong axis"), ("consistent", "Consistent with: wrong axis")],
)
def test_cause_is_named_as_surely_as_the_numbers_allow(certainty: str, words: str) -> None:
    cause = Cause("f.wrong_axis", "mistake", "Which axis?", certainty)  # type: ignore[arg-type]
    text = explain(Result("f/values", "f", Status.FAILED, 0, 1, "holds", cause))
    assert words in text
    assert "Which axis?" in text
    assert "Look here" not in text


def test_without_a_cause_it_says_where_to_look() -> None:
    result = Result("f/values", "f", Status.FAILED, 0, 1, "holds", None, {"condition": "mode='test'"})
    text = explain(result)
    assert "Only when  mode='test'" in text
    assert "Look here" in text
    assert "cause" not in text


def test_line_of_the_file_is_shown() -> None:
    line = {"number": 12, "source": "return x / 0", "function": "f"}
    text = explain(
        Result("f/contract", "f", Status.FAILED, 0, 1, "holds", None, {"message": "boom", "line": line})
    )
    assert "line 12, in f:" in text
    assert "return x / 0" in text
    assert "print the shapes" in text


@pytest.mark.parametrize("function", ["", "<module>"])
def test_a_line_outside_every_function_is_to_be_mended_first(function: str) -> None:
    line = {"number": 12, "source": "def f(x:", "function": function}
    text = explain(
        Result("f/contract", "f", Status.FAILED, 0, 1, "holds", None, {"message": "boom", "line": line})
    )
    assert "line 12:\n" in text
    assert "Mend this line first" in text
    assert "print the shapes" not in text


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "f raised ValueError: The truth value of an array with more than one element is ambiguous.",
            "for each",
        ),
        (
            "f raised TypeError: only 0-dimensional arrays can be converted to Python scalars",
            "take one number",
        ),
        ("f raised TypeError: only length-1 arrays can be converted to Python scalars", "take one number"),
        ("f raised NameError: name 'X' is not defined", "spelled"),
        ("f raised ModuleNotFoundError: No module named 'torch'", "NumPy and the standard library"),
        ("f raised ValueError: not enough values to unpack (expected 2, got 1)", "put in"),
        ("f returned None where a tuple (out, cache) was promised", "end in a return"),
    ],
)
def test_errors_that_newcomers_meet_have_a_question_of_their_own(message: str, words: str) -> None:
    detail = {"message": message, "line": {"number": 12, "source": "if x > 0:", "function": "f"}}
    text = " ".join(explain(Result("f/contract", "f", Status.FAILED, 0, 1, "holds", None, detail)).split())
    assert words in text
    assert "print the shapes" not in text


def test_notes_are_shown_to_their_end(graded: Report) -> None:
    note = (
        "isolation: landlock. A submission can't read or write your files, but shares the kernel's whole " * 2
    )
    text = summary(replace(graded, isolation="landlock", notes=(note + "to the end",)))
    assert "run in a landlock sandbox" in text
    assert note + "to the end" in " ".join(text.split())
    assert all(len(line) <= WIDTH for line in text.split("\n") if "note" in line or "kernel" in line)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.TIMEOUT, "took too long"),
        (Status.MEMORY, "more memory than a check may use"),
        (Status.DIED, "ended, or answered nonsense"),
        (Status.NOT_STARTED, "But why"),
        (Status.BLOCKED, "get g/values to pass first"),
        (Status.ERROR, "our fault, not yours"),
    ],
)
def test_every_other_outcome_has_its_own_words(status: Status, words: str) -> None:
    result = Result(
        "f/values", "f", status, 0, 1, "holds", None, {"message": "why", "blocked_by": "g/values"}
    )
    assert words in " ".join(explain(result).split())


def test_what_is_not_written_yet_says_so() -> None:
    text = explain(Result("f/values", "f", Status.NOT_STARTED, 0, 1, "holds", None, {}))
    assert "f still raises NotImplementedError" in text


def test_our_traceback_is_not_shown_to_students() -> None:
    trace = "Traceback\n  File 'reference.py', line 3\n    solution = secret\nValueError: broken"
    text = explain(Result("f/values", "f", Status.ERROR, 0, 1, "holds", None, {"message": trace}))
    assert "ValueError: broken" in text
    assert "secret" not in text


def test_nothing_a_student_wrote_reaches_the_terminal_raw(hostile: Report) -> None:
    texts = [explain(result) for result in by_check(hostile).values()] + [summary(hostile)]
    assert not [text for text in texts if CONTROL.search(text)]
    assert "\\x1b[2J" in texts[1]


def test_visible_is_idempotent_and_keeps_ordinary_text(hostile: Report) -> None:
    assert visible(visible(hostile.submission)) == visible(hostile.submission)
    assert visible("Chloé\n\tλ 日本 😀") == "Chloé\n\tλ 日本 😀"


def test_summary_says_what_to_do_first(graded: Report) -> None:
    text = summary(graded)
    assert text.startswith(f"ada: {graded.points} of {graded.max_points} points")
    assert "practice, not evidence" in text
    assert "Do first: relu_forward, in 03_activations" in text
    assert "pytest assignments/03_activations -k relu_forward" in text
    assert len(text.split("\n")) <= 24


def test_summary_of_a_whole_course_fits_a_page(fourteen: Report) -> None:
    lines = summary(fourteen).split("\n")
    assert len(lines) <= 40
    assert max(map(len, lines)) <= WIDTH + 8
    assert WIDTH < 80


def test_summary_skips_what_is_blocked_for_what_blocks_it() -> None:
    blocked = Result("g/contract", "g", Status.BLOCKED, 0, 0, "holds", None, {"blocked_by": "f/values"})
    failed = Result("g/law", "g", Status.FAILED, 0, 1, "a law")
    part = AssignmentReport("01_a", (blocked, failed))
    assert "failed: a law" in summary(Report("s", "none", 0, (part,)))


def test_summary_names_a_file_that_does_not_load(graded: Report) -> None:
    broken = replace(graded.assignments[0], problem="activations.py raised SyntaxError: invalid syntax")
    text = summary(replace(graded, assignments=(broken,)))
    assert "does not load: activations.py raised SyntaxError" in text
    assert "the file does not load" in text


def test_summary_when_everything_passes(everything_passes: Report) -> None:
    text = summary(everything_passes)
    assert "Everything passes." in text
    assert "Do first" not in text


def test_grade_lines_give_one_line_an_assignment(graded: Report) -> None:
    lines = grade_lines(graded)
    assert [line.split()[0] for line in lines] == ["03_activations", "08_normalization"]
    numbers = [re.findall(r"(\d+) of +(\d+)", line) for line in lines]
    assert numbers == [[(str(part.points), str(part.max_points))] for part in graded.assignments]


def test_assignment_not_begun_is_said_in_its_line_only() -> None:
    part = AssignmentReport("01_a", (Result("f/contract", "f", Status.NOT_STARTED, 0, 0, "holds"),))
    text = summary(Report("s", "none", 0, (part,)))
    assert text.split("\n")[2].endswith("not started")
    assert "Not started" not in text


def test_a_function_that_the_file_does_not_define_is_named_as_such() -> None:
    detail = {"message": "a.py defines no g"}
    passed = Result("f/contract", "f", Status.PASSED, 0, 0, "holds")
    absent = Result("g/contract", "g", Status.NOT_STARTED, 0, 0, "holds", None, detail)
    open_ = Result("h/contract", "h", Status.NOT_STARTED, 0, 0, "holds")
    text = summary(Report("s", "none", 0, (AssignmentReport("01_a", (passed, absent, open_)),)))
    assert "Not started\n  01_a  h\n" in text
    assert "Not in your file: misspelt, or deleted?\n  01_a  g\n" in text
    assert "a.py defines no g: is its name misspelt?" in text


def printed(report: Report, terminal: bool) -> str:
    stream = io.StringIO()
    colours = "standard" if terminal else "auto"
    print_report(report, Console(file=stream, force_terminal=terminal, color_system=colours, width=60))
    return stream.getvalue()


def test_printed_report_is_plain_text_outside_a_terminal(graded: Report) -> None:
    text = printed(graded, terminal=False)
    assert "\x1b" not in text
    assert summary(graded) in text  # not rewrapped to the console's width
    assert explain(by_check(graded)["relu_forward/values"]) in text


def test_printed_report_has_colours_on_a_terminal_but_no_markup(hostile: Report) -> None:
    text = printed(hostile, terminal=True)
    assert "\x1b[1m" in text
    assert "\x1b[2J" not in text
    assert printed(replace(hostile, submission="[red]x[/red]"), terminal=False).count("[red]x[/red]") == 1

"""Reports as HTML pages that need nothing but themselves: no network, no script of others, styles inside.

Autoescaping is on, and a content security policy names the page's own style and script by their hashes: even where
an escape failed, nothing that a student wrote would run.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from grader.report import words
from grader.report.class_view import ClassRow, class_row, class_view
from grader.report.clean import cleaned, one_line
from grader.report.heatmap import LEGEND
from grader.report.student_view import assignment_view
from grader.spec import Report

__all__ = ["ClassRow", "class_page", "class_row", "student_page"]

TEMPLATES = Path(__file__).with_name("templates")


def student_page(report: Report, *, class_link: str = "") -> str:
    """Write the page of one submission.

    Parameters
    ----------
    report : Report
        What to show.
    class_link : str, optional
        Relative address of the class page; without one the page links nowhere (as a student's copy should).
    """
    report = cleaned(report)
    return _render(
        "student.html",
        title=f"{report.submission}: {report.points} of {report.max_points} points",
        report=report,
        rung=words.rung_text(report.isolation),
        step=words.first_step(report),
        assignments=[assignment_view(part) for part in report.assignments],
        legend=LEGEND,
        class_link=class_link,
    )


def class_page(rows: Sequence[ClassRow], *, title: str = "Class", note: str = "") -> str:
    """Write the page of a class: what each has, what fails most and why, and how the points spread.

    Parameters
    ----------
    rows : sequence of ClassRow
        One for each submission, see `class_row`.
    title, note : str, optional
        Heading, and a sentence below it.
    """
    return _render("class.html", title=one_line(title), note=one_line(note, 1000), view=class_view(rows))


def _render(template: str, **values: object) -> str:
    environment = _environment()
    style, script = _asset("style.css"), _asset("sort.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return environment.get_template(template).render(style=style, script=script, policy=policy, **values)


@functools.cache
def _asset(name: str) -> Markup:
    """One of our own files, put into the page as it is."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["paste"] = words.PASTE  # macros see nothing else of ours
    return environment

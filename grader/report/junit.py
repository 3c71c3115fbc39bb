"""Reports as JUnit XML, for the test views of CI systems."""

from __future__ import annotations

from xml.etree import ElementTree

from grader.report import words
from grader.report.clean import cleaned, one_line
from grader.report.text import explain
from grader.spec import AssignmentReport, Report, Result, Status


def junit(report: Report) -> str:
    """Write a ``testsuite`` for each assignment and a ``testcase`` for each check.

    What is not started counts as a failure, what is blocked as skipped, what is our fault as an error. Points are
    properties of each testcase, suite and the whole.
    """
    report = cleaned(report)
    every = [result for part in report.assignments for result in part.results]
    root = ElementTree.Element("testsuites", {"name": f"gradecheck: {report.submission}", **_totals(every)})
    for part in report.assignments:
        root.append(_suite(part))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n"


def _suite(part: AssignmentReport) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", {"name": part.name, **_totals(part.results)})
    _properties(suite, part.points, part.max_points)
    for result in part.results:
        suite.append(_case(part, result))
    if part.problem:
        ElementTree.SubElement(suite, "system-err").text = part.problem
    return suite


def _case(part: AssignmentReport, result: Result) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase",
        {
            "classname": f"{part.name}.{result.exercise}",
            "name": result.check,
            "time": f"{result.seconds:.4f}",
        },
    )
    _properties(case, result.points, result.max_points)
    if result.status is not Status.PASSED:
        case.append(_verdict(result))
    printed = str(result.detail.get("printed", ""))
    if printed:
        ElementTree.SubElement(case, "system-out").text = printed
    return case


def _verdict(result: Result) -> ElementTree.Element:
    message = one_line(words.happened(result), 300)
    if result.status is Status.BLOCKED:
        return ElementTree.Element("skipped", {"type": "blocked", "message": message})
    tag = "error" if result.status is Status.ERROR else "failure"
    verdict = ElementTree.Element(tag, {"type": result.status.value, "message": message})
    verdict.text = explain(result)
    return verdict


def _properties(parent: ElementTree.Element, points: int, max_points: int) -> None:
    properties = ElementTree.SubElement(parent, "properties")
    for name, value in (("points", points), ("max_points", max_points)):
        ElementTree.SubElement(properties, "property", {"name": name, "value": str(value)})


def _totals(results: list[Result] | tuple[Result, ...]) -> dict[str, str]:
    found = words.counts(results)
    failures = sum(found.get(status, 0) for status in (*words.FAILURES, Status.NOT_STARTED))
    return {
        "tests": str(len(results)),
        "failures": str(failures),
        "errors": str(found.get(Status.ERROR, 0)),
        "skipped": str(found.get(Status.BLOCKED, 0)),
        "time": f"{sum(result.seconds for result in results):.4f}",
    }

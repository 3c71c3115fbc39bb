from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from grader.report.class_view import Score
from grader.report.html import ClassRow, class_page, class_row, student_page
from grader.spec import Report, Status

VOID = {"meta", "rect", "path", "line", "br", "img", "link", "input"}
ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "script",
        "body",
        "header",
        "nav",
        "main",
        "section",
        "article",
    ),
    *(
        "div",
        "span",
        "p",
        "b",
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "dl",
        "dt",
        "dd",
        "pre",
        "code",
        "ul",
        "li",
        "br",
    ),
    *("details", "summary", "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td", "button"),
    *("svg", "g", "rect", "path", "line", "text"),
}


class Page(HTMLParser):
    """Elements of a page; tags must nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.text[self._open[-1]] = self.text.get(self._open[-1], "") + data

    def of(self, tag: str, name: str | None = None) -> list[dict[str, str | None]]:
        return [a for t, a in self.elements if t == tag and name in (None, *(a.get("class") or "").split())]


def pages(report: Report) -> list[str]:
    row = class_row(report, f"students/{report.submission}.html")
    return [student_page(report, class_link="../index.html"), class_page([row], title=report.submission)]


def test_nothing_a_student_wrote_becomes_markup(hostile: Report) -> None:
    for text in pages(hostile):
        page = Page(text)
        assert {tag for tag, _ in page.elements} <= ALLOWED
        assert not [
            name for _, attrs in page.elements for name in attrs if name.startswith("on") or name == "style"
        ]
        assert "alert" not in page.text.get("script", "")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", text)
        text.encode("utf-8")


def test_script_and_style_are_the_ones_the_policy_names(graded: Report) -> None:
    for text in pages(graded):
        page = Page(text)
        policy = next(
            a["content"] for a in page.of("meta") if a.get("http-equiv") == "Content-Security-Policy"
        )
        assert policy is not None
        assert policy.startswith("default-src 'none'; ")
        for tag in ("style", "script"):
            if page.of(tag):
                digest = base64.b64encode(hashlib.sha256(page.text[tag].encode()).digest()).decode()
                assert f"{tag}-src 'sha256-{digest}'" in policy


def test_pages_need_nothing_from_outside(graded: Report, hostile: Report) -> None:
    for text in (*pages(graded), *pages(hostile)):
        page = Page(text)
        assert not [attrs for _, attrs in page.elements if "src" in attrs or "srcset" in attrs]
        assert "url(" not in page.text["style"]
        assert "@import" not in page.text["style"]
        links = [attrs["href"] for _, attrs in page.elements if "href" in attrs]
        assert all(link is not None and link.startswith(("./", "../", "#")) for link in links)


def test_page_address_can_be_no_script() -> None:
    row = ClassRow("x", "javascript:alert(1)//\"'.html", 0, 0, {}, {}, {}, {})
    links = Page(class_page([row])).of("a")
    assert [link["href"] for link in links] == ["./javascript%3Aalert%281%29//%22%27.html"]


def test_student_page_shows_points_claims_and_hints(graded: Report) -> None:
    text = student_page(graded)
    assert f"<b>{graded.points}</b> of {graded.max_points} points" in text
    failed = [r for part in graded.assignments for r in part.results if r.status is Status.FAILED]
    assert failed
    assert all(f"<h4>{result.check}</h4>" in text for result in failed)
    hints = [result.cause.hint.split("?")[0] for result in failed if result.cause]
    assert hints
    assert all(hint.replace("'", "&#39;").replace(">", "&gt;").replace("<", "&lt;") in text for hint in hints)
    assert "<code>relu_forward</code></a></b> in 03_activations" in text
    assert "Whole class" not in text


def test_what_to_do_first_is_a_link_to_it(graded: Report) -> None:
    for report in (graded, replace(graded, assignments=graded.assignments[1:])):
        page = student_page(report)
        target = re.search(r'Do first: <a href="#([^"]+)">', page)
        assert target is not None
        assert page.count(f'id="{target[1]}"') == 1


def test_heat_map_has_a_cell_for_each_entry_and_says_it_in_words(graded: Report) -> None:
    part = next(part for part in graded.assignments if part.name == "08_normalization")
    result = next(r for r in part.results if r.check == "batchnorm_forward/values")
    rows, columns = result.detail["error_map"]["shape"]
    only = replace(graded, assignments=(replace(part, results=(result,)),))
    page = Page(student_page(only))
    assert len(page.of("rect", "h0")) - 1 == (rows - 1) * columns  # and one more in the legend
    label = page.of("svg", "heat")[0]["aria-label"]
    assert label == f"Heat map of the error, out: {columns} of {rows * columns} entries differ"
    assert len(page.of("td", "wrong")) == len(page.of("td", "meant")) == columns


def test_not_finite_entries_are_crossed_out(hostile: Report) -> None:
    page = Page(student_page(hostile))
    maps = len(page.of("svg", "heat"))
    assert maps == 4  # failed, timeout, memory, died
    assert len(page.of("path")) == 2 * maps  # one cell and one in the legend each
    assert "[1, 0]: not finite" in page.text["title"]


def test_our_traceback_stays_out_of_the_page(graded: Report) -> None:
    part = graded.assignments[0]
    result = replace(part.results[0], status=Status.ERROR, detail={"message": "secret = 3\nKeyError: 'x'"})
    text = student_page(replace(graded, assignments=(replace(part, results=(result,)),)))
    assert "KeyError" in text
    assert "secret" not in text
    assert "our fault, not yours" in text


def test_everything_passing_is_said(everything_passes: Report) -> None:
    text = student_page(everything_passes)
    assert "Everything passes." in text
    assert "Do first" not in text


def test_class_page_counts_failures_and_causes(graded: Report, everything_passes: Report) -> None:
    rows = [
        class_row(graded, "a b.html"),
        class_row(replace(graded, submission="Zoe")),
        class_row(everything_passes),
    ]
    text = class_page(rows, title="Autumn", note="seed 0")
    page = Page(text)
    assert [link["href"] for link in page.of("a")] == ["./a%20b.html"]
    assert "<h1>Autumn</h1>" in text
    assert "<b>3</b>submissions" in text
    assert (
        '<th scope="row" class="mono">relu_forward</th><td>03_activations</td><td class="count">2</td>'
        in text
    )
    causes = {r.cause.id for part in graded.assignments for r in part.results if r.cause}
    assert causes
    assert all(re.search(rf'{re.escape(cause)}</th><td class="count">2<', text) for cause in causes)
    assert len(page.of("g")) == 10
    assert "90 to 100 %: 1" in text


@pytest.mark.parametrize(("count", "upright"), [(4, 0), (5, 5)])
def test_a_class_page_says_the_most_points_once_and_stands_many_names_upright(
    graded: Report, count: int, upright: int
) -> None:
    row = class_row(graded)
    scores = {f"{n:02}_part": Score(n, 10 * n) for n in range(1, count + 1)}
    others = {name: score for name, score in scores.items() if name != "01_part"}
    text = class_page([replace(row, scores=scores), replace(row, name="zz", scores=others)])
    page = Page(text)
    assert len(page.of("th", "upright")) == upright
    for n in range(1, count + 1):
        assert text.count(f'{n:02}_part</button> <span class="soft">of {10 * n}</span>') == 1
    assert [int(cell["data-value"]) for cell in page.of("td", "count")[1 : count + 1]] == list(
        range(1, count + 1)
    )
    assert '<td class="count" data-value="-1"><span class="soft">none</span></td>' in text


def test_class_rows_are_ordered_by_name_and_bars_fill_the_strip(graded: Report) -> None:
    rows = [class_row(replace(graded, submission=name)) for name in ("zoe", "Ada", "bob")]
    text = class_page(rows)
    assert re.findall(r'<th scope="row" data-value="(\w+)">', text) == ["Ada", "bob", "zoe"]
    strip = text[text.index('<svg class="strip"') :].split("</svg>")[0]
    widths = [float(width) for width in re.findall(r'width="([\d.]+)"', strip)]
    assert sum(widths) == pytest.approx(100, abs=0.01)


def test_empty_class_has_a_page() -> None:
    text = class_page([])
    assert "<b>0</b>submissions" in text
    assert "Nothing fails." in text


def test_pages_are_deterministic(graded: Report) -> None:
    assert pages(graded) == pages(graded)

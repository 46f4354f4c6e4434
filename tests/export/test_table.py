from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from planctl.export import Edition
from planctl.export.table import write_html, write_markdown
from planctl.messages import Translator
from planctl.occurrence import Occurrence
from tests.factory import PLAN, day, document, occurrence, sample, series

ENGLISH = Translator("en")
HOSTILE = [
    "<script>alert(1)</script>",
    "a | b || \\| c",
    "**b** _i_ `c` [/x] [l](javascript:x) ![i](x) &amp; ~~s~~ <b>",
    "</td></tr></table>",
    '" onmouseover="x',
    "# not a heading",
    "- 1. + not a list",
    "1) not a list",
    "{place} %s \\",
]


class Reader(HTMLParser):
    """Collects what a browser would show, and fails on elements that do not close."""

    VOID = frozenset({"meta", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)
        if tag in ("td", "th", "li"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th", "li"} & set(self.open):
            self.cells[-1] += data


def read(data: bytes) -> Reader:
    reader = Reader()
    reader.feed(data.decode())
    reader.close()
    assert reader.open == []
    return reader


def edition(occurrences: list[Occurrence]) -> Edition:
    return Edition([document()], occurrences, ENGLISH)


def markdown_cells(data: bytes) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(data.decode())
    inline = [token for token in tokens if token.type == "inline"]
    assert not any(token.type == "html_block" for token in tokens)
    shown = []
    for token in inline:
        children = token.children or []
        assert {child.type for child in children} <= {"text", "text_special"}, token.content
        shown.append("".join(child.content for child in children))
    return shown


def test_markdown_has_a_table_for_each_month() -> None:
    plan, occurrences = sample()
    text = write_markdown(Edition([plan], occurrences, ENGLISH)).decode()
    assert text.startswith(
        f"# {PLAN['title']}\n\n{PLAN['issuer']} · No. 05-KH/BDV\n\n"
        "Calendar, 01/01/2017 – 31/12/2017\n\n## January 2017\n\n"
        "| Date | Time | Activity | Place | Who |\n| --- | --- | --- | --- | --- |\n"
        "| Monday 02/01/2017 | 07:30–09:00 | Giao ban"
    )
    assert "| 21/05/2017 – 31/05/2017 |  | Kiểm tra (day still open) |  |  |\n" in text
    assert text.count("\n## ") == 8


def test_columns_that_would_stay_empty_are_left_out() -> None:
    found = [occurrence(series(activity=1), day(2017, 5, 21), day(2017, 5, 31), kind="window")]
    assert b"| Date | Activity |\n" in write_markdown(edition(found))
    head = [cell for cell in read(write_html(edition(found))).cells if cell]
    assert head[:3] == ["May 2017", "Date", "Activity"]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_as_it_is(text: str) -> None:
    data = write_markdown(edition([occurrence(series(title=text), day(2017, 5, 2))]))
    assert text.strip() in markdown_cells(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_shows_hostile_text_as_it_is(text: str) -> None:
    reader = read(write_html(edition([occurrence(series(title=text), day(2017, 5, 2))])))
    assert text in reader.cells
    assert "script" not in {tag for tag, _ in reader.seen}
    assert not [name for _, given in reader.seen for name in given if name.startswith("on")]


def test_a_page_stands_alone_and_says_its_language() -> None:
    plan, occurrences = sample()
    data = write_html(Edition([plan], occurrences, ENGLISH))
    reader = read(data)
    assert data.startswith(b"<!DOCTYPE html>\n")
    assert ("html", {"lang": "en"}) in reader.seen
    links = [given[name] for _, given in reader.seen for name in ("href", "src") if name in given]
    assert links
    assert all(link is not None and link.startswith("#month-") for link in links)
    assert {link[1:] for link in links if link} <= {given.get("id") for _, given in reader.seen}
    assert b"http" not in data
    assert b"url(" not in data


def test_dates_of_one_day_stand_under_one_heading() -> None:
    found = [
        occurrence(series(place=place), day(2017, 5, 8), minutes=(450, 540))
        for place in ("dong-no", "tan-hiep")
    ]
    reader = read(write_html(edition(found)))
    days = [given for _, given in reader.seen if given.get("class") == "day"]
    assert days == [{"class": "day", "scope": "rowgroup", "rowspan": "2"}]


def test_windows_and_cancelled_dates_look_different() -> None:
    _, occurrences = sample()
    classes = {
        given.get("class")
        for tag, given in read(write_html(edition(occurrences))).seen
        if tag == "tr"
    }
    assert {"event", "window", "deadline", "event cancelled"} <= classes


def test_who_signed_the_plan_has_a_place_to_sign() -> None:
    plan = document(signed_by="Trịnh Văn A")
    data = write_html(Edition([plan], [], ENGLISH)).decode()
    assert "<p>Approved by</p>" in data
    assert '<p class="name">Trịnh Văn A</p>' in data
    assert "No dates." in data


def test_several_plans_are_listed() -> None:
    plans = [document(plan="a", number=None, issuer=None), document(plan="b", issuer=None)]
    found = edition([])._replace(documents=plans)
    assert PLAN["title"] in read(write_html(found)).cells
    assert f"- 05-KH/BDV, {PLAN['title']}\n" in write_markdown(found).decode()
    assert write_markdown(found).startswith(b"# 2 plans\n")


def test_a_rebuild_gives_the_same_bytes() -> None:
    (_, first), (_, second) = sample(), sample()
    assert write_html(edition(first)) == write_html(edition(second))
    assert write_markdown(edition(first)) == write_markdown(edition(second))

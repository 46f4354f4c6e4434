"""Text that somebody wrote into a plan to do harm is text in every product.

Titles, names and reasons go the whole way: through the plan file, compilation and each format,
and are read back by a reader of that format that planctl had no hand in.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from planctl.cli._table import table_text
from planctl.compile import compile_plans
from planctl.difference import differences, entries_in, entries_of
from planctl.export import Edition, find_format
from planctl.export.client import CLIENTS
from planctl.export.data import jsonl
from planctl.export.ics import write_ics
from planctl.export.publication import Publication, read_publication
from planctl.export.readback import read_back
from planctl.export.reissue import Reissue
from planctl.export.text import one_line
from planctl.messages import Translator
from planctl.notice import notice, notice_json, notice_text
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.find import Found
from planctl.plan.load import load_plans

ENGLISH = Translator("en")

TEXTS = {
    "breaks": "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x\rb\nc\u2028d\u0085e",
    "ics": "END:VEVENT;X=1:,\\;\\n\\N C:\\New",
    "formula": "=cmd|' /C calc'!A0",
    "link": '=HYPERLINK("http://x","y")',
    "html": "</td></table><script>alert(1)</script><img src=x onerror=y> &amp; \"'",
    "markup": "[/x] [bold red]x[/bold red] {0} {name!r} %s %(x)s $x ${x}",
    "markdown": "**b** _i_ `c` | d ~~e~~ [l](javascript:x) ![i](x) # h <b> \\",
    "directions": "\u202egnp.exe\u202c \u200f\u200eabc \u2066x\u2069 \ufeff",
    "long": "Kế hoạch công tác " * 556,
    "planes": "".join(chr((plane << 16) + 0x1234) for plane in range(17)) + "😀𐍈𠀀é\u0301",
    "paths": "../../etc/passwd; rm -rf ~ $(x) `x` %PATH%",
}


class Compiled(NamedTuple):
    plan: PlanDocument
    occurrences: tuple[Occurrence, ...]
    text: str

    @property
    def edition(self) -> Edition:
        return Edition([self.plan], self.occurrences, ENGLISH)

    @property
    def line(self) -> str:
        """The text as it is shown where a line is shown."""
        return one_line(self.text)


@pytest.fixture(params=TEXTS)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Compiled:
    text = TEXTS[request.param]
    plan = {
        "plan": "demo",
        "title": text,
        "issuer": text,
        "number": text,
        "notes": text,
        "period": 2024,
        "places": {"dong-no": text},
        "parties": {"doan": text},
        "activities": [
            {
                "id": "hop",
                "title": text,
                "kind": "meeting",
                "clause": text,
                "notes": text,
                "who": ["doan"],
                "remind": "1 day",
                "at": {"dong-no": "ngày 5 hàng tháng"},
            },
            {"id": "bao-cao", "title": text, "kind": "report", "when": "trước ngày 25/6/2024"},
            {"id": "kiem-tra", "title": text, "kind": "inspection", "when": "cuối tháng 5"},
        ],
        "changes": [
            {
                "activity": "hop",
                "place": "dong-no",
                "on": "2024-05-05",
                "move_to": "2024-05-06",
                "why": text,
                "by": text,
            },
            {
                "activity": "hop",
                "place": "dong-no",
                "on": "2024-06-05",
                "cancel": True,
                "why": text,
            },
        ],
    }
    file = tmp_path / "plan.yaml"
    file.write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    loaded = load_plans([Found(str(file), named=True)])
    assert loaded.documents, loaded.diagnostics
    occurrences = compile_plans(loaded.documents).occurrences
    assert len(occurrences) == 14
    return Compiled(loaded.documents[0], occurrences, text)


def written(hostile: Compiled, name: str, suffix: str) -> str:
    form = find_format(suffix, name)
    assert form is not None
    text = form.write(hostile.edition).decode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", text)
    return text


def test_ics(hostile: Compiled) -> None:
    data = written(hostile, "ics", ".ics").encode()
    read_back(data, hostile.edition)
    calendar = Calendar.from_ical(data)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert [c.name for c in calendar.subcomponents] == ["VTIMEZONE", *["VEVENT"] * 14]
    publication = read_publication(data)
    assert isinstance(publication, Publication)
    assert publication.title == hostile.line
    for event in publication.events.values():
        assert hostile.line in event.text("SUMMARY")
        assert event.text("LOCATION") in ("", hostile.line)
    if "\\N" not in hostile.text:  # the library takes an escaped backslash and N for a break
        shown = {e["SUMMARY"] for e in calendar.events if e["STATUS"] == "CONFIRMED"}
        assert shown == {hostile.line, f"Due: {hostile.line}"}


@pytest.mark.parametrize("client", CLIENTS)
def test_ics_for_a_client_with_to_dos_and_one_event_a_series(
    hostile: Compiled, client: str
) -> None:
    july = date(2024, 7, 1).toordinal()
    regular = [o for o in hostile.occurrences if o.kind != "event" or o.first >= july]
    shape = {"client": CLIENTS[client], "to_dos": True, "recurring": True}
    edition = hostile.edition._replace(occurrences=regular, **shape)
    data = write_ics(edition)
    publication = read_back(data, edition)
    calendar = Calendar.from_ical(data)
    names = [c.name for c in calendar.subcomponents]
    assert sorted(names) == ["VEVENT"] * 3 + ["VTIMEZONE", "VTODO"]
    assert sum("RRULE" in event for event in calendar.events) == 1
    (to_do,) = publication.to_dos.values()
    assert to_do.text("SUMMARY") == hostile.line
    again = edition._replace(reissue=Reissue(publication, datetime.now(UTC), july))
    assert write_ics(again) == data


def test_ics_and_plan_tell_the_same(hostile: Compiled) -> None:
    publication = read_publication(write_ics(hostile.edition))
    assert isinstance(publication, Publication)
    in_plan = list(entries_of(hostile.occurrences, ENGLISH))
    assert sorted(entries_in(publication)) == sorted(in_plan)


def test_csv(hostile: Compiled) -> None:
    text = written(hostile, "csv", ".csv").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 14
    for row in rows:
        assert row["Activity"].removeprefix("'") == hostile.line
        assert not [cell for cell in row.values() if cell.lstrip(" ").startswith(tuple("=+-@"))]


class Page(HTMLParser):
    """Collects elements, and the text that a browser shows in each."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("name", ["html", "checklist"])
def test_html(hostile: Compiled, name: str) -> None:
    page = Page()
    page.feed(written(hostile, name, ".html"))
    page.close()
    assert page.elements.isdisjoint({"script", "img", "b", "a" if name == "checklist" else "img"})
    assert not {a for a in page.attributes if a.startswith("on") or a == "src"}
    assert sum(hostile.line.strip() in text for text in page.texts) >= 14


@pytest.mark.parametrize("name", ["markdown", "checklist"])
def test_markdown(hostile: Compiled, name: str) -> None:
    rendered(written(hostile, name, ".md"), hostile, 14)


_OWN = {"strong_open", "strong_close", "s_open", "s_close"}
"""What a checklist is written with; in the plan's text it would take signs away."""


def rendered(text: str, hostile: Compiled, count: int) -> None:
    """Require that a Markdown reader shows the text, every sign of it, at least so often."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "softbreak", "hardbreak", "text_special"} | _OWN
    said = ["".join(child.content for child in token.children or ()) for token in inline]
    assert sum(hostile.line.strip() in each for each in said) >= count
    assert "html_block" not in {token.type for token in tokens}


def test_json(hostile: Compiled) -> None:
    values = [json.loads(line) for line in jsonl(hostile.occurrences, ENGLISH)]
    assert {value["title"] for value in values} == {hostile.text}


def test_terminal(hostile: Compiled) -> None:
    text = table_text(hostile.occurrences, ENGLISH, io.StringIO())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    if len(hostile.line) < 40 and hostile.line.isprintable():
        assert hostile.line in text


def test_notice(hostile: Compiled) -> None:
    some = [o for o in hostile.occurrences if o.change is None][2:]
    found = differences(entries_of(some, ENGLISH), entries_of(hostile.occurrences, ENGLISH))
    assert found
    text = notice_text(found, ENGLISH)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert text.count(hostile.line) >= len(found)
    rendered(notice(hostile.line, hostile.line, found, ENGLISH), hostile, len(found) + 2)
    titles = [d["new"]["title"] for d in notice_json(found)["differences"]]
    assert titles == [hostile.line] * len(found)

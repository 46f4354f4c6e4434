"""Workflow commands: what GitHub would read is escaped, and the gravest come first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planctl.diagnostics import Span
from planctl.diagnostics.github import github
from planctl.frozen import replace
from tests.diagnostics.reports import finding, report


def test_a_command_in_full() -> None:
    found = finding("weekday-mismatch", 42, "100%: thứ Hai, sai")
    assert github(report(found)) == (
        "::error file=kế hoạch/2017.yaml,line=42,endLine=42,col=5,endColumn=9,"
        "title=PLN017 weekday-mismatch::100%25: thứ Hai, sai\n"
    )


def test_properties_escape_colons_and_commas() -> None:
    found = finding(file="/project/a,b:c%d.yaml")
    assert "file=a%2Cb%3Ac%25d.yaml,line=4" in github(report(found))


def test_a_finding_over_lines_has_no_columns() -> None:
    found = finding()
    wide = replace(found, span=Span(found.span.file, 4, 5, 6, 2))
    assert "line=4,endLine=6,title=" in github(report(wide))


def test_errors_come_first_then_warnings_then_notes() -> None:
    mixed = [finding("missing-day", 1), finding("day-off", 2), finding("weekday-mismatch", 3)]
    kinds = [line.split()[0] for line in github(report(*mixed)).splitlines()]
    assert kinds == ["::error", "::warning", "::notice"]


@given(st.text(), st.text())
def test_no_text_of_a_user_begins_a_line(title: str, name: str) -> None:
    file = "/project/" + name.replace("\0", "") + "x.yaml"
    written = github(report(finding(text=title), finding(text=f"x\n::{title}", file=file)))
    lines = written.split("\n")
    assert len(lines) == 3
    assert all(line.startswith("::warning file=") for line in lines[:2])
    assert "\r" not in written

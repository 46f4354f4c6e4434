from __future__ import annotations

import subprocess
import sys

import pytest

from planctl.export import FORMATS, Edition, find_format, format_names
from planctl.messages import Translator
from tests.factory import sample


@pytest.mark.parametrize(
    ("suffix", "name", "found"),
    [
        (".ics", None, "ics"),
        (".ICS", None, "ics"),
        (".csv", None, "csv"),
        (".md", None, "markdown"),
        (".html", None, "html"),
        (".htm", None, "html"),
        (".txt", "html", "html"),
        (".ics", "csv", "csv"),
        (".md", "checklist", "checklist"),
        (".html", "checklist", "checklist"),
        ("", "checklist", "checklist"),
    ],
)
def test_a_format_is_found_by_name_then_by_suffix(
    suffix: str, name: str | None, found: str
) -> None:
    form = find_format(suffix, name)
    assert form is not None
    assert form.name == found
    if suffix.lower() in [s for f in FORMATS if f.name == found for s in f.suffixes]:
        assert suffix.lower() in form.suffixes


@pytest.mark.parametrize(("suffix", "name"), [("", None), (".txt", None), (".ics", "pdf")])
def test_what_is_not_known_is_not_guessed(suffix: str, name: str | None) -> None:
    assert find_format(suffix, name) is None


def test_a_checklist_without_a_telling_suffix_is_text() -> None:
    form = find_format("", "checklist")
    assert form is not None
    assert form.suffixes[0] == ".md"


def test_the_names() -> None:
    assert format_names() == ("ics", "csv", "markdown", "html", "checklist")


@pytest.mark.parametrize("number", range(len(FORMATS)))
def test_every_format_writes_every_kind_of_occurrence(number: int) -> None:
    plan, occurrences = sample()
    data = FORMATS[number].write(Edition([plan], occurrences, Translator("en")))
    assert "Giao ban khối dân vận".encode() in data.replace(b"\r\n ", b"")


def test_the_list_of_formats_loads_none_of_them() -> None:
    script = (
        "import sys, planctl.export\n"
        "print([m for m in sys.modules if m in ('icalendar', 'csv', 'planctl.export.table')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

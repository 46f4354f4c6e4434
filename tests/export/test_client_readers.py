"""Readers of other makers see every date in the calendar of every client, recurring or not."""

from __future__ import annotations

import json
import os
import subprocess
import warnings
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from planctl.export import Edition
from planctl.export.client import CLIENTS
from planctl.export.ics import write_ics
from planctl.export.readback import read_back
from planctl.messages import Translator
from planctl.occurrence import Occurrence
from tests.export.test_readers import (
    CALENDARS,
    Reader,
    Seen,
    expected,
    told,
    with_icalendar,
    with_recurring_ical_events,
    with_vobject,
)

VIETNAMESE = Translator("vi")
FORMS: dict[str, dict[str, object]] = {
    "apple": {"client": CLIENTS["apple"]},
    "google": {"client": CLIENTS["google"]},
    "outlook": {"client": CLIENTS["outlook"]},
    "to-dos": {"to_dos": True},
}
RECURRING: dict[str, dict[str, object]] = {
    name: {**form, "recurring": True} for name, form in {"generic": {}, **FORMS}.items()
}
everywhere = pytest.mark.parametrize("name", CALENDARS)


def agree(reader: Reader, name: str, form: Mapping[str, object]) -> None:
    plan, occurrences = CALENDARS[name]()
    edition = Edition([plan], occurrences, VIETNAMESE)._replace(**form)
    data = write_ics(edition)
    read_back(data, edition)
    seen = list(reader(data))
    assert sorted((start, end) for _, start, end, _, _ in seen) == spans(occurrences)
    titles = {str(e["UID"]): str(e["SUMMARY"]) for e in Calendar.from_ical(data).events}
    assert {uid: title for uid, _, _, title, _ in seen} == titles


def spans(occurrences: Iterable[Occurrence]) -> list[tuple[str, str]]:
    return sorted((start, end) for _, start, end in expected(occurrences))


def with_vobject_rules(data: bytes) -> Iterable[Seen]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        vobject = pytest.importorskip("vobject", reason="vobject is not installed")
        (calendar,) = vobject.readComponents(data.decode())
        for event in calendar.vevent_list:
            start, end = event.dtstart.value, event.dtend.value
            starts = [start]
            if (rules := event.getrruleset()) is not None:
                starts = list(rules)
                if not isinstance(start, datetime):
                    starts = [each.date() for each in starts]
            title, status = event.summary.value, event.status.value
            for each in starts:
                yield event.uid.value, told(each), told(each + (end - start)), title, status


@pytest.mark.parametrize("form", FORMS)
@everywhere
@pytest.mark.parametrize("reader", [with_icalendar, with_recurring_ical_events, with_vobject])
def test_readers_in_python(reader: Reader, name: str, form: str) -> None:
    agree(reader, name, FORMS[form])


@pytest.mark.parametrize("form", RECURRING)
@everywhere
@pytest.mark.parametrize("reader", [with_recurring_ical_events, with_vobject_rules])
def test_readers_of_rules_in_python(reader: Reader, name: str, form: str) -> None:
    agree(reader, name, RECURRING[form])


@pytest.mark.parametrize(
    ("library", "form"),
    [
        *(("ical.js", form) for form in (*FORMS.values(), *RECURRING.values())),
        *(("node-ical", form) for form in FORMS.values()),
    ],
)
def test_readers_in_javascript(javascript: Path, library: str, form: Mapping[str, object]) -> None:
    def reader(data: bytes) -> Iterable[Seen]:
        file = javascript / "shape.ics"
        file.write_bytes(data)
        done = subprocess.run(
            ["node", "read.mjs", library, file],
            cwd=javascript,
            env={**os.environ, "TZ": "UTC"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [tuple(event) for event in json.loads(done.stdout)]

    for name in CALENDARS:
        agree(reader, name, form)


def test_some_series_of_the_real_plans_recur() -> None:
    plan, occurrences = CALENDARS["hon-quan-2017"]()
    data = write_ics(Edition([plan], occurrences, VIETNAMESE, recurring=True))
    assert data.count(b"\r\nRRULE:") == 13

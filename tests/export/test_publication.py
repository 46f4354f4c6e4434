from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from planctl.difference import differences, entries_in, entries_of
from planctl.export import Edition
from planctl.export.ics import write_ics
from planctl.export.publication import Publication, read_publication
from planctl.messages import Message, Translator
from planctl.occurrence import Occurrence
from tests.export.calendars import calendars
from tests.factory import sample

ENGLISH = Translator("en")
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def sample_bytes() -> bytes:
    plan, occurrences = sample()
    return write_ics(Edition([plan], occurrences, ENGLISH))


def read(data: bytes) -> Publication:
    publication = read_publication(data)
    assert isinstance(publication, Publication), ENGLISH(publication)
    return publication


def refused(data: bytes) -> str:
    fault = read_publication(data)
    assert isinstance(fault, Message)
    return ENGLISH(fault)


def test_what_was_published_is_read_as_it_was_written() -> None:
    plan, occurrences = sample()
    data = sample_bytes()
    publication = read(data)
    assert publication.title == plan.model.title
    assert list(publication.events) == [o.uid for o in occurrences]
    assert [e.key for e in publication.events.values()] == [o.key for o in occurrences]
    assert [e.kind for e in publication.events.values()] == [o.kind for o in occurrences]
    assert [e.status for e in publication.events.values()] == [o.status for o in occurrences]
    assert b"".join(e.raw for e in publication.events.values()) in data
    assert list(publication.zones) == ["Asia/Ho_Chi_Minh"]


def test_an_event_has_the_times_that_a_client_sees() -> None:
    first, *_, last = read(sample_bytes()).events.values()
    assert first.start == datetime(2017, 1, 2, 7, 30, tzinfo=VIETNAM)
    assert first.end == datetime(2017, 1, 2, 9, tzinfo=VIETNAM)
    assert first.modified == datetime(2017, 1, 10, tzinfo=UTC)
    assert (first.sequence, first.last) == (0, date(2017, 1, 2).toordinal())
    assert (last.start, last.end) == (date(2017, 11, 1), date(2017, 11, 4))
    assert (last.last, last.days) == (date(2017, 11, 3).toordinal(), 3)


def test_line_ends_that_a_version_control_system_changed_are_no_damage() -> None:
    data = sample_bytes()
    assert read(data.replace(b"\r\n", b"\n")) == read(data)


def test_a_file_of_another_program_is_named() -> None:
    data = sample_bytes().replace(b"-//planctl//planctl//EN", b"-//Someone//Else//EN")
    assert "-//Someone//Else//EN" in refused(data)


@pytest.mark.parametrize("data", [b"", b"before\r\n", b"\xff\xfe\x00", b"plan: demo\n"])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    assert "not a calendar" in refused(data)


def test_an_event_that_somebody_added_is_named() -> None:
    calendar = Calendar.from_ical(sample_bytes())
    mine = Event()
    mine.add("summary", "Sinh nhật")
    mine.add("uid", "my-own")
    mine.add("dtstamp", datetime(2017, 1, 1, tzinfo=UTC))
    mine.add("dtstart", date(2017, 3, 3))
    mine.add("dtend", date(2017, 3, 4))
    calendar.add_component(mine)
    assert refused(calendar.to_ical()).endswith("did not write: Sinh nhật")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"SEQUENCE:0", b"SEQUENCE:z"),
        (b"SEQUENCE:0", b"SEQUENCE:-1"),
        (b"SEQUENCE:0\r\n", b""),
        (b"DTSTART;VALUE=DATE:20170521", b"DTSTART;VALUE=DATE:20179921"),
        (b"DTSTART;VALUE=DATE:20170521", b"DTSTART;VALUE=DATE:20180521"),
        (b"DTSTART;TZID=Asia/Ho_Chi_Minh:20170102T073000", b"DTSTART:20170102T073000"),
        (b"LAST-MODIFIED:20170110T000000Z", b"LAST-MODIFIED:20170110"),
        (b"LAST-MODIFIED:20170110T000000Z", b"LAST-MODIFIED:20170110T000000"),
        (b"STATUS:TENTATIVE", b"STATUS:PERHAPS"),
        (b"X-PLANCTL-KIND:window", b"X-PLANCTL-KIND:pane"),
        (b"X-PLANCTL-KEY:hon-quan", b"X-PLANCTL-KEY:hon-quam"),
        (b"END:VEVENT\r\nBEGIN:VEVENT\r\n", b""),
        (b"BEGIN:VALARM\r\n", b""),
        (b"SUMMARY:", b"SUMMARY"),
        (b"\r\nLOCATION", b"\nLOCATION"),
        (b"END:VCALENDAR\r\n", b""),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    ],
)
def test_damage_is_seen(old: bytes, new: bytes) -> None:
    data = sample_bytes()
    assert old in data
    assert refused(data.replace(old, new, 1))


def test_an_event_that_is_there_twice_is_damage() -> None:
    data = sample_bytes()
    raw = next(iter(read(data).events.values())).raw
    assert "twice" in refused(data.replace(b"END:VCALENDAR", raw + b"END:VCALENDAR"))


@given(st.integers(0, 10_000))
def test_a_file_cut_short_anywhere_is_refused(length: int) -> None:
    data = sample_bytes()
    assert refused(data[: min(length, len(data) - 1)])


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=3))
def test_no_damage_makes_the_reader_stumble(at: int, noise: bytes) -> None:
    data = sample_bytes()
    at %= len(data)
    assert read_publication(data[:at] + noise + data[at + len(noise) :]) is not None


@given(calendars(), st.sampled_from(["vi", "en"]))
def test_a_published_calendar_tells_the_dates_of_its_plan(
    found: list[Occurrence], language: str
) -> None:
    translator = Translator("vi" if language == "vi" else "en")
    data = write_ics(Edition([found[0].series.document], found, translator))
    in_plan, in_file = list(entries_of(found, translator)), list(entries_in(read(data)))
    assert {e.key: e for e in in_file} == {e.key: e for e in in_plan}
    assert differences(in_plan, in_file) == []

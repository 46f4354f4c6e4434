from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import assume, given
from icalendar import Calendar, Event

from planctl.export import Edition
from planctl.export._icsfold import escaped, unfolded
from planctl.export.ics import write_ics
from planctl.messages import Translator
from planctl.occurrence import Change, Occurrence
from planctl.plan.document import PlanDocument
from tests.export.calendars import calendars
from tests.export.objects import one_object_an_event
from tests.factory import PLAN, day, document, occurrence, sample, series

ENGLISH = Translator("en")
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
HOSTILE = [
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "C:\\New, folder; \\n",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> [/x] {place} %s",
    "\u202egnp.exe\u202c \u200f",
    "\x00\x07\x1b[31m\x85\u2028",
    "Kế hoạch " * 1200,
    "😀𐍈𠀀\U000e0041\U00100000",
]


def written(
    occurrences: Sequence[Occurrence], plan: PlanDocument | None = None, **options: datetime
) -> bytes:
    plan = plan or occurrences[0].series.document
    return write_ics(Edition([plan], occurrences, ENGLISH, **options))


def events(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).events)


def event_bytes(data: bytes) -> list[bytes]:
    return re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.DOTALL)


def one(of: Occurrence) -> Event:
    (event,) = events(written([of]))
    return event


def triggers(event: Event) -> list[timedelta]:
    return [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]


def test_the_head_names_the_calendar_for_old_and_new_clients() -> None:
    plan, occurrences = sample()
    head = unfolded(written(occurrences, plan))[:9]
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//planctl//planctl//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{PLAN['title']}",
        f"X-WR-CALNAME:{PLAN['title']}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "BEGIN:VTIMEZONE",
    ]


def test_nothing_stands_in_the_file_that_clients_stumble_over() -> None:
    plan, occurrences = sample()
    data = written(occurrences, plan)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    names = {line.partition(":")[0].partition(";")[0] for line in unfolded(data)}
    assert names.isdisjoint({"METHOD", "RDATE", "RRULE", "EXDATE", "DURATION", "COMMENT"})
    assert not [line for line in unfolded(data) if line.endswith(":")]


def test_every_event_has_what_an_update_needs() -> None:
    plan, occurrences = sample()
    found = events(written(occurrences, plan))
    assert [event["UID"] for event in found] == [o.uid for o in occurrences]
    issued = datetime(2017, 1, 10, tzinfo=UTC)
    for event in found:
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == issued
        assert event["SEQUENCE"] == 0
        assert event["DTEND"].dt > event["DTSTART"].dt


def test_a_plan_without_a_date_of_issue_takes_the_source_date_then_its_period() -> None:
    plan = document(issued=None)
    dated = occurrence(series(plan, 1), day(2017, 5, 2))
    source_date = datetime(2016, 12, 1, 3, tzinfo=UTC)
    (event,) = events(written([dated], source_date=source_date))
    assert event["DTSTAMP"].dt == source_date
    assert one(dated)["DTSTAMP"].dt == datetime(2017, 1, 1, tzinfo=UTC)


def test_a_rebuild_gives_the_same_bytes() -> None:
    plan, occurrences = sample()
    again, rebuilt = sample()
    assert written(occurrences, plan) == written(rebuilt, again)


def test_a_timed_event_names_the_zone_and_is_busy() -> None:
    event = one(occurrence(series(place="dong-no"), day(2017, 5, 2), minutes=(450, 540)))
    assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event["DTSTART"].dt == datetime(2017, 5, 2, 7, 30, tzinfo=VIETNAM)
    assert event["DTEND"].dt == datetime(2017, 5, 2, 9, tzinfo=VIETNAM)
    assert event["LOCATION"] == "Xã Đồng Nơ"
    assert event["STATUS"] == "CONFIRMED"
    assert event["CATEGORIES"].cats == ["Briefing"]
    assert "TRANSP" not in event


def test_the_end_of_the_day_is_the_next_midnight() -> None:
    event = one(occurrence(series(), day(2017, 5, 2), minutes=(1200, 1440)))
    assert event["DTEND"].dt == datetime(2017, 5, 3, tzinfo=VIETNAM)


def test_saigon_is_written_by_the_name_that_the_zone_has() -> None:
    plan = document(timezone="Asia/Saigon")
    data = written([occurrence(series(plan), day(2017, 5, 2), minutes=(450, 540))])
    assert b"Saigon" not in data
    assert data.count(b"TZID:Asia/Ho_Chi_Minh") == 1


def test_utc_is_written_as_such() -> None:
    plan = document(timezone="Etc/UTC")
    lines = unfolded(written([occurrence(series(plan), day(2017, 5, 2), minutes=(450, 540))]))
    assert "DTSTART:20170502T073000Z" in lines
    assert "DTEND:20170502T090000Z" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_whole_days_end_on_the_day_after() -> None:
    event = one(occurrence(series(), day(2017, 7, 16), day(2017, 7, 25)))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2017, 7, 16), date(2017, 7, 26))


def test_a_window_is_free_tentative_and_says_in_its_title_that_the_day_is_open() -> None:
    event = one(occurrence(series(activity=1), day(2017, 5, 21), day(2017, 5, 31), kind="window"))
    assert event["SUMMARY"] == "Kiểm tra (some day from 21/05/2017 to 31/05/2017)"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2017, 5, 21), date(2017, 6, 1))
    assert (event["STATUS"], event["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")


def test_a_deadline_on_a_day_rings_in_the_morning_so_many_days_before() -> None:
    event = one(occurrence(series(activity=2), day(2017, 6, 30), kind="deadline"))
    assert event["SUMMARY"] == "Due: Báo cáo"
    assert event["TRANSP"] == "TRANSPARENT"
    (before,) = triggers(event)
    rings = datetime(2017, 6, 30, tzinfo=VIETNAM) + before
    assert rings == datetime(2017, 6, 27, 8, tzinfo=VIETNAM)


def test_a_deadline_at_an_instant_ends_there_and_reminders_count_from_it() -> None:
    due = occurrence(series(activity=2), day(2017, 7, 27), kind="deadline", minutes=(1020, 1020))
    event = one(due)
    assert event["SUMMARY"] == "Due 17:00: Báo cáo"
    instant = datetime(2017, 7, 27, 17, tzinfo=VIETNAM)
    assert event["DTEND"].dt == instant
    (before,) = triggers(event)
    assert event["DTSTART"].dt + before == instant - timedelta(days=3)


def test_a_deadline_at_midnight_stays_on_its_day() -> None:
    due = occurrence(series(activity=2), day(2017, 7, 27), kind="deadline", minutes=(1440, 1440))
    event = one(due)
    assert event["DTSTART"].dt == datetime(2017, 7, 27, 23, 30, tzinfo=VIETNAM)
    assert event["SUMMARY"] == "Due 24:00: Báo cáo"


def test_reminders_of_a_timed_event_count_from_its_start() -> None:
    event = one(occurrence(series(), day(2017, 5, 2), minutes=(450, 540)))
    assert triggers(event) == [timedelta(days=-1), timedelta(minutes=-30)]
    assert {alarm["ACTION"] for alarm in event.walk("VALARM")} == {"DISPLAY"}


def test_a_cancelled_date_stays_says_so_and_does_not_ring() -> None:
    change = Change("cancel", "mưa lũ", "CV 9", day(2017, 8, 2), document().span("plan"))
    event = one(occurrence(series(), day(2017, 8, 2), status="cancelled", change=change))
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"].startswith("Cancelled: ")
    assert "cancelled: mưa lũ, CV 9" in event["DESCRIPTION"]
    assert triggers(event) == []


def test_the_description_says_where_the_document_says_so_and_why_a_date_differs() -> None:
    _, occurrences = sample()
    moved = next(o for o in occurrences if o.change is not None)
    assert str(one(moved)["DESCRIPTION"]).split("\n") == [
        f"Document: 05-KH/BDV, {PLAN['title']}, {PLAN['issuer']}",
        "Clause: II.1",
        "In its words: “ngày 02 hàng tháng”",
        "Who: Lãnh đạo Ban Dân vận; Chuyên viên Ban Dân vận (any 1)",
        "moved from Tuesday 2/5/2017 to Thursday 4/5/2017: trùng hội nghị, CV 12-CV/BDV",
    ]


def test_several_plans_share_a_calendar_with_each_zone_once() -> None:
    plans = [
        document(plan=name, timezone=zone)
        for name, zone in [("a", "Asia/Ho_Chi_Minh"), ("b", "Asia/Saigon"), ("c", "Europe/Paris")]
    ]
    found = [occurrence(series(plan), day(2017, 5, 2), minutes=(450, 540)) for plan in plans]
    calendar = Calendar.from_ical(write_ics(Edition(plans, found, ENGLISH)))
    assert [str(z["TZID"]) for z in calendar.timezones] == ["Asia/Ho_Chi_Minh", "Europe/Paris"]
    assert calendar["X-WR-CALNAME"] == f"{PLAN['issuer']}: 3 plans"
    assert len(calendar.events) == 3


def test_a_calendar_without_dates_is_one() -> None:
    assert Calendar.from_ical(written([], document())).events == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    plan = document(notes=None)
    plan = PlanDocument(
        plan.source,
        plan.model.model_copy(update={"title": text, "number": text}),
        plan.first,
        plan.last,
        {"dong-no": plan.places["dong-no"].model_copy(update={"name": text})},
        plan.parties,
        plan.calendar,
    )
    hostile = series(plan, place="dong-no", title=text, words=text)
    data = written([occurrence(hostile, day(2017, m, 2)) for m in (1, 2)])
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    calendar = Calendar.from_ical(data)
    assert len(calendar.events) == 2
    harmless = not re.search("[\r\n\x00\x85\u2028]", text)
    for event in calendar.events:
        assert event["SUMMARY"] == event["LOCATION"]
        if harmless:
            assert event["SUMMARY"] == text
            head = unfolded(data)[:9]
            assert f"NAME:{escaped(text)}" in head
            assert f"X-WR-CALNAME:{escaped(text)}" in head


# Laws.


@given(calendars())
def test_an_event_has_the_same_bytes_whichever_others_stand_beside_it(
    found: list[Occurrence],
) -> None:
    alone = [event_bytes(written([each]))[0] for each in found]
    assert event_bytes(written(found)) == alone


@given(calendars())
def test_the_lines_are_those_that_icalendar_writes_with_an_object_an_event(
    found: list[Occurrence],
) -> None:
    texts = [text for each in found for text in (each.series.title, each.series.words)]
    texts += [each.change.why or "" for each in found if each.change is not None]
    assume(not any("\\" in text for text in texts))  # icalendar takes \\N for a line break
    edition = Edition([found[0].series.document], found, ENGLISH)
    assert unfolded(write_ics(edition)) == unfolded(one_object_an_event(edition))


@given(calendars())
def test_an_independent_reader_gives_the_same_days(found: list[Occurrence]) -> None:
    live = [each for each in found if each.status != "cancelled"]
    calendar = Calendar.from_ical(written(live, found[0].series.document))
    read = recurring_ical_events.of(calendar).between(date(2016, 12, 1), date(2018, 2, 1))
    assert sorted((str(event["UID"]), event["DTEND"].dt) for event in read) == sorted(
        (each.uid, _end(each)) for each in live
    )
    starts = {str(event["UID"]): event["DTSTART"].dt for event in read}
    assert all(starts[each.uid] == each.start for each in live if each.kind != "deadline")


def _end(of: Occurrence) -> date:
    return of.end + timedelta(days=1) if of.all_day else of.end

"""Regular series as one recurring event, alone, read back, and over calendars of single events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from planctl.difference import differences, entries_in, entries_of
from planctl.export import Edition
from planctl.export._icsrule import rule_of, starts_of
from planctl.export.ics import write_ics
from planctl.export.publication import Publication, read_publication
from planctl.export.readback import Miswritten, read_back
from planctl.export.reissue import Reissue
from planctl.messages import Message, Translator
from planctl.occurrence import Change, Occurrence, Series, uid_of
from tests.export.calendars import calendars
from tests.factory import day, document, occurrence, series, shifted

ENGLISH = Translator("en")
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = (450, 540)


def monthly(of: Series, number: int = 3, months: Iterable[int] = range(1, 13)) -> list[Occurrence]:
    return [
        occurrence(of, day(2017, month, number), minutes=MORNING, label=f"2017-{month:02}")
        for month in months
    ]


def edition(occurrences: Sequence[Occurrence], *, recurring: bool = True) -> Edition:
    plan = occurrences[0].series.document if occurrences else document()
    return Edition([plan], occurrences, ENGLISH, recurring=recurring)


def written(occurrences: Sequence[Occurrence]) -> bytes:
    new = edition(occurrences)
    data = write_ics(new)
    read_back(data, new)
    return data


def events(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).events)


def published(data: bytes) -> Publication:
    publication = read_publication(data)
    assert isinstance(publication, Publication), ENGLISH(publication)
    return publication


def over(former: bytes, new: Edition, today: int) -> bytes:
    now = datetime.combine(date.fromordinal(today), datetime.min.time(), UTC)
    new = new._replace(reissue=Reissue(published(former), now, today))
    data = write_ics(new)
    again = read_back(data, new)
    assert write_ics(new._replace(reissue=Reissue(again, now, today))) == data
    return data


# Rules.


def dates(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("days", "rule"),
    [
        (dates("2024-01-02", "2024-02-02", "2024-03-02"), "FREQ=MONTHLY;BYMONTHDAY=2"),
        (dates("2024-01-31", "2024-02-29", "2024-03-31"), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (dates("2024-01-13", "2024-02-10", "2024-03-09"), "FREQ=MONTHLY;BYDAY=2SA"),
        (dates("2024-01-26", "2024-02-23", "2024-03-29"), "FREQ=MONTHLY;BYDAY=-1FR"),
        (dates("2024-01-05", "2024-04-05", "2024-07-05"), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5"),
        (dates("2024-01-03", "2024-01-10", "2024-01-17"), "FREQ=WEEKLY;BYDAY=WE"),
        (dates("2024-01-03", "2024-01-17", "2024-01-31"), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        (dates("2024-01-01", "2024-01-03", "2024-01-08"), "FREQ=WEEKLY;BYDAY=MO,WE"),
        (dates("2024-01-05", "2024-01-06", "2024-01-07"), "FREQ=DAILY"),
        (dates("2024-01-06", "2024-01-07", "2024-01-13", "2024-01-14"), "FREQ=WEEKLY;BYDAY=SA,SU"),
        (dates("2022-11-24", "2023-11-24", "2024-11-24"), "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24"),
    ],
)
def test_a_rule_gives_the_dates_from_which_it_was_derived(days: list[date], rule: str) -> None:
    assert rule_of(days) == f"{rule};UNTIL={days[-1]:%Y%m%d}"


@pytest.mark.parametrize(
    "days",
    [
        dates("2024-01-02", "2024-02-02"),
        dates("2024-01-02", "2024-02-02", "2024-03-03"),
        dates("2024-01-02", "2024-02-02", "2024-04-02"),
        dates("2024-01-31", "2024-03-31", "2024-05-31", "2024-07-31", "2024-08-31"),
        dates("2024-01-30", "2024-03-30", "2024-04-30", "2024-05-30"),
        dates("2024-01-05", "2024-01-20", "2024-02-05", "2024-02-20"),
        dates("2024-01-05", "2024-01-05", "2024-01-05"),
    ],
)
def test_what_clients_read_differently_or_no_rule_gives_has_none(days: list[date]) -> None:
    assert rule_of(days) is None


def test_until_is_the_last_start_in_utc_where_there_is_a_time() -> None:
    starts = [datetime(2024, month, 2, 6, 30, tzinfo=VIETNAM) for month in (1, 2, 3)]
    assert rule_of(starts) == "FREQ=MONTHLY;BYMONTHDAY=2;UNTIL=20240301T233000Z"


def test_a_rule_keeps_the_hour_where_the_clock_changes() -> None:
    paris = ZoneInfo("Europe/Paris")
    starts = [datetime(2024, month, 5, 7, 30, tzinfo=paris) for month in range(1, 13)]
    rule = rule_of(starts)
    assert rule == "FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20241205T063000Z"
    assert starts_of(starts[0], rule, 99) == starts


@given(
    st.sets(st.dates(date(2024, 1, 1), date(2024, 3, 1)), min_size=3, max_size=9).map(sorted)
    | st.builds(
        lambda first, gap, count: [first + timedelta(days=gap * n) for n in range(count)],
        st.dates(date(2024, 1, 1), date(2024, 12, 1)),
        st.integers(1, 40),
        st.integers(3, 12),
    )
)
def test_a_rule_is_proved_by_another_reader_of_rules(days: list[date]) -> None:
    rule = rule_of(days)
    if rule is None:
        return
    first = datetime.combine(days[0], datetime.min.time())
    assert [each.date() for each in rrulestr(rule, dtstart=first)] == days
    assert not {"BYMONTHDAY=29", "BYMONTHDAY=30", "BYMONTHDAY=31"} & set(rule.split(";"))


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MONTHLY;BYDAY=XX", "", "COUNT=3"])
def test_a_rule_of_others_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):
        starts_of(date(2024, 1, 1), rule, 5)


# Events.


def test_a_regular_series_is_one_event() -> None:
    of = series(place="dong-no")
    dated = monthly(of)
    (event,) = events(written(dated))
    assert event["UID"] == uid_of(of.prefix)
    assert event["X-PLANCTL-KEY"] == of.prefix
    assert event["DTSTART"].dt == dated[0].start
    assert event["DTEND"].dt == dated[0].end
    assert event["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20171203T003000Z;BYMONTHDAY=3"
    assert len(event.walk("VALARM")) == 2
    assert [key for key, _ in published(written(dated)).events[event["UID"]].dates] == [
        each.key for each in dated
    ]


def test_that_a_date_is_a_day_off_is_said_in_the_description_of_all() -> None:
    of = series(place="dong-no")
    dated = [
        occurrence(of, day(2017, month, 2), minutes=MORNING, off=True, label=f"2017-{month:02}")
        for month in range(1, 13)
    ]
    (event,) = events(written(dated))
    told = str(event["DESCRIPTION"]).split("\n")
    assert sum("is a day off" in line for line in told) == sum(o.off is not None for o in dated) > 1


CHANGE = Change("move", "mưa lũ", None, day(2017, 5, 3), document().span("plan"))


@pytest.mark.parametrize(
    "of_may",
    [
        {"change": CHANGE},
        {"first": day(2017, 5, 4), "last": day(2017, 5, 4)},
        {"start_minute": 480},
        {"status": "cancelled"},
        {"status": "tentative"},
        {"last": day(2017, 5, 4)},
    ],
)
def test_one_date_that_is_not_like_the_others_leaves_all_of_them_single(
    of_may: dict[str, object],
) -> None:
    dated = monthly(series(place="dong-no"))
    dated[4] = dated[4]._replace(**of_may)
    found = events(written(dated))
    assert len(found) == 12
    assert not [event for event in found if "RRULE" in event]


def test_a_shift_off_a_day_off_leaves_all_dates_single() -> None:
    of = series(place="dong-no")
    dated = [occurrence(of, day(2017, month, 25), label=f"2017-{month:02}") for month in (4, 5)]
    dated.append(shifted(of, day(2017, 6, 25), day(2017, 6, 26)))
    assert len(events(written(dated))) == 3


def test_a_feed_without_a_cancelled_date_has_no_gap_in_a_rule() -> None:
    dated = monthly(series(place="dong-no"))
    dated[4] = dated[4]._replace(status="cancelled")
    data = write_ics(edition(dated)._replace(delivery="feed"))
    assert len(events(data)) == 11


def test_windows_whose_titles_name_days_stay_single() -> None:
    of = series(activity=1)
    dated = [
        occurrence(of, day(2017, m, 1), day(2017, m, 7), kind="window", label=f"2017-{m:02}")
        for m in range(1, 5)
    ]
    assert len(events(written(dated))) == 4


@pytest.mark.parametrize("minutes", [None, (1020, 1020), (10, 10), (1440, 1440)])
def test_deadlines_recur_too(minutes: tuple[int, int] | None) -> None:
    of = series(activity=2)
    dated = [
        occurrence(of, day(2017, m, 20), kind="deadline", minutes=minutes, label=f"2017-{m:02}")
        for m in range(1, 13)
    ]
    data = written(dated)
    assert len(events(data)) == 1
    in_file = {e.key: e for e in entries_in(published(data))}
    assert in_file == {e.key: e for e in entries_of(dated, ENGLISH)}


def regular_calendars() -> st.SearchStrategy[list[Occurrence]]:
    """Draw dates of every kind, with whole series of them that are regular."""

    def repeated(found: list[Occurrence]) -> list[Occurrence]:
        template = found[0]._replace(off=None, change=None)
        days = template.last - template.first
        return [
            template._replace(
                first=day(2017, month, 3),
                last=day(2017, month, 3) + days,
                dating=template.dating._replace(label=f"2017-{month:02}"),
            )
            for month in range(1, 10)
        ] + [each for each in found if each.series is not template.series]

    return calendars().map(repeated) | calendars()


@given(regular_calendars())
def test_an_independent_reader_expands_the_same_days(found: list[Occurrence]) -> None:
    live = [each for each in found if each.status != "cancelled"]
    if not live:
        return
    calendar = Calendar.from_ical(written(live))
    read = recurring_ical_events.of(calendar).between(date(2016, 12, 1), date(2018, 2, 1))
    ends = [each.end + timedelta(days=1) if each.all_day else each.end for each in live]
    assert sorted(str(event["DTEND"].dt) for event in read) == sorted(map(str, ends))


@given(regular_calendars())
def test_a_published_calendar_tells_the_dates_of_its_plan(found: list[Occurrence]) -> None:
    in_plan = {e.key: e._replace(why="") for e in entries_of(found, ENGLISH)}
    in_file = {e.key: e._replace(why="") for e in entries_in(published(written(found)))}
    assert in_file == in_plan


def test_what_a_rule_says_that_the_plan_does_not_is_a_bug() -> None:
    dated = monthly(series(place="dong-no"))
    data = write_ics(edition(dated))
    assert b"BYMONTHDAY=3" in data
    fewer = edition(dated[:-1])
    with pytest.raises(Miswritten, match="2017-12: is in no plan"):
        read_back(data, fewer)
    with pytest.raises(Miswritten, match="2017-12: is missing"):
        read_back(write_ics(fewer), edition(dated))
    moved = dated[4]._replace(first=day(2017, 5, 4), last=day(2017, 5, 4))
    with pytest.raises(Miswritten, match="2017-05: starts"):
        read_back(data, edition([*dated[:4], moved, *dated[5:]]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"UNTIL=20171203T003000Z", b"UNTIL=20171103T003000Z"),
        (b"UNTIL=20171203T003000Z", b"UNTIL=20991203T003000Z"),
        (b";UNTIL=20171203T003000Z", b""),
        (b"FREQ=MONTHLY", b"FREQ=SECONDLY"),
        (b"FREQ=MONTHLY", b"FREQ=SOMETIMES"),
        (b"X-PLANCTL-PERIODS:2017-01\\n", b"X-PLANCTL-PERIODS:"),
        (b"BYMONTHDAY=3", b"BYMONTHDAY=4"),
    ],
)
def test_damage_of_a_rule_is_seen(old: bytes, new: bytes) -> None:
    data = write_ics(edition(monthly(series(place="dong-no"))))
    assert old in data
    assert isinstance(read_publication(data.replace(old, new, 1)), Message)


# Over calendars that were published before.

Phone = dict[str, Event]


def imported(phone: Phone, data: bytes) -> Phone:
    """Return what a client holds after an import: events by UID, the highest SEQUENCE."""
    held = dict(phone)
    for event in events(data):
        uid = str(event["UID"])
        if uid not in held or held[uid]["SEQUENCE"] <= event["SEQUENCE"]:
            held[uid] = event
    return held


def days_on(phone: Phone) -> list[str]:
    """Return the starts that a client shows and does not strike through."""
    calendar = Calendar()
    for event in phone.values():
        if event["STATUS"] != "CANCELLED":
            calendar.add_component(event)
    read = recurring_ical_events.of(calendar).between(date(2016, 1, 1), date(2019, 1, 1))
    return sorted(str(event["DTSTART"].dt) for event in read)


def test_a_series_that_becomes_irregular_and_regular_again_never_stands_twice() -> None:
    of = series(place="dong-no")
    regular = monthly(of)
    moved = regular[4]._replace(first=day(2017, 5, 4), last=day(2017, 5, 4), change=CHANGE)
    irregular = [*regular[:4], moved, *regular[5:]]
    data = write_ics(edition(regular))
    phone = imported({}, data)
    assert days_on(phone) == [str(o.start) for o in regular]
    for month, dated in [(4, irregular), (6, regular), (9, irregular)]:
        data = over(data, edition(dated), day(2017, month, 15))
        phone = imported(phone, data)
        assert days_on(phone) == [str(o.start) for o in dated]
    master = phone[uid_of(of.prefix)]
    assert (master["STATUS"], master["SEQUENCE"]) == ("CANCELLED", 3)
    assert [
        d.aspects for d in differences(entries_in(published(data)), entries_of(irregular, ENGLISH))
    ] == []


@given(
    regular_calendars(), st.lists(st.tuples(st.booleans(), st.booleans()), max_size=4), st.data()
)
def test_no_history_of_forms_leaves_a_duplicate_or_a_ghost(
    found: list[Occurrence], history: list[tuple[bool, bool]], data: st.DataObject
) -> None:
    plan = found[0].series.document
    calendar = write_ics(edition(found, recurring=False))
    phone = imported({}, calendar)
    today = plan.first
    for recurring, moving in history:
        today += data.draw(st.integers(0, 120))
        chosen = data.draw(st.sampled_from(found)) if moving else None
        dated = [
            each._replace(first=each.first + 1, last=each.last + 1) if each is chosen else each
            for each in found
        ]
        calendar = over(calendar, edition(dated, recurring=recurring), today)
        phone = imported(phone, calendar)
        starts = [_start(each) for each in dated if each.status != "cancelled"]
        assert days_on(phone) == sorted(starts)


def _start(of: Occurrence) -> str:
    block = timedelta(minutes=30 if of.kind == "deadline" and not of.all_day else 0)
    return str(of.start - block)

"""Raw recurrence rules: the same dates as dateutil's, and no rule that keeps it busy."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from schedule_dates import day, expansion, names, said, starts

from planctl.schedule.raw_rrule import rrule_fault
from planctl.schedule.rules import Due, Rrule

TEXTS = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=9",
        "FREQ=DAILY;COUNT=40",
        "FREQ=WEEKLY;BYDAY=MO,WE",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SU;WKST=SU",
        "FREQ=WEEKLY;COUNT=30",
        "FREQ=MONTHLY;BYDAY=1SA",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;INTERVAL=2;BYYEARDAY=100,-1",
    ]
)


@given(TEXTS, st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(-900, 900))
def test_dates_are_dateutil_s(text: str, start: date, distance: int) -> None:
    first = start + timedelta(distance)
    last = first + timedelta(400)
    found = expansion(f"{first}/{last}", Rrule(text, start.toordinal()))
    begin = datetime.combine(start, datetime.min.time())
    rule = rrulestr(text, dtstart=begin)
    low, high = (datetime.combine(d, datetime.min.time()) for d in (first, last))
    assert starts(found) == [d.date().isoformat() for d in rule.between(low, high, inc=True)]


def test_until_is_included_and_exceptions_are_left_out() -> None:
    text = "RRULE:FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20240405\nEXDATE;VALUE=DATE:20240205"
    text += "\nRDATE:20240210,20250101"
    found = expansion("2024", Rrule(text, day("2024-01-01")))
    assert starts(found) == ["2024-01-05", "2024-02-10", "2024-03-05", "2024-04-05"]
    assert [d.label for d in found.datings] == starts(found)


def test_a_rule_can_be_a_deadline() -> None:
    rule = Due(Rrule("FREQ=YEARLY", day("2020-06-01")))
    assert starts(expansion("2024", rule)) == ["2024-06-01"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "write one recurrence rule"),
        ("FREQ=MONTHLY FREQ=DAILY", "write one recurrence rule"),
        ("every month", "write one recurrence rule"),
        ("monthly", "NAME=VALUE"),
        ("FREQ=", "NAME=VALUE"),
        ("BYDAY=MO", "FREQ must be one of: DAILY, WEEKLY, MONTHLY, YEARLY"),
        ("FREQ=HOURLY", "FREQ must be one of"),
        ("FREQ=DAILY;BYHOUR=9", "time of day"),
        ("FREQ=DAILY;BYEASTER=1", "unknown part BYEASTER"),
        ("FREQ=DAILY;FREQ=DAILY", "twice"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL must be a number"),
        ("FREQ=DAILY;COUNT=-1", "COUNT must be a number"),
        ("FREQ=DAILY;COUNT=1;UNTIL=20240101", "exclude each other"),
        ("FREQ=DAILY;UNTIL=20240230", "is not a date"),
        ("FREQ=DAILY;UNTIL=20240101T000000Z", "is not a date"),
        ("FREQ=DAILY\nEXDATE:tomorrow", "is not a date"),
        ("FREQ=WEEKLY;BYDAY=XX", "not understood"),
        ("FREQ=MONTHLY;BYDAY=0MO", "not understood"),
        ("FREQ=MONTHLY;BYMONTHDAY=x", "not understood"),
        ("FREQ=MONTHLY;BYSETPOS=0", "not understood"),
    ],
)
def test_a_faulty_rule_is_said(text: str, reason: str) -> None:
    found = expansion("2024", Rrule(text, day("2024-01-01")))
    assert names(found) == ["bad-rrule"]
    assert reason in said(found.remarks[0])
    assert rrule_fault(text) == found.remarks[0].message


@given(st.text("FREQ=DAILYMONTHUSBP;:,-0123456789\n ", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    fault = rrule_fault(text)
    found = expansion("2024-01-01/2024-01-31", Rrule(text, day("2024-01-01")))
    assert (fault is not None) == (names(found) == ["bad-rrule"])


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_that_never_comes_true_ends(text: str) -> None:
    assert expansion("2024", Rrule(text, day("1900-01-01"))).datings == ()

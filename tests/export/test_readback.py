from __future__ import annotations

import pytest
from hypothesis import given

from planctl.export import Edition
from planctl.export.ics import write_ics
from planctl.export.readback import Miswritten, read_back
from planctl.messages import Translator
from planctl.occurrence import Occurrence
from tests.export.calendars import calendars
from tests.factory import sample

ENGLISH = Translator("en")


def edition() -> Edition:
    plan, occurrences = sample()
    return Edition([plan], occurrences, ENGLISH)


@given(calendars())
def test_what_planctl_writes_reads_back(found: list[Occurrence]) -> None:
    calendar = Edition([found[0].series.document], found, ENGLISH)
    assert len(read_back(write_ics(calendar), calendar).events) == len(found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("DTSTART;TZID=Asia/Ho_Chi_Minh:20170102T073000", "20170102T063000", "starts"),
        ("DTEND;TZID=Asia/Ho_Chi_Minh:20170102T090000", "20170102T100000", "ends"),
        ("DTSTART;VALUE=DATE:20170521", "20170522", "starts"),
        ("DTEND;VALUE=DATE:20170601", "20170531", "ends"),
        ("DTSTART;TZID=Asia/Ho_Chi_Minh:20170727T163000", "20170727T170000", "starts"),
        ("STATUS:TENTATIVE", "CONFIRMED", "status"),
        ("X-PLANCTL-KIND:deadline", "event", "event"),
        ("END:VCALENDAR", "VEVENT", "damaged"),
    ],
)
def test_a_date_that_is_not_the_plans_is_a_bug(old: str, new: str, said: str) -> None:
    data = write_ics(edition()).decode()
    assert old in data
    wrong = data.replace(old, f"{old.partition(':')[0]}:{new}", 1).encode()
    with pytest.raises(Miswritten, match=said):
        read_back(wrong, edition())


def test_a_missing_date_and_one_too_many_are_bugs() -> None:
    full = edition()
    fewer = full._replace(occurrences=full.occurrences[1:])
    with pytest.raises(Miswritten, match="2017-01: is missing"):
        read_back(write_ics(fewer), full)
    with pytest.raises(Miswritten, match="2017-01: is in no plan"):
        read_back(write_ics(full), fewer)


def test_a_feed_must_not_hold_what_is_cancelled() -> None:
    with pytest.raises(Miswritten, match="2017-08: is in no plan"):
        read_back(write_ics(edition()), edition()._replace(delivery="feed"))

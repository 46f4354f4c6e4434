"""To-dos beside the events of what has to be handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Todo

from planctl.difference import differences, entries_in, entries_of
from planctl.export import Edition
from planctl.export._icstodo import is_to_do, to_do_uid
from planctl.export.ics import write_ics
from planctl.export.publication import Publication, read_publication
from planctl.export.readback import Miswritten, read_back
from planctl.export.reissue import Reissue
from planctl.messages import Message, Translator
from planctl.occurrence import Occurrence, uid_of
from tests.export.calendars import calendars
from tests.factory import day, document, occurrence, sample, series

ENGLISH = Translator("en")
NOW = datetime(2017, 3, 1, 2, 30, tzinfo=UTC)
TODAY = day(2017, 3, 1)


def edition(occurrences: Sequence[Occurrence], *, to_dos: bool = True) -> Edition:
    plan = occurrences[0].series.document if occurrences else document()
    return Edition([plan], occurrences, ENGLISH, to_dos=to_dos)


def to_dos(data: bytes) -> list[Todo]:
    return list(Calendar.from_ical(data).todos)


def one(of: Occurrence) -> Todo:
    (found,) = to_dos(write_ics(edition([of])))
    return found


def over(former: bytes, new: Edition) -> bytes:
    publication = read_publication(former)
    assert isinstance(publication, Publication)
    new = new._replace(reissue=Reissue(publication, NOW, TODAY))
    data = write_ics(new)
    read_back(data, new)
    return data


DUE = occurrence(series(activity=2, place="dong-no"), day(2017, 6, 30), kind="deadline")


def test_the_events_are_the_same_with_and_without_to_dos() -> None:
    _, occurrences = sample()
    with_to_dos = write_ics(edition(occurrences))
    parts = with_to_dos.split(b"BEGIN:VTODO\r\n")
    events = parts[0] + b"".join(part.partition(b"END:VTODO\r\n")[2] for part in parts[1:])
    assert events == write_ics(edition(occurrences, to_dos=False))
    assert len(parts) - 1 == sum(is_to_do(o.kind, o.series) for o in occurrences) > 0


def test_a_to_do_is_due_on_the_day_itself() -> None:
    found = one(DUE)
    assert found["DUE"].dt == date(2017, 6, 30)
    assert found["DUE"].params["VALUE"] == "DATE"
    assert found["STATUS"] == "NEEDS-ACTION"
    assert found["SUMMARY"] == "Báo cáo"
    assert found["LOCATION"] == "Xã Đồng Nơ"
    assert "DTSTART" not in found
    assert not found.walk("VALARM")
    assert found["UID"] == to_do_uid(DUE.key) == uid_of(f"{DUE.key}#todo")


@pytest.mark.parametrize(
    ("minute", "due"),
    [(1020, "20170630T170000"), (10, "20170630T001000"), (1440, "20170701T000000")],
)
def test_a_to_do_is_due_at_the_instant_itself(minute: int, due: str) -> None:
    found = one(DUE._replace(start_minute=minute, end_minute=minute))
    assert found["DUE"].to_ical() == due.encode()
    assert found["DUE"].params["TZID"] == "Asia/Ho_Chi_Minh"


def test_a_report_that_is_no_deadline_is_a_to_do_and_a_meeting_is_none() -> None:
    report = occurrence(series(activity=2), day(2017, 6, 29), day(2017, 6, 30))
    assert one(report)["DUE"].dt == date(2017, 6, 30)
    assert not is_to_do("event", series(activity=0))


def test_a_cancelled_deadline_is_a_cancelled_to_do() -> None:
    found = one(DUE._replace(status="cancelled"))
    assert (found["STATUS"], found["SUMMARY"]) == ("CANCELLED", "Cancelled: Báo cáo")


def test_a_feed_leaves_out_the_to_do_of_what_is_cancelled() -> None:
    off = edition([DUE._replace(status="cancelled")])
    assert to_dos(write_ics(off._replace(delivery="feed"))) == []


def test_a_to_do_follows_its_date() -> None:
    first = write_ics(edition([DUE]))
    assert over(first, edition([DUE])) == first
    moved = DUE._replace(first=day(2017, 7, 4), last=day(2017, 7, 4))
    second = over(first, edition([moved]))
    (found,) = to_dos(second)
    assert (found["DUE"].dt, found["SEQUENCE"]) == (date(2017, 7, 4), 1)
    assert found["LAST-MODIFIED"].dt == NOW
    (gone,) = to_dos(over(second, edition([])))
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 2)
    assert gone["SUMMARY"] == "Cancelled: Báo cáo"


def test_to_dos_that_are_no_longer_wanted_are_cancelled_and_come_back() -> None:
    first = write_ics(edition([DUE]))
    second = over(first, edition([DUE], to_dos=False))
    assert [found["STATUS"] for found in to_dos(second)] == ["CANCELLED"]
    assert [str(e["STATUS"]) for e in Calendar.from_ical(second).events] == ["CONFIRMED"]
    (back,) = to_dos(over(second, edition([DUE])))
    assert (back["STATUS"], back["SEQUENCE"], back["SUMMARY"]) == ("NEEDS-ACTION", 2, "Báo cáo")


def test_a_to_do_that_is_wrong_missing_or_one_too_many_is_a_bug() -> None:
    wanted = edition([DUE])
    data = write_ics(wanted)
    late = data.replace(b"DUE;VALUE=DATE:20170630", b"DUE;VALUE=DATE:20170701")
    assert late != data
    with pytest.raises(Miswritten, match="starts 2017-07-01"):
        read_back(late, wanted)
    with pytest.raises(Miswritten, match="is missing"):
        read_back(write_ics(edition([DUE], to_dos=False)), wanted)
    with pytest.raises(Miswritten, match="is in no plan"):
        read_back(data, edition([DUE], to_dos=False))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"DUE;VALUE=DATE:20170630", b"DUE;VALUE=DATE:20170631"),
        (b"DUE;VALUE=DATE:20170630\r\n", b""),
        (b"STATUS:NEEDS-ACTION", b"STATUS:DONE"),
        (b"END:VTODO\r\n", b""),
    ],
)
def test_damage_of_a_to_do_is_seen(old: bytes, new: bytes) -> None:
    data = write_ics(edition([DUE]))
    assert old in data
    assert isinstance(read_publication(data.replace(old, new, 1)), Message)


def test_a_to_do_of_somebody_else_is_named() -> None:
    data = write_ics(edition([DUE]))
    own = to_do_uid(DUE.key).encode()
    fault = read_publication(data.replace(own, b"my-own"))
    assert isinstance(fault, Message)
    assert "did not write" in ENGLISH(fault)


@given(calendars(), st.booleans())
def test_what_planctl_writes_reads_back_and_tells_its_dates(
    found: list[Occurrence], recurring: bool
) -> None:
    wanted = edition(found)._replace(recurring=recurring)
    publication = read_back(write_ics(wanted), wanted)
    assert len(publication.to_dos) == sum(is_to_do(o.kind, o.series) for o in found)
    assert differences(entries_of(found, ENGLISH), entries_in(publication)) == []

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from planctl.export import Edition
from planctl.export._icsfold import folded, unfolded
from planctl.export.edition import Delivery
from planctl.export.ics import write_ics
from planctl.export.publication import Publication, read_publication
from planctl.export.readback import read_back
from planctl.export.reissue import Reissue
from planctl.messages import Translator
from planctl.occurrence import Change, Occurrence
from tests.export.calendars import calendars
from tests.factory import day, document, occurrence, sample, series

ENGLISH = Translator("en")
NOW = datetime(2017, 3, 1, 2, 30, tzinfo=UTC)
TODAY = day(2017, 3, 1)


def edition(occurrences: Sequence[Occurrence], delivery: Delivery = "file") -> Edition:
    plan = occurrences[0].series.document if occurrences else document()
    return Edition([plan], occurrences, ENGLISH, delivery=delivery)


def over(
    former: bytes,
    occurrences: Sequence[Occurrence],
    *,
    now: datetime = NOW,
    today: int = TODAY,
    delivery: Delivery = "file",
) -> bytes:
    """Publish over a former publication, and let the self-check agree."""
    publication = read_publication(former)
    assert isinstance(publication, Publication)
    new = edition(occurrences, delivery)._replace(reissue=Reissue(publication, now, today))
    data = write_ics(new)
    read_back(data, new)
    return data


def events(data: bytes) -> dict[str, Event]:
    return {str(event["UID"]): event for event in Calendar.from_ical(data).events}


def raw_events(data: bytes) -> dict[str, bytes]:
    publication = read_publication(data)
    assert isinstance(publication, Publication)
    return {uid: event.raw for uid, event in publication.events.items()}


def test_nothing_new_gives_the_same_bytes() -> None:
    _, occurrences = sample()
    first = write_ics(edition(occurrences))
    assert over(first, occurrences) == first


def test_a_moved_date_is_raised_and_the_others_keep_their_bytes() -> None:
    _, occurrences = sample()
    first = write_ics(edition(occurrences))
    span = occurrences[0].series.span
    change = Change("move", "trùng hội nghị", None, occurrences[5].first, span)
    moved = occurrences[5]._replace(first=day(2017, 5, 22), change=change)
    occurrences[5] = moved
    before, second = raw_events(first), over(first, occurrences)
    after = raw_events(second)
    assert [uid for uid in before if before[uid] != after[uid]] == [moved.uid]
    event = events(second)[moved.uid]
    assert event["SEQUENCE"] == 1
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == NOW
    assert over(second, occurrences, now=NOW + timedelta(days=9)) == second


def test_last_modified_rises_also_where_the_clock_does_not() -> None:
    of = series()
    data = write_ics(edition([occurrence(of, day(2017, 5, 2), label="2017-05")]))
    past = datetime(2000, 1, 1, tzinfo=UTC)
    stamps = []
    for number in (3, 4, 5):
        data = over(data, [occurrence(of, day(2017, 5, number), label="2017-05")], now=past)
        (event,) = events(data).values()
        stamps.append((event["SEQUENCE"], event["LAST-MODIFIED"].dt))
    first = datetime(2017, 1, 10, tzinfo=UTC)
    assert stamps == [(n, first + timedelta(seconds=n)) for n in (1, 2, 3)]


def test_a_date_that_is_gone_stays_cancelled_until_it_is_past() -> None:
    of = series()
    gone = occurrence(of, day(2017, 5, 2), minutes=(450, 540))
    stays = occurrence(of, day(2017, 6, 2))
    first = write_ics(edition([gone, stays]))
    assert b"VALARM" in raw_events(first)[gone.uid]
    second = over(first, [stays])
    event = events(second)[gone.uid]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    assert event["SUMMARY"] == f"Cancelled: {of.title}"
    assert event["DTSTART"].dt == gone.start
    assert not event.walk("VALARM")
    assert over(second, [stays], now=NOW + timedelta(days=1)) == second
    assert over(second, [stays], today=gone.last) == second
    assert list(events(over(second, [stays], today=gone.last + 1))) == [stays.uid]


def test_a_date_that_is_gone_and_past_is_dropped() -> None:
    past = occurrence(series(), day(2017, 2, 28))
    stays = occurrence(series(), day(2017, 6, 2))
    assert list(events(over(write_ics(edition([past, stays])), [stays]))) == [stays.uid]


def test_a_past_date_that_is_still_in_the_plan_stays() -> None:
    past = occurrence(series(), day(2017, 1, 2))
    first = write_ics(edition([past]))
    assert over(first, [past]) == first


def test_a_date_that_comes_back_is_raised_again() -> None:
    back = occurrence(series(), day(2017, 5, 2))
    stays = occurrence(series(), day(2017, 6, 2))
    second = over(write_ics(edition([back, stays])), [stays])
    event = events(over(second, [back, stays]))[back.uid]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 2)
    assert event["SUMMARY"] == back.series.title


def test_a_feed_leaves_out_what_is_cancelled_and_what_is_gone() -> None:
    gone = occurrence(series(), day(2017, 5, 2))
    stays = occurrence(series(), day(2017, 6, 2))
    off = occurrence(series(), day(2017, 7, 2), status="cancelled")
    first = write_ics(edition([gone, stays, off], "feed"))
    assert list(events(first)) == [gone.uid, stays.uid]
    second = over(first, [stays, off], delivery="feed")
    assert raw_events(second) == {stays.uid: raw_events(first)[stays.uid]}


def test_a_new_date_is_stamped_by_its_plan_alone() -> None:
    known, new = (occurrence(series(), day(2017, month, 2)) for month in (5, 6))
    data = over(write_ics(edition([known])), [known, new])
    assert data == write_ics(edition([known, new]))


def test_a_cancellation_in_the_plan_and_a_later_removal_are_one_revision() -> None:
    _, occurrences = sample()
    off = occurrences[9]
    first = write_ics(edition(occurrences))
    occurrences.remove(off)
    assert raw_events(over(first, occurrences))[off.uid] == raw_events(first)[off.uid]


def test_an_upgrade_that_writes_the_same_otherwise_changes_nothing() -> None:
    _, occurrences = sample()
    first = write_ics(edition(occurrences))

    def older(found: re.Match[bytes]) -> bytes:
        lines = [n for n in unfolded(found[0]) if not n.startswith("X-PLANCTL-WHY")]
        lines[1], lines[2] = lines[2], lines[1]
        assert lines[1].startswith("DTSTART")
        return b"".join(line.encode() + b"\r\n" for line in lines)

    earlier = re.sub(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", older, first, flags=re.DOTALL)
    assert earlier != first
    assert over(earlier, occurrences) == earlier


def test_a_cancelled_date_brings_the_zone_that_its_plan_had() -> None:
    paris = series(document(timezone="Europe/Paris"))
    gone = occurrence(paris, day(2017, 7, 2), minutes=(450, 540))
    stays = occurrence(series(), day(2017, 6, 2), minutes=(450, 540))
    second = over(write_ics(edition([gone])), [stays])
    assert second.count(b"BEGIN:VTIMEZONE") == 2
    assert events(second)[gone.uid]["DTSTART"].dt == gone.start
    third = over(second, [stays], today=gone.last + 1)
    assert third == write_ics(edition([stays]))


def test_a_title_is_cancelled_in_the_language_of_the_edition() -> None:
    gone = occurrence(series(title="Họp; bàn, a\\b"), day(2017, 5, 2))
    publication = read_publication(write_ics(edition([gone])))
    assert isinstance(publication, Publication)
    new = Edition([document()], [], Translator("vi"), reissue=Reissue(publication, NOW, TODAY))
    line = folded("SUMMARY:Hủy: Họp\\; bàn\\, a\\\\b")
    assert line in write_ics(new)


@given(calendars(), st.data())
def test_a_publication_continues_any_other(found: list[Occurrence], data: st.DataObject) -> None:
    """No event is lost, doubled or lowered, and publishing the same again changes nothing."""
    kept = [each for each in found if data.draw(st.booleans())]
    plan = found[0].series.document
    moved = [
        each._replace(first=each.first + 1, last=each.last + 1)
        if data.draw(st.booleans())
        else each
        for each in kept
    ]
    first = write_ics(edition(found))
    publication = read_publication(first)
    assert isinstance(publication, Publication)
    today = data.draw(st.integers(plan.first, plan.last))
    new = Edition([plan], moved, ENGLISH, reissue=Reissue(publication, NOW, today))
    second = write_ics(new)
    published = read_back(second, new)
    expected = {e.uid for e in moved} | {e.uid for e in found if e.last >= today}
    assert published.events.keys() == expected
    for uid, event in published.events.items():
        former = publication.events.get(uid)
        if former is None or event.raw == former.raw:
            continue
        assert event.sequence == former.sequence + 1
        assert event.modified > former.modified
    assert write_ics(new._replace(reissue=Reissue(published, NOW, today))) == second


@pytest.mark.parametrize("delivery", ["file", "feed"])
def test_without_a_former_file_the_plan_alone_decides(delivery: Delivery) -> None:
    _, occurrences = sample()
    _, again = sample()
    assert write_ics(edition(occurrences, delivery)) == write_ics(edition(again, delivery))

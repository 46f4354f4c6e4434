"""What each client gets, and what is the same for all of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from planctl.difference import differences, entries_in, entries_of
from planctl.export import Edition
from planctl.export._icsfold import unfolded
from planctl.export.client import CLIENTS, GENERIC, Client, too_large
from planctl.export.ics import write_ics
from planctl.export.publication import Publication, read_publication
from planctl.export.readback import read_back
from planctl.export.reissue import Reissue
from planctl.messages import Translator
from planctl.occurrence import Occurrence
from tests.factory import PLAN, day, document, occurrence, sample, series

ENGLISH = Translator("en")
OUTLOOK = CLIENTS["outlook"]


def edition(client: str = "generic") -> Edition:
    plan, occurrences = sample()
    return Edition([plan], occurrences, ENGLISH, client=CLIENTS[client])


def written(client: str) -> bytes:
    new = edition(client)
    data = write_ics(new)
    read_back(data, new)
    return data


def one(of: Occurrence, client: Client) -> Event:
    data = write_ics(Edition([of.series.document], [of], ENGLISH, client=client))
    (event,) = Calendar.from_ical(data).events
    return event


def triggers(of: Occurrence, client: str) -> list[timedelta]:
    alarms = one(of, CLIENTS[client]).walk("VALARM")
    return [alarm["TRIGGER"].dt for alarm in alarms]


def published(data: bytes) -> Publication:
    publication = read_publication(data)
    assert isinstance(publication, Publication)
    return publication


def test_apple_needs_nothing_that_others_do_not() -> None:
    assert written("apple") == written("generic")


def test_google_gets_no_alarms_and_else_the_same() -> None:
    lines, ringing = [], False
    for line in unfolded(written("generic")):
        ringing = ringing or line == "BEGIN:VALARM"
        if not ringing:
            lines.append(line)
        ringing = ringing and line != "END:VALARM"
    assert lines == unfolded(written("google"))
    assert len(lines) < len(unfolded(written("generic")))


def test_outlook_gets_one_alarm_before_the_start() -> None:
    timed = occurrence(series(), day(2017, 5, 2), minutes=(450, 540))
    assert triggers(timed, "generic") == [timedelta(days=-1), timedelta(minutes=-30)]
    assert triggers(timed, "outlook") == [timedelta(days=-1)]
    whole = occurrence(series(), day(2017, 5, 2))
    assert triggers(whole, "generic") == [timedelta(hours=-16), timedelta(minutes=450)]
    assert triggers(whole, "outlook") == [timedelta(hours=-16)]
    late = document(activities=[{**PLAN["activities"][0], "remind": "30 minutes"}])
    assert triggers(occurrence(series(late), day(2017, 5, 2)), "outlook") == []
    due = occurrence(series(late), day(2017, 5, 2), kind="deadline", minutes=(1020, 1020))
    assert triggers(due, "outlook") == [timedelta(0)]


@pytest.mark.parametrize(
    ("kind", "status", "busy"),
    [
        ("event", "confirmed", "BUSY"),
        ("event", "tentative", "TENTATIVE"),
        ("event", "cancelled", "FREE"),
        ("window", "tentative", "FREE"),
        ("deadline", "confirmed", "FREE"),
    ],
)
def test_outlook_is_told_what_takes_time(kind: str, status: str, busy: str) -> None:
    of = occurrence(series(), day(2017, 5, 2))._replace(kind=kind, status=status)
    assert one(of, OUTLOOK)["X-MICROSOFT-CDO-BUSYSTATUS"] == busy
    assert "X-MICROSOFT-CDO-BUSYSTATUS" not in one(of, GENERIC)


def test_what_is_withdrawn_frees_the_time_in_outlook() -> None:
    old = edition("outlook")
    reissue = Reissue(published(write_ics(old)), datetime(2017, 1, 1, tzinfo=UTC), day(2017, 1, 1))
    new = old._replace(occurrences=[], reissue=reissue)
    events = Calendar.from_ical(write_ics(new)).events
    assert len(events) == len(old.occurrences)
    assert {event["X-MICROSOFT-CDO-BUSYSTATUS"] for event in events} == {"FREE"}


def test_outlook_is_told_the_name_that_the_zone_has_in_windows() -> None:
    calendar = Calendar.from_ical(written("outlook"))
    (zone,) = calendar.timezones
    assert zone["TZID"] == "SE Asia Standard Time"
    assert zone["X-LIC-LOCATION"] == "Asia/Ho_Chi_Minh"
    timed = [event["DTSTART"] for event in calendar.events if "TZID" in event["DTSTART"].params]
    assert {start.params["TZID"] for start in timed} == {"SE Asia Standard Time"}
    generic = Calendar.from_ical(written("generic")).events
    assert [event["DTSTART"].dt for event in generic if "TZID" in event["DTSTART"].params] == [
        start.dt for start in timed
    ]


@pytest.mark.parametrize(
    ("zones", "names"),
    [
        (["Asia/Saigon"], ["SE Asia Standard Time"]),
        (["Asia/Ho_Chi_Minh", "Asia/Bangkok"], ["Asia/Bangkok", "Asia/Ho_Chi_Minh"]),
        (["Europe/Paris", "Asia/Tokyo"], ["Romance Standard Time", "Tokyo Standard Time"]),
        (["Asia/Vientiane", "Etc/UTC"], ["Asia/Vientiane"]),
    ],
)
def test_a_name_in_windows_stands_for_one_zone_of_the_calendar(
    zones: list[str], names: list[str]
) -> None:
    plans = [document(plan=f"p{n}", timezone=zone) for n, zone in enumerate(zones)]
    dates = [occurrence(series(plan), day(2017, 7, 2), minutes=(450, 540)) for plan in plans]
    new = Edition(plans, dates, ENGLISH, client=OUTLOOK)
    data = write_ics(new)
    read_back(data, new)
    calendar = Calendar.from_ical(data)
    assert sorted(str(zone["TZID"]) for zone in calendar.timezones) == names
    assert [event["DTSTART"].dt for event in calendar.events] == [each.start for each in dates]


@pytest.mark.parametrize("client", CLIENTS)
def test_a_published_calendar_of_any_client_tells_the_dates_of_its_plan(client: str) -> None:
    _, occurrences = sample()
    entries = list(entries_in(published(written(client))))
    assert {e.key: e for e in entries} == {e.key: e for e in entries_of(occurrences, ENGLISH)}
    assert differences(entries_of(occurrences, ENGLISH), entries) == []


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("before", CLIENTS)
def test_a_calendar_for_one_client_is_the_update_of_that_for_another(
    before: str, client: str
) -> None:
    former = published(written(before))
    reissue = Reissue(former, datetime(2017, 1, 20, tzinfo=UTC), day(2017, 1, 20))
    new = edition(client)._replace(reissue=reissue)
    data = write_ics(new)
    now = read_back(data, new)
    assert now.events.keys() == former.events.keys()
    for uid, event in now.events.items():
        old = former.events[uid]
        assert (event.raw == old.raw) == (event.sequence == old.sequence)
    again = new._replace(reissue=reissue._replace(former=now))
    assert write_ics(again) == data


def test_only_google_has_a_limit_and_it_is_told() -> None:
    assert [name for name in CLIENTS if too_large(b"x" * 1_000_001, CLIENTS[name])] == ["google"]
    assert too_large(b"x" * 1_000_000, CLIENTS["google"]) is None
    fault = too_large(b"x" * 1_000_001, CLIENTS["google"])
    assert fault is not None
    assert "1000001" in ENGLISH(fault)

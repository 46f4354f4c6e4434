"""Calendars for phones and computers: iCalendar by RFC 5545 and RFC 7986.

What clients really do decides the shape: one flat event a date, always with an end; no METHOD,
no RDATE, no empty property. `planctl.export.client` says what a single client needs besides, and
a regular series may be one recurring event (`_icsrule`). icalendar writes the head of the
calendar, its time zones and an event of every form; all events of that form repeat its lines with
what differs (`_icsform`).

- A window spans its days as a free, tentative, all-day event whose title says that the day is
  open: clients show titles everywhere and STATUS almost nowhere.
- A deadline is an event on its day, free and named as one. At an instant it takes the half hour
  that ends there, for RFC 5545 (section 3.8.2.2) wants DTEND after DTSTART.
- A cancelled date stays with STATUS:CANCELLED, in its title too, and without alarms.
- DTSTAMP and LAST-MODIFIED are the plan's date of issue at 00:00 UTC; without one the edition's
  source date; without that the first day of the plan's period. Only an event that differs from
  the calendar published before has the time of its republication (`planctl.export.reissue`).
- X-PLANCTL-KEY, -KIND, -WHY and -PERIODS hold what a reader of the plan knows and no
  standard property does: with them a published calendar can be compared in the plan's words,
  and an event that somebody else put into the file is told from one of ours. Clients pass
  over such properties (RFC 5545, section 3.8.8.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from planctl.export._icsevent import Events
from planctl.export._icsfold import folded, unfolded
from planctl.export._icsform import text_line
from planctl.export._zones import UTC_ZONE, tzid, tzids, vtimezone
from planctl.export.colours import COLOURS
from planctl.export.edition import Edition
from planctl.export.publication import PRODID
from planctl.export.reissue import Reissue, missing_zones, revised, withdrawn
from planctl.export.text import lines

__all__ = ["write_ics"]

_Zone = tuple[str, int, int, str]
"""Its name, the first and last year of the plans in it, and its TZID."""

_REFRESH = timedelta(hours=12)
_NAMED = 4
"""How many lines stand before the name: BEGIN, VERSION, PRODID, CALSCALE."""


def write_ics(edition: Edition) -> bytes:
    """Return the calendar: UTF-8, CRLF, no line longer than 75 octets."""
    zones = _zones(edition)
    *head, end = _calendar(zones, edition.colour)
    if edition.documents or edition.part is not None:
        name = lines(edition.name)
        head[_NAMED:_NAMED] = [text_line("NAME", name), text_line("X-WR-CALNAME", name)]
    events = Events(edition)
    if edition.reissue is None:
        written = events.lines()
    else:
        written = list(_reissued(edition.reissue, edition, events))
        head += missing_zones(edition.reissue.former, {zone[-1] for zone in zones}, written)
    return b"".join([*head, *written, end])


def _reissued(reissue: Reissue, edition: Edition, events: Events) -> Iterator[bytes]:
    """Yield the events as they follow the former ones, then those that are gone."""
    uids = set()
    for octets, event in events.each():
        uid = octets.decode()
        uids.add(uid)
        yield revised(event, uid, reissue)
    if edition.delivery == "file":
        keys = frozenset(of.key for of in edition.delivered)
        yield from withdrawn(reissue, uids, keys, edition.translator)


@lru_cache
def _calendar(zones: tuple[_Zone, ...], colour: str | None) -> tuple[bytes, ...]:
    """Return the folded lines of a calendar without name and events, as icalendar writes them."""
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    if colour is not None:
        calendar.add("color", colour)
        calendar.add("x-apple-calendar-color", COLOURS[colour])
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for zone in zones:
        calendar.add_component(vtimezone(*zone))
    return tuple(map(folded, unfolded(calendar.to_ical())))


def _zones(edition: Edition) -> tuple[_Zone, ...]:
    """Return the time zones to describe."""
    years: dict[str, tuple[int, int]] = {}
    for document in edition.documents:
        name = tzid(document.model.timezone)
        first = date.fromordinal(document.first).year
        last = date.fromordinal(document.last).year
        known = years.get(name, (first, last))
        years[name] = (min(first, known[0]), max(last, known[1]))
    written = tzids(years, windows=edition.client.windows_zones)
    named = sorted(years.items())
    return tuple((name, *span, written[name]) for name, span in named if name != UTC_ZONE)

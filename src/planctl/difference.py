"""What changed between two plans, or two calendars published from them, date by date.

Dates are matched by their key, which a move does not change. A date that is cancelled and one
that is not there are the same to those who go by the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Literal

from planctl.export._icstext import plain_title
from planctl.export._zones import UTC_ZONE, tzid
from planctl.export.publication import Publication, Published
from planctl.export.rows import why_text
from planctl.export.text import one_line
from planctl.messages import Translator
from planctl.occurrence import Occurrence, Status
from planctl.schedule.dating import Kind
from planctl.tuples import NamedTuple

__all__ = [
    "Aspect",
    "Difference",
    "Entry",
    "differences",
    "entries_in",
    "entries_of",
]

Aspect = Literal["cancelled", "moved", "retimed", "relocated", "retitled", "recast", "added"]
"""How a date differs, the gravest first. Recast: an event, a window or a deadline has become
another of these, or what was tentative is settled, or the other way round."""


class Entry(NamedTuple):
    """A date as its plan or its published calendar tells it; days and minutes as in Occurrence.

    An end at midnight is minute 1440 of the day before, on whichever side.
    """

    key: str
    kind: Kind
    status: Status
    title: str
    place: str
    first: int
    last: int
    start_minute: int | None
    end_minute: int | None
    zone: str
    """The time zone of the minutes; empty for whole days."""
    why: str
    """Why it is not where its schedule puts it, or was cancelled."""


class Difference(NamedTuple):
    """A date that differs: in what, and how both sides tell it."""

    aspects: tuple[Aspect, ...]
    """All that apply, in the order of `Aspect`; added and cancelled stand alone."""
    old: Entry | None
    new: Entry | None

    @property
    def entry(self) -> Entry:
        """The date as it was last told."""
        entry = self.new or self.old
        assert entry is not None
        return entry

    @property
    def why(self) -> str:
        """The reason that the new side gives; empty where it gives none."""
        return "" if self.new is None else self.new.why


def entries_of(occurrences: Iterable[Occurrence], translator: Translator) -> Iterator[Entry]:
    """Yield the dates of compiled plans."""
    return (_of_occurrence(occurrence, translator) for occurrence in occurrences)


def entries_in(publication: Publication) -> Iterator[Entry]:
    """Yield the dates of a published calendar; its to-dos stand beside events that tell them."""
    for event in publication.events.values():
        entry = _of_event(event, publication.zone_of(event))
        for key, days in event.dates:
            yield entry._replace(key=key, first=entry.first + days, last=entry.last + days)


def differences(old: Iterable[Entry], new: Iterable[Entry]) -> list[Difference]:
    """Return what differs, in the order of the new dates, cancelled ones by their old date."""
    before, after = _by_key(old), _by_key(new)
    found = [_difference(before.get(key), after.get(key)) for key in {**before, **after}]
    return sorted((d for d in found if d is not None), key=_order)


def _by_key(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entries by their keys; one that will be goes before one that is cancelled."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.key not in found or entry.status != "cancelled":
            found[entry.key] = entry
    return found


def _order(difference: Difference) -> tuple[int, int, str]:
    entry = difference.entry
    return entry.first, -1 if entry.start_minute is None else entry.start_minute, entry.key


def _difference(old: Entry | None, new: Entry | None) -> Difference | None:
    was = old is not None and old.status != "cancelled"
    will_be = new is not None and new.status != "cancelled"
    if was and will_be:
        assert old is not None
        assert new is not None
        aspects = tuple(_aspects(old, new))
        return Difference(aspects, old, new) if aspects else None
    if was:
        return Difference(("cancelled",), old, new)
    return Difference(("added",), None, new) if will_be else None


def _aspects(old: Entry, new: Entry) -> Iterator[Aspect]:
    if (old.first, old.last) != (new.first, new.last):
        yield "moved"
    if _time(old) != _time(new):
        yield "retimed"
    if old.place != new.place:
        yield "relocated"
    if old.title != new.title:
        yield "retitled"
    if (old.kind, old.status) != (new.kind, new.status):
        yield "recast"


def _time(entry: Entry) -> tuple[int | None, int | None, str]:
    """Return the time of day; a deadline has only an end, whatever stands before it."""
    start = entry.end_minute if entry.kind == "deadline" else entry.start_minute
    return start, entry.end_minute, entry.zone


def _of_occurrence(occurrence: Occurrence, translator: Translator) -> Entry:
    series = occurrence.series
    timed = not occurrence.all_day
    return _at_home(
        Entry(
            key=occurrence.key,
            kind=occurrence.kind,
            status=occurrence.status,
            title=one_line(series.title),
            place=one_line(series.place_name or ""),
            first=occurrence.first,
            last=occurrence.last,
            start_minute=occurrence.start_minute,
            end_minute=occurrence.end_minute,
            zone=tzid(series.document.model.timezone) if timed else "",
            why=one_line(why_text(occurrence, translator)),
        )
    )


def _of_event(event: Published, zone: str) -> Entry:
    end, start_minute, end_minute = event.end, None, None
    first = event.start.toordinal()
    last = first + event.days - 1
    if isinstance(event.start, datetime) and isinstance(end, datetime):
        last, end_minute = end.toordinal(), _minute(end)
        start_minute = _minute(event.start)
        if event.kind == "deadline":
            first, start_minute = last, end_minute
    title = plain_title(event.text("SUMMARY"), event.kind, event.status, event.days)
    return _at_home(
        Entry(
            key=event.key,
            kind=event.kind,
            status=event.status,
            title=one_line(title),
            place=one_line(event.text("LOCATION")),
            first=first,
            last=last,
            start_minute=start_minute,
            end_minute=end_minute,
            zone="" if start_minute is None else zone or UTC_ZONE,
            why=one_line(event.text("X-PLANCTL-WHY")),
        )
    )


def _minute(instant: datetime) -> int:
    return instant.hour * 60 + instant.minute


def _at_home(entry: Entry) -> Entry:
    """Return the entry with an end at midnight told as the end of the day before."""
    if entry.end_minute != 0 or (entry.kind != "deadline" and entry.last == entry.first):
        return entry
    if entry.last <= date.min.toordinal():
        return entry
    eve = entry._replace(last=entry.last - 1, end_minute=1440)
    if entry.kind == "deadline":
        return eve._replace(first=eve.last, start_minute=1440)
    return eve

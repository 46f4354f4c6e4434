"""Calendars for phones and computers: iCalendar by RFC 5545 and RFC 7986.

What clients really do decides the shape: one flat event a date, always with an end; no METHOD,
no RDATE, no empty property. icalendar writes the head of the calendar, its time zones and the
first event of every series; the further dates of a series repeat its lines with what differs.

- A window spans its days as a free, tentative, all-day event whose title says that the day is
  open: clients show titles everywhere and STATUS almost nowhere.
- A deadline is an event on its day, free and named as one. At an instant it takes the half hour
  that ends there, for RFC 5545 (section 3.8.2.2) wants DTEND after DTSTART.
- A cancelled date stays with STATUS:CANCELLED, in its title too, and without alarms.
- DTSTAMP and LAST-MODIFIED are the plan's date of issue at 00:00 UTC; without one the edition's
  source date; without that the first day of the plan's period. Only an event that differs from
  the calendar published before has the time of its republication (`planctl.export.reissue`).
- X-PLANCTL-KEY, X-PLANCTL-KIND and X-PLANCTL-WHY hold what a reader of the plan knows and no
  standard property does: with them a published calendar can be compared in the plan's words,
  and an event that somebody else put into the file is told from one of ours. Clients pass
  over such properties (RFC 5545, section 3.8.8.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from planctl.export._icsfold import escaped, folded, name_of, unfolded
from planctl.export._icstext import about_series, description, summary
from planctl.export._zones import UTC_ZONE, tzid, vtimezone
from planctl.export.edition import Edition
from planctl.export.publication import PRODID
from planctl.export.reissue import Reissue, missing_zones, revised, withdrawn
from planctl.export.rows import category_name, why_text
from planctl.export.text import lines, one_line
from planctl.messages import Translator
from planctl.occurrence import Occurrence, Series, Status
from planctl.schedule.dating import Kind

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

    from planctl.plan.document import PlanDocument

__all__ = ["ALL_DAY_REMINDER", "DEADLINE_BLOCK", "write_ics"]

ALL_DAY_REMINDER = 8 * 60
"""The minute of the day from which reminders of a whole day count back: "3 days before" rings
at 08:00 three days earlier, not at midnight (TRIGGER:-P2DT16H)."""

DEADLINE_BLOCK = 30
"""Minutes before the instant of a deadline at which its event begins."""

_REFRESH = timedelta(hours=12)
_VARYING = ("SUMMARY", "DTSTART", "DTEND", "UID", "DESCRIPTION", "X-PLANCTL-KEY")


def write_ics(edition: Edition) -> bytes:
    """Return the calendar: UTF-8, CRLF, no line longer than 75 octets."""
    *head, end = unfolded(_calendar(edition).to_ical())
    delivered = [o for o in edition.occurrences if edition.delivers(o)]
    events = list(_events(delivered, edition.translator, edition.source_date))
    if edition.reissue is not None:
        events = _reissued(edition.reissue, edition, delivered, events)
        head += missing_zones(edition.reissue.former, head, events)
    return b"".join([*map(folded, head), *events, folded(end)])


def _reissued(
    reissue: Reissue, edition: Edition, delivered: Iterable[Occurrence], fresh: Iterable[bytes]
) -> list[bytes]:
    """Return the events as they follow the former ones, then those that are gone."""
    uids = [occurrence.uid for occurrence in delivered]
    events = [revised(event, uid, reissue) for event, uid in zip(fresh, uids, strict=True)]
    if edition.delivery == "feed":
        return events
    return [*events, *withdrawn(reissue, frozenset(uids), edition.translator)]


def _calendar(edition: Edition) -> Calendar:
    """Return the calendar without its events."""
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    if edition.documents:
        _add_text(calendar, "name", edition.title)
        _add_text(calendar, "x-wr-calname", edition.title)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for name, (first, last) in sorted(_zone_years(edition.documents).items()):
        if name != UTC_ZONE:
            calendar.add_component(vtimezone(name, first, last))
    return calendar


def _zone_years(documents: Iterable[PlanDocument]) -> dict[str, tuple[int, int]]:
    years: dict[str, tuple[int, int]] = {}
    for document in documents:
        name = tzid(document.model.timezone)
        first = date.fromordinal(document.first).year
        last = date.fromordinal(document.last).year
        known = years.get(name, (first, last))
        years[name] = (min(first, known[0]), max(last, known[1]))
    return years


class _Shape(NamedTuple):
    """What dates of a series have in common when only `_VARYING` tells them apart."""

    series: Series
    kind: Kind
    all_day: bool
    status: Status
    why: str


class _Template(NamedTuple):
    """The folded lines of the first event of a shape, those that vary under their names."""

    lines: tuple[tuple[str, bytes], ...]
    summary: str
    description: str
    start: str
    """What stands before the day in DTSTART; DTEND likewise."""
    end: str


def _events(
    occurrences: Iterable[Occurrence], translator: Translator, source_date: datetime | None
) -> Iterator[bytes]:
    templates: dict[_Shape, _Template] = {}
    told: dict[Series, str] = {}
    for occurrence in occurrences:
        series, all_day = occurrence.series, occurrence.all_day
        why = why_text(occurrence, translator)
        shape = _Shape(series, occurrence.kind, all_day, occurrence.status, why)
        title = summary(occurrence, translator)
        if series not in told:
            told[series] = about_series(series, translator)
        about = description(occurrence, translator, told[series])
        template = templates.get(shape)
        if template is None:
            stamp = _stamp(series.document, source_date)
            event = _event(occurrence, translator, stamp, title, about)
            if why:
                _add_text(event, "x-planctl-why", why)
            template = templates[shape] = _template(event, title, about)
        yield _stamped(template, occurrence, title, about)


def _stamped(template: _Template, occurrence: Occurrence, title: str, about: str) -> bytes:
    """Return the event of an occurrence: the template with this occurrence's own lines."""
    start, end = _bounds(occurrence)
    own = {
        "DTSTART": f"{template.start}{start}\r\n".encode(),
        "DTEND": f"{template.end}{end}\r\n".encode(),
        "UID": f"UID:{occurrence.uid}\r\n".encode(),
        "X-PLANCTL-KEY": folded(f"X-PLANCTL-KEY:{escaped(occurrence.key)}"),
    }
    if title != template.summary:
        own["SUMMARY"] = folded(f"SUMMARY:{escaped(title)}")
    if about != template.description:
        own["DESCRIPTION"] = folded(f"DESCRIPTION:{escaped(about)}")
    return b"".join([own.get(name, text) for name, text in template.lines])


def _template(event: Event, title: str, about: str) -> _Template:
    found: list[tuple[str, bytes]] = []
    starts: dict[str, str] = {}
    fixed = b""
    for line in unfolded(event.to_ical()):
        name = name_of(line)
        if name not in _VARYING or name in starts:  # an alarm has a DESCRIPTION of its own
            fixed += folded(line)
            continue
        starts[name] = line.partition(":")[0] + ":"
        found += [("", fixed), (name, folded(line))]
        fixed = b""
    return _Template((*found, ("", fixed)), title, about, starts["DTSTART"], starts["DTEND"])


def _event(
    occurrence: Occurrence, translator: Translator, stamp: datetime, title: str, about: str
) -> Event:
    from icalendar import Event

    series = occurrence.series
    start, end = _bounds(occurrence)
    event = Event()
    _add_text(event, "summary", title)
    _add_time(event, "dtstart", start, series.document)
    _add_time(event, "dtend", end, series.document)
    event.add("dtstamp", stamp)
    event.add("uid", occurrence.uid)
    event.add("sequence", 0)
    event.add("last-modified", stamp)
    event.add("status", occurrence.status.upper())
    event.add("categories", [category_name(series.activity.kind, translator)])
    if occurrence.kind != "event":
        event.add("transp", "TRANSPARENT")
    if place := one_line(series.place_name or ""):
        _add_text(event, "location", place)
    _add_text(event, "description", about)
    _add_text(event, "x-planctl-key", occurrence.key)
    _add_text(event, "x-planctl-kind", occurrence.kind)
    if occurrence.status != "cancelled":
        _add_alarms(event, occurrence)
    return event


def _add_alarms(event: Event, occurrence: Occurrence) -> None:
    from icalendar import Alarm

    for minutes in dict.fromkeys(occurrence.series.activity.remind):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        _add_text(alarm, "description", one_line(occurrence.series.title))
        alarm.add("trigger", timedelta(minutes=_counted_from(occurrence) - minutes))
        event.add_component(alarm)


def _counted_from(occurrence: Occurrence) -> int:
    """Return the minutes from DTSTART to what reminders count back from."""
    if occurrence.all_day:
        return ALL_DAY_REMINDER
    return DEADLINE_BLOCK if occurrence.kind == "deadline" else 0


def _bounds(occurrence: Occurrence) -> tuple[str, str]:
    """Return DTSTART and DTEND, the end excluded, as times in the plan's zone or as days."""
    start, end = occurrence.start_minute, occurrence.end_minute
    if start is None or end is None:
        return _day(occurrence.first), _day(occurrence.last + 1)
    if occurrence.kind == "deadline":
        start -= DEADLINE_BLOCK
    suffix = "Z" if tzid(occurrence.series.document.model.timezone) == UTC_ZONE else ""
    return _time(occurrence.first, start) + suffix, _time(occurrence.last, end) + suffix


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _time(ordinal: int, minute: int) -> str:
    days, minute = divmod(minute, 1440)
    return f"{_day(ordinal + days)}T{minute // 60:02}{minute % 60:02}00"


def _add_time(event: Event, name: str, value: str, document: PlanDocument) -> None:
    from icalendar import vDate, vDatetime

    if "T" not in value:
        event.add(name, vDate(date.fromisoformat(value)), parameters={"VALUE": "DATE"})
        return
    zone = {} if value.endswith("Z") else {"TZID": tzid(document.model.timezone)}
    event.add(name, vDatetime(datetime.fromisoformat(value)), parameters=zone)


def _add_text(component: Calendar | Event | Alarm, name: str, text: str) -> None:
    component[name] = _Verbatim(lines(text))


class _Verbatim(NamedTuple):
    """A TEXT value that reads back as it is.

    icalendar takes a backslash before a capital N for a line break, and writes the value of a
    property that it does not know unescaped.
    """

    text: str

    def to_ical(self) -> bytes:
        return escaped(self.text).encode()


def _stamp(document: PlanDocument, source_date: datetime | None) -> datetime:
    issued = document.model.issued
    if issued is None and source_date is not None:
        return source_date.astimezone(UTC)
    day = issued or date.fromordinal(document.first)
    return datetime.combine(day, time(), UTC)

"""A calendar that planctl published, read back.

What was published is the memory of an update: which events people have on their phones, with
which SEQUENCE. So it is read strictly. A calendar that another program wrote, that somebody
added an event to or that was cut short is not understood in part but refused, because what is
not understood would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import get_args

from planctl.export._icsfold import name_of, unescaped, unfolded
from planctl.export._icsread import Block, Misread, read_blocks
from planctl.export._icsrule import starts_of
from planctl.export._icstodo import to_do_uid
from planctl.messages import Message, msg
from planctl.occurrence import Status, uid_of
from planctl.schedule.dating import Kind
from planctl.tuples import NamedTuple

__all__ = ["PRODID", "Publication", "Published", "read_publication"]

PRODID = "-//planctl//planctl//EN"

_FIRST = re.compile(rb"BEGIN:(?:VEVENT|VTODO)\r\n")
_ZONE = re.compile(rb"^BEGIN:VTIMEZONE\r\n.*?^END:VTIMEZONE\r\n", re.MULTILINE | re.DOTALL)
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
_STATUSES: dict[str, Status] = {
    "NEEDS-ACTION": "confirmed",
    **{status.upper(): status for status in get_args(Status)},
}


class Published(NamedTuple):
    """An event, or a to-do, as it was published."""

    raw: bytes
    """Its folded lines from BEGIN to END."""
    key: str
    """The key of its date; without a period where it recurs."""
    uid: str
    kind: Kind
    status: Status
    start: date | datetime
    """The first DTSTART; the DUE of a to-do."""
    end: date | datetime
    """DTEND, excluded; where `start` is a day so is this."""
    sequence: int
    modified: datetime
    periods: tuple[str, ...] = ()
    """Where it recurs, the period of each date."""
    days_after: tuple[int, ...] = (0,)
    """How many days after the first each of its dates is."""

    @property
    def dates(self) -> Iterator[tuple[str, int]]:
        """The key of each of its dates, and the days after the first."""
        if not self.periods:
            return iter([(self.key, 0)])
        keys = (f"{self.key}/{period}" if period else self.key for period in self.periods)
        return zip(keys, self.days_after, strict=True)

    @property
    def last(self) -> int:
        """The ordinal of the last day of its last date, included."""
        return self._first_end + self.days_after[-1]

    @property
    def days(self) -> int:
        """How many days a date touches."""
        return self._first_end - self.start.toordinal() + 1

    @property
    def _first_end(self) -> int:
        if isinstance(self.end, datetime):
            return (self.end - timedelta(microseconds=1)).toordinal()
        return self.end.toordinal() - 1

    def text(self, name: str) -> str:
        """Return the text of a property; empty where the event has none of that name."""
        return _text(unfolded(self.raw), name)

    def parameter(self, name: str, parameter: str) -> str:
        """Return a parameter of a property, such as the TZID of DTSTART; empty if not there."""
        for line in unfolded(self.raw):
            if name_of(line) == name:
                given = line.partition(":")[0].split(";")[1:]
                return dict(p.split("=", 1) for p in given).get(parameter, "").strip('"')
        return ""


class Publication(NamedTuple):
    """A published calendar."""

    title: str
    events: Mapping[str, Published]
    """By UID, in the order of the file."""
    zones: Mapping[str, bytes]
    """The folded lines of each VTIMEZONE by its TZID."""
    to_dos: Mapping[str, Published] = MappingProxyType({})
    """By UID, in the order of the file."""

    @property
    def components(self) -> Mapping[str, Published]:
        """The events and the to-dos by UID."""
        return {**self.events, **self.to_dos} if self.to_dos else self.events

    def zone_of(self, event: Published) -> str:
        """Return the name of the time zone of an event's times; empty where these are UTC."""
        name = event.parameter("DTSTART", "TZID")
        return _text(unfolded(self.zones.get(name, b"")), "X-LIC-LOCATION") or name


def read_publication(data: bytes) -> Publication | Message:
    """Return the calendar in `data`, or why it is none that planctl published.

    Line ends that a version control system or an editor turned into LF throughout are read as
    the CRLF that they were.
    """
    if b"\r" not in data:
        data = data.replace(b"\n", b"\r\n")
    before = _FIRST.split(data, 1)[0]
    try:
        head = unfolded(before)
        data.decode()
    except UnicodeDecodeError:
        return msg("it is not a calendar, or damaged: it is not UTF-8")
    if head[:1] != ["BEGIN:VCALENDAR"]:
        return msg("it is not a calendar")
    writer = _text(head, "PRODID")
    if writer != PRODID:
        return msg("it was not written by planctl but by: {writer}", writer=writer or "?")
    if not data.endswith(b"\r\nEND:VCALENDAR\r\n"):
        return _damaged(msg("its end is missing"))
    if data.count(b"\n") != data.count(b"\r\n"):
        return _damaged(msg("some of its lines end in another way than the others"))
    try:
        blocks = read_blocks(data)
    except Misread as error:
        return _damaged(str(error))
    found: dict[str, dict[str, Published]] = {"VEVENT": {}, "VTODO": {}}
    for block in blocks:
        event = _published(block)
        if isinstance(event, Message):
            return event
        if event.uid in found[block.component]:
            return _damaged(msg("it holds {key} twice", key=event.key))
        found[block.component][event.uid] = event
    zones = {_text(unfolded(part[0]), "TZID"): part[0] for part in _ZONE.finditer(before)}
    return Publication(_text(head, "X-WR-CALNAME"), found["VEVENT"], zones, found["VTODO"])


def _damaged(what: Message | str) -> Message:
    if isinstance(what, str) and len(what) > 200:
        what = f"{what[:200]}…"
    return msg("it is damaged: {what}", what=what)


def _published(block: Block) -> Published | Message:
    try:
        uid, key = block.text("UID"), block.text("X-PLANCTL-KEY")
        uid_of_key = uid_of if block.component == "VEVENT" else to_do_uid
        if not key or not key.isprintable() or uid != uid_of_key(key):
            title = block.text("SUMMARY")
            return msg("it holds an event that planctl did not write: {title}", title=title)
    except Misread as error:
        return _damaged(str(error))
    try:
        return _told(block, uid, key)
    except Misread as error:
        return _damaged(f"{key}: {error}")


def _told(block: Block, uid: str, key: str) -> Published:
    kind = _KINDS.get(block.text("X-PLANCTL-KIND"))
    status = _STATUSES.get(block.text("STATUS"))
    sequence = block.only("SEQUENCE").partition(":")[2]
    modified = block.time("LAST-MODIFIED")
    block.time("DTSTAMP")
    if kind is None or status is None or not isinstance(modified, datetime):
        raise Misread("X-PLANCTL-KIND, STATUS, LAST-MODIFIED")
    if not (sequence.isascii() and sequence.isdecimal()):
        raise Misread("SEQUENCE")
    start, end = _span(block)
    periods, days_after = _recurrence(block, start)
    modified = modified.astimezone(UTC)
    return Published(
        raw=block.raw,
        key=key,
        uid=uid,
        kind=kind,
        status=status,
        start=start,
        end=end,
        sequence=int(sequence),
        modified=modified,
        periods=periods,
        days_after=days_after,
    )


def _span(block: Block) -> tuple[date | datetime, date | datetime]:
    if block.component == "VTODO":
        due = block.time("DUE")
        return due, due if isinstance(due, datetime) else due + timedelta(days=1)
    start, end = block.time("DTSTART"), block.time("DTEND")
    if type(start) is not type(end) or end < start:
        raise Misread("DTSTART, DTEND")
    return start, end


def _recurrence(block: Block, start: date | datetime) -> tuple[tuple[str, ...], tuple[int, ...]]:
    if "RRULE" not in block.shape.names:
        return (), (0,)
    rule = block.only("RRULE").partition(":")[2]
    periods = tuple(block.text("X-PLANCTL-PERIODS").split("\n"))
    try:
        starts = starts_of(start, rule, len(periods) + 1)
    except (ValueError, OverflowError) as error:
        raise Misread(f"RRULE: {error}") from None
    if len(starts) != len(periods) or starts[0] != start:
        raise Misread("RRULE, X-PLANCTL-PERIODS")
    return periods, tuple(each.toordinal() - start.toordinal() for each in starts)


def _text(lines: list[str], name: str) -> str:
    for line in lines:
        if name_of(line) == name:
            return unescaped(line.partition(":")[2])
    return ""

"""A calendar that planctl published, read back.

What was published is the memory of an update: which events people have on their phones, with
which SEQUENCE. So it is read strictly. A calendar that another program wrote, that somebody
added an event to or that was cut short is not understood in part but refused, because what is
not understood would be lost. icalendar judges the format; the bytes and texts of events are
taken from the lines themselves, since an event that did not change keeps its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, get_args

from planctl.export._icsfold import name_of, unescaped, unfolded
from planctl.messages import Message, msg
from planctl.occurrence import Status, uid_of
from planctl.schedule.dating import Kind

if TYPE_CHECKING:
    from icalendar import Calendar, Event

__all__ = ["PRODID", "Publication", "Published", "read_publication"]

PRODID = "-//planctl//planctl//EN"

_BLOCK = re.compile(rb"^BEGIN:(VEVENT|VTIMEZONE)\r\n.*?^END:\1\r\n", re.MULTILINE | re.DOTALL)
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
_STATUSES: dict[str, Status] = {status.upper(): status for status in get_args(Status)}
_REQUIRED = ("UID", "DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS")


class Published(NamedTuple):
    """An event as it was published."""

    raw: bytes
    """Its folded lines from BEGIN to END."""
    key: str
    uid: str
    kind: Kind
    status: Status
    start: date | datetime
    end: date | datetime
    """DTEND, excluded; where `start` is a day so is this."""
    sequence: int
    modified: datetime

    @property
    def last(self) -> int:
        """The ordinal of the last day, included."""
        if isinstance(self.end, datetime):
            return (self.end - timedelta(microseconds=1)).toordinal()
        return self.end.toordinal() - 1

    @property
    def days(self) -> int:
        """How many days it touches."""
        return self.last - self.start.toordinal() + 1

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


def read_publication(data: bytes) -> Publication | Message:
    """Return the calendar in `data`, or why it is none that planctl published.

    Line ends that a version control system or an editor turned into LF throughout are read as
    the CRLF that they were.
    """
    if b"\r" not in data:
        data = data.replace(b"\n", b"\r\n")
    try:
        lines = unfolded(data)
    except UnicodeDecodeError:
        return msg("it is not a calendar, or damaged: it is not UTF-8")
    if lines[:1] != ["BEGIN:VCALENDAR"]:
        return msg("it is not a calendar")
    writer = _text(lines, "PRODID")
    if writer != PRODID:
        return msg("it was not written by planctl but by: {writer}", writer=writer or "?")
    calendar = _parsed(data)
    if isinstance(calendar, str | Message):
        return _damaged(calendar)
    blocks = {"VEVENT": list[bytes](), "VTIMEZONE": list[bytes]()}
    for block in _BLOCK.finditer(data):
        blocks[block[1].decode()].append(block[0])
    events: dict[str, Published] = {}
    for event in _published(calendar, blocks["VEVENT"]):
        if not isinstance(event, Published):
            return event
        if event.uid in events:
            return _damaged(msg("it holds {key} twice", key=event.key))
        events[event.uid] = event
    zones = {_text(unfolded(raw), "TZID"): raw for raw in blocks["VTIMEZONE"]}
    return Publication(_text(lines, "X-WR-CALNAME"), events, zones)


def _damaged(what: Message | str) -> Message:
    if isinstance(what, str) and len(what) > 200:
        what = f"{what[:200]}…"
    return msg("it is damaged: {what}", what=what)


def _parsed(data: bytes) -> Calendar | Message | str:
    """Return the calendar if it is whole, else what is wrong with it."""
    from icalendar import Calendar

    if not data.endswith(b"\r\nEND:VCALENDAR\r\n"):
        return msg("its end is missing")
    if b"\n" in data.replace(b"\r\n", b""):
        return msg("some of its lines end in another way than the others")
    try:
        calendar = Calendar.from_ical(data)
    except Exception as error:  # a reader of damaged text may stumble anywhere
        return str(error)
    for component in calendar.walk():
        for name, fault in component.errors:
            return f"{name}: {fault}" if name else fault
    return calendar


def _published(calendar: Calendar, blocks: list[bytes]) -> Iterator[Published | Message]:
    found = list(calendar.events)
    if len(found) != len(blocks):
        yield _damaged(f"{len(found)} ≠ {len(blocks)} VEVENT")
        return
    for event, raw in zip(found, blocks, strict=True):
        yield _event(event, raw)


def _event(event: Event, raw: bytes) -> Published | Message:
    lines = unfolded(raw)
    uid, key, title = (_text(lines, name) for name in ("UID", "X-PLANCTL-KEY", "SUMMARY"))
    if not key or uid != uid_of(key):
        return msg("it holds an event that planctl did not write: {title}", title=title)
    names = [name_of(line) for line in lines]
    for name in _REQUIRED:
        if names.count(name) != 1:
            return _damaged(f"{key}: {name} × {names.count(name)}")
    kind = _KINDS.get(_text(lines, "X-PLANCTL-KIND"))
    status = _STATUSES.get(_text(lines, "STATUS"))
    start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    modified, sequence = _moment(event, "LAST-MODIFIED"), _text(lines, "SEQUENCE")
    if (
        kind is None
        or status is None
        or not isinstance(modified, datetime)
        or not _is_number(sequence)
    ):
        return _damaged(f"{key}: X-PLANCTL-KIND, STATUS, LAST-MODIFIED, SEQUENCE")
    if start is None or end is None or type(start) is not type(end) or end < start:
        return _damaged(f"{key}: DTSTART, DTEND")
    modified = modified.astimezone(UTC)
    return Published(raw, key, uid, kind, status, start, end, int(sequence), modified)


def _moment(event: Event, name: str) -> date | datetime | None:
    """Return a day, or an instant whose zone is known; None for anything else."""
    moment: object = getattr(event[name], "dt", None)
    if isinstance(moment, datetime):
        return None if moment.tzinfo is None else moment
    return moment if isinstance(moment, date) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _text(lines: list[str], name: str) -> str:
    for line in lines:
        if name_of(line) == name:
            return unescaped(line.partition(":")[2])
    return ""

"""A calendar that planctl published, read back.

What was published is the memory of an update: which events people have on their phones, with
which SEQUENCE. So it is read strictly. A calendar that another program wrote, that somebody
added an event to or that was cut short is not understood in part but refused, because what is
not understood would be lost. icalendar judges the format; the bytes and texts of events are
taken from the lines themselves, since an event that did not change keeps its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, get_args

from planctl.export._icsfold import name_of, unescaped, unfolded
from planctl.messages import Message, msg
from planctl.occurrence import Status, uid_of
from planctl.schedule.dating import Kind

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["PRODID", "Publication", "Published", "read_publication"]

PRODID = "-//planctl//planctl//EN"

_Moments = dict[str, date | datetime | None]

_EVENT, _ZONE = (
    re.compile(rb"^BEGIN:%b\r\n.*?^END:%b\r\n" % (name, name), re.MULTILINE | re.DOTALL)
    for name in (b"VEVENT", b"VTIMEZONE")
)
_TIMES = ("DTSTART", "DTEND", "LAST-MODIFIED")
_IDENTITY = ("UID:", "X-PLANCTL-KEY:")
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
        head = unfolded(data.partition(b"BEGIN:VEVENT\r\n")[0])
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
    if b"\n" in data.replace(b"\r\n", b""):
        return _damaged(msg("some of its lines end in another way than the others"))
    moments = _judged(data)
    if isinstance(moments, str):
        return _damaged(moments)
    events: dict[str, Published] = {}
    for block in _EVENT.finditer(data):
        event = _published(block[0], moments)
        if isinstance(event, Message):
            return event
        if event.uid in events:
            return _damaged(msg("it holds {key} twice", key=event.key))
        events[event.uid] = event
    zones = {_text(unfolded(found[0]), "TZID"): found[0] for found in _ZONE.finditer(data)}
    return Publication(_text(head, "X-WR-CALNAME"), events, zones)


def _damaged(what: Message | str) -> Message:
    if isinstance(what, str) and len(what) > 200:
        what = f"{what[:200]}…"
    return msg("it is damaged: {what}", what=what)


def _judged(data: bytes) -> _Moments | str:
    """Return the days and instants of all events by their lines, or what is wrong.

    An event whose every line, UID and key aside, stood in events before is not given to the
    library again: a year of weekly meetings holds few lines that differ.
    """
    from icalendar import Calendar

    told: set[str | tuple[str, ...]] = set()
    given: list[list[str]] = []
    rest: list[bytes] = []
    position = 0
    for block in _EVENT.finditer(data):
        rest.append(data[position : block.start()])
        position = block.end()
        lines = [n for n in unfolded(block[0]) if not n.startswith(_IDENTITY)]
        shape = tuple(map(name_of, lines))
        if shape not in told or not told.issuperset(lines):
            told.update(lines, [shape])
            given.append(lines)
            rest.append(block[0])
    try:
        calendar = Calendar.from_ical(b"".join([*rest, data[position:]]))
    except Exception as error:  # a reader of damaged text may stumble anywhere
        return str(error)
    for component in calendar.walk():
        for name, fault in component.errors:
            return f"{name}: {fault}" if name else fault
    found = list(calendar.events)
    if len(found) != len(given):
        return f"{len(found)} ≠ {len(given)} VEVENT"
    moments: _Moments = {}
    for event, lines in zip(found, given, strict=True):
        for line in lines:
            if (name := name_of(line)) in _TIMES and name in event:
                moments[line] = _moment(event, name)
    return moments


def _published(raw: bytes, moments: _Moments) -> Published | Message:
    lines = unfolded(raw)
    uid, key, title = (_text(lines, name) for name in ("UID", "X-PLANCTL-KEY", "SUMMARY"))
    if not key.isprintable() or not key or uid != uid_of(key):
        return msg("it holds an event that planctl did not write: {title}", title=title)
    names = [name_of(line) for line in lines]
    for name in _REQUIRED:
        if names.count(name) != 1:
            return _damaged(f"{key}: {name} × {names.count(name)}")
    kind = _KINDS.get(_text(lines, "X-PLANCTL-KIND"))
    status = _STATUSES.get(_text(lines, "STATUS"))
    sequence = _text(lines, "SEQUENCE")
    start, end, modified = (moments.get(lines[names.index(name)]) for name in _TIMES)
    if kind is None or status is None or not isinstance(modified, datetime):
        return _damaged(f"{key}: X-PLANCTL-KIND, STATUS, LAST-MODIFIED")
    if not (sequence.isascii() and sequence.isdecimal()):
        return _damaged(f"{key}: SEQUENCE")
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


def _text(lines: list[str], name: str) -> str:
    for line in lines:
        if name_of(line) == name:
            return unescaped(line.partition(":")[2])
    return ""

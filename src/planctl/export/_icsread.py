"""The lines of published events and to-dos, taken apart and judged.

icalendar judges the format: it is given the calendar with one component of every shape. The
shape is all that stands in the lines but for texts, numbers and times; these are read here, line
by line, strictly by RFC 5545, and what is in no shape that icalendar accepted is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from planctl.export._icsfold import name_of, unescaped, unfolded
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from icalendar import Component

__all__ = ["Block", "Misread", "read_blocks"]

_BEGIN = re.compile(rb"\r\nBEGIN:(VEVENT|VTODO)\r\n")
_END = b"\r\nEND:VCALENDAR\r\n"
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "UID")
_OWN = "X-PLANCTL-"
_TIME = re.compile(r"([A-Z-]+(?:;[^:]*)?):(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)
_TEXT = re.compile(r"[^\\;,]*(?:\\[\\;,nN][^\\;,]*)*")
_COUNT = re.compile(r"SEQUENCE:\d{1,9}", re.ASCII)


class Misread(Exception):  # noqa: N818 - named after the fault
    """The calendar is damaged; the text says where."""


class _Shape(NamedTuple):
    """What components have in common that differ in texts, numbers and times only."""

    names: tuple[str, ...]
    """The name of the property in each line; empty where the line is no property of its own."""
    places: dict[str, int]
    """The number of the line of each property that stands there once."""
    zones: dict[str, tzinfo | None]
    """The time zone of each time; None for days."""


class Block(NamedTuple):
    """An event or a to-do of a published calendar."""

    component: str
    raw: bytes
    """Its folded lines from BEGIN to END."""
    lines: Sequence[str]
    shape: _Shape

    def only(self, name: str) -> str:
        """Return the only line of a property; raises Misread when there is not exactly one."""
        place = self.shape.places.get(name)
        if place is None:
            raise Misread(f"{name} × {self.shape.names.count(name)}")
        return self.lines[place]

    def text(self, name: str) -> str:
        """Return the text of a property; empty where there is none, raises when there are more."""
        if name not in self.shape.names:
            return ""
        return unescaped(self.only(name).partition(":")[2])

    def time(self, name: str) -> date | datetime:
        """Return a day, or an instant in its time zone; raises Misread when there is none."""
        line = self.only(name)
        if name not in self.shape.zones:
            raise Misread(line)
        return _moment(line, self.shape.zones[name])


def read_blocks(data: bytes) -> list[Block]:
    """Return the events and to-dos of a calendar in their order; raises Misread."""
    head, *parts = _BEGIN.split(data[: -len(_END)])
    kinds = _Kinds()
    shapes: dict[tuple[str, ...], _Shape] = {}
    given: list[Block] = []
    found: list[Block] = []
    for component, body in zip(parts[::2], parts[1::2], strict=True):
        if not body.endswith(b"\r\nEND:" + component):
            raise Misread(f"END:{component.decode()}")
        raw = b"BEGIN:%b\r\n%b\r\n" % (component, body)
        lines = unfolded(raw)
        kind = tuple(map(kinds.__getitem__, lines))
        shape = shapes.get(kind)
        if shape is None:
            shape = shapes[kind] = _shape(lines)
            given.append(Block(component.decode(), raw, lines, shape))
        found.append(Block(component.decode(), raw, lines, shape))
    _judge(head, given)
    return found


class _Kinds(dict[str, str]):
    """The kind of each line: the line itself, or what stands before a value that varies."""

    def __missing__(self, line: str) -> str:
        kind = self[line] = _kind_of(line)
        return kind


def _kind_of(line: str) -> str:
    left, colon, value = line.partition(":")
    name = left.partition(";")[0]
    if name in _TEXTS or name.startswith(_OWN):
        return left if colon and _TEXT.fullmatch(value) else line
    if timed := _TIME.fullmatch(line):
        left, _, clock, utc = timed.groups()
        return f"{left}:{'T' if clock else ''}{utc or ''}"
    return "SEQUENCE" if _COUNT.fullmatch(line) else line


def _shape(lines: Sequence[str]) -> _Shape:
    names = [""]
    inside = 0
    for line in lines[1:-1]:
        name = name_of(line)
        inside += name == "BEGIN"
        names.append("" if inside else name)
        inside -= name == "END"
    names.append("")
    places = {name: number for number, name in enumerate(names) if names.count(name) == 1}
    return _Shape(tuple(names), places, {})


def _judge(head: bytes, given: Sequence[Block]) -> None:
    """Have icalendar read a block of each shape, and learn the time zones from it."""
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(b"".join([head, b"\r\n", *(b.raw for b in given), _END[2:]]))
    except Exception as error:  # a reader of damaged text may stumble anywhere
        raise Misread(str(error)) from None
    for component in calendar.walk():
        for name, fault in component.errors:
            raise Misread(f"{name}: {fault}" if name else fault)
    read = [part for part in calendar.subcomponents if part.name in ("VEVENT", "VTODO")]
    if [part.name for part in read] != [block.component for block in given]:
        raise Misread(f"{len(read)} ≠ {len(given)} VEVENT, VTODO")
    for part, block in zip(read, given, strict=True):
        _learn(part, block)


def _learn(part: Component, block: Block) -> None:
    for name, line in zip(block.shape.names, block.lines, strict=True):
        moment = getattr(part.get(name), "dt", None) if name else None
        if not isinstance(moment, date):
            continue
        zone = moment.tzinfo if isinstance(moment, datetime) else None
        if isinstance(moment, datetime) and zone is None:
            raise Misread(line)
        block.shape.zones[name] = zone
        if _moment(line, zone) != moment:
            raise Misread(f"{line} ≠ {moment}")


@lru_cache(maxsize=4096)
def _moment(line: str, zone: tzinfo | None) -> date | datetime:
    read = _TIME.fullmatch(line)
    if read is None:
        raise Misread(line)
    _, day, clock, _ = read.groups()
    try:
        start = date(int(day[:4]), int(day[4:6]), int(day[6:]))
        if clock is None:
            return start
        hour = time(int(clock[:2]), int(clock[2:4]), int(clock[4:]), tzinfo=zone)
    except ValueError as error:
        raise Misread(f"{line}: {error}") from None
    return datetime.combine(start, hour)

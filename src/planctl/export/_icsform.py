"""The lines of an event or a to-do as icalendar writes them, with slots for what differs.

Events differ in texts, days and keys, and in little else: a plan of hundreds of dates has a
handful of forms. icalendar writes one event of each form, and so decides names, parameters,
their order and the fixed values; texts are escaped and folded here, days are eight digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from planctl.export._icsfold import escaped, folded, name_of, unfolded
from planctl.export._zones import UTC_ZONE

if TYPE_CHECKING:
    from icalendar import Event, Todo

__all__ = ["Form", "Sheet", "sheet", "text_line"]

_TEXTS = ("SUMMARY", "CATEGORIES", "DESCRIPTION", "LOCATION", "X-PLANCTL-KEY", "X-PLANCTL-WHY")
_TIMES = {"VEVENT": ("DTSTART", "DTEND"), "VTODO": ("DUE",)}
_LINES = frozenset((*_TEXTS, "RRULE", "X-PLANCTL-PERIODS"))
_VALUES = frozenset(("DTSTART", "DTEND", "DUE", "DTSTAMP", "LAST-MODIFIED", "UID"))
_ALARM_TEXT = "DESCRIPTION of an alarm"
_SAMPLE = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


class Form(NamedTuple):
    """All that decides which lines an event or a to-do has."""

    component: Literal["VEVENT", "VTODO"]
    zone: str
    """The TZID of its times, `UTC_ZONE`, or empty for whole days."""
    fixed: tuple[tuple[str, str], ...]
    """Properties that every event of the form has with the same value."""
    triggers: tuple[int, ...]
    """When its alarms ring, in minutes after DTSTART."""


class Sheet(NamedTuple):
    """The folded lines of the events of a series: bytes to be filled with what differs."""

    lines: bytes
    """In the syntax of `%`."""
    chosen: Callable[[Mapping[str, bytes]], tuple[bytes, ...]]
    """Takes what differs by its name and gives it in the order of the lines."""

    def event(self, own: Mapping[str, bytes]) -> bytes:
        """Return the event.

        `own` has the values of times and UID, and the whole folded lines of texts; empty bytes
        leave a text out.
        """
        return self.lines % self.chosen(own)


def sheet(form: Form, shared: Mapping[str, bytes], alarm: bytes) -> Sheet:
    """Return the lines of a form with what a series shares; the other slots stay open.

    `alarm` is the folded DESCRIPTION of its alarms.
    """
    lines: list[bytes] = []
    names: list[str] = []
    for name, text in _pattern(form):
        known = alarm if name == _ALARM_TEXT else shared.get(name)
        lines.append(text)
        if known is not None:
            lines.append(known.replace(b"%", b"%%"))
        elif name:
            lines.append(b"%b")
            names.append(name)
    return Sheet(b"".join(lines), itemgetter(*names))


def text_line(name: str, text: str) -> bytes:
    """Return the folded line of a property whose value is a TEXT."""
    return folded(f"{name}:{escaped(text)}")


@lru_cache
def _pattern(form: Form) -> tuple[tuple[str, bytes], ...]:
    """Return fixed lines in the syntax of `%`, each with the slot behind it; the last has none."""
    found: list[tuple[str, bytes]] = []
    fixed = b""
    ringing = False
    for line in unfolded(_sample(form).to_ical()):
        name = name_of(line)
        ringing = ringing or line == "BEGIN:VALARM"
        if name in _LINES:
            found.append((_ALARM_TEXT if ringing else name, fixed))
            fixed = b""
        elif name in _VALUES:
            found.append((name, fixed + line.partition(":")[0].encode() + b":"))
            fixed = b"\r\n"
        else:
            fixed += folded(line)
    return tuple((name, text.replace(b"%", b"%%")) for name, text in (*found, ("", fixed)))


def _sample(form: Form) -> Event | Todo:
    """Return an event or a to-do of the form with any texts and times."""
    from icalendar import Alarm, Event, Todo

    sample = Event() if form.component == "VEVENT" else Todo()
    for name in _TEXTS:
        sample.add(name, ["text"] if name == "CATEGORIES" else "text")
    if form.component == "VEVENT":
        sample.add("rrule", {"freq": "daily"})
        sample.add("x-planctl-periods", "text")
    for name in _TIMES[form.component]:
        _add_time(sample, name, form.zone)
    for name in ("dtstamp", "last-modified"):
        sample.add(name, _SAMPLE)
    sample.add("uid", "uid")
    sample.add("sequence", 0)
    for name, value in form.fixed:
        sample.add(name, value)
    for minutes in form.triggers:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", "text")
        alarm.add("trigger", timedelta(minutes=minutes))
        sample.add_component(alarm)
    return sample


def _add_time(event: Event | Todo, name: str, zone: str) -> None:
    from icalendar import vDatetime

    if not zone:
        event.add(name, date(2000, 1, 1))
        return
    if zone == UTC_ZONE:
        event.add(name, _SAMPLE)
    else:
        event.add(name, vDatetime(_SAMPLE.replace(tzinfo=None)), parameters={"TZID": zone})

"""The lines of an event or a to-do as icalendar writes them, with slots for what differs.

Events differ in texts, days and keys, and in little else: a plan of hundreds of dates has a
handful of forms. icalendar writes one event of each form, and so decides names, parameters,
their order and the fixed values; texts are escaped and folded here, days are eight digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from planctl.export._icsfold import escaped, folded, name_of, unfolded
from planctl.export._zones import UTC_ZONE
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from icalendar import Event, Todo

__all__ = ["ALARM_TEXT", "Form", "Sheet", "sheet", "text_line"]

_TEXTS = ("SUMMARY", "CATEGORIES", "DESCRIPTION", "LOCATION", "X-PLANCTL-KEY", "X-PLANCTL-WHY")
_TIMES = {"VEVENT": ("DTSTART", "DTEND"), "VTODO": ("DUE",)}
_LINES = frozenset((*_TEXTS, "RRULE", "X-PLANCTL-PERIODS"))
_VALUES = frozenset(("DTSTART", "DTEND", "DUE", "DTSTAMP", "LAST-MODIFIED", "UID"))
ALARM_TEXT = "DESCRIPTION of an alarm"
"""The slot of the folded DESCRIPTION of each alarm."""
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
    """The folded lines of events that are alike, with slots for what differs."""

    lines: tuple[bytes, ...]
    """What stands before, between and behind the slots; the places of the slots are empty."""
    names: tuple[str, ...]
    """What is to be put into each slot."""

    def filled(self, known: Mapping[str, bytes]) -> Sheet:
        """Return the sheet with what is known put in; the other slots stay open.

        Times and UID are values, texts are whole folded lines; empty bytes leave a text out.
        """
        lines: list[bytes] = []
        names: list[str] = []
        before = self.lines[0]
        for name, behind in zip(self.names, self.lines[2::2], strict=True):
            text = known.get(name)
            if text is None:
                lines += (before, b"")
                names.append(name)
                before = behind
            else:
                before += text + behind
        return Sheet((*lines, before), tuple(names))

    def event(self, own: Mapping[str, bytes]) -> bytes:
        """Return the event; `own` has at least what the open slots take."""
        lines = list(self.lines)
        lines[1::2] = [own[name] for name in self.names]
        return b"".join(lines)


def text_line(name: str, text: str) -> bytes:
    """Return the folded line of a property whose value is a TEXT."""
    return folded(f"{name}:{escaped(text)}")


@lru_cache
def sheet(form: Form) -> Sheet:
    """Return the lines of a form as icalendar writes them, all slots open."""
    lines: list[bytes] = []
    names: list[str] = []
    fixed = b""
    ringing = False
    for line in unfolded(_sample(form).to_ical()):
        name = name_of(line)
        ringing = ringing or line == "BEGIN:VALARM"
        if name in _LINES:
            names.append(ALARM_TEXT if ringing else name)
            lines += (fixed, b"")
            fixed = b""
        elif name in _VALUES:
            names.append(name)
            lines += (fixed + line.partition(":")[0].encode() + b":", b"")
            fixed = b"\r\n"
        else:
            fixed += folded(line)
    return Sheet((*lines, fixed), tuple(names))


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

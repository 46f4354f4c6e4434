"""The lines of an event or a to-do as icalendar writes them, with slots for what differs.

Events differ in texts, days and keys, and in little else: a plan of hundreds of dates has a
handful of forms. icalendar writes one event of each form, and so decides names, parameters,
their order and the fixed values; texts are escaped and folded here, days are eight digits.

Slots are filled in steps, each once for all that shares it: for a form, for an activity, for a
series, and for all dates of a calendar together.
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

__all__ = ["ALARM_TEXT", "PERIOD", "Form", "Sheet", "behind", "sheet", "text_line"]


def behind(name: str) -> str:
    """Return the slot behind that of a day."""
    return f"behind {name}"


_TEXTS = ("SUMMARY", "CATEGORIES", "DESCRIPTION", "LOCATION", "X-PLANCTL-KEY", "X-PLANCTL-WHY")
_TIMES = {"VEVENT": ("DTSTART", "DTEND"), "VTODO": ("DUE",)}
_DAYS = ("DTSTART", "DTEND", "DUE")
_BEGUN = ("SUMMARY", "DESCRIPTION", "X-PLANCTL-KEY")
PERIOD = "period of X-PLANCTL-KEY"
"""The slot of what the key of a date ends with."""
_OWN = frozenset((*_DAYS, "UID", PERIOD))
"""The slots in which all dates differ: each is a part."""
_STAMPS = ("DTSTAMP", "LAST-MODIFIED")
_LINES = ("CATEGORIES", "LOCATION", "RRULE", "X-PLANCTL-PERIODS")
ALARM_TEXT = "DESCRIPTION of an alarm"
"""The slot of the folded DESCRIPTION of each alarm."""
_INSIDE = (*map(behind, _DAYS), *_STAMPS, *_LINES, ALARM_TEXT)
_CONTROLS = (*range(0x09), *range(0x0E, 0x20))
_MARKS = {slot: bytes([n]) for slot, n in zip(_INSIDE, _CONTROLS, strict=False)}
"""What keeps open each slot inside a part: a control that no content line can hold (RFC 5545,
section 3.1)."""
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
    """The folded lines of a form with slots.

    Days, times behind days, stamps, UID and period are values; SUMMARY, DESCRIPTION and the key
    are lines without their end; all others are whole lines or empty.
    """

    parts: list[bytes]
    places: Mapping[str, tuple[int, bytes]]
    """The part that each slot is in, and its mark there; without one it is the part's end."""

    def filled(self, known: Mapping[str, bytes]) -> Sheet:
        """Return the sheet with what is known put in; the other slots stay open."""
        return Sheet(self.lines(known), self.places)

    def lines(self, known: Mapping[str, bytes]) -> list[bytes]:
        """Return the parts with what is known put in."""
        parts = self.parts.copy()
        for slot, value in known.items():
            place, mark = self.places[slot]
            part = parts[place]
            parts[place] = part.replace(mark, value) if mark else part + value
        return parts

    def halves(self, slot: str) -> list[bytes]:
        """Return what stands before and behind a slot in its part."""
        place, mark = self.places[slot]
        return self.parts[place].split(mark)


def text_line(name: str, text: str) -> bytes:
    """Return the folded line of a property whose value is a TEXT."""
    return folded(f"{name}:{escaped(text)}")


@lru_cache
def sheet(form: Form) -> Sheet:
    """Return the lines of a form as icalendar writes them, all slots open."""
    parts = [b""]
    places: dict[str, tuple[int, bytes]] = {}

    def put(slot: str) -> None:
        if slot in _OWN and parts[-1]:
            parts.append(b"")
        mark = _MARKS.get(slot, b"")
        places[slot] = len(parts) - 1, mark
        if mark:
            parts[-1] += mark
        else:
            parts.append(b"")

    ringing = False
    for line in unfolded(_sample(form).to_ical()):
        name = name_of(line)
        ringing = ringing or line == "BEGIN:VALARM"
        if ringing and name == "DESCRIPTION":
            put(ALARM_TEXT)
        elif name in _LINES or name == "X-PLANCTL-WHY":
            put(name)
        elif name in _BEGUN:
            put(name)
            if name == "X-PLANCTL-KEY":
                put(PERIOD)
            parts[-1] += b"\r\n"
        elif name in (*_DAYS, *_STAMPS, "UID"):
            parts[-1] += line.partition(":")[0].encode() + b":"
            put(name)
            if name in _DAYS:
                put(behind(name))
            parts[-1] += b"\r\n"
        else:
            parts[-1] += folded(line)
    return Sheet(parts, places)


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

"""The hours of occurrences: what words mean in minutes, and what a kind of date makes of them."""

from __future__ import annotations

from datetime import time

from planctl.schedule.conventions import Conventions
from planctl.schedule.dating import Kind
from planctl.schedule.rules import TimeSpan

__all__ = ["WHOLE_DAY", "Hours", "hours_of", "minutes", "overnight"]

Hours = tuple[int | None, int | None]
"""Minutes from midnight, the end excluded; (None, None) is the whole day."""

WHOLE_DAY: Hours = (None, None)
_DEFAULT_LENGTH = 60


def hours_of(said: TimeSpan, conventions: Conventions) -> Hours:
    """Return the minutes that a time of day means, parts of the day by the plan's conventions."""
    match said.part:
        case None:
            start = None if said.start is None else _minute(said.start)
            end = None if said.end is None else _minute(said.end)
            return (start, 1440 if said.midnight_end else end)
        case "all-day":
            return WHOLE_DAY
        case "morning":
            return _span(conventions.morning.start, conventions.morning.end)
        case "afternoon":
            return _span(conventions.afternoon.start, conventions.afternoon.end)
        case "evening":
            return _span(conventions.evening.start, conventions.evening.end)
        case "office-hours":
            return _span(conventions.morning.start, conventions.afternoon.end)


def minutes(kind: Kind, hours: Hours, *, one_day: bool) -> Hours:
    """Return the minutes of an occurrence of a kind; windows are whole days.

    An event of which only the start is known lasts an hour, but never past midnight.
    """
    start, end = hours
    if kind == "window" or hours == WHOLE_DAY:
        return WHOLE_DAY
    if kind == "deadline":
        instant = end if start is None else start
        return (instant, instant)
    if start is None:
        return (0, end)
    if end is None:
        return (start, min(start + _DEFAULT_LENGTH, 1440) if one_day else 1440)
    return (start, end)


def overnight(kind: Kind, start_minute: int | None, end_minute: int | None) -> int:
    """Return 1 for the hours of an event of one day that end on the next (22:00-02:00), else 0."""
    if kind != "event" or start_minute is None or end_minute is None:
        return 0
    return int(end_minute <= start_minute)


def _span(start: time, end: time) -> Hours:
    return _minute(start), _minute(end)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute

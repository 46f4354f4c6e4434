"""Times of day from their parts."""

from __future__ import annotations

from datetime import time

from planctl.messages import msg
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.rules import TimeSpan

__all__ = ["clock", "hours", "in_part"]

_AFTERNOON = range(1, 12)


def clock(h: int, m: int = 0, *, at: Place = (0, 1)) -> TimeSpan | Fault:
    """Return a time of day; 24:00 is the end of the day."""
    if h > 24 or (h == 24 and m):
        return Fault(
            "impossible-date",
            at,
            msg("there is no {hour} o'clock", hour=f"{h}:{m:02}"),
            label=msg("a day has 24 hours"),
        )
    if h == 24:
        return TimeSpan(midnight_end=True)
    return TimeSpan(start=time(h, m))


def in_part(at: Place, clock: TimeSpan | Fault, part: str) -> TimeSpan | Fault:
    """Read an hour by the half of the day that is said with it: 2 in the afternoon is 14:00."""
    if isinstance(clock, Fault) or clock.start is None:
        return clock
    hour = clock.start.hour
    if part == "am":
        return TimeSpan(start=clock.start.replace(hour=0)) if hour == 12 else clock
    if part == "pm":
        return TimeSpan(start=clock.start.replace(hour=hour % 12 + 12)) if hour <= 12 else clock
    if part == "night" and hour == 12:
        return TimeSpan(midnight_end=True)
    if (
        part in ("afternoon", "evening", "night")
        and hour in _AFTERNOON
        and not (part == "night" and hour < 6)
    ):
        return TimeSpan(start=clock.start.replace(hour=hour + 12))
    fits = {
        "morning": hour < 12,
        "noon": 10 <= hour <= 13,
        "afternoon": 12 <= hour < 19,
        "evening": hour >= 17,
        "night": hour >= 19 or hour < 6,
    }
    if fits[part]:
        return clock
    return Fault(
        "impossible-date",
        at,
        msg("{hour} o'clock does not lie in that part of the day", hour=hour),
    )


def hours(at: Place, a: TimeSpan | int, b: TimeSpan) -> TimeSpan | Fault:
    """Return the hours from one time to another; a bare number is an hour."""
    start = clock(a, at=at) if isinstance(a, int) else a
    if isinstance(start, Fault):
        return start
    if start.start is None or (b.start is not None and b.start <= start.start):
        return Fault("reversed-range", at, msg("the hours end before they begin"))
    return TimeSpan(start.start, b.start, midnight_end=b.midnight_end)

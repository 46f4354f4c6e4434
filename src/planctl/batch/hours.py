"""When a plan has booked somebody, an octet a date: most dates of a series have the same hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, sub
from struct import Struct

from planctl.check.diary import DAY, Turnout, minutes_of
from planctl.dated import columns

__all__ = ["Run", "packed_runs", "runs_of", "unpacked_hours"]

Run = tuple[int, int, int, bytes]
"""The minute of the day at which dates begin, how many minutes they last, the first day, and from
each day to the next the number of days."""

_HEAD = Struct("<HIIII")
_LONGEST_STEP = 255

_first = attrgetter("first")
_last = attrgetter("last")
_clock = attrgetter("start_minute", "end_minute")


def runs_of(turnout: Turnout) -> list[Run]:
    """Return the hours of the events of an activity."""
    days: dict[_Shape, list[int]] = {}
    clocks = set(map(_clock, turnout.events()))
    firsts, lasts = columns(turnout.series)
    if len(clocks) == 1 and firsts == lasts:
        days[clocks.pop(), 0] = sorted(firsts)
    else:
        for event in sorted(turnout.events(), key=_first):
            shape = _clock(event), event.last - event.first
            days.setdefault(shape, []).append(event.first)
    return [run for shape, alike in days.items() for run in _runs(shape, alike)]


_Shape = tuple[tuple[int | None, int | None], int]
"""Start and end as minutes of their days, and how many days the one comes after the other."""


def _runs(shape: _Shape, days: Sequence[int]) -> Iterator[Run]:
    (begin, finish), more = shape
    start, end = minutes_of(0, more, begin, finish)
    steps = list(map(sub, days[1:], days))
    if max(steps, default=0) <= _LONGEST_STEP:
        yield start, end - start, days[0], bytes(steps)
    else:
        yield from ((start, end - start, day, b"") for day in days)


def packed_runs(number: int, runs: Iterable[Run]) -> bytes:
    """Return dates on each of which so many of a party are booked."""
    return b"".join(
        _HEAD.pack(minute, length, first, number, len(steps)) + steps
        for minute, length, first, steps in runs
    )


def unpacked_hours(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of each booking in minutes since ordinal 0, and how many it takes."""
    at = 0
    while at < len(data):
        minute, length, day, number, more = _HEAD.unpack_from(data, at)
        start = day * DAY + minute
        at += _HEAD.size
        for step in (0, *data[at : at + more]):
            start += step * DAY
            yield start, start + length, number
        at += more

"""Where a position lies inside one stretch of days.

A position is read once, into a locator that is then asked about every unit of a plan's period.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, assert_never

from planctl.schedule.days import month_index, month_start, nth_weekday, weekday
from planctl.schedule.periods import MONTHS
from planctl.schedule.reading import Reading
from planctl.schedule.rules import (
    Day,
    FirstDays,
    InMonth,
    InQuarter,
    Nth,
    NthWeek,
    Part,
    Position,
    Unit,
    WeekdayInWeek,
    Whole,
)

__all__ = ["Days", "Locator", "deciding_convention", "locator", "rival"]

Days = tuple[int, int]
"""A first and a last day, both included."""

Locator = Callable[[int, int], Days | None]
"""From the first and last day of a unit to those of the position, None where the unit lacks it."""

_WEEK_THIRDS: Final = ((0, 1), (2, 3), (4, 6))
_MONTH_THIRDS: Final = ((0, 9), (10, 19))


def locator(position: Position, unit: Unit, reading: Reading) -> Locator:
    """Return the function that finds `position` in a unit of the kind `unit`."""
    match position:
        case Day(number):
            return _day(number)
        case Whole():
            return _whole
        case Nth(day_of_week, number):
            return _nth(day_of_week, number)
        case WeekdayInWeek(day_of_week, week):
            if reading.week_of_month == "nth-weekday":
                return _nth(day_of_week, week)
            return _in_calendar_week(day_of_week, week)
        case NthWeek(number):
            match reading.first_week:
                case "days-1-7":
                    return _seven_days(number)
                case "calendar-week":
                    return _calendar_week(number)
                case "first-full-week":
                    return _full_week(number)
                case _ as unreachable:
                    assert_never(unreachable)
        case FirstDays(count):
            return _first_days(count)
        case Part(third, exact):
            return _part(third, unit, exact or reading.month_end == "window")
        case InMonth(number, inner):
            return _nested(number, 1, locator(inner, Unit.MONTH, reading))
        case InQuarter(number, inner):
            return _nested(number, 3, locator(inner, Unit.QUARTER, reading))
        case _:
            assert_never(position)


def deciding_convention(position: Position, unit: Unit, reading: Reading) -> str | None:
    """Return the setting that decides how `position` is read, as `first_week=days-1-7`."""
    match position:
        case WeekdayInWeek():
            return f"week_of_month={reading.week_of_month}"
        case NthWeek():
            return f"first_week={reading.first_week}"
        case Part(exact=False) if unit is Unit.MONTH:
            return f"month_end={reading.month_end}"
        case InMonth(_, inner):
            return deciding_convention(inner, Unit.MONTH, reading)
        case InQuarter(_, inner):
            return deciding_convention(inner, Unit.QUARTER, reading)
        case _:
            return None


def rival(position: Position, unit: Unit, reading: Reading) -> Locator | None:
    """Return the locator of the other reading of "the Saturday of the second week".

    None for positions that have no other reading.
    """
    match position:
        case WeekdayInWeek(day_of_week, week):
            if reading.week_of_month == "nth-weekday":
                return _in_calendar_week(day_of_week, week)
            return _nth(day_of_week, week)
        case InMonth(number, inner):
            other = rival(inner, Unit.MONTH, reading)
            return _nested(number, 1, other) if other else None
        case InQuarter(number, inner):
            other = rival(inner, Unit.QUARTER, reading)
            return _nested(number, 3, other) if other else None
        case _:
            return None


def _whole(first: int, last: int) -> Days:
    return first, last


def _day(number: int) -> Locator:
    def find(first: int, last: int) -> Days | None:
        day = first + number - 1 if number > 0 else last + number + 1
        return (day, day) if first <= day <= last else None

    return find


def _nth(day_of_week: int, number: int) -> Locator:
    def find(first: int, last: int) -> Days | None:
        day = nth_weekday(first, last, day_of_week, number)
        return None if day is None else (day, day)

    return find


def _seven_days(number: int) -> Locator:
    """Days 7n-6 to 7n; the last such week of a unit may be shorter."""

    def find(first: int, last: int) -> Days | None:
        if number > 0:
            start = first + 7 * (number - 1)
            return (start, min(start + 6, last)) if start <= last else None
        end = last + 7 * (number + 1)
        return (max(end - 6, first), end) if end >= first else None

    return find


def _calendar_week(number: int) -> Locator:
    """The days of the unit in the n-th Monday-Sunday week; the first holds day 1."""

    def find(first: int, last: int) -> Days | None:
        start = _monday(first, last, number)
        if start > last or start + 6 < first:
            return None
        return max(start, first), min(start + 6, last)

    return find


def _in_calendar_week(day_of_week: int, number: int) -> Locator:
    def find(first: int, last: int) -> Days | None:
        day = _monday(first, last, number) + day_of_week
        return (day, day) if first <= day <= last else None

    return find


def _monday(first: int, last: int, number: int) -> int:
    if number > 0:
        return first - weekday(first) + 7 * (number - 1)
    return last - weekday(last) + 7 * (number + 1)


def _full_week(number: int) -> Locator:
    """The n-th Monday-Sunday week that lies wholly inside the unit."""
    edge = 0 if number > 0 else 6

    def find(first: int, last: int) -> Days | None:
        day = nth_weekday(first, last, edge, number)
        if day is None or day - edge < first or day - edge + 6 > last:
            return None
        return day - edge, day - edge + 6

    return find


def _first_days(count: int) -> Locator:
    def find(first: int, last: int) -> Days | None:
        if abs(count) > last - first + 1:
            return None
        return (first, first + count - 1) if count > 0 else (last + count + 1, last)

    return find


def _part(third: int, unit: Unit, as_window: bool) -> Locator:
    if unit is Unit.DAY:
        return _whole
    if unit is Unit.WEEK:
        start, end = _WEEK_THIRDS[third - 1]
        return lambda first, last: (first + start, first + end)
    if unit is not Unit.MONTH:
        months = MONTHS[unit] // 3
        return lambda first, last: _months_from(first, (third - 1) * months, months)
    if not as_window:
        return _day((1, 15, -1)[third - 1])
    if third == 3:
        return lambda first, last: (first + 20, last)
    start, end = _MONTH_THIRDS[third - 1]
    return lambda first, last: (first + start, first + end)


def _months_from(first: int, skipped: int, count: int) -> Days:
    index = month_index(first) + skipped
    return month_start(index), month_start(index + count) - 1


def _nested(number: int, months: int, inner: Locator) -> Locator:
    """Find `inner` in the `number`-th stretch of so many months."""

    def find(first: int, last: int) -> Days | None:
        skipped = months * (number - 1 if number > 0 else number)
        index = month_index(first if number > 0 else last + 1) + skipped
        start, end = month_start(index), month_start(index + months) - 1
        return inner(start, end) if first <= start and end <= last else None

    return find

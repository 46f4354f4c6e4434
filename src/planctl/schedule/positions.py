"""Where a position lies inside stretches of the calendar, in columns for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from planctl.schedule.days import nth_weekdays, weekday
from planctl.schedule.periods import MONTHS, Units, units_at
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

__all__ = ["Located", "deciding_convention", "located", "rival"]

Located = tuple[Sequence[int], Sequence[int]]
"""First and last days, one of each for every unit, both included.

Where a unit lacks the position, the last day comes before the first. The columns of what is
always a single day, and nowhere lacking, are one and the same.
"""

_WEEK_THIRDS: Final = ((0, 1), (2, 3), (4, 6))
_MONTH_THIRDS: Final = ((0, 9), (10, 19))


def located(position: Position, units: Units, reading: Reading) -> Located:
    """Return the days of `position` in each of the units."""
    match position:
        case Day(number=number):
            return _day(number, units)
        case Nth(weekday=day_of_week, number=number):
            return _nth(day_of_week, number, units)
        case InMonth(number=number, position=inner):
            return _nested(number, Unit.MONTH, inner, units, reading)
        case Whole():
            return units.firsts, units.lasts
        case WeekdayInWeek(weekday=day_of_week, week=week):
            if reading.week_of_month == "nth-weekday":
                return _nth(day_of_week, week, units)
            return _in_calendar_week(day_of_week, week, units)
        case NthWeek(number=number):
            match reading.first_week:
                case "days-1-7":
                    return _seven_days(number, units)
                case "calendar-week":
                    return _calendar_week(number, units)
                case "first-full-week":
                    return _full_week(number, units)
                case _ as unreachable:
                    assert_never(unreachable)
        case FirstDays(count=count):
            return _first_days(count, units)
        case Part(third=third, exact=exact):
            return _part(third, units, exact or reading.month_end == "window")
        case InQuarter(number=number, position=inner):
            return _nested(number, Unit.QUARTER, inner, units, reading)
        case _:
            assert_never(position)


def deciding_convention(position: Position, unit: Unit, reading: Reading) -> str | None:
    """Return the setting that decides how `position` is read, as `first_week=days-1-7`."""
    match position:
        case Day() | Nth():
            return None
        case InMonth(position=inner):
            return deciding_convention(inner, Unit.MONTH, reading)
        case InQuarter(position=inner):
            return deciding_convention(inner, Unit.QUARTER, reading)
        case WeekdayInWeek():
            return f"week_of_month={reading.week_of_month}"
        case NthWeek():
            return f"first_week={reading.first_week}"
        case Part(exact=exact):
            return None if exact or unit is not Unit.MONTH else f"month_end={reading.month_end}"
        case Whole() | FirstDays():
            return None
        case _:
            assert_never(position)


def rival(position: Position, reading: Reading) -> Reading | None:
    """Return the other reading of "the Saturday of the second week".

    None for positions that have no other reading.
    """
    match position:
        case WeekdayInWeek():
            nth = reading.week_of_month == "nth-weekday"
            return reading._replace(week_of_month="calendar-week" if nth else "nth-weekday")
        case InMonth(position=inner) | InQuarter(position=inner):
            return rival(inner, reading)
        case _:
            return None


def _day(number: int, units: Units) -> Located:
    if number > 0:
        skipped = number - 1
        days = [first + skipped for first in units.firsts]
    else:
        skipped = number + 1
        days = [last + skipped for last in units.lasts]
    return _inside(days, days, units, abs(number))


def _nth(day_of_week: int, number: int, units: Units) -> Located:
    days = nth_weekdays(units.firsts, units.lasts, day_of_week, number)
    return _inside(days, days, units, 7 * abs(number))


def _seven_days(number: int, units: Units) -> Located:
    """Days 7n-6 to 7n; the last such week of a unit may be shorter."""
    if number > 0:
        starts = [first + 7 * (number - 1) for first in units.firsts]
        return starts, [*map(min, (start + 6 for start in starts), units.lasts)]
    ends = [last + 7 * (number + 1) for last in units.lasts]
    return [*map(max, (end - 6 for end in ends), units.firsts)], ends


def _calendar_week(number: int, units: Units) -> Located:
    """The days of the unit in the n-th Monday-Sunday week; the first holds day 1."""
    mondays = _mondays(number, units)
    sundays = (monday + 6 for monday in mondays)
    return [*map(max, mondays, units.firsts)], [*map(min, sundays, units.lasts)]


def _in_calendar_week(day_of_week: int, number: int, units: Units) -> Located:
    days = [monday + day_of_week for monday in _mondays(number, units)]
    return _inside(days, days, units)


def _mondays(number: int, units: Units) -> list[int]:
    if number > 0:
        return [first - weekday(first) + 7 * (number - 1) for first in units.firsts]
    return [last - weekday(last) + 7 * (number + 1) for last in units.lasts]


def _full_week(number: int, units: Units) -> Located:
    """The n-th Monday-Sunday week that lies wholly inside the unit."""
    edge = 0 if number > 0 else 6
    starts = [d - edge for d in nth_weekdays(units.firsts, units.lasts, edge, number)]
    return _inside(starts, [start + 6 for start in starts], units)


def _first_days(count: int, units: Units) -> Located:
    if count > 0:
        return _inside(units.firsts, [first + count - 1 for first in units.firsts], units, count)
    return _inside([last + count + 1 for last in units.lasts], units.lasts, units, -count)


def _part(third: int, units: Units, as_window: bool) -> Located:
    unit, firsts = units.unit, units.firsts
    if unit is Unit.DAY:
        return firsts, units.lasts
    if unit is Unit.WEEK:
        start, end = _WEEK_THIRDS[third - 1]
        return [first + start for first in firsts], [first + end for first in firsts]
    if unit is not Unit.MONTH:
        months = MONTHS[unit] // 3
        begin = _numbered(third * months - months + 1, Unit.MONTH, units)
        return begin.firsts, _numbered(third * months, Unit.MONTH, units).lasts
    if not as_window:
        return _day((1, 15, -1)[third - 1], units)
    if third == 3:
        return [first + 20 for first in firsts], units.lasts
    start, end = _MONTH_THIRDS[third - 1]
    return [first + start for first in firsts], [first + end for first in firsts]


def _nested(number: int, unit: Unit, position: Position, units: Units, reading: Reading) -> Located:
    """Find a position in the `number`-th `unit` of each of the units."""
    if abs(number) * MONTHS[unit] > MONTHS.get(units.unit, 0):
        return units.firsts, [first - 1 for first in units.firsts]
    return located(position, _numbered(number, unit, units), reading)


def _numbered(number: int, unit: Unit, units: Units) -> Units:
    """Return the `number`-th `unit` of each of the units."""
    size = MONTHS[units.unit] // MONTHS[unit]
    skipped = number - 1 if number > 0 else size + number
    at = units.indices
    return units_at(unit, at.start * size + skipped, at.stop * size + skipped, at.step * size)


def _inside(
    starts: Sequence[int], ends: Sequence[int], units: Units, needed: int | None = None
) -> Located:
    """Return the columns without what does not lie wholly inside its unit.

    A unit of `needed` days or more has it for certain.
    """
    if needed is not None and needed <= units.shortest:
        return starts, ends
    rows = zip(units.firsts, starts, ends, units.lasts, strict=True)
    inside = [first <= start and end <= last for first, start, end, last in rows]
    if all(inside):
        return starts, ends
    found = zip(starts, ends, inside, strict=True)
    return starts, [end if has else start - 1 for start, end, has in found]

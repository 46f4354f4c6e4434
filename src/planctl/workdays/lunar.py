"""The Vietnamese lunar calendar, by the UTC+7 rule.

New moons and solar terms are taken on Vietnamese dates, so that Tết of 1985, 2007 and 2030
differs from the Chinese calendar. The rule is applied to all years alike; calendars printed
before Vietnam adopted it (Decision 121-CP of 1967) may differ. The astronomy is `lunar-vn`'s;
here its months are kept as a table of days, in which a day that does not exist is not found.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "LUNAR_YEARS",
    "LunarDay",
    "OutsideLunarCalendar",
    "leap_month",
    "month_length",
    "to_lunar",
    "to_solar",
]

#: The lunar years that can be converted: 1900-01-31 to 2100-02-08.
LUNAR_YEARS = range(1900, 2100)
_FIRST_DAY, _LAST_DAY = date(1900, 1, 31).toordinal(), date(2100, 2, 8).toordinal()
_SPAN = f"{LUNAR_YEARS[0]} to {LUNAR_YEARS[-1]}"


class OutsideLunarCalendar(LookupError):  # noqa: N818 - named after the fault
    """A lunar year outside `LUNAR_YEARS`, or a day that lies in such a year.

    Beyond it the astronomy is not known to be right to the minute on which a date can depend.
    """


class LunarDay(NamedTuple):
    """A day of the lunar calendar; `year` is the Gregorian year in which its Tết falls."""

    year: int
    month: int
    day: int
    leap: bool = False


class _Month(NamedTuple):
    start: int
    length: int
    month: int
    leap: bool


def to_solar(day: LunarDay) -> int | None:
    """Return the ordinal of a lunar day, None where it does not exist.

    So it is with the 30th of a month of 29 days and with a leap month that the year lacks.
    Raises `OutsideLunarCalendar`.
    """
    month = _find(day.year, day.month, day.leap)
    if month is None or not 1 <= day.day <= month.length:
        return None
    return month.start + day.day - 1


def to_lunar(day: int) -> LunarDay:
    """Return the lunar day of an ordinal. Raises `OutsideLunarCalendar`."""
    if not _FIRST_DAY <= day <= _LAST_DAY:
        message = f"ordinal {day} lies outside the lunar years {_SPAN}"
        raise OutsideLunarCalendar(message)
    year = date.fromordinal(day).year
    if year not in LUNAR_YEARS or day < _months(year)[0].start:
        year -= 1
    months = _months(year)
    month = months[bisect_right(months, day, key=_start) - 1]
    return LunarDay(year, month.month, day - month.start + 1, month.leap)


def month_length(year: int, month: int, leap: bool = False) -> int | None:
    """Return the days of a lunar month, 29 or 30, None where it does not exist.

    Raises `OutsideLunarCalendar`.
    """
    found = _find(year, month, leap)
    return found.length if found else None


def leap_month(year: int) -> int | None:
    """Return the number of the month that comes twice in a lunar year, None if none does.

    Raises `OutsideLunarCalendar`.
    """
    return next((month.month for month in _months(year) if month.leap), None)


def _find(year: int, number: int, leap: bool) -> _Month | None:
    for month in _months(year):
        if month.month == number and month.leap == leap:
            return month
    return None


def _start(month: _Month) -> int:
    return month.start


@cache
def _months(year: int) -> tuple[_Month, ...]:
    """Return the 12 or 13 months of a lunar year, in order."""
    if year not in LUNAR_YEARS:
        message = f"lunar year {year} is not one of {_SPAN}"
        raise OutsideLunarCalendar(message)
    convert = _lunar_vn()
    starts: list[tuple[int, int, bool]] = []
    for month in range(1, 13):
        regular = convert(1, month, year, 0)
        starts.append((regular.toordinal(), month, False))
        try:
            again = convert(1, month, year, 1)
        except ValueError:
            continue
        # In a stretch without a leap month the leap flag is ignored.
        if again != regular:
            starts.append((again.toordinal(), month, True))
    ends = [start for start, _, _ in starts[1:]] + [convert(1, 1, year + 1, 0).toordinal()]
    return tuple(
        _Month(start, end - start, month, leap)
        for (start, month, leap), end in zip(starts, ends, strict=True)
    )


@cache
def _lunar_vn() -> Callable[[int, int, int, int], date]:
    """Load the converter of `lunar-vn`, lunar day, month, year and leap flag to a date.

    The package's `__init__` asks for its own version, which costs more than its astronomy: the
    one module is loaded by its place instead.
    """
    import sys
    from importlib.util import find_spec, module_from_spec, spec_from_file_location
    from pathlib import Path

    package = find_spec("lunar_vn")
    folders = package.submodule_search_locations if package else None
    place = Path(folders[0]) / "core.py" if folders else None
    if "lunar_vn.core" not in sys.modules and place and place.is_file():
        spec = spec_from_file_location("lunar_vn.core", place)
        if spec and spec.loader:
            module = sys.modules["lunar_vn.core"] = module_from_spec(spec)
            spec.loader.exec_module(module)
            convert: Callable[[int, int, int, int], date] = module.convert_lunar_to_solar
            return convert
    from lunar_vn import convert_lunar_to_solar

    return convert_lunar_to_solar

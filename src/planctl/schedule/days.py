"""Arithmetic on ordinals: days as integers, months as a running index.

Expansion runs over whole years of many plans, so it works on proleptic Gregorian ordinals
(1 is 0001-01-01, a Monday) and never makes date objects on the way. A month's index is
`year * 12 + month - 1`; quarters, halves and years are multiples of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

__all__ = [
    "FIRST_DAY",
    "FIRST_YEAR",
    "LAST_DAY",
    "LAST_YEAR",
    "add_months",
    "civil",
    "days_in_month",
    "is_leap",
    "iso",
    "iso_week",
    "month_index",
    "month_start",
    "nth_weekdays",
    "ordinal",
    "weekday",
    "year_of",
]

FIRST_DAY: Final = date.min.toordinal()
LAST_DAY: Final = date.max.toordinal()
FIRST_YEAR: Final = date.min.year
LAST_YEAR: Final = date.max.year

_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE: Final = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_CYCLE: Final = 146097  # days of 400 years


def is_leap(year: int) -> bool:
    """Tell whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month, 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def month_start(index: int) -> int:
    """Return the first day of the month with the running index `index`."""
    year, month = divmod(index, 12)
    past = year - 1
    leap_day = month > 1 and is_leap(year)
    return past * 365 + past // 4 - past // 100 + past // 400 + _BEFORE[month] + leap_day + 1


def ordinal(year: int, month: int, day: int) -> int | None:
    """Return the ordinal of a civil date, None where there is no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    if not 1 <= day <= days_in_month(year, month):
        return None
    return month_start(year * 12 + month - 1) + day - 1


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of an ordinal; years run from March inside, for the leap day."""
    era, of_era = divmod(day + 305, _CYCLE)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    march = (5 * of_year + 2) // 153
    number = of_year - (153 * march + 2) // 5 + 1
    month = march + 3 if march < 10 else march - 9
    return year + era * 400 + (month <= 2), month, number


def year_of(day: int) -> int:
    """Return the year of an ordinal."""
    return civil(day)[0]


def month_index(day: int) -> int:
    """Return the running index of the month that holds `day`."""
    year, month, _ = civil(day)
    return year * 12 + month - 1


def weekday(day: int) -> int:
    """Return the day of the week of an ordinal, Monday = 0."""
    return (day - 1) % 7


@lru_cache(maxsize=4096)
def iso(day: int) -> str:
    """Return the ISO 8601 date of an ordinal from `FIRST_DAY` to `LAST_DAY`."""
    return date.fromordinal(day).isoformat()


def iso_week(day: int) -> tuple[int, int]:
    """Return year and number of the ISO 8601 week that holds `day`."""
    thursday = day - weekday(day) + 3
    year = year_of(thursday)
    return year, (thursday - month_start(year * 12)) // 7 + 1


def nth_weekdays(
    firsts: Iterable[int], lasts: Iterable[int], day_of_week: int, number: int
) -> list[int]:
    """Return the `number`-th given weekday of each stretch of days, negative from the end.

    Where there are not so many it lies outside the stretch.
    """
    if number > 0:
        weeks = 7 * (number - 1)
        return [first + (day_of_week - first + 1) % 7 + weeks for first in firsts]
    weeks = 7 * (number + 1)
    return [last - (last - 1 - day_of_week) % 7 + weeks for last in lasts]


def add_months(day: int, months: int) -> tuple[int, bool]:
    """Return the same day `months` later (earlier if negative), and whether it was cut.

    A day that the month lacks is cut to its last day (Civil Code 91/2015/QH13, art. 146: a term
    of months that ends in a month without that day ends on the month's last day).
    """
    year, month, number = civil(day)
    index = year * 12 + month - 1 + months
    length = days_in_month(index // 12, index % 12 + 1)
    return month_start(index) + min(number, length) - 1, number > length

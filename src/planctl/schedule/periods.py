"""Units of the calendar as stretches of days, with the labels that occurrences are known by.

A unit has a running index (a month's is `year * 12 + month - 1`, a week's counts Mondays), so
"the following quarter" is the next integer. Successive units stand together in columns; these
are kept, for the plans of a year all ask for the same ones.
"""

from __future__ import annotations

from functools import lru_cache
from operator import sub
from typing import Final

from planctl.schedule.days import (
    FIRST_YEAR,
    LAST_YEAR,
    iso,
    iso_week,
    month_index,
    month_start,
)
from planctl.schedule.rules import Unit
from planctl.tuples import NamedTuple

__all__ = [
    "MONTHS",
    "Stretch",
    "Units",
    "index_at",
    "label_of",
    "numbered",
    "stretch",
    "stretches",
    "units_at",
    "units_between",
]

#: The months that a unit is made of; weeks and days are not.
MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}


class Stretch(NamedTuple):
    """Days from `first` to `last`, both included, and the label they are known by."""

    label: str
    first: int
    last: int


class Units(NamedTuple):
    """Units of one kind, those with the running `indices`, in columns."""

    unit: Unit
    indices: range
    labels: tuple[str, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    shortest: int
    """The least number of days in one of them."""


def index_at(unit: Unit, day: int) -> int:
    """Return the running index of the unit that holds `day`."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return (day - 1) // 7
    return month_index(day) // MONTHS[unit]


def label_of(unit: Unit, index: int) -> str:
    """Return the label of a unit: `2017-05-02`, `2024-W16`, `2017-05`, `2024-Q2`, `2024-H1`."""
    if unit is Unit.DAY:
        return iso(index)
    if unit is Unit.WEEK:
        year, number = iso_week(index * 7 + 1)
        return f"{year:04d}-W{number:02d}"
    year, number = divmod(index, 12 // MONTHS[unit])
    if unit is Unit.MONTH:
        return f"{year:04d}-{number + 1:02d}"
    if unit is Unit.QUARTER:
        return f"{year:04d}-Q{number + 1}"
    if unit is Unit.HALF:
        return f"{year:04d}-H{number + 1}"
    return f"{year:04d}"


def stretch(unit: Unit, index: int, count: int = 1) -> Stretch:
    """Return `count` successive units from the one with the running index `index`."""
    label = label_of(unit, index)
    if unit is Unit.DAY:
        return Stretch(label, index, index + count - 1)
    if unit is Unit.WEEK:
        return Stretch(label, index * 7 + 1, (index + count) * 7)
    months = MONTHS[unit]
    return Stretch(label, month_start(index * months), month_start((index + count) * months) - 1)


@lru_cache(maxsize=512)
def units_at(unit: Unit, start: int, stop: int, step: int = 1) -> Units:
    """Return every `step`-th unit with a running index from `start` to before `stop`."""
    indices = range(start, stop, step)
    rows = [stretch(unit, index) for index in indices]
    labels = tuple(row.label for row in rows)
    firsts = tuple(row.first for row in rows)
    lasts = tuple(row.last for row in rows)
    shortest = min(map(sub, lasts, firsts), default=0) + 1
    return Units(unit, indices, labels, firsts, lasts, shortest)


@lru_cache(maxsize=512)
def units_between(unit: Unit, first: int, last: int) -> Units:
    """Return every unit that meets the days `first` to `last`, in order."""
    return units_at(unit, index_at(unit, first), index_at(unit, last) + 1)


@lru_cache(maxsize=512)
def stretches(unit: Unit, first: int, last: int) -> tuple[Stretch, ...]:
    """Return every unit that meets the days `first` to `last`, one by one."""
    met = units_between(unit, first, last)
    return tuple(map(Stretch, met.labels, met.firsts, met.lasts))


def numbered(unit: Unit, year: int, number: int | None) -> int | None:
    """Return the running index of the `number`-th unit of a year, None where it has none.

    A week is the ISO 8601 week of that number; a year needs no number.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if unit is Unit.YEAR:
        return year if number in (None, 1) else None
    if number is None or number < 1:
        return None
    january = month_start(year * 12)
    if unit is Unit.DAY:
        index = january + number - 1
        return index if index < month_start(year * 12 + 12) else None
    if unit is Unit.WEEK:
        index = index_at(unit, january + 3) + number - 1
        return index if iso_week(index * 7 + 1)[0] == year else None
    per_year = 12 // MONTHS[unit]
    return year * per_year + number - 1 if number <= per_year else None

"""The days that a date or a single unit can mean, over the years that come into question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planctl.messages import Message
from planctl.schedule import lunar_rules
from planctl.schedule.days import (
    FIRST_DAY,
    LAST_DAY,
    iso,
    month_index,
    ordinal,
    year_of,
)
from planctl.schedule.frame import Frame
from planctl.schedule.periods import Stretch, index_at, label_of, numbered, units_at
from planctl.schedule.positions import deciding_convention, located
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Due,
    FirstDays,
    LunarSpan,
    NthWeek,
    Part,
    PartialDate,
    Positioned,
    Rule,
    The,
    Unit,
    Whole,
    Within,
)
from planctl.schedule.wording import written_date, written_unit

__all__ = ["convention_of", "dates", "ends", "placed", "words_of", "year_said"]


def dates(written: PartialDate, years: Iterable[int], frame: Frame) -> list[Stretch]:
    """Return the days that a date can mean, what it lacks taken from the years or the period."""
    if written.month is not None:
        wanted = [written.year] if written.year is not None else years
        days = [ordinal(year, written.month, written.day) for year in wanted]
    else:
        months = range(month_index(frame.low), month_index(frame.high) + 1)
        if written.year is not None:
            months = range(written.year * 12, written.year * 12 + 12)
        days = [ordinal(index // 12, index % 12 + 1, written.day) for index in months]
    return [Stretch(iso(day), day, day) for day in days if day is not None]


def placed(rule: Positioned, years: Iterable[int], frame: Frame) -> list[Stretch]:
    """Return the stretches that a position in a single unit can mean."""
    the = rule.period
    assert isinstance(the, The)
    if the.number is None and the.unit is not Unit.YEAR:
        units: Iterable[int | None] = range(
            index_at(the.unit, frame.low), index_at(the.unit, frame.high) + 1
        )
    else:
        wanted = [the.year] if the.year is not None else years
        if the.year is None and the.offset:
            plans = range(year_of(frame.first), year_of(frame.last) + 1)
            wanted = [year + the.offset for year in plans]
        units = [numbered(the.unit, year, the.number) for year in wanted]
    open_day = isinstance(rule.position, Whole | Part | NthWeek | FirstDays)
    found: list[Stretch] = []
    for index in units:
        if index is None:
            continue
        unit = units_at(the.unit, index, index + 1)
        if unit.firsts[0] < FIRST_DAY or unit.lasts[0] > LAST_DAY:
            continue
        (first,), (last,) = located(rule.position, unit, frame.reading)
        if first <= last:
            label = label_of(the.unit, index + rule.about) if open_day else iso(first)
            found.append(Stretch(label, first, last))
    return found


def ends(rule: Rule, years: Sequence[int], frame: Frame) -> list[Stretch]:
    """Return the stretches that one end of a range can mean; none where the rule is no date."""
    match rule:
        case Dated(written) | Anniversary(written):
            return dates(written, years, frame)
        case Positioned(The()):
            return placed(rule, years, frame)
        case LunarSpan():
            return lunar_rules.candidates(rule, years)
        case Within(inner) | Due(inner):
            return ends(inner, years, frame)
        case _:
            return []


def year_said(rule: Rule) -> int | None:
    """Return the year that a date or unit is written with."""
    match rule:
        case Dated(PartialDate(year=year)) | Anniversary(PartialDate(year=year)):
            return year
        case Positioned(The(year=year)):
            return year
        case Within(inner) | Due(inner):
            return year_said(inner)
        case _:
            return None


def convention_of(rule: Rule, frame: Frame) -> str | None:
    """Return the setting that decides how a rule's position is read."""
    match rule:
        case Positioned(period, position):
            return deciding_convention(position, period.unit, frame.reading)
        case Within(inner) | Due(inner):
            return convention_of(inner, frame)
        case _:
            return None


def words_of(rule: Rule) -> Message | str:
    """Return a date or unit as remarks name it."""
    match rule:
        case Dated(written) | Anniversary(written):
            return written_date(written)
        case Positioned():
            return written_unit(rule)
        case LunarSpan(first, _):
            return lunar_rules.as_written(first)
        case Within(inner) | Due(inner):
            return words_of(inner)
        case _:
            return "…"

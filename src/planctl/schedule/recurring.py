"""Recurrences: what comes once in every unit of the plan's period.

A recurrence is generated inside the period only. A unit that the period cuts (a week around New
Year, the first month of a plan that starts on the 15th) counts where the days sought lie inside;
a window or span that would reach beyond is left out and said so, never shortened.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import compress, filterfalse
from operator import le
from typing import Final, assert_never

from planctl.messages import Message, msg
from planctl.schedule.dating import Remark
from planctl.schedule.days import FIRST_DAY
from planctl.schedule.frame import Found, Frame, nothing, on_days
from planctl.schedule.periods import Stretch, Units, index_at, label_of, units_at, units_between
from planctl.schedule.positions import Located, deciding_convention, located, rival
from planctl.schedule.reading import Reading
from planctl.schedule.rules import (
    Dated,
    Day,
    Each,
    InMonth,
    Nth,
    PartialDate,
    Position,
    Positioned,
    Rrule,
    Rule,
    Through,
    Times,
    Unit,
    Weekdays,
    WorkingDays,
)
from planctl.schedule.wording import unit_name

__all__ = ["Recurring", "positioned", "recurring"]

Recurring = Times | Weekdays | WorkingDays | Rrule | Through

_ALL_KINDS_OF_YEARS: Final = (2001, 2028)
"""Years that between them begin on every weekday, with and without a leap day."""


def recurring(rule: Recurring, frame: Frame) -> Found:
    """Find the stretches of a recurrence that meet the plan's period."""
    match rule:
        case Weekdays(days=days, step=step):
            return _weekdays(sorted(days), step, frame)
        case Times(count=count, period=period):
            return _times(count, period, frame)
        case WorkingDays():
            return on_days(list(filterfalse(frame.is_off, range(frame.low, frame.high + 1))))
        case Rrule():
            from planctl.schedule.raw_rrule import raw_rrule

            return raw_rrule(rule, frame)
        case Through(first=first, last=last):
            return _through(first, last, frame)
        case _:
            assert_never(rule)


def _units(unit: Unit, step: int, frame: Frame) -> Units:
    """Return the units that meet the period, every `step`-th from the one it begins in."""
    met = units_between(unit, frame.low, frame.high)
    if step == 1:
        return met
    start, stop = met.indices.start, met.indices.stop
    passed = start - index_at(unit, frame.first)
    return units_at(unit, start + -passed % step, stop, step)


def positioned(period: Each, position: Position, about: int, frame: Frame) -> Found:
    """Find a position in every unit of a kind that meets the plan's period."""
    unit, reading = period.unit, frame.reading
    units = _units(unit, period.step, frame)
    labels: Sequence[str] = units.labels
    firsts, lasts = days = located(position, units, reading)
    remarks: tuple[Remark, ...] = ()
    if firsts is not lasts and False in (has := list(map(le, firsts, lasts))):
        lacking = [
            label
            for label, first, had in zip(labels, units.firsts, has, strict=True)
            if first <= frame.last and not had
        ]
        labels = list(compress(labels, has))
        firsts, lasts = list(compress(firsts, has)), list(compress(lasts, has))
        if lacking:
            impossible = not firsts and not _ever(position, unit, reading)
            remarks = (_missing(unit, lacking, impossible=impossible),)
    if about:
        labels = [label_of(unit, index_at(unit, day) + about) for day in firsts]
    convention = deciding_convention(position, unit, reading)
    if convention and not reading.week_is_said and (other := rival(position, reading)):
        left = located(position, units, other)
        remarks = (*remarks, *_other_reading(days, left, units, frame))
    return Found(labels, firsts, lasts, remarks, convention)


def _missing(unit: Unit, lacking: Sequence[str], *, impossible: bool) -> Remark:
    if impossible:
        text = msg("there is no such day in any {unit}", unit=unit_name(unit))
        return Remark("impossible-date", text)
    text = msg("no such day, and so no date, in: {labels}", labels=list(lacking))
    return Remark("missing-day", text)


def _ever(position: Position, unit: Unit, reading: Reading) -> bool:
    first, last = (date(year, 1, 1).toordinal() for year in _ALL_KINDS_OF_YEARS)
    return any(map(le, *located(position, units_between(unit, first, last - 1), reading)))


def _other_reading(taken: Located, left: Located, units: Units, frame: Frame) -> tuple[Remark, ...]:
    """Say on which dates the n-th weekday and the n-th calendar week's part company."""
    if taken == left:
        return ()
    rows = zip(units.labels, units.firsts, _by_unit(taken), _by_unit(left), strict=True)
    differing = [
        msg("{label}: {taken} or {other}", label=label, taken=_day(one), other=_day(other))
        for label, first, one, other in rows
        if one != other and first <= frame.last
    ]
    if not differing:
        return ()
    text = msg(
        "the n-th weekday and the weekday of the n-th calendar week differ in {dates}; "
        "`conventions: week_of_month` chooses",
        dates=differing,
    )
    return (Remark("ambiguous-phrase", text),)


def _by_unit(days: Located) -> list[tuple[int, int] | None]:
    """Return a first and last day for each unit, None where it lacks the position."""
    return [pair if pair[0] <= pair[1] else None for pair in zip(*days, strict=True)]


def _day(days: tuple[int, int] | None) -> date | Message:
    return msg("none") if days is None else date.fromordinal(days[0])


def _times(count: int, period: Each, frame: Frame) -> Found:
    units = _units(period.unit, period.step, frame)
    lasts = units.lasts
    if (more := period.step - 1) > 0:
        at = units.indices
        lasts = units_at(units.unit, at.start + more, at.stop + more, at.step).lasts
    if count == 1:
        return Found(units.labels, units.firsts, lasts)
    turns = range(1, count + 1)
    windows = zip(units.labels, units.firsts, lasts, strict=True)
    return Found.of([Stretch(f"{label}.{turn}", f, t) for label, f, t in windows for turn in turns])


def _weekdays(days: Sequence[int], step: int, frame: Frame) -> Found:
    weeks = _units(Unit.WEEK, step, frame)
    if len(days) == 1:
        (offset,) = days
        found = [monday + offset for monday in weeks.firsts]
        return Found(weeks.labels, found, found)
    found = [monday + offset for monday in weeks.firsts for offset in days]
    return on_days(found[bisect_left(found, frame.low) : bisect_right(found, frame.high)])


def _through(first: Rule, last: Rule, frame: Frame) -> Found:
    """Pair two positions of the same unit, the second in the next one if it comes earlier."""
    start, end = _as_position(_lend(first, last)), _as_position(last)
    if start is None or end is None or start.period != end.period:
        text = msg("a recurring range needs two days of the same week, month, quarter or year")
        return nothing(Remark("bad-value", text))
    period, reading = end.period, frame.reading
    assert isinstance(period, Each)
    unit, at = period.unit, _indices(period, frame)
    units = units_at(unit, at.start, at.stop, at.step)
    following = units_at(unit, at.start + 1, at.stop + 1, at.step)
    begins = _by_unit(located(start.position, units, reading))
    ends = _by_unit(located(end.position, units, reading))
    later = _by_unit(located(end.position, following, reading))
    found: list[Stretch] = []
    lacking: list[str] = []
    for place, (one, two) in enumerate(zip(begins, ends, strict=True)):
        close = later[place] if one and two and two[1] < one[0] else two
        if one and close:
            label = label_of(unit, at[place] + start.about)
            found.append(Stretch(label, one[0], close[1]))
        elif frame.first <= units.lasts[place] and units.firsts[place] <= frame.last:
            lacking.append(units.labels[place])
    if lacking:
        return Found.of(found, _missing(unit, lacking, impossible=False))
    return Found.of(found)


def _indices(period: Each, frame: Frame) -> range:
    """Return the units that meet the period, and the one before for what it began."""
    base = index_at(period.unit, frame.first)
    before = base - period.step
    start = before if before >= index_at(period.unit, FIRST_DAY) else base
    return range(start, index_at(period.unit, frame.high) + 1, period.step)


def _as_position(rule: Rule) -> Positioned | None:
    match rule:
        case Positioned(Each()):
            return rule
        case Weekdays(days, step) if len(days) == 1:
            return Positioned(Each(Unit.WEEK, step), Nth(min(days), 1))
        case _:
            return None


def _lend(first: Rule, last: Rule) -> Rule:
    """Read a day without a month as a day of the other end's month."""
    match first, last:
        case Dated(PartialDate(day, None, None)), Positioned(Each() as period, position, about):
            match position:
                case Day():
                    return Positioned(period, Day(day), about)
                case InMonth(month, Day()):
                    return Positioned(period, InMonth(month, Day(day)), about)
        case Dated(PartialDate(day, int() as month, None)), Positioned(
            Each(Unit.YEAR) as period, InMonth(), about
        ):
            return Positioned(period, InMonth(month, Day(day)), about)
    return first

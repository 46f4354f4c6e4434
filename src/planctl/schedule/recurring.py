"""Recurrences: what comes once in every unit of the plan's period.

A recurrence is generated inside the period only. A unit that the period cuts (a week around New
Year, the first month of a plan that starts on the 15th) counts where the days sought lie inside;
a window or span that would reach beyond is left out and said so, never shortened.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, assert_never

from planctl.messages import Message, msg
from planctl.schedule.dating import Remark
from planctl.schedule.days import FIRST_DAY, iso
from planctl.schedule.frame import Found, Frame, Span
from planctl.schedule.periods import Stretch, index_at, label_of, stretch, stretches
from planctl.schedule.positions import Locator, deciding_convention, locator, rival
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

__all__ = ["Recurring", "recurring"]

Recurring = Positioned | Times | Weekdays | WorkingDays | Rrule | Through

_ALL_KINDS_OF_YEARS: Final = (2001, 2028)
"""Years that between them begin on every weekday, with and without a leap day."""


def recurring(rule: Recurring, frame: Frame) -> Found:
    """Find the stretches of a recurrence that meet the plan's period."""
    match rule:
        case Positioned(Each() as period, position, about):
            return _positioned(period, position, about, frame)
        case Times(count, period):
            return Found(_times(count, period, frame))
        case Weekdays(days, step):
            return Found(_weekdays(sorted(days), step, frame))
        case WorkingDays():
            return Found(_working_days(frame))
        case Rrule():
            from planctl.schedule.raw_rrule import raw_rrule

            return raw_rrule(rule, frame)
        case Through(first, last):
            return _through(first, last, frame)
        case Positioned():
            message = f"not a recurrence: {rule!r}"
            raise TypeError(message)
        case _:
            assert_never(rule)


def _units(period: Each, frame: Frame) -> Sequence[Stretch]:
    """Return the units that meet the period, every `step`-th from the one it begins in."""
    units = stretches(period.unit, frame.low, frame.high)
    if period.step == 1:
        return units
    passed = index_at(period.unit, frame.low) - index_at(period.unit, frame.first)
    return units[-passed % period.step :: period.step]


def _positioned(period: Each, position: Position, about: int, frame: Frame) -> Found:
    find = locator(position, period.unit, frame.reading)
    found: list[Span] = []
    lacking: list[str] = []
    for label, first, last in _units(period, frame):
        days = find(first, last)
        if days is not None:
            found.append((label, *days))
        elif first <= frame.last:
            lacking.append(label)
    if about:
        unit = period.unit
        found = [(_label_about(unit, first, about), first, last) for _, first, last in found]
    remarks = _missing(period.unit, find, lacking, none_found=not found) if lacking else ()
    other = rival(position, period.unit, frame.reading)
    if other is not None and not frame.reading.week_is_said:
        remarks = (*remarks, *_other_reading(find, other, period, frame))
    convention = deciding_convention(position, period.unit, frame.reading)
    return Found(found, remarks, convention)


def _label_about(unit: Unit, day: int, about: int) -> str:
    return label_of(unit, index_at(unit, day) + about)


def _missing(
    unit: Unit, find: Locator, lacking: Sequence[str], *, none_found: bool
) -> tuple[Remark, ...]:
    if none_found and not _ever(unit, find):
        text = msg("there is no such day in any {unit}", unit=unit_name(unit))
        return (Remark("impossible-date", text),)
    text = msg("no such day, and so no date, in: {labels}", labels=list(lacking))
    return (Remark("missing-day", text),)


def _ever(unit: Unit, find: Locator) -> bool:
    first, last = (date(year, 1, 1).toordinal() for year in _ALL_KINDS_OF_YEARS)
    return any(find(s.first, s.last) for s in stretches(unit, first, last - 1))


def _other_reading(find: Locator, other: Locator, period: Each, frame: Frame) -> tuple[Remark, ...]:
    """Say on which dates the n-th weekday and the n-th calendar week's part company."""
    differing: list[Message] = []
    for label, first, last in _units(period, frame):
        taken, left = find(first, last), other(first, last)
        if taken == left or first > frame.last:
            continue
        differing.append(
            msg("{label}: {taken} or {other}", label=label, taken=_day(taken), other=_day(left))
        )
    if not differing:
        return ()
    text = msg(
        "the n-th weekday and the weekday of the n-th calendar week differ in {dates}; "
        "`conventions: week_of_month` chooses",
        dates=differing,
    )
    return (Remark("ambiguous-phrase", text),)


def _day(days: tuple[int, int] | None) -> date | Message:
    return msg("none") if days is None else date.fromordinal(days[0])


def _times(count: int, period: Each, frame: Frame) -> list[Span]:
    windows = _units(period, frame)
    if period.step > 1:
        starts = (index_at(period.unit, s.first) for s in windows)
        windows = [stretch(period.unit, index, period.step) for index in starts]
    if count == 1:
        return list(windows)
    turns = range(1, count + 1)
    return [(f"{label}.{turn}", f, t) for label, f, t in windows for turn in turns]


def _weekdays(days: Sequence[int], step: int, frame: Frame) -> list[Span]:
    low, high = frame.low, frame.high
    weeks = _units(Each(Unit.WEEK, step), frame)
    if len(days) == 1:
        (offset,) = days
        return [
            (label, monday + offset, monday + offset)
            for label, monday, _ in weeks
            if low <= monday + offset <= high
        ]
    found = [monday + offset for _, monday, _ in weeks for offset in days]
    return [(iso(day), day, day) for day in found if low <= day <= high]


def _working_days(frame: Frame) -> list[Span]:
    days = range(frame.low, frame.high + 1)
    return [(iso(day), day, day) for day in days if not frame.is_off(day)]


def _through(first: Rule, last: Rule, frame: Frame) -> Found:
    """Pair two positions of the same unit, the second in the next one if it comes earlier."""
    start, end = _as_position(_lend(first, last)), _as_position(last)
    if start is None or end is None or start.period != end.period:
        text = msg("a recurring range needs two days of the same week, month, quarter or year")
        return Found([], (Remark("bad-value", text),))
    period = end.period
    assert isinstance(period, Each)
    begins = locator(start.position, period.unit, frame.reading)
    ends = locator(end.position, period.unit, frame.reading)
    found: list[Span] = []
    lacking: list[str] = []
    for index in _indices(period, frame):
        label, *unit = stretch(period.unit, index)
        one, two = begins(*unit), ends(*unit)
        if one is not None and two is not None and two[1] < one[0]:
            two = ends(*stretch(period.unit, index + 1)[1:])
        if one is None or two is None:
            if frame.first <= unit[1] and unit[0] <= frame.last:
                lacking.append(label)
        else:
            found.append((label_of(period.unit, index + start.about), one[0], two[1]))
    return Found(found, _missing(period.unit, begins, lacking, none_found=False) if lacking else ())


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

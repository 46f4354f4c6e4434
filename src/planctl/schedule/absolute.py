"""Plain dates and single units: what a phrase says once, with the parts that it leaves unsaid.

A missing year or month is taken from the plan's period, and only where the period leaves one
choice. A stretch that the document writes out in full is kept whole even where it reaches beyond
the period, with a remark; one that lies outside altogether is not expanded.
"""

from __future__ import annotations

from datetime import date

from planctl.frozen import replace
from planctl.messages import msg
from planctl.schedule import lunar_rules
from planctl.schedule.candidates import convention_of, dates, placed
from planctl.schedule.choice import choose, impossible, wrong_weekday, years_around
from planctl.schedule.dating import Remark
from planctl.schedule.days import (
    days_in_month,
    weekday,
    year_of,
)
from planctl.schedule.frame import Found, Frame, nothing
from planctl.schedule.periods import Stretch
from planctl.schedule.ranges import from_, through
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Due,
    From,
    LunarSpan,
    PartialDate,
    Positioned,
    Relative,
    Rule,
    The,
    Through,
    Within,
)
from planctl.schedule.wording import written_date, written_unit

__all__ = ["Absolute", "absolute", "is_absolute"]

Absolute = Dated | Anniversary | LunarSpan | Positioned | Through | From


def is_absolute(rule: Rule) -> bool:
    """Tell whether a rule names its days once, not again and again."""
    match rule:
        case Positioned(period=period):
            return isinstance(period, The)
        case Dated() | Anniversary() | LunarSpan() | From() | Relative():
            return True
        case Through(_, inner) | Within(inner) | Due(inner):
            return is_absolute(inner)
        case _:
            return False


def absolute(rule: Absolute, frame: Frame) -> Found:
    """Find the days that an absolute rule names in the plan's period."""
    match rule:
        case Dated(written):
            return _dated(written, frame)
        case Anniversary():
            return _anniversary(rule, frame)
        case LunarSpan():
            return lunar_rules.lunar(rule, frame)
        case Positioned():
            return _positioned(rule, frame)
        case Through():
            return through(rule, frame)
        case From():
            return from_(rule, frame)


def _dated(written: PartialDate, frame: Frame) -> Found:
    candidates = dates(written, years_around(frame), frame)
    if not candidates or _lacking(written, frame):
        first, last = year_of(frame.low), year_of(frame.high)
        lent = replace(written, year=first) if first == last and written.month else written
        missing = written if written.year is not None else lent
        return nothing(impossible(written_date(missing)))
    named = [s for s in candidates if weekday(s.first) == written.weekday and _in(frame, s)]
    found = choose(named if len(named) == 1 else candidates, frame, written_date(written))
    wrong = [wrong_weekday(written, day) for day in found.firsts]
    return found._replace(remarks=(*found.remarks, *(r for r in wrong if r)))


def _anniversary(rule: Anniversary, frame: Frame) -> Found:
    found = _dated(rule.date, frame)
    since = rule.since
    if since is None or since.year is None or rule.count is None:
        return found
    wrong = [
        Remark(
            "anniversary-mismatch",
            msg(
                "{day} is {years} years after {since}, not {count}",
                day=date.fromordinal(day),
                years=year_of(day) - since.year,
                since=written_date(since),
                count=rule.count,
            ),
        )
        for day in found.firsts
        if year_of(day) - since.year != rule.count
    ]
    return found._replace(remarks=(*found.remarks, *wrong))


def _in(frame: Frame, span: Stretch) -> bool:
    return frame.meets(span.first, span.last)


def _lacking(written: PartialDate, frame: Frame) -> bool:
    """Tell whether a date without a year is missing from every year of the period."""
    if written.month is None or written.year is not None:
        return False
    if not 1 <= written.month <= 12:
        return True
    years = range(year_of(frame.low), year_of(frame.high) + 1)
    return all(written.day > days_in_month(year, written.month) for year in years)


def _positioned(rule: Positioned, frame: Frame) -> Found:
    candidates = placed(rule, years_around(frame), frame)
    convention = convention_of(rule, frame)
    words = written_unit(rule)
    if not candidates:
        return nothing(impossible(words), convention=convention)
    return choose(candidates, frame, words)._replace(convention=convention)

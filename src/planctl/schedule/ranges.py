"""Ranges: from one date or unit to another, and from one to the end of the plan's period."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.frozen import replace
from planctl.messages import msg
from planctl.schedule.candidates import convention_of, ends, words_of, year_said
from planctl.schedule.choice import choose, impossible, outside, wrong_weekday, years_around
from planctl.schedule.dating import Remark
from planctl.schedule.days import (
    FIRST_YEAR,
    LAST_YEAR,
    iso,
)
from planctl.schedule.frame import Found, Frame, nothing
from planctl.schedule.periods import Stretch
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Due,
    From,
    LunarSpan,
    PartialDate,
    Positioned,
    Rule,
    The,
    Through,
    Unit,
    Within,
)

__all__ = ["from_", "through"]


def through(rule: Through, frame: Frame) -> Found:
    """Find a range; each end takes the month or year that it lacks from the other."""
    first, last = _lend_month(rule.first, rule.last)
    if not (_is_date(first) and _is_date(last)):
        text = msg("a range runs from a date to a date")
        return nothing(Remark("bad-value", text))
    said = {year for end in (first, last) if (year := year_said(end)) is not None}
    around = (year + step for year in said for step in (-1, 0, 1))
    years = sorted({y for y in (*years_around(frame), *around) if FIRST_YEAR <= y <= LAST_YEAR})
    firsts, lasts = ends(first, years, frame), ends(last, years, frame)
    for end, candidates in ((first, firsts), (last, lasts)):
        if not candidates:
            return nothing(impossible(words_of(end)))
    pairs = _paired(firsts, lasts)
    if not pairs or _reversed_in_month(first, last):
        text = msg("the range ends ({last}) before it begins ({first})",
                   first=words_of(first), last=words_of(last))  # fmt: skip
        return nothing(Remark("reversed-range", text))
    between = msg("{first} – {last}", first=words_of(first), last=words_of(last))
    found = choose(pairs, frame, between)
    wrong: list[Remark | None] = []
    for begin, close in zip(found.firsts, found.lasts, strict=True):
        for end, day in ((first, begin), (last, close)):
            if isinstance(end, Dated):
                wrong.append(wrong_weekday(end.date, day))
    conventions = [c for end in (first, last) if (c := convention_of(end, frame))]
    remarks = (*found.remarks, *(remark for remark in wrong if remark))
    convention = ", ".join(dict.fromkeys(conventions)) or None
    return found._replace(remarks=remarks, convention=convention)


def _is_date(rule: Rule) -> bool:
    """Tell whether a rule can be the end of a range: not what recurs or counts from elsewhere."""
    match rule:
        case Dated() | Anniversary() | LunarSpan() | Positioned(The()):
            return True
        case Within(inner) | Due(inner):
            return _is_date(inner)
        case _:
            return False


def _lend_month(first: Rule, last: Rule) -> tuple[Rule, Rule]:
    """Give a date that is only a day the month of the other end, and its year with it."""
    match first, last:
        case Dated(PartialDate(month=None) as lacks), Dated(PartialDate(month=int()) as has):
            lent = replace(lacks, month=has.month, year=lacks.year or has.year)
            return Dated(lent), last
        case Dated(PartialDate(month=int()) as has), Dated(PartialDate(month=None) as lacks):
            lent = replace(lacks, month=has.month, year=lacks.year or has.year)
            return first, Dated(lent)
        case Dated(PartialDate(month=None) as lacks), Positioned(
            The(Unit.MONTH, int() as month, year)
        ):
            return Dated(replace(lacks, month=month, year=lacks.year or year)), last
        case _:
            return first, last


def _paired(firsts: Sequence[Stretch], lasts: Sequence[Stretch]) -> list[Stretch]:
    """Pair each end with the nearest beginning before it, and each beginning once."""
    pairs: dict[int, int] = {}
    for end in sorted(span.last for span in lasts):
        begins = [span.first for span in firsts if span.first <= end]
        if begins:
            pairs.setdefault(max(begins), end)
    return [Stretch(iso(first), first, last) for first, last in pairs.items()]


def _reversed_in_month(first: Rule, last: Rule) -> bool:
    """Tell whether two dates are reversed inside one month, for no new year lies between them."""
    match first, last:
        case Dated(PartialDate() as one), Dated(PartialDate() as two):
            open_year = one.year is None or two.year is None
            return open_year and one.month == two.month and one.day > two.day
        case _:
            return False


def from_(rule: From, frame: Frame) -> Found:
    """Find what goes on to the end of the plan's period."""
    years = years_around(frame)
    starts = ends(rule.start, years, frame)
    if not _is_date(rule.start):
        text = msg("what goes on to the period's end begins on a date")
        return nothing(Remark("bad-value", text))
    if not starts:
        return nothing(impossible(words_of(rule.start)))
    begins = [span.last + 1 if rule.after else span.first for span in starts]
    spans = [Stretch(iso(day), day, frame.last) for day in begins if day <= frame.last]
    words = words_of(rule.start)
    if not spans:
        return nothing(outside(words, frame))
    found = choose(spans, frame, words)
    wrong: Remark | None = None
    if found.firsts and isinstance(rule.start, Dated):
        day = found.firsts[0]
        wrong = wrong_weekday(rule.start.date, day - 1 if rule.after else day)
    remarks = (*found.remarks, wrong) if wrong else found.remarks
    return found._replace(remarks=remarks, convention=convention_of(rule.start, frame))

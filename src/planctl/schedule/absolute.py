"""Plain dates and single units: what a phrase says once, with the parts that it leaves unsaid.

A missing year or month is taken from the plan's period, and only where the period leaves one
choice. A stretch that the document writes out in full is kept whole even where it reaches beyond
the period, with a remark; one that lies outside altogether is not expanded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from planctl.messages import Message, Weekday, msg
from planctl.schedule import lunar_rules
from planctl.schedule.dating import Remark
from planctl.schedule.days import (
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    days_in_month,
    iso,
    month_index,
    ordinal,
    weekday,
    year_of,
)
from planctl.schedule.frame import Found, Frame
from planctl.schedule.periods import Stretch, index_at, label_of, numbered, stretch
from planctl.schedule.positions import deciding_convention, locator
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Due,
    Each,
    From,
    LunarSpan,
    PartialDate,
    Positioned,
    Relative,
    Rule,
    The,
    Through,
    Unit,
    Whole,
    Within,
)
from planctl.schedule.wording import written_date, written_unit

__all__ = ["Absolute", "absolute", "is_absolute"]

Absolute = Dated | Anniversary | LunarSpan | Positioned | Through | From

_LONGEST_LIST: Final = 4


def is_absolute(rule: Rule) -> bool:
    """Tell whether a rule names its days once, not again and again."""
    match rule:
        case Dated() | Anniversary() | LunarSpan() | From():
            return True
        case Positioned(period):
            return isinstance(period, The)
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
            return _through(rule, frame)
        case From():
            return _from(rule, frame)


def _dated(written: PartialDate, frame: Frame) -> Found:
    candidates = _dates(written, _years(frame), frame)
    if not candidates or _lacking(written, frame):
        first, last = year_of(frame.low), year_of(frame.high)
        lent = replace(written, year=first) if first == last and written.month else written
        missing = written if written.year is not None else lent
        return Found([], (_impossible(written_date(missing)),))
    named = [s for s in candidates if weekday(s.first) == written.weekday and _in(frame, s)]
    found = _choose(named if len(named) == 1 else candidates, frame, written_date(written))
    wrong = [_wrong_weekday(written, day) for _, day, _ in found.spans]
    return found._replace(remarks=(*found.remarks, *(r for r in wrong if r)))


def _anniversary(rule: Anniversary, frame: Frame) -> Found:
    found = _dated(rule.date, frame)
    since = rule.since
    if since is None or since.year is None or rule.count is None:
        return found
    wrong = [
        Remark(
            "bad-value",
            msg(
                "{day} is {years} years after {since}, not {count}",
                day=date.fromordinal(day),
                years=year_of(day) - since.year,
                since=written_date(since),
                count=rule.count,
            ),
        )
        for _, day, _ in found.spans
        if year_of(day) - since.year != rule.count
    ]
    return found._replace(remarks=(*found.remarks, *wrong))


def _in(frame: Frame, span: Stretch) -> bool:
    return frame.meets(span.first, span.last)


def _dates(written: PartialDate, years: Iterable[int], frame: Frame) -> list[Stretch]:
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


def _lacking(written: PartialDate, frame: Frame) -> bool:
    """Tell whether a date without a year is missing from every year of the period."""
    if written.month is None or written.year is not None:
        return False
    if not 1 <= written.month <= 12:
        return True
    years = range(year_of(frame.low), year_of(frame.high) + 1)
    return all(written.day > days_in_month(year, written.month) for year in years)


def _positioned(rule: Positioned, frame: Frame) -> Found:
    candidates = _placed(rule, _years(frame), frame)
    convention = _convention(rule, frame)
    words = written_unit(rule)
    if not candidates:
        return Found([], (_impossible(words),), convention)
    return _choose(candidates, frame, words)._replace(convention=convention)


def _placed(rule: Positioned, years: Iterable[int], frame: Frame) -> list[Stretch]:
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
    find = locator(rule.position, the.unit, frame.conventions)
    found: list[Stretch] = []
    for index in units:
        if index is None:
            continue
        _, first, last = stretch(the.unit, index)
        days = find(first, last) if first >= FIRST_DAY and last <= LAST_DAY else None
        if days is None:
            continue
        whole = isinstance(rule.position, Whole)
        label = label_of(the.unit, index + rule.about) if whole else iso(days[0])
        found.append(Stretch(label, *days))
    return found


def _through(rule: Through, frame: Frame) -> Found:
    first, last = _lend_month(rule.first, rule.last)
    if any(isinstance(end, Relative) for end in (first, last)):
        text = msg("a range from or to another activity is not possible here")
        return Found([], (Remark("bad-value", text),))
    said = {year for end in (first, last) if (year := _year_said(end)) is not None}
    around = (year + step for year in said for step in (-1, 0, 1))
    years = sorted({y for y in (*_years(frame), *around) if FIRST_YEAR <= y <= LAST_YEAR})
    firsts, lasts = _ends(first, years, frame), _ends(last, years, frame)
    for end, candidates in ((first, firsts), (last, lasts)):
        if not candidates:
            return Found([], (_impossible(_words(end)),))
    pairs = _paired(firsts, lasts)
    if not pairs or _reversed_in_month(first, last):
        text = msg("the range ends ({last}) before it begins ({first})",
                   first=_words(first), last=_words(last))  # fmt: skip
        return Found([], (Remark("reversed-range", text),))
    between = msg("{first} – {last}", first=_words(first), last=_words(last))
    found = _choose(pairs, frame, between)
    wrong: list[Remark | None] = []
    for _, begin, close in found.spans:
        for end, day in ((first, begin), (last, close)):
            if isinstance(end, Dated):
                wrong.append(_wrong_weekday(end.date, day))
    conventions = [c for end in (first, last) if (c := _convention(end, frame))]
    remarks = (*found.remarks, *(remark for remark in wrong if remark))
    return Found(found.spans, remarks, ", ".join(dict.fromkeys(conventions)) or None)


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


def _ends(rule: Rule, years: Sequence[int], frame: Frame) -> list[Stretch]:
    match rule:
        case Dated(written) | Anniversary(written):
            return _dates(written, years, frame)
        case Positioned(The()):
            return _placed(rule, years, frame)
        case LunarSpan():
            return lunar_rules.candidates(rule, years)
        case Within(inner) | Due(inner):
            return _ends(inner, years, frame)
        case _:
            return []


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


def _from(rule: From, frame: Frame) -> Found:
    years = _years(frame)
    starts = _ends(rule.start, years, frame)
    if not starts:
        if isinstance(rule.start, Positioned) and isinstance(rule.start.period, Each):
            text = msg("it is not said from which of the recurring dates on")
            return Found([], (Remark("bad-value", text),))
        return Found([], (_impossible(_words(rule.start)),))
    begins = [span.last + 1 if rule.after else span.first for span in starts]
    spans = [Stretch(iso(day), day, frame.last) for day in begins if day <= frame.last]
    words = _words(rule.start)
    if not spans:
        return Found([], (_outside(words, frame),))
    found = _choose(spans, frame, words)
    wrong: Remark | None = None
    if found.spans and isinstance(rule.start, Dated):
        day = found.spans[0][1]
        wrong = _wrong_weekday(rule.start.date, day - 1 if rule.after else day)
    remarks = (*found.remarks, wrong) if wrong else found.remarks
    return Found(found.spans, remarks, _convention(rule.start, frame))


def _choose(candidates: Sequence[Stretch], frame: Frame, words: Message | str) -> Found:
    """Keep the one candidate that the period leaves, or say why there is none."""
    meeting = [s for s in candidates if frame.meets(s.first, s.last)]
    inside = [s for s in meeting if frame.holds(s.first, s.last)]
    begun = [s for s in meeting if frame.low <= s.first <= frame.high]
    left = next((few for few in (inside, begun, meeting) if few), [])
    if not left:
        return Found([], (_outside(words, frame),))
    if len(left) > 1:
        days = [date.fromordinal(span.first) for span in left[:_LONGEST_LIST]]
        text = msg(
            "“{words}” can mean more than one date of the plan's period: {days}",
            words=words,
            days=days,
        )
        return Found([], (Remark("bad-value", text),))
    if inside:
        return Found(inside)
    text = msg(
        "“{words}” reaches beyond the plan's period, {first} – {last}",
        words=words,
        first=date.fromordinal(frame.first),
        last=date.fromordinal(frame.last),
    )
    return Found(left, (Remark("outside-period", text),))


def _outside(words: Message | str, frame: Frame) -> Remark:
    text = msg(
        "“{words}” lies outside the plan's period, {first} – {last}",
        words=words,
        first=date.fromordinal(frame.first),
        last=date.fromordinal(frame.last),
    )
    return Remark("outside-period", text)


def _impossible(words: Message | str) -> Remark:
    return Remark("impossible-date", msg("there is no {words}", words=words))


def _wrong_weekday(written: PartialDate, day: int) -> Remark | None:
    """Say so when the weekday that a date is written with is not that day's."""
    wanted, actual = written.weekday, weekday(day)
    if wanted is None or wanted == actual:
        return None
    nearest = [day - (actual - wanted) % 7, day + (wanted - actual) % 7]
    text = msg(
        "{day} is a {actual}, not a {wanted}; the nearest such days are {nearest}",
        day=date.fromordinal(day),
        actual=Weekday(actual),
        wanted=Weekday(wanted),
        nearest=[date.fromordinal(d) for d in nearest if FIRST_DAY <= d <= LAST_DAY],
    )
    return Remark("weekday-mismatch", text)


def _years(frame: Frame) -> range:
    """Return the years of the period and the two around it."""
    first, last = year_of(frame.low), year_of(frame.high)
    return range(max(first - 1, FIRST_YEAR), min(last + 1, LAST_YEAR) + 1)


def _year_said(rule: Rule) -> int | None:
    match rule:
        case Dated(PartialDate(year=year)) | Anniversary(PartialDate(year=year)):
            return year
        case Positioned(The(year=year)):
            return year
        case Within(inner) | Due(inner):
            return _year_said(inner)
        case _:
            return None


def _convention(rule: Rule, frame: Frame) -> str | None:
    match rule:
        case Positioned(period, position):
            return deciding_convention(position, period.unit, frame.conventions)
        case Within(inner) | Due(inner):
            return _convention(inner, frame)
        case _:
            return None


def _words(rule: Rule) -> Message | str:
    match rule:
        case Dated(written) | Anniversary(written):
            return written_date(written)
        case Positioned():
            return written_unit(rule)
        case LunarSpan(first, _):
            return lunar_rules.as_written(first)
        case Within(inner) | Due(inner):
            return _words(inner)
        case _:
            return "…"

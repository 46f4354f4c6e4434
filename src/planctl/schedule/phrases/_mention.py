"""Days as a phrase mentions them, and how they become rules.

What one mention lacks another gives: in "27/12 đến 03/01/2018" the first takes its year from
the second, and the turn of the year between them counts. A mention knows where it stands, so
that what is wrong with it can be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planctl.messages import Message, Weekday, msg
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    LunarDate,
    LunarSpan,
    PartialDate,
    Positioned,
    Rule,
    The,
    Through,
    Unit,
)
from planctl.tuples import NamedTuple

__all__ = ["Mention", "complete", "join", "settle"]

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Mention(NamedTuple):
    """A day as written, solar or lunar, and its place among the tokens."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    lunar: bool = False
    solar: bool = False
    leap: bool = False
    cycle: int | None = None
    at: Place = (0, 0)
    weekday_at: Place | None = None


def settle(m: Mention) -> Rule | Fault:
    """Return the rule of one mention, or what is wrong with it."""
    if m.lunar:
        fault = _impossible_lunar(m)
        return fault or _lunar_span(m, m)
    return _impossible(m) or Dated(PartialDate(m.day, m.month, m.year, m.weekday))


def complete(mentions: Sequence[Mention]) -> list[Mention]:
    """Give each mention of a list what it lacks: from the next that says it.

    A year is taken from the one before where no later one says it; a month never, for in
    "ngày 20 tháng 3, 6, 9" the numbers that follow are months.
    """
    done: list[Mention] = []
    following: Mention | None = None
    for mention in reversed(mentions):
        following = mention if following is None else _borrow(mention, following)
        done.append(following)
    done.reverse()
    for i in range(1, len(done)):
        if done[i].month is not None:
            done[i] = _borrow(done[i], done[i - 1])
    return done


def _borrow(m: Mention, other: Mention) -> Mention:
    lunar = m.lunar or (other.lunar and not m.solar)
    if lunar != other.lunar:
        return m
    month, leap = (other.month, other.leap) if m.month is None else (m.month, m.leap)
    year, cycle = (m.year, m.cycle)
    if year is None and cycle is None:
        year, cycle = other.year, other.cycle
    return m._replace(month=month, year=year, lunar=lunar, leap=leap, cycle=cycle)


def join(first: Mention, last: Mention) -> Rule | Fault:
    """Return the stretch from one mention to another, both included.

    Two dates that differ in nothing but the year are an anniversary.
    """
    if first.lunar != last.lunar and not (last.lunar and not first.solar):
        return _join_mixed(first, last)
    if last.lunar:
        return _join_lunar(first, _borrow(first, last), last)
    a, b = _years(first, last)
    fault = _impossible(a) or _impossible(b)
    if fault:
        return fault
    if _remembers(first, last):
        return Anniversary(_partial(last), _partial(first))
    if _reversed(a, b):
        return _reversed_fault(a, b)
    return Through(Dated(_partial(a)), Dated(_partial(b)))


def _join_mixed(first: Mention, last: Mention) -> Rule | Fault:
    a, b = settle(first), settle(last)
    if isinstance(a, Fault):
        return a
    return b if isinstance(b, Fault) else Through(a, b)


def _join_lunar(said: Mention, a: Mention, b: Mention) -> Rule | Fault:
    fault = _impossible_lunar(a) or _impossible_lunar(b)
    if fault:
        return fault
    same_year = (a.year, a.cycle) == (b.year, b.cycle)
    borrowed = said.year is None and said.cycle is None
    turns = a.month is not None and b.month is not None and a.month > b.month
    if same_year and turns and not borrowed:
        return _reversed_fault(a, b)
    if same_year and turns and (a.year or a.cycle is not None):
        a = a._replace(
            year=None if a.year is None else a.year - 1,
            cycle=None if a.cycle is None else (a.cycle - 1) % 60,
        )
    elif same_year and a.month == b.month and a.day > b.day:
        return _reversed_fault(a, b)
    return _lunar_span(a, b)


def _lunar_span(a: Mention, b: Mention) -> LunarSpan:
    assert a.month is not None
    assert b.month is not None
    return LunarSpan(
        LunarDate(a.month, a.day, a.year, a.cycle, a.leap),
        LunarDate(b.month, b.day, b.year, b.cycle, b.leap),
    )


def _partial(m: Mention) -> PartialDate:
    return PartialDate(m.day, m.month, m.year, m.weekday)


def _remembers(a: Mention, b: Mention) -> bool:
    if a.year is None or b.year is None or a.year >= b.year:
        return False
    return (a.day, a.month) == (b.day, b.month)


def _years(a: Mention, b: Mention) -> tuple[Mention, Mention]:
    """Fill month and year of each from the other, across the turn of the year where it lies."""
    if a.month is None:
        a = a._replace(month=b.month)
    elif b.month is None:
        month = a.month if b.day >= a.day else a.month % 12 + 1
        b = b._replace(month=month)
    if a.month is None or b.month is None or (a.year is None) == (b.year is None):
        return a, b
    turns = a.month > b.month
    if a.year is None and b.year is not None:
        return a._replace(year=b.year - turns), b
    assert a.year is not None
    return a, b._replace(year=a.year + turns)


_LONGEST_TURN = 6
"""Months that a stretch without a year may run into the next: beyond, it is taken for an error."""


def _reversed(a: Mention, b: Mention) -> bool:
    if a.month is None or b.month is None:
        return a.day > b.day
    if a.year is not None and b.year is not None:
        return (a.year, a.month, a.day) > (b.year, b.month, b.day)
    if a.month > b.month:
        return b.month + 12 - a.month > _LONGEST_TURN
    return (a.month, a.day) > (b.month, b.day)


def _reversed_fault(a: Mention, b: Mention) -> Fault:
    return Fault(
        "reversed-range",
        b.at,
        msg("the range ends before it begins"),
        label=msg("the last day comes before the first"),
        notes=(msg("both ends are included; the first may stand in the year before the second"),),
        second=(a.at, msg("the first day")),
    )


def _impossible_lunar(m: Mention) -> Fault | None:
    if m.month is None:
        return Fault(
            "unknown-phrase", m.at, msg("a lunar day needs its month"), msg("which lunar month?")
        )
    if not 1 <= m.month <= 12:
        return Fault("impossible-date", m.at, msg("there is no month {month}", month=m.month))
    if 1 <= m.day <= 30:
        return None
    return Fault(
        "impossible-date",
        m.at,
        msg("a lunar month has no day {day}", day=m.day),
        label=msg("lunar months have 29 or 30 days"),
    )


def _impossible(m: Mention) -> Fault | None:
    if m.month is not None and not 1 <= m.month <= 12:
        return Fault(
            "impossible-date",
            m.at,
            msg("there is no month {month}", month=m.month),
            label=msg("months are numbered 1 to 12"),
        )
    longest = 31 if m.month is None else _length(m.month, m.year)
    if not 1 <= m.day <= longest:
        return _no_such_day(m, longest)
    if m.weekday is None or m.year is None or m.month is None:
        return None
    return _weekday_fault(m, m.weekday, date(m.year, m.month, m.day))


def _length(month: int, year: int | None) -> int:
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _LENGTHS[month - 1]


def _no_such_day(m: Mention, longest: int) -> Fault:
    if m.month is None:
        return Fault("impossible-date", m.at, msg("no month has a day {day}", day=m.day))
    notes: tuple[Message, ...] = ()
    if m.day > 0:
        notes = (msg("the last day of that month is {day}/{month}", day=longest, month=m.month),)
    if m.year is None:
        message = msg("month {month} has no day {day}", month=m.month, day=m.day)
    else:
        message = msg(
            "month {month}/{year} has no day {day}",
            month=m.month,
            year=str(m.year),
            day=m.day,
        )
    return Fault("impossible-date", m.at, message, notes=notes)


def _weekday_fault(m: Mention, weekday: int, day: date) -> Fault | None:
    if day.weekday() == weekday:
        return None
    ordinal = day.toordinal()
    before = date.fromordinal(max(1, ordinal - (day.weekday() - weekday) % 7))
    after = date.fromordinal(ordinal + (weekday - day.weekday()) % 7)
    return Fault(
        "weekday-mismatch",
        m.weekday_at or m.at,
        msg("the weekday does not match the date"),
        label=msg("not a {weekday}", weekday=Weekday(weekday)),
        notes=(
            msg(
                "the nearest dates on a {weekday} are {before} and {after}",
                weekday=Weekday(weekday),
                before=before,
                after=after,
            ),
        ),
        second=(
            m.at,
            msg("{date} is a {weekday}", date=day, weekday=Weekday(day.weekday())),
        ),
    )


def years_of(first: Rule, last: Rule) -> tuple[Rule, Rule]:
    """Fill the year that one end of a stretch lacks from the other, periods included."""
    a, b = _place(first), _place(last)
    if a is None or b is None or (a[0] is None) == (b[0] is None):
        return first, last
    if a[0] is None:
        assert b[0] is not None
        return _in_year(first, b[0] - (a[1] > b[1])), last
    return first, _in_year(last, a[0] + (a[1] > b[1]))


def _place(rule: Rule) -> tuple[int | None, int] | None:
    """Return the year, if said, and the month that a rule begins in."""
    match rule:
        case Dated(PartialDate(month=int(month), year=year)):
            return year, month
        case Positioned(The(Unit.MONTH, int(number), year, 0)):
            return year, number
        case Positioned(The(Unit.QUARTER, int(number), year, 0)):
            return year, 3 * number - 2
        case Positioned(The(Unit.HALF, int(number), year, 0)):
            return year, 6 * number - 5
        case Positioned(The(Unit.WEEK, int(number), year, 0)):
            return year, 1 + 12 * number // 54
        case _:
            return None


def _in_year(rule: Rule, year: int) -> Rule:
    match rule:
        case Dated(PartialDate(day, month, _, weekday)):
            return Dated(PartialDate(day, month, year, weekday))
        case Positioned(The(unit, number), position, about):
            return Positioned(The(unit, number, year), position, about)
        case _:
            return rule

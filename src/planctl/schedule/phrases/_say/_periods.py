"""Periods, one or many, and what lies between two of them."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases._cycle import (
    Scope,
    whole,
)
from planctl.schedule.phrases._draft import (
    Draft,
)
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.phrases._say._days import LUNAR, Calendar
from planctl.schedule.rules import (
    Day,
    Each,
    InMonth,
    InQuarter,
    LunarDate,
    LunarSpan,
    Part,
    Position,
    Positioned,
    Rule,
    The,
    Through,
    Unit,
    Whole,
    Within,
)

__all__ = [
    "first_half",
    "first_months",
    "last_months",
    "lunar_month",
    "lunar_third",
    "month_of",
    "month_range",
    "months",
    "no_quarter",
    "part_of",
    "part_of_each",
    "part_of_each_draft",
    "quarter_nth",
    "quarter_of",
    "quarter_range",
    "quarters",
    "scope",
    "scope_in",
    "scope_in_next",
    "scope_in_the",
    "scope_month",
    "scope_months",
    "scope_months_each",
    "scope_next_month",
    "scope_next_quarter",
    "scope_quarters",
    "scope_quarters_each",
    "scope_the",
    "second_half",
    "week_list",
    "week_of",
    "week_range",
    "whole_of",
    "year_of",
    "years",
    "years_draft",
]


def month_of(at: Place, n: int, y: int | None = None, o: int = 0) -> The | Fault:
    if not 1 <= n <= 12:
        return Fault(
            "impossible-date",
            at,
            msg("there is no month {month}", month=n),
            label=msg("months are numbered 1 to 12"),
        )
    return The(Unit.MONTH, n, y, o)


def quarter_of(n: int, y: int | None = None, o: int = 0) -> The:
    return The(Unit.QUARTER, n, y, o)


def quarter_nth(n: int, y: int | None = None, o: int = 0) -> The | Fault:
    number = 4 if n == -1 else n
    if not 1 <= number <= 4:
        return Fault("impossible-date", (0, 1), msg("a year has four quarters"))
    return The(Unit.QUARTER, number, y, o)


def no_quarter(at: Place, number: str) -> Fault:
    return Fault(
        "impossible-date",
        at,
        msg("there is no quarter {quarter}", quarter=number),
        label=msg("a year has four quarters"),
    )


def first_half(y: int | None = None) -> The:
    return The(Unit.HALF, 1, y)


def second_half(y: int | None = None) -> The:
    return The(Unit.HALF, 2, y)


def year_of(y: int | None = None, o: int = 0) -> The:
    return The(Unit.YEAR, None, y, o)


def week_of(at: Place, n: int, y: int | None = None) -> The | Fault:
    if y is not None and not 1 <= n <= _weeks_in(y):
        return Fault(
            "impossible-date",
            at,
            msg("{year} has no week {week}", year=str(y), week=n),
            notes=(msg("by ISO 8601 it has {count} weeks", count=_weeks_in(y)),),
        )
    return The(Unit.WEEK, n, y)


def _weeks_in(year: int) -> int:
    from datetime import date

    return date(year, 12, 28).isocalendar().week


def scope(unit: Each) -> tuple[Scope, ...]:
    return (Scope(unit),)


def scope_month() -> tuple[Scope, ...]:
    return (Scope(Each(Unit.MONTH)),)


def scope_next_month() -> tuple[Scope, ...]:
    return (Scope(Each(Unit.MONTH), (), -1),)


def scope_next_quarter() -> tuple[Scope, ...]:
    return (Scope(Each(Unit.QUARTER), (), -1),)


def scope_in(n: int, unit: Each) -> tuple[Scope, ...]:
    return (Scope(unit, (_in_month(n),)),)


def scope_in_next(n: int) -> tuple[Scope, ...]:
    return (Scope(Each(Unit.QUARTER), (_in_month(n),), -1),)


def scope_in_the(n: int, the: The) -> tuple[Scope, ...]:
    return (Scope(the, (_in_month(n),)),)


def _in_month(n: int) -> InMonth:
    return InMonth(n, Day(1))


def scope_the(the: The) -> tuple[Scope, ...]:
    return (Scope(the),)


def scope_months(months: tuple[int, ...], y: int | None = None) -> tuple[Scope, ...]:
    return tuple(Scope(The(Unit.MONTH, m, y)) for m in months)


def scope_months_each(months: tuple[int, ...]) -> tuple[Scope, ...]:
    return tuple(Scope(Each(Unit.YEAR), (_in_month(m),)) for m in months)


def scope_quarters_each(quarters: tuple[int, ...]) -> tuple[Scope, ...]:
    return tuple(Scope(Each(Unit.YEAR), (InQuarter(q, Day(1)),)) for q in quarters)


def scope_quarters(quarters: tuple[int, ...], y: int | None = None) -> tuple[Scope, ...]:
    return tuple(Scope(The(Unit.QUARTER, q, y)) for q in quarters)


def whole_of(the: The) -> Rule:
    return whole(the)


def part_of(p: Part, the: The) -> Rule:
    return Positioned(the, p)


def part_of_each(p: Part, the: Each) -> Rule:
    return Positioned(the, p)


def part_of_each_draft(p: Part, the: Each) -> Draft:
    return Draft((Positioned(the, p),))


def lunar_month(at: Place, m: int, c: Calendar = LUNAR, y: int | None = None) -> Rule | Fault:
    """Return the window of a month in the calendar that is said beside it."""
    return _in_calendar(at, (1, 30), Whole(), m, c, y)


def lunar_third(
    at: Place, part: Part, m: int, c: Calendar = LUNAR, y: int | None = None
) -> Rule | Fault:
    first = 10 * part.third - 9
    return _in_calendar(at, (first, first + 9), part, m, c, y)


def _in_calendar(
    at: Place, days: tuple[int, int], part: Position, m: int, c: Calendar, y: int | None
) -> Rule | Fault:
    the = month_of(at, m, y)
    if isinstance(the, Fault):
        return the
    lunar, cycle = c
    if not lunar:
        return Positioned(the, part)
    return Within(LunarSpan(*(LunarDate(m, day, y, cycle) for day in days)))


def first_months(at: Place, n: int, y: int | None = None) -> Rule | Fault:
    return whole(The(Unit.QUARTER, 1, y)) if n == 3 else _months(at, 1, n, y)


def last_months(at: Place, n: int, y: int | None = None) -> Rule | Fault:
    return whole(The(Unit.QUARTER, 4, y)) if n == 3 else _months(at, 13 - n, 12, y)


def _months(at: Place, a: int, b: int, y: int | None) -> Rule | Fault:
    for number in (a, b):
        if not 1 <= number <= 12:
            return Fault("impossible-date", at, msg("there is no month {month}", month=number))
    first_year = None if y is None else y - (a > b)
    if a > b and y is None:
        return _backwards(at)
    return Through(whole(The(Unit.MONTH, a, first_year)), whole(The(Unit.MONTH, b, y)))


def _backwards(at: Place) -> Fault:
    return Fault(
        "reversed-range",
        at,
        msg("the range ends before it begins"),
        notes=(msg("say the year where it runs into the next"),),
    )


def years(at: Place, a: int, b: int) -> Rule | Fault:
    if a > b:
        return _backwards(at)
    return Through(whole(The(Unit.YEAR, None, a)), whole(The(Unit.YEAR, None, b)))


def years_draft(at: Place, a: int, b: int) -> Draft | Fault:
    return _one(years(at, a, b))


def month_range(at: Place, a: int, b: int, y: int | None = None) -> Draft | Fault:
    return _one(_months(at, a, b, y))


def quarter_range(at: Place, a: int, b: int, y: int | None = None) -> Draft | Fault:
    if a > b:
        return _backwards(at)
    return _one(Through(whole(The(Unit.QUARTER, a, y)), whole(The(Unit.QUARTER, b, y))))


def week_range(at: Place, a: int, b: int, y: int) -> Draft | Fault:
    first, last = week_of(at, a, y), week_of(at, b, y)
    if isinstance(first, Fault):
        return first
    if isinstance(last, Fault):
        return last
    return _backwards(at) if a > b else _one(Through(whole(first), whole(last)))


def months(at: Place, ns: tuple[int, ...], y: int | None = None) -> Draft | Fault:
    rules: list[Rule] = []
    for n in ns:
        the = month_of(at, n, y)
        if isinstance(the, Fault):
            return the
        rules.append(whole(the))
    return Draft(tuple(rules))


def quarters(qs: tuple[int, ...], y: int | None = None) -> Draft:
    return Draft(tuple(whole(The(Unit.QUARTER, q, y)) for q in qs))


def week_list(at: Place, ws: tuple[int, ...], y: int) -> Draft | Fault:
    rules: list[Rule] = []
    for w in ws:
        the = week_of(at, w, y)
        if isinstance(the, Fault):
            return the
        rules.append(whole(the))
    return Draft(tuple(rules))


def _one(rule: Rule | Fault) -> Draft | Fault:
    return rule if isinstance(rule, Fault) else Draft((rule,))

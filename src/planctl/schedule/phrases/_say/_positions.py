"""Positions inside a period that is said beside them."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases._cycle import (
    OPEN,
    Scope,
    within_scope,
)
from planctl.schedule.phrases._draft import (
    Draft,
    Spot,
    series,
    stretch,
)
from planctl.schedule.phrases._mention import Mention
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.phrases._say._periods import _backwards
from planctl.schedule.rules import (
    Day,
    DayOffRule,
    FirstDays,
    InMonth,
    Nth,
    NthWeek,
    Position,
    Positioned,
    Rule,
    The,
    Through,
    WeekdayInWeek,
    Whole,
    Within,
)

__all__ = [
    "day_inside",
    "day_list",
    "day_range_inside",
    "days_in_month",
    "days_inside",
    "days_of_month",
    "first_days",
    "half_inside",
    "inside_of",
    "inside_rule",
    "month_inside",
    "monthday",
    "nth_weekday",
    "nth_weekdays",
    "position",
    "weekday_in_weeks",
    "weekdays_of_month",
    "weeks_inside",
]


def _open(*positions: Position) -> Draft:
    return Draft(tuple(Positioned(OPEN, p) for p in positions))


def position(p: Position) -> Draft:
    return _open(p)


def weeks_inside(weeks: tuple[int, ...]) -> Draft:
    return _open(*(NthWeek(w) for w in weeks))


def weekday_in_weeks(days: frozenset[int], weeks: tuple[int, ...]) -> Draft:
    return _open(*(WeekdayInWeek(d, w) for w in weeks for d in sorted(days)))


def nth_weekday(days: frozenset[int], n: int) -> Draft:
    return _open(*(Nth(d, n) for d in sorted(days)))


def nth_weekdays(days: frozenset[int], ns: tuple[int, ...]) -> Draft:
    return _open(*(Nth(d, n) for n in ns for d in sorted(days)))


def month_inside(n: int) -> Draft:
    return _open(InMonth(n, Whole()))


def monthday(at: Place, d: int) -> int | Fault:
    if 1 <= d <= 31:
        return d
    return Fault("impossible-date", at, msg("no month has a day {day}", day=d))


def day_list(day: int, rest: tuple[int, ...] = ()) -> tuple[int, ...]:
    return (day, *rest)


def days_inside(at: Place, days: tuple[int, ...]) -> Draft | Fault:
    if len(days) > 31:
        return Fault("impossible-date", at, msg("no month has so many days"))
    return _open(*(Day(d) for d in days))


def day_range_inside(at: Place, a: int, b: int) -> Draft | Fault:
    if a > 0 and 0 < b < a:
        return _backwards(at)
    return Draft((Through(Positioned(OPEN, Day(a)), Positioned(OPEN, Day(b))),))


def day_inside(number: int, off: DayOffRule | None = None) -> Draft:
    return _open(Day(number))._replace(on_day_off=off)


def first_days(n: int) -> Draft:
    return _open(FirstDays(n))


def half_inside(a: int, b: int) -> Draft:
    """Return the window from one day of a month to another."""
    return Draft((Within(Through(Positioned(OPEN, Day(a)), Positioned(OPEN, Day(b)))),))


def weekdays_of_month(days: frozenset[int], the: The) -> Draft:
    """Return every one of some weekdays of a month."""
    return Draft(tuple(Positioned(the, Nth(d, n)) for d in sorted(days) for n in _nths(d, the)))


def _nths(weekday: int, the: The) -> tuple[int, ...]:
    """Return which of a month's weekdays are all of them: the last is the fourth or the fifth."""
    from calendar import monthrange

    if the.year is None or the.number is None:
        return (1, 2, 3, 4, -1)
    first, length = monthrange(the.year, the.number)
    return tuple(range(1, 1 + (length - 1 - (weekday - first) % 7) // 7 + 1))


def inside_of(draft: Draft, scopes: tuple[Scope, ...], at: Place) -> Rule | Draft | Fault:
    return within_scope(draft, scopes, at)


def inside_rule(draft: Draft, scopes: tuple[Scope, ...], at: Place) -> Rule | Fault:
    """Return the one rule of a position in a scope, as an end of a stretch needs it."""
    closed = within_scope(draft, scopes, at)
    if isinstance(closed, Fault):
        return closed
    if len(closed.rules) == 1 and closed.on_day_off is None:
        return closed.rules[0]
    return Fault("unknown-phrase", at, msg("a stretch begins and ends on one day each"))


def days_of_month(at: Place, m: int, days: tuple[int, ...], y: int | None = None) -> Draft | Fault:
    return series(tuple(Spot(Mention(d, m, y, at=at), at=at) for d in days))


def days_in_month(at: Place, m: int, a: int, b: int, y: int | None = None) -> Draft | Fault:
    return stretch(Spot(Mention(a, m, y, at=at), at=at), Spot(Mention(b, m, y, at=at), at=at))

"""Positions inside periods, and how a phrase that says them apart brings them together.

"hàng quý, chậm nhất là ngày 30 của tháng kế tiếp" says first how often, then where inside: the
second half is read with its period open (`OPEN`) or with one of its own, and `bind` joins them.
"""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases._draft import Draft, each_rule
from planctl.schedule.phrases._mention import Mention, settle
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Day,
    Due,
    Each,
    From,
    InMonth,
    InQuarter,
    LunarDate,
    LunarSpan,
    Nth,
    NthWeek,
    Part,
    PartialDate,
    Period,
    Position,
    Positioned,
    Rule,
    The,
    Through,
    Times,
    Unit,
    WeekdayInWeek,
    Weekdays,
    Whole,
    Within,
    WorkingDays,
)
from planctl.tuples import NamedTuple

__all__ = ["OPEN", "Scope", "bind", "close", "is_once", "place", "refine", "within_scope"]

OPEN = Each(Unit.DAY, 0)
"""Stands for a period that the phrase says elsewhere."""

_RANK = {
    Unit.DAY: 0,
    Unit.WEEK: 1,
    Unit.MONTH: 2,
    Unit.QUARTER: 3,
    Unit.HALF: 4,
    Unit.YEAR: 5,
}


class Scope(NamedTuple):
    """A period, the way from it down to a month or quarter inside, and what it is about."""

    period: Period
    path: tuple[InMonth | InQuarter, ...] = ()
    about: int = 0


def place(position: Position, scope: Scope) -> Positioned:
    """Put a position into a scope."""
    for step in reversed(scope.path):
        position = type(step)(step.number, position)
    return Positioned(scope.period, position, scope.about)


def within_scope(draft: Draft, scopes: tuple[Scope, ...], at: Place) -> Draft | Fault:
    """Close a draft's open positions with every scope."""
    rules: list[Rule] = []
    for scope in scopes:
        for rule in draft.rules:
            new = _closed(rule, scope, at)
            if isinstance(new, Fault):
                return new
            rules.append(new)
    return draft._replace(rules=tuple(rules))


def _closed(rule: Rule, scope: Scope, at: Place) -> Rule | Fault:
    match rule:
        case Positioned(period, position) if period == OPEN:
            placed = place(position, scope)
            return _weekly(placed) or _plain_day(placed, at) or _sensible(placed, at)
        case Through(first, last):
            a, b = _closed(first, scope, at), _closed(last, scope, at)
            if isinstance(a, Fault):
                return a
            return b if isinstance(b, Fault) else Through(a, b)
        case Within(inner):
            closed = _closed(inner, scope, at)
            return closed if isinstance(closed, Fault) else Within(closed)
        case _:
            return rule


def is_once(rule: Rule) -> bool:
    """Tell whether a rule names a year, and so happens once."""
    match rule:
        case Dated(PartialDate(year=int())) | LunarSpan(LunarDate(year=int())):
            return True
        case Positioned(The(year=int())) | Anniversary():
            return True
        case Due(inner) | Within(inner) | From(inner):
            return is_once(inner)
        case Through(first, last):
            return is_once(first) or is_once(last)
        case _:
            return False


def _weekly(rule: Positioned) -> Rule | None:
    match rule:
        case Positioned(Each(Unit.WEEK, step), Nth(weekday, 1 | -1), 0):
            return Weekdays(frozenset({weekday}), step)
        case _:
            return None


def _plain_day(rule: Positioned, at: Place) -> Rule | Fault | None:
    """Return the date that "the 5th of May 2017" is."""
    match rule:
        case Positioned(The(Unit.MONTH, int(month), year, 0), Day(day), 0) if day > 0:
            return settle(Mention(day, month, year, at=at))
        case _:
            return None


def _sensible(rule: Positioned, at: Place) -> Rule | Fault:
    """Refuse a position that its period cannot have."""
    position: Position = rule.position
    unit = rule.period.unit
    while isinstance(position, InMonth | InQuarter):
        length = 3 if unit is Unit.QUARTER else 6 if unit is Unit.HALF else 12
        if isinstance(position, InQuarter):
            length = {Unit.YEAR: 4, Unit.HALF: 2}.get(unit, 0)
        elif unit not in (Unit.QUARTER, Unit.HALF, Unit.YEAR):
            length = 0
        if not 1 <= abs(position.number) <= length:
            return _no_position(at)
        unit = Unit.MONTH if isinstance(position, InMonth) else Unit.QUARTER
        position = position.position
    if _exists(position, unit):
        return rule
    return _no_position(at)


_DAYS = {Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.HALF: 184, Unit.YEAR: 366}


def _exists(position: Position, unit: Unit) -> bool:
    match position:
        case Day(number):
            return number in (1, -1) or (unit is Unit.MONTH and 1 <= number <= 31)
        case NthWeek(number) if unit is Unit.YEAR:
            # Weeks of a year are numbered by ISO 8601; only its first and last are positions.
            return number in (1, -1)
        case Nth(_, number) | WeekdayInWeek(_, number) | NthWeek(number):
            return 1 <= abs(number) <= (_DAYS.get(unit, 0) + 6) // 7
        case Part():
            return unit is not Unit.DAY
        case _:
            return True


def _no_position(at: Place) -> Fault:
    return Fault(
        "impossible-date",
        at,
        msg("the period has no such day"),
        notes=(msg("a month has 31 days and 5 weeks at most, a quarter 3 months, a year 12"),),
    )


def bind(every: Each, draft: Draft, at: Place) -> Draft | Fault:
    """Say how often for a draft that says where inside."""
    return each_rule(draft, lambda rule: _bound(every, rule, at))


def _bound(every: Each, rule: Rule, at: Place) -> Rule | Fault:
    found: Rule | Fault | None
    match rule:
        case Due(inner, exclusive):
            found = _bound(every, inner, at)
            return found if isinstance(found, Fault) else Due(found, exclusive)
        case Within(inner):
            found = _bound(every, inner, at)
            return found if isinstance(found, Fault) else Within(found)
        case From(inner, after):
            found = _bound(every, inner, at)
            return found if isinstance(found, Fault) else From(found, after)
        case Through(first, last):
            a, b = _bound(every, first, at), _bound(every, last, at)
            if isinstance(a, Fault):
                return a
            return b if isinstance(b, Fault) else Through(a, b)
        case Positioned(period, position, about):
            found = _repositioned(every, period, position, about)
        case Dated(PartialDate(day, month, None, None)):
            found = _repeated_date(every, day, month)
        case Weekdays(days, 1) if every.unit is Unit.WEEK:
            found = Weekdays(days, every.step)
        case WorkingDays():
            found = rule if every.unit in (Unit.DAY, Unit.WEEK) and every.step == 1 else None
        case LunarSpan() | Anniversary():
            found = rule if every == Each(Unit.YEAR) else None
        case _:
            found = None
    if found is None:
        return _clash(at)
    return _sensible(found, at) if isinstance(found, Positioned) else found


def _clash(at: Place) -> Fault:
    return Fault(
        "unknown-phrase",
        at,
        msg("how often and when do not fit together"),
        notes=(
            msg("say the day inside the period, as in {example}", example="ngày 05 hàng tháng"),
        ),
    )


def _repositioned(every: Each, period: Period, position: Position, about: int) -> Rule | None:
    if period == OPEN or period == Each(every.unit):
        placed = Positioned(every, position, about)
        return _weekly(placed) or placed
    match period:
        case Each(Unit.MONTH, 1) if about == -1 and _RANK[every.unit] > _RANK[Unit.MONTH]:
            return Positioned(every, InMonth(1, position), -1)
        case Each(unit, 1) if _RANK[unit] > _RANK[every.unit] and isinstance(position, InMonth):
            return Positioned(period, position, about) if every.unit is Unit.MONTH else None
        case The(Unit.MONTH, int(number), None, 0) if every.unit is Unit.YEAR:
            return Positioned(every, InMonth(number, position), about)
        case The(Unit.QUARTER, int(number), None, 0) if every.unit is Unit.YEAR:
            return Positioned(every, InQuarter(number, position), about)
        case The(Unit.YEAR, None, None, 0) if every.unit is Unit.YEAR:
            return Positioned(every, position, about)
        case The(_, _, None, offset) if every.unit is Unit.YEAR and offset == 1:
            inner = _repositioned(every, The(period.unit, period.number), position, -1)
            return inner if period.number else Positioned(every, position, -1)
        case _:
            return None


def _repeated_date(every: Each, day: int, month: int | None) -> Rule | None:
    if month is None:
        return Positioned(every, Day(day)) if every.unit is Unit.MONTH else None
    if every.unit is not Unit.YEAR:
        return None
    return Positioned(every, InMonth(month, Day(day)))


def refine(times: Times, draft: Draft, at: Place) -> Draft | Fault:
    """Say when for a draft that says how many times: their numbers must agree."""
    bound = bind(times.period, draft, at)
    if isinstance(bound, Fault):
        return bound
    said = sum(len(r.days) if isinstance(r, Weekdays) else 1 for r in bound.rules)
    if said == times.count:
        return bound
    return Fault(
        "unknown-phrase",
        at,
        msg("{count} times, but {said} dates", count=times.count, said=said),
        label=msg("the number of times and of dates differ"),
    )


def close(draft: Draft) -> Draft:
    """Read positions left open as the month's: the period that offices leave unsaid."""
    if not any(_is_open(r) for r in draft.rules):
        return draft
    note = msg("no period is said: every month is taken")
    rules = tuple(_monthly(r) for r in draft.rules)
    return draft._replace(rules=rules, notes=(*draft.notes, note))


def _is_open(rule: Rule) -> bool:
    match rule:
        case Positioned(period):
            return period == OPEN
        case Due(inner) | Within(inner) | From(inner):
            return _is_open(inner)
        case Through(first, last):
            return _is_open(first) or _is_open(last)
        case _:
            return False


def _monthly(rule: Rule) -> Rule:
    match rule:
        case Positioned(period, position, about) if period == OPEN:
            return Positioned(Each(Unit.MONTH), position, about)
        case Due(inner, exclusive):
            return Due(_monthly(inner), exclusive)
        case Within(inner):
            return Within(_monthly(inner))
        case From(inner, after):
            return From(_monthly(inner), after)
        case Through(first, last):
            return Through(_monthly(first), _monthly(last))
        case _:
            return rule


def whole(period: Period) -> Positioned:
    """Return all of a period."""
    return Positioned(period, Whole())

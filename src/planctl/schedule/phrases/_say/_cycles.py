"""What repeats, and how often."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.messages import msg
from planctl.schedule.phrases._cycle import (
    bind,
    is_once,
    refine,
    whole,
)
from planctl.schedule.phrases._draft import (
    Draft,
    timed,
)
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.phrases._say._days import lunar
from planctl.schedule.rules import (
    Each,
    Rule,
    The,
    Times,
    TimeSpan,
    Unit,
    Weekdays,
    WorkingDays,
)

__all__ = [
    "bound",
    "counted_in",
    "each_month",
    "every_nth",
    "every_nth_week",
    "just",
    "moons",
    "once_in",
    "periodic",
    "refined",
    "repeat",
    "timed_each",
    "times",
    "together",
    "weekly",
    "whole_each",
    "working_days",
    "working_days_in",
]


def weekly(at: Place, days: frozenset[int], time: TimeSpan | None = None) -> Draft:
    return Draft((Weekdays(days),), time)


def every_nth_week(n: int, days: frozenset[int]) -> Draft:
    return Draft((Weekdays(days, n),))


def working_days() -> Draft:
    return Draft((WorkingDays(),))


def working_days_in(t: TimeSpan) -> Draft:
    return Draft((WorkingDays(),), t)


def every_nth(n: int, unit: Each) -> Each:
    if (n, unit.unit) == (6, Unit.MONTH):
        return Each(Unit.HALF)
    return Each(unit.unit, n * unit.step)


def times(each: Each, n: int = 1, least: bool = False) -> Times:
    return Times(n, each, least)


def once_in(k: int, unit: Each, least: bool = False) -> Times:
    return Times(1, every_nth(k, unit), least)


def counted_in(n: int, k: int, unit: Each, least: bool = False) -> Times:
    return Times(n, every_nth(k, unit), least)


def whole_each(each: Iterable[Each]) -> Draft:
    return Draft(tuple(whole(e) for e in each))


def timed_each(at: Place, time: TimeSpan, d: Draft) -> Draft | Fault:
    return timed(d, at, time)


def bound(at: Place, every: Each, draft: Draft, tentative: bool = False) -> Draft | Fault:
    found = bind(every, draft, at)
    return found._replace(tentative=True) if tentative and isinstance(found, Draft) else found


def refined(at: Place, times: Times, draft: Draft, tentative: bool = False) -> Draft | Fault:
    found = refine(times, draft, at)
    return found._replace(tentative=True) if tentative and isinstance(found, Draft) else found


def repeat(at: Place, draft: Draft, unit: Each) -> Draft | Fault:
    return bind(unit, draft, at)


def just(rule: Rule) -> Draft:
    return Draft((rule,))


def each_month(at: Place, n: int) -> Draft | Fault:
    """Return that month of every year."""
    return bind(Each(Unit.YEAR), Draft((whole(The(Unit.MONTH, n)),)), at)


def moons(days: tuple[int, ...]) -> Draft:
    """Return those days of every lunar month."""
    return Draft(tuple(lunar(m, d) for m in range(1, 13) for d in days))


def periodic(at: Place, draft: Draft) -> Draft | Fault:
    """Return dates that are said to come again, which must not be of one year."""
    if any(is_once(r) for r in draft.rules):
        return Fault("unknown-phrase", at, msg("how often and when do not fit together"))
    return draft


def together(at: Place, ds: tuple[Draft, ...]) -> Draft | Fault:
    """Return the schedule of several, which must agree in what they add to their dates."""
    first = ds[0]
    for other in ds[1:]:
        if other[1:4] != first[1:4] and (other.time or other.on_day_off or other.tentative):
            return Fault(
                "not-a-schedule",
                at,
                msg("the phrase gives several times of day"),
                notes=(msg("write a list of two phrases"),),
            )
    return first._replace(
        rules=tuple(r for d in ds for r in d.rules),
        glosses=tuple(g for d in ds for g in d.glosses),
    )

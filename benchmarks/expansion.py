"""Expansion against dateutil: the same dates, construction included, in one interleaved run.

Run: PYTHONPATH=src python benchmarks/expansion.py
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from time import perf_counter

from dateutil.rrule import MO, MONTHLY, SA, WE, WEEKLY, YEARLY, rrule

from planctl.schedule import expand as expansion
from planctl.schedule.conventions import Conventions
from planctl.schedule.dating import Dating
from planctl.schedule.rules import (
    Day,
    Each,
    InMonth,
    Nth,
    Positioned,
    Rule,
    Schedule,
    Unit,
    Weekdays,
)

YEARS = range(2000, 2040)
ROUNDS = 7
CONVENTIONS = Conventions()


def last_months() -> dict[str, object]:
    return {"freq": YEARLY, "bymonth": (3, 6, 9, 12), "bymonthday": 20}


# How often in a plan, our rule, and what says the same to dateutil: a plan of 13 communes has
# monthly briefings above all.
CASES: tuple[tuple[int, Callable[[], Rule], dict[str, object]], ...] = (
    (13, lambda: Positioned(Each(Unit.MONTH), Day(2)), {"freq": MONTHLY, "bymonthday": 2}),
    (2, lambda: Positioned(Each(Unit.MONTH), Day(-1)), {"freq": MONTHLY, "bymonthday": -1}),
    (2, lambda: Positioned(Each(Unit.MONTH), Nth(5, 2)), {"freq": MONTHLY, "byweekday": SA(2)}),
    (2, lambda: Positioned(Each(Unit.QUARTER), InMonth(-1, Day(20))), last_months()),
    (1, lambda: Weekdays(frozenset({2})), {"freq": WEEKLY, "byweekday": WE}),
    (
        1,
        lambda: Weekdays(frozenset({0, 2}), 2),
        {"freq": WEEKLY, "interval": 2, "byweekday": (MO, WE)},
    ),
    (
        2,
        lambda: Positioned(Each(Unit.YEAR), InMonth(11, Day(24))),
        {"freq": YEARLY, "bymonth": 11, "bymonthday": 24},
    ),
)
RULES = [rule for count, rule, _ in CASES for _ in range(count)]
OPTIONS = [options for count, _, options in CASES for _ in range(count)]
SCHEDULES = [Schedule((rule(),)) for rule in RULES]

Expanded = Sequence[Sequence[Dating]]


def parsed_before(year: int) -> Expanded:
    """Expand schedules that were made once, as a phrase is parsed once for many plans."""
    return _datings(SCHEDULES, year)


def met_before(year: int) -> Expanded:
    """Build every rule anew, and find its expansion among the known ones."""
    return _datings((Schedule((rule(),)) for rule in RULES), year)


def first_time(year: int) -> Expanded:
    """Build every rule anew and expand it."""
    return _datings(_unknown(), year)


def _unknown() -> Iterator[Schedule]:
    for rule in RULES:
        expansion._KNOWN.clear()
        yield Schedule((rule(),))


def dateutil(year: int) -> list[list[datetime]]:
    """Build every rule anew and run it."""
    start, until = datetime(year, 1, 1), datetime(year, 12, 31)  # noqa: DTZ001 - as rrule wants
    return [list(rrule(dtstart=start, until=until, **options)) for options in OPTIONS]  # type: ignore[arg-type]


def _datings(schedules: Iterable[Schedule], year: int) -> Expanded:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return [expansion.expand(s, first, last, CONVENTIONS, _never).datings for s in schedules]


def _never(_: int) -> bool:
    return False


def seconds(run: Callable[[int], object]) -> float:
    """Return the time a plan takes, the means of all years."""
    start = perf_counter()
    for year in YEARS:
        run(year)
    return (perf_counter() - start) / len(YEARS)


def main() -> None:
    for year in YEARS:
        theirs = [[d.toordinal() for d in dates] for dates in dateutil(year)]
        for run in (first_time, met_before, parsed_before):
            assert [[d.first for d in dates] for dates in run(year)] == theirs, (run, year)
    dates = sum(map(len, parsed_before(YEARS[0])))
    runs = (dateutil, parsed_before, met_before, first_time)
    best = dict.fromkeys(runs, float("inf"))
    gc.disable()
    for _ in range(ROUNDS):
        for year in YEARS:
            met_before(year)
        for run in runs:
            best[run] = min(best[run], seconds(run))
    print(f"{dates} dates a plan")
    for run, spent in best.items():
        ratio = best[dateutil] / spent
        print(
            f"{run.__name__:14} {spent * 1e6:8.1f} us a plan {spent / dates * 1e9:6.0f} ns a date"
            f" {ratio:7.1f} times dateutil's speed"
        )


if __name__ == "__main__":
    main()

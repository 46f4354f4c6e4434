"""Expansion against dateutil: the same dates, construction included, in one interleaved run.

Run: python benchmarks/expansion.py
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from datetime import date, datetime
from time import perf_counter

from dateutil.rrule import MO, MONTHLY, SA, WE, WEEKLY, YEARLY, rrule

from planctl.compile.placement import Ground, Placement, Placements, Terms
from planctl.schedule.dating import Dating
from planctl.schedule.expand import expand
from planctl.schedule.frame import Frame
from planctl.schedule.phrases import parse
from planctl.schedule.reading import Reading
from planctl.schedule.rules import (
    Day,
    DayOffRule,
    Each,
    InMonth,
    Nth,
    Positioned,
    Rule,
    Schedule,
    Unit,
    Weekdays,
)
from planctl.workdays import WorkingCalendar

YEARS = range(2000, 2040)
ROUNDS = 7
READING = Reading()
NO_DAY_OFF = WorkingCalendar(None, frozenset())


def last_months() -> dict[str, object]:
    return {"freq": YEARLY, "bymonth": (3, 6, 9, 12), "bymonthday": 20}


# How often in a plan, its words, our rule, and what says the same to dateutil: a plan of 13
# communes has monthly briefings above all.
CASES: tuple[tuple[int, str, Callable[[], Rule], dict[str, object]], ...] = (
    (
        13,
        "ngày 02 hàng tháng",
        lambda: Positioned(Each(Unit.MONTH), Day(2)),
        {"freq": MONTHLY, "bymonthday": 2},
    ),
    (
        2,
        "ngày cuối cùng của tháng",
        lambda: Positioned(Each(Unit.MONTH), Day(-1)),
        {"freq": MONTHLY, "bymonthday": -1},
    ),
    (
        2,
        "thứ Bảy thứ hai hàng tháng",
        lambda: Positioned(Each(Unit.MONTH), Nth(5, 2)),
        {"freq": MONTHLY, "byweekday": SA(2)},
    ),
    (
        2,
        "ngày 20 tháng cuối quý",
        lambda: Positioned(Each(Unit.QUARTER), InMonth(-1, Day(20))),
        last_months(),
    ),
    (
        1,
        "thứ Tư hằng tuần",
        lambda: Weekdays(frozenset({2})),
        {"freq": WEEKLY, "byweekday": WE},
    ),
    (
        1,
        "every other Monday and Wednesday",
        lambda: Weekdays(frozenset({0, 2}), 2),
        {"freq": WEEKLY, "interval": 2, "byweekday": (MO, WE)},
    ),
    (
        2,
        "ngày 24/11 hằng năm",
        lambda: Positioned(Each(Unit.YEAR), InMonth(11, Day(24))),
        {"freq": YEARLY, "bymonth": 11, "bymonthday": 24},
    ),
)
WORDS = [words for count, words, _, _ in CASES for _ in range(count)]
RULES = [rule for count, _, rule, _ in CASES for _ in range(count)]
OPTIONS = [options for count, *_, options in CASES for _ in range(count)]

Expanded = Sequence[Sequence[Dating]]
Placed = Sequence[Sequence[Placement]]


def _known(year: int) -> Placements:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    ground = Ground(first, last, READING, NO_DAY_OFF)
    return ground[Terms(DayOffRule.KEEP, (None, None), tentative=False, report=False)]


KNOWN = {year: _known(year) for year in YEARS}
"""What plans of a year share: each schedule is placed once under the same terms."""


def words_met_before(year: int) -> Placed:
    """Date what words say that other plans said before, as nearly all of a province's do."""
    known = KNOWN[year]
    return [known[said(words)].dates for words in WORDS]


def said(words: str) -> Schedule:
    schedule = parse(words)
    assert isinstance(schedule, Schedule)
    return schedule


def rules_met_before(year: int) -> Placed:
    """Build every rule anew, and find its dates among the known ones."""
    known = KNOWN[year]
    return [known[Schedule((rule(),))].dates for rule in RULES]


def first_time(year: int) -> Expanded:
    """Build every rule anew and expand it."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    period = Frame.of(first, last, READING, _never)
    return [expand(Schedule((rule(),)), period).datings for rule in RULES]


def dateutil(year: int) -> list[list[datetime]]:
    """Build every rule anew and run it."""
    start, until = datetime(year, 1, 1), datetime(year, 12, 31)  # noqa: DTZ001 - as rrule wants
    return [list(rrule(dtstart=start, until=until, **options)) for options in OPTIONS]  # type: ignore[arg-type]


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
        assert [[d.first for d in dates] for dates in first_time(year)] == theirs, year
        for run in (rules_met_before, words_met_before):
            placed = [[dating.first for _, dating, *_ in dates] for dates in run(year)]
            assert placed == theirs, (run, year)
    for words, rule in zip(WORDS, RULES, strict=True):
        assert said(words).rules == (rule(),), words
    dates = sum(map(len, words_met_before(YEARS[0])))
    runs = (dateutil, words_met_before, rules_met_before, first_time)
    best = dict.fromkeys(runs, float("inf"))
    gc.disable()
    for _ in range(ROUNDS):
        for year in YEARS:
            rules_met_before(year)
        for run in runs:
            best[run] = min(best[run], seconds(run))
    print(f"{dates} dates a plan")
    for run, spent in best.items():
        ratio = best[dateutil] / spent
        print(
            f"{run.__name__:16} {spent * 1e6:8.1f} us a plan {spent / dates * 1e9:6.0f} ns a date"
            f" {ratio:7.1f} times dateutil's speed"
        )


if __name__ == "__main__":
    main()

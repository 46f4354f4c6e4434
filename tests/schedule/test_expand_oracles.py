"""Expansion against dateutil for all that RFC 5545 can say, and day by day for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule
from dateutil.rrule import weekday as rweekday
from hypothesis import given
from hypothesis import strategies as st

from planctl.schedule.conventions import Conventions
from planctl.schedule.expand import expand
from planctl.schedule.frame import Frame
from planctl.schedule.reading import Reading
from planctl.schedule.rules import (
    Day,
    Due,
    Each,
    FirstDays,
    InMonth,
    InQuarter,
    Nth,
    NthWeek,
    Part,
    Position,
    Positioned,
    Rule,
    Schedule,
    The,
    Unit,
    WeekdayInWeek,
    Weekdays,
    Whole,
    Within,
    WorkingDays,
)

YEARS = st.integers(1950, 2150)
PERIODS = st.tuples(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(0, 900)).map(
    lambda p: (p[0], p[0] + timedelta(p[1]))
)
STEPS = st.integers(1, 5)
NUMBERS = st.integers(-6, 6).filter(bool)
WEEKDAY = st.integers(0, 6)
MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
CALENDAR_WEEKS = Conventions(week_of_month="calendar-week", first_week="calendar-week")
FULL_WEEKS = Conventions(first_week="first-full-week")


def days(rule: Rule, first: date, last: date, conventions: Conventions | None = None) -> list[int]:
    frame = Frame.of(
        first.toordinal(),
        last.toordinal(),
        (conventions or Conventions()).reading,
        lambda day: date.fromordinal(day).weekday() > 4,
    )
    found = expand(Schedule((rule,)), frame)
    assert all(d.first == d.last for d in found.datings)
    return [d.first for d in found.datings]


def oracle(first: date, last: date, start: date | None = None, **options: object) -> list[int]:
    begin = datetime.combine(start or first, datetime.min.time())
    until = datetime.combine(last, datetime.min.time())
    found = (d.toordinal() for d in rrule(dtstart=begin, until=until, **options))  # type: ignore[arg-type]
    return [day for day in found if day >= first.toordinal()]


@given(PERIODS, st.integers(1, 31), STEPS)
def test_day_of_every_nth_month(period: tuple[date, date], number: int, step: int) -> None:
    first, last = period
    expected = oracle(
        first, last, first.replace(day=1), freq=MONTHLY, interval=step, bymonthday=number
    )
    assert days(Positioned(Each(Unit.MONTH, step), Day(number)), first, last) == expected


@given(PERIODS, st.integers(-31, -1))
def test_day_from_the_month_s_end(period: tuple[date, date], number: int) -> None:
    expected = oracle(*period, freq=MONTHLY, bymonthday=number)
    assert days(Positioned(Each(Unit.MONTH), Day(number)), *period) == expected


@given(PERIODS, WEEKDAY, NUMBERS, STEPS)
def test_nth_weekday_of_the_month(
    period: tuple[date, date], weekday: int, number: int, step: int
) -> None:
    first, last = period
    expected: list[int] = []
    if abs(number) < 6:  # no month has six, and dateutil would look until the year 9999
        expected = oracle(
            first,
            last,
            first.replace(day=1),
            freq=MONTHLY,
            interval=step,
            byweekday=rweekday(weekday)(number),
        )
    assert days(Positioned(Each(Unit.MONTH, step), Nth(weekday, number)), first, last) == expected


@given(PERIODS, st.sets(WEEKDAY, min_size=1), STEPS)
def test_weekdays_of_every_nth_week(period: tuple[date, date], which: set[int], step: int) -> None:
    expected = oracle(*period, freq=WEEKLY, interval=step, byweekday=sorted(which))
    assert days(Weekdays(frozenset(which), step), *period) == expected


@given(PERIODS, STEPS)
def test_every_nth_day(period: tuple[date, date], step: int) -> None:
    expected = oracle(*period, freq=DAILY, interval=step)
    assert days(Positioned(Each(Unit.DAY, step), Whole()), *period) == expected


@given(PERIODS)
def test_working_days(period: tuple[date, date]) -> None:
    expected = oracle(*period, freq=DAILY, byweekday=range(5))
    assert days(WorkingDays(), *period) == expected


@given(PERIODS, st.integers(1, 12), st.integers(1, 31), STEPS)
def test_date_of_every_nth_year(
    period: tuple[date, date], month: int, number: int, step: int
) -> None:
    first, last = period
    expected = oracle(
        first,
        last,
        date(first.year, 1, 1),
        freq=YEARLY,
        interval=step,
        bymonth=month,
        bymonthday=number,
    )
    rule = Positioned(Each(Unit.YEAR, step), InMonth(month, Day(number)))
    assert days(rule, first, last) == expected


@given(PERIODS, WEEKDAY, st.integers(-54, 54).filter(bool))
def test_nth_weekday_of_the_year(period: tuple[date, date], weekday: int, number: int) -> None:
    expected = oracle(*period, freq=YEARLY, byweekday=rweekday(weekday)(number))
    assert days(Positioned(Each(Unit.YEAR), Nth(weekday, number)), *period) == expected


@given(PERIODS, st.integers(-366, 366).filter(bool))
def test_day_of_the_year(period: tuple[date, date], number: int) -> None:
    expected = oracle(*period, freq=YEARLY, byyearday=number)
    assert days(Positioned(Each(Unit.YEAR), Day(number)), *period) == expected


@given(PERIODS, st.integers(1, 3), st.integers(1, 31), STEPS)
def test_day_of_a_month_of_the_quarter(
    period: tuple[date, date], month: int, number: int, step: int
) -> None:
    first, last = period
    quarter = date(first.year, (first.month - 1) // 3 * 3 + month, 1)
    expected = oracle(first, last, quarter, freq=MONTHLY, interval=3 * step, bymonthday=number)
    rule = Positioned(Each(Unit.QUARTER, step), InMonth(month, Day(number)))
    assert days(rule, first, last) == expected
    from_end = Positioned(Each(Unit.QUARTER, step), InMonth(month - 4, Day(number)))
    assert days(from_end, first, last) == expected


@given(PERIODS, st.integers(1, 4), st.integers(1, 3), st.integers(1, 28))
def test_day_of_a_month_of_a_quarter_of_the_year(
    period: tuple[date, date], quarter: int, month: int, number: int
) -> None:
    expected = oracle(*period, freq=YEARLY, bymonth=quarter * 3 - 3 + month, bymonthday=number)
    rule = Positioned(Each(Unit.YEAR), InQuarter(quarter, InMonth(month, Day(number))))
    assert days(rule, *period) == expected


@given(YEARS, st.integers(1, 53))
def test_iso_week(year: int, number: int) -> None:
    first, last = date(year, 1, 1), date(year, 12, 31)
    frame = Frame.of(first.toordinal(), last.toordinal(), Reading(), lambda _: False)
    found = expand(Schedule((Positioned(The(Unit.WEEK, number, year), Whole()),)), frame)
    # dateutil's BYWEEKNO leaves out the days of a last week that lie in the next year.
    around = range(first.toordinal() - 7, last.toordinal() + 8)
    expected = [d for d in around if date.fromordinal(d).isocalendar()[:2] == (year, number)]
    if not expected:
        assert [r.name for r in found.remarks] == ["impossible-date"]
        return
    (dating,) = found.datings
    assert (dating.first, dating.last) == (expected[0], expected[-1])
    assert dating.label == f"{year:04d}-W{number:02d}"


@given(PERIODS, st.integers(1, 31))
def test_a_deadline_before_a_monthly_day_is_the_day_before_it(
    period: tuple[date, date], number: int
) -> None:
    first, last = period
    expected = [
        day - 1
        for day in oracle(first, last + timedelta(1), freq=MONTHLY, bymonthday=number)
        if day > first.toordinal()
    ]
    rule = Due(Positioned(Each(Unit.MONTH), Day(number)), exclusive=True)
    assert days(rule, first, last) == expected


# The rest, day by day: what one day knows of the unit that it lies in.


def unit_of(unit: Unit, day: date) -> tuple[date, date]:
    """Return the first and last day of the unit that holds a day, by going day by day."""

    def key(d: date) -> object:
        if unit is Unit.WEEK:
            return d.isocalendar()[:2]
        return d.year, (d.month - 1) // MONTHS_OF[unit]

    first = last = day
    while key(first - timedelta(1)) == key(day):
        first -= timedelta(1)
    while key(last + timedelta(1)) == key(day):
        last += timedelta(1)
    return first, last


def walk(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(1)


Belongs = Callable[[date, date, date], bool]


def runs(unit: Unit, belongs: Belongs, year: int) -> list[tuple[int, int]]:
    """Return the stretches of days of each unit in a year that belong to a position."""
    units = dict.fromkeys(unit_of(unit, d) for d in walk(date(year, 1, 1), date(year, 12, 31)))
    found: list[tuple[int, int]] = []
    for first, last in units:
        inside = [d.toordinal() for d in walk(first, last) if belongs(d, first, last)]
        if (
            inside
            and inside[0] >= date(year, 1, 1).toordinal()
            and inside[-1] <= date(year, 12, 31).toordinal()
        ):
            found.append((inside[0], inside[-1]))
    return found


def third_of_month(third: int) -> Belongs:
    return lambda d, _first, _last: min((d.day - 1) // 10, 2) == third - 1


def third_by_months(third: int, unit: Unit) -> Belongs:
    size = MONTHS_OF[unit]
    return lambda d, _first, _last: (d.month - 1) % size // (size // 3) == third - 1


def monday(d: date) -> date:
    return d - timedelta(d.weekday())


def calendar_week(number: int) -> Belongs:
    return lambda d, first, _last: (monday(d) - monday(first)).days // 7 == number - 1


def last_calendar_week(d: date, _first: date, last: date) -> bool:
    return monday(d) == monday(last)


def full_week(number: int) -> Belongs:
    def belongs(d: date, first: date, last: date) -> bool:
        start = monday(first) if first.weekday() == 0 else monday(first) + timedelta(7)
        week = monday(d)
        return (week - start).days // 7 == number - 1 and week + timedelta(6) <= last

    return belongs


CASES: list[tuple[Unit, Position, Conventions, Belongs]] = [
    *((Unit.MONTH, Part(t), Conventions(), third_of_month(t)) for t in (1, 2, 3)),
    *(
        (Unit.MONTH, Part(t, exact=True), Conventions(month_end="last-day"), third_of_month(t))
        for t in (1, 2, 3)
    ),
    *(
        (unit, Part(t), Conventions(), third_by_months(t, unit))
        for unit in (Unit.QUARTER, Unit.HALF, Unit.YEAR)
        for t in (1, 2, 3)
    ),
    (Unit.WEEK, Part(1), Conventions(), lambda d, *_: d.weekday() < 2),
    (Unit.WEEK, Part(2), Conventions(), lambda d, *_: 2 <= d.weekday() < 4),
    (Unit.WEEK, Part(3), Conventions(), lambda d, *_: d.weekday() > 3),
    *((u, Whole(), Conventions(), lambda *_: True) for u in (*MONTHS_OF, Unit.WEEK)),
    *(
        (u, NthWeek(n), Conventions(), lambda d, first, _, n=n: (d - first).days // 7 == n - 1)
        for u in (Unit.MONTH, Unit.QUARTER)
        for n in (1, 2, 5)
    ),
    (Unit.MONTH, NthWeek(-1), Conventions(), lambda d, _, last: (last - d).days < 7),
    *(
        (u, NthWeek(n), CALENDAR_WEEKS, calendar_week(n))
        for u in (Unit.MONTH, Unit.QUARTER)
        for n in (1, 2, 6)
    ),
    (Unit.MONTH, NthWeek(-1), CALENDAR_WEEKS, last_calendar_week),
    *(
        (u, NthWeek(n), FULL_WEEKS, full_week(n))
        for u in (Unit.MONTH, Unit.HALF)
        for n in (1, 4, 5)
    ),
    (Unit.QUARTER, FirstDays(10), Conventions(), lambda d, first, _: (d - first).days < 10),
    (Unit.HALF, FirstDays(-15), Conventions(), lambda d, _, last: (last - d).days < 15),
    *(
        (
            Unit.MONTH,
            WeekdayInWeek(w, n),
            CALENDAR_WEEKS,
            lambda d, *unit, w=w, n=n: d.weekday() == w and calendar_week(n)(d, *unit),
        )
        for w in (0, 5)
        for n in (1, 2, 5)
    ),
    (
        Unit.QUARTER,
        WeekdayInWeek(5, 1),
        Conventions(),
        lambda d, first, _: d.weekday() == 5 and (d - first).days < 7,
    ),
]


@pytest.mark.parametrize("year", [2017, 2023, 2024])
@pytest.mark.parametrize(("unit", "position", "conventions", "belongs"), CASES)
def test_windows_are_those_found_day_by_day(
    unit: Unit, position: Position, conventions: Conventions, belongs: Belongs, year: int
) -> None:
    frame = Frame.of(
        date(year, 1, 1).toordinal(),
        date(year, 12, 31).toordinal(),
        conventions.reading,
        lambda _: False,
    )
    found = expand(Schedule((Within(Positioned(Each(unit), position)),)), frame)
    assert [(d.first, d.last) for d in found.datings] == runs(unit, belongs, year)
    assert {d.kind for d in found.datings} <= {"window"}


@pytest.mark.parametrize(("third", "number"), [(1, 1), (2, 15), (3, -1)])
def test_parts_of_a_month_are_single_days_by_the_convention_last_day(
    third: int, number: int
) -> None:
    conventions = Conventions(month_end="last-day")
    period = date(2024, 1, 1), date(2024, 12, 31)
    part = Part(third)  # type: ignore[arg-type]
    assert days(Positioned(Each(Unit.MONTH), part), *period, conventions) == oracle(
        *period, freq=MONTHLY, bymonthday=number
    )

"""Ordinal arithmetic, against the standard library."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planctl.schedule.days import (
    FIRST_DAY,
    LAST_DAY,
    add_months,
    civil,
    days_in_month,
    iso,
    iso_week,
    month_index,
    month_start,
    nth_weekdays,
    ordinal,
    weekday,
)

DAYS = st.integers(FIRST_DAY, LAST_DAY)


@given(DAYS)
def test_civil_dates_and_weeks_are_the_standard_library_s(day: int) -> None:
    real = date.fromordinal(day)
    assert civil(day) == (real.year, real.month, real.day)
    assert ordinal(real.year, real.month, real.day) == day
    assert weekday(day) == real.weekday()
    assert iso(day) == real.isoformat()
    year, week, _ = real.isocalendar()
    assert iso_week(day) == (year, week)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_are_the_standard_library_s(year: int, month: int) -> None:
    index = year * 12 + month - 1
    assert month_start(index) == date(year, month, 1).toordinal()
    assert month_index(month_start(index)) == index
    assert days_in_month(year, month) == calendar.monthrange(year, month)[1]


def test_a_day_that_does_not_exist_has_no_ordinal() -> None:
    assert ordinal(2023, 2, 29) is None
    assert ordinal(2024, 13, 1) is None
    assert ordinal(2024, 4, 0) is None
    assert ordinal(10000, 1, 1) is None


@given(st.integers(700000, 740000), st.integers(0, 366), st.integers(0, 6), st.integers(-6, 6))
def test_nth_weekday_is_the_nth_of_a_plain_list(
    first: int, length: int, day_of_week: int, number: int
) -> None:
    if number == 0:
        return
    days = [d for d in range(first, first + length + 1) if weekday(d) == day_of_week]
    place = number - 1 if number > 0 else number
    expected = days[place] if -len(days) <= place < len(days) else None
    (found,) = nth_weekdays([first], [first + length], day_of_week, number)
    assert (found if first <= found <= first + length else None) == expected
    assert weekday(found) == day_of_week


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(-600, 600))
def test_adding_months_keeps_the_day_or_takes_the_month_s_last(start: date, months: int) -> None:
    end, clipped = add_months(start.toordinal(), months)
    found = date.fromordinal(end)
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == months
    assert clipped == (found.day != start.day)
    if clipped:
        assert (found + timedelta(1)).day == 1
        assert found.day < start.day

"""The lunar calendar, against two independent sources and its own round trip."""

from __future__ import annotations

from datetime import date

import pytest
from holidays.calendars.chinese import VIETNAMESE_CALENDAR, _ChineseLunisolar
from hypothesis import given
from hypothesis import strategies as st
from lunar_vn import solar_to_lunar

from planctl.workdays import (
    LUNAR_YEARS,
    LunarDay,
    OutsideLunarCalendar,
    leap_month,
    month_length,
    to_lunar,
    to_solar,
)

FIRST, LAST = date(1900, 1, 31).toordinal(), date(2100, 2, 8).toordinal()


def solar(year: int, month: int, day: int, leap: bool = False) -> date | None:
    found = to_solar(LunarDay(year, month, day, leap))
    return None if found is None else date.fromordinal(found)


@pytest.mark.parametrize(
    "tet", [date(1985, 1, 21), date(2007, 2, 17), date(2030, 2, 2), date(2024, 2, 10)], ids=str
)
def test_tet_where_the_chinese_rule_differs(tet: date) -> None:
    assert solar(tet.year, 1, 1) == tet
    assert to_lunar(tet.toordinal()) == LunarDay(tet.year, 1, 1)


@pytest.mark.parametrize("year", range(1901, 2100))
def test_tet_and_gio_to_agree_with_the_holidays_package(year: int) -> None:
    package = _ChineseLunisolar(VIETNAMESE_CALENDAR)
    assert solar(year, 1, 1) == package.lunar_new_year_date(year)[0]
    assert solar(year, 3, 10) == package.hung_kings_date(year)[0]


def test_round_trip_of_every_day_from_1950_to_2050() -> None:
    for day in range(date(1950, 1, 1).toordinal(), date(2051, 1, 1).toordinal()):
        assert to_solar(to_lunar(day)) == day


def test_days_follow_one_another_from_the_first_to_the_last() -> None:
    before = to_lunar(FIRST)
    assert before == LunarDay(1900, 1, 1)
    for day in range(FIRST + 1, LAST + 1):
        lunar = to_lunar(day)
        if lunar.day == 1:
            assert before.day == month_length(before.year, before.month, before.leap)
        else:
            assert lunar == before._replace(day=before.day + 1)
        before = lunar
    assert (before.year, before.month) == (2099, 12)


@given(st.integers(FIRST, LAST))
def test_days_agree_with_the_astronomy_taken_the_other_way(day: int) -> None:
    theirs = solar_to_lunar(date.fromordinal(day))
    assert to_lunar(day) == LunarDay(theirs.year, theirs.month, theirs.day, theirs.leap)


@given(st.sampled_from(LUNAR_YEARS), st.integers(1, 12), st.integers(1, 30), st.booleans())
def test_a_day_exists_or_is_not_found(year: int, month: int, day: int, leap: bool) -> None:
    length = month_length(year, month, leap)
    assert (length is None) == (leap and leap_month(year) != month)
    found = to_solar(LunarDay(year, month, day, leap))
    if length is None or day > length:
        assert found is None
    else:
        assert found is not None
        assert to_lunar(found) == LunarDay(year, month, day, leap)


@pytest.mark.parametrize("year", LUNAR_YEARS)
def test_months_have_29_or_30_days_and_years_12_or_13_months(year: int) -> None:
    months = [(month, False) for month in range(1, 13)]
    if (twice := leap_month(year)) is not None:
        months.append((twice, True))
    lengths = [month_length(year, *month) for month in months]
    assert set(lengths) <= {29, 30}
    assert sum(length or 0 for length in lengths) in {353, 354, 355, 383, 384, 385}


@pytest.mark.parametrize(
    ("year", "month"), [(2017, 6), (2020, 4), (2023, 2), (2024, None), (2025, 6), (2033, 11)]
)
def test_leap_months(year: int, month: int | None) -> None:
    assert leap_month(year) == month


def test_what_does_not_exist_is_not_found() -> None:
    assert month_length(2025, 12) == 29
    assert solar(2025, 12, 30) is None
    assert solar(2025, 12, 29) == date(2026, 2, 16)
    assert solar(2024, 6, 1, leap=True) is None
    assert solar(2025, 6, 1, leap=True) == date(2025, 7, 25)
    assert solar(2025, 13, 1) is None
    assert solar(2025, 0, 1) is None
    assert solar(2025, 1, 0) is None
    assert month_length(2025, 13) is None


@pytest.mark.parametrize("year", [-1, 0, 1899, 2100, 9999])
def test_years_outside_the_calendar_are_refused(year: int) -> None:
    with pytest.raises(OutsideLunarCalendar, match="1900 to 2099"):
        to_solar(LunarDay(year, 1, 1))
    with pytest.raises(OutsideLunarCalendar):
        month_length(year, 1)
    with pytest.raises(OutsideLunarCalendar):
        leap_month(year)


@pytest.mark.parametrize("day", [FIRST - 1, LAST + 1, -5, 10**9])
def test_days_outside_the_calendar_are_refused(day: int) -> None:
    with pytest.raises(OutsideLunarCalendar):
        to_lunar(day)

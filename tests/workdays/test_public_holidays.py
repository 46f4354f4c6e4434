"""What the law says of a year, from the table and from the package."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from planctl.workdays import VERIFIED, UnknownCountry, countries
from planctl.workdays.public_holidays import CORRECTIONS, public_year


@pytest.mark.parametrize("year", [1985, 1990, 2000, 2015, 2024, 2026, 2050, 2051, 2099])
def test_vietnam_agrees_with_the_package(year: int) -> None:
    package = holidays.country_holidays("VN", years=range(year - 1, year + 2), language="vi")
    off = {day.toordinal() for day in package if day.year == year}
    worked = {day.toordinal() for day in package.weekend_workdays if day.year == year}
    off |= {entry.off.toordinal() for entry in CORRECTIONS if entry.off.year == year}
    worked |= {entry.worked.toordinal() for entry in CORRECTIONS if entry.worked.year == year}
    said = public_year("VN", year)
    assert set(said.holidays) == off
    assert set(said.worked) == worked
    for day, holiday in said.holidays.items():
        assert holiday.name == package.get(date.fromordinal(day), holiday.name)


@pytest.mark.parametrize("year", range(1990, 2051))
def test_every_exchange_swaps_a_weekday_for_a_weekend_day(year: int) -> None:
    said = public_year("VN", year)
    assert not said.holidays.keys() & said.worked.keys()
    assert all(date.fromordinal(day).weekday() >= 5 for day in said.worked)
    exchanged = [day for day, name in said.holidays.items() if "thay cho" in name.name]
    assert all(date.fromordinal(day).weekday() < 5 for day in exchanged)


def test_the_correction_of_2026_is_applied() -> None:
    said = public_year("VN", 2026)
    off = said.holidays[date(2026, 1, 2).toordinal()]
    assert off == ("Ngày nghỉ (thay cho ngày 10/01/2026)", "Day off (in exchange for 2026-01-10)")
    worked = said.worked[date(2026, 1, 10).toordinal()]
    assert worked.name == "Ngày làm việc bù cho ngày 02/01/2026"


def test_an_exchange_may_cross_the_turn_of_the_year() -> None:
    assert date(2018, 12, 31).toordinal() in public_year("VN", 2018).holidays
    assert date(2019, 1, 5).toordinal() in public_year("VN", 2019).worked
    assert date(2014, 12, 27).toordinal() in public_year("VN", 2014).worked


def test_names_are_vietnamese_and_english() -> None:
    day = date(2024, 4, 18).toordinal()
    assert public_year("VN", 2024).holidays[day] == (
        "Ngày Giỗ Tổ Hùng Vương",
        "Hung Kings' Commemoration Day",
    )


def test_years_outside_the_recorded_exchanges_are_not_verified() -> None:
    first, last = VERIFIED
    assert public_year("VN", first).verified
    assert public_year("VN", last).verified
    assert not public_year("VN", first - 1).verified
    assert not public_year("VN", last + 1).verified
    assert not public_year("VN", 1985).verified


def test_no_country_has_no_holidays_and_nothing_to_verify() -> None:
    said = public_year(None, 2024)
    assert not said.holidays
    assert not said.worked
    assert said.verified


def test_another_country_is_asked_of_the_package() -> None:
    unity = date(2024, 10, 3)
    said = public_year("DE", 2024)
    assert said.holidays[unity.toordinal()] == ("Tag der Deutschen Einheit", "German Unity Day")
    assert said.verified
    assert not public_year("DE", VERIFIED[1] + 1).verified


def test_another_countrys_exchanged_days_are_worked() -> None:
    package = holidays.country_holidays("CN", years=(2022, 2023, 2024))
    worked = {day.toordinal() for day in package.weekend_workdays if day.year == 2023}
    assert worked
    assert set(public_year("CN", 2023).worked) == worked


def test_estimated_dates_are_not_verified() -> None:
    assert public_year("MY", 2024).verified
    assert not public_year("MY", 2040).verified


@pytest.mark.parametrize("year", [1, 1700, 9999])
def test_years_that_the_package_does_not_cover_are_unknown(year: int) -> None:
    said = public_year("VN", year)
    assert not said.holidays
    assert not said.verified


def test_a_year_that_the_package_covers_in_part_is_not_verified() -> None:
    assert public_year("IN", 2010).verified
    assert not public_year("IN", 1989).verified


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(UnknownCountry, match="'XX'"):
        public_year("XX", 2024)
    assert "XX" not in countries()
    assert {"VN", "LA", "KH", "DE"} <= countries()


def test_holidays_of_a_year_lie_in_it() -> None:
    for year in range(1990, 2051):
        first, after = date(year, 1, 1), date(year + 1, 1, 1)
        days = [*public_year("VN", year).holidays, *public_year("VN", year).worked]
        assert all(first <= date.fromordinal(day) <= after - timedelta(days=1) for day in days)

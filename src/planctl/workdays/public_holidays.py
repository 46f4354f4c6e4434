"""What a country's law says of a year: its holidays, and the weekend days worked in exchange.

Vietnam is answered from a table that is part of planctl, because importing `holidays` costs more
than compiling a plan. Other countries, and years outside the table, ask the package itself.
"""

from __future__ import annotations

import warnings
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from planctl.frozen import Frozen
from planctl.tuples import NamedTuple
from planctl.workdays import holidays_vn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holidays import HolidayBase

__all__ = [
    "CORRECTIONS",
    "VERIFIED",
    "Correction",
    "PublicDay",
    "PublicYear",
    "UnknownCountry",
    "countries",
    "public_year",
    "require_country",
]

#: First and last year, both included, whose official Vietnamese dates are recorded.
VERIFIED = holidays_vn.VERIFIED


class UnknownCountry(LookupError):  # noqa: N818 - named after the fault
    """A country code for which no public holidays are known; see `countries`."""


class PublicDay(NamedTuple):
    """A public holiday, or a day worked in exchange, by name in the local language and English."""

    name: str
    name_en: str


class PublicYear(Frozen):
    """One year of a country, by ordinal.

    `holidays` are days off; `worked` are days worked although they lie in the weekend. No day is
    in both. `verified` is false where the dates are predictions, or official exchanges unknown.
    """

    holidays: Mapping[int, PublicDay]
    worked: Mapping[int, PublicDay]
    verified: bool


class Correction(NamedTuple):
    """An official exchange that the table lacks: `off` is a day off, `worked` a working day."""

    off: date
    worked: date
    why: str
    source: str


CORRECTIONS = (
    Correction(
        off=date(2026, 1, 2),
        worked=date(2026, 1, 10),
        why="joins New Year's Day, a Thursday, to the weekend",
        source="Official Dispatch 12729/VPCP-KGVX of 25 December 2025",
    ),
)


def public_year(country: str | None, year: int) -> PublicYear:
    """Return what the law of `country`, an ISO 3166 alpha-2 code, says of `year`.

    No country has no holidays and nothing to verify. Raises `UnknownCountry`.
    """
    if country is None:
        return _NOTHING
    if country == "VN" and year in holidays_vn.YEARS:
        return _recorded(year)
    return _asked(country, year)


def require_country(country: str | None) -> None:
    """Raise `UnknownCountry` unless the holidays of `country` are known; None is no country."""
    if country in (None, "VN") or country in countries():
        return
    message = f"no public holidays are known for country {country!r}"
    raise UnknownCountry(message)


@cache
def countries() -> frozenset[str]:
    """Return the ISO 3166 alpha-2 codes of all countries whose holidays are known."""
    from holidays import list_supported_countries

    return frozenset(list_supported_countries(include_aliases=False))


_NOTHING = PublicYear(MappingProxyType({}), MappingProxyType({}), verified=True)
_UNKNOWN = PublicYear(MappingProxyType({}), MappingProxyType({}), verified=False)


@cache
def _recorded(year: int) -> PublicYear:
    holidays = {
        date(year, int(entry[:2]), int(entry[2:4])).toordinal(): PublicDay(
            *holidays_vn.NAMES[entry[4]]
        )
        for entry in holidays_vn.YEARS[year].split()
    }
    worked = {}
    for off, instead in _exchanges():
        if off.year == year:
            holidays[off.toordinal()] = PublicDay(
                f"Ngày nghỉ (thay cho ngày {instead:%d/%m/%Y})",
                f"Day off (in exchange for {instead})",
            )
        if instead.year == year:
            worked[instead.toordinal()] = PublicDay(
                f"Ngày làm việc bù cho ngày {off:%d/%m/%Y}",
                f"Working day (in exchange for {off})",
            )
    first, last = VERIFIED
    return PublicYear(
        MappingProxyType(holidays), MappingProxyType(worked), verified=first <= year <= last
    )


@cache
def _exchanges() -> tuple[tuple[date, date], ...]:
    recorded = [
        (date.fromisoformat(off), date.fromisoformat(worked))
        for off, worked in holidays_vn.EXCHANGES
    ]
    return (*recorded, *((entry.off, entry.worked) for entry in CORRECTIONS))


@cache
def _asked(country: str, year: int) -> PublicYear:
    """Ask the `holidays` package about one year.

    Vietnam comes here only for years outside its table, whose exchanges are unknown. Elsewhere a
    year is verified when the package covers it without estimates and it is not beyond the last
    year for which planctl knows anything official.
    """
    require_country(country)
    from holidays import country_holidays

    asked = country_holidays(country)
    # The years beside it: compensation days and exchanges cross the turn of the year.
    years = range(max(year - 1, asked.start_year), min(year + 1, asked.end_year) + 1)
    if year not in years:
        return _UNKNOWN
    # The package warns where the days of some religion are known for fewer years.
    with warnings.catch_warnings(record=True) as incomplete:
        warnings.simplefilter("always")
        local = country_holidays(country, years=years, language=asked.default_language)
        english = country_holidays(country, years=years, language=_english(asked))
    label = getattr(local, "estimated_label", None)
    mark = local.tr(label).replace("%s", "").strip() if label else None
    estimated = mark and any(mark in name for day, name in local.items() if day.year == year)
    holidays = {
        day.toordinal(): PublicDay(name, english.get(day, name))
        for day, name in local.items()
        if day.year == year
    }
    worked = {
        day.toordinal(): PublicDay("Ngày làm việc bù", "Working day (in exchange for a day off)")
        for day in local.weekend_workdays
        if day.year == year and day.toordinal() not in holidays
    }
    verified = country != "VN" and year <= VERIFIED[1] and not estimated and not incomplete
    return PublicYear(MappingProxyType(holidays), MappingProxyType(worked), verified=verified)


def _english(asked: HolidayBase) -> str | None:
    return "en_US" if "en_US" in asked.supported_languages else asked.default_language

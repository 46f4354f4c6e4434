from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from planctl.export._zones import tzid, vtimezone


def lines(name: str, first: int = 2024, last: int = 2024) -> list[str]:
    return vtimezone(name, first, last).to_ical().decode().split("\r\n")[:-1]


@pytest.mark.parametrize("name", ["Asia/Ho_Chi_Minh", "Asia/Saigon"])
def test_vietnam_is_one_constant_block_under_one_name(name: str) -> None:
    assert lines(name) == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Ho_Chi_Minh",
        "BEGIN:STANDARD",
        "DTSTART:19750613T000000",
        "TZNAME:+07",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0700",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_summer_time_is_a_yearly_rule_with_byday() -> None:
    rules = [line for line in lines("Europe/Paris") if line.startswith("RRULE")]
    assert rules == [
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    ]


def test_every_rule_holds_its_own_beginning() -> None:
    """Clients refuse a DTSTART that its RRULE would not give."""
    starts = [line for line in lines("America/New_York", 2030, 2030) if line.startswith("DTSTART")]
    assert starts == ["DTSTART:20290311T020000", "DTSTART:20291104T020000"]


def test_transitions_without_a_yearly_rule_are_given_one_by_one() -> None:
    written = lines("Africa/Casablanca", 2024, 2024)  # stops summer time for Ramadan
    assert not any(line.startswith(("RRULE", "RDATE")) for line in written)
    assert sum(line.startswith("DTSTART") for line in written) == 7


@pytest.mark.parametrize(
    "name",
    [
        "Africa/Casablanca",
        "America/New_York",
        "America/Santiago",
        "America/Sao_Paulo",
        "Asia/Ho_Chi_Minh",
        "Asia/Kathmandu",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Europe/Dublin",
        "Europe/Paris",
    ],
)
@pytest.mark.parametrize("year", [2017, 2019, 2024])
def test_an_independent_reader_gives_the_zone_s_own_offsets(name: str, year: int) -> None:
    component = vtimezone(name, year, year).to_ical().decode()
    read = tzical(StringIO(f"BEGIN:VCALENDAR\r\n{component}END:VCALENDAR\r\n")).get(tzid(name))
    assert read is not None
    zone = ZoneInfo(name)
    instant = datetime(year, 1, 1, tzinfo=UTC)
    while instant.year == year:
        local = instant.astimezone(zone).replace(tzinfo=None)
        offset = local.replace(tzinfo=zone).utcoffset()
        if offset == local.replace(tzinfo=zone, fold=1).utcoffset():
            assert local.replace(tzinfo=read).utcoffset() == offset, local
        instant += timedelta(hours=5, minutes=40)

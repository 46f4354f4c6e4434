"""Dates and times as people write them."""

from __future__ import annotations

from datetime import date, time

import pytest
from pydantic import TypeAdapter, ValidationError

from planctl.fields import PlanDate, PlanTime, read_date, read_time

DATE: TypeAdapter[date] = TypeAdapter(PlanDate)
TIME: TypeAdapter[time] = TypeAdapter(PlanTime)


@pytest.mark.parametrize("text", ["2017-05-02", "2/5/2017", "02/05/2017", " 2/05/2017 "])
def test_dates(text: str) -> None:
    assert DATE.validate_python(text, strict=True) == date(2017, 5, 2)


def test_values_that_are_dates_and_times_pass() -> None:
    assert read_date(date(2017, 5, 2)) == date(2017, 5, 2)
    assert read_time(time(7, 30)) == time(7, 30)


@pytest.mark.parametrize(
    "value",
    [
        "2017-5-2",
        "2017-02-30",
        "30/2/2017",
        "5/2017",
        "0000-01-01",
        "",
        2017,
        None,
        "２０１７-05-02",
    ],
)
def test_what_is_no_date(value: object) -> None:
    with pytest.raises(ValidationError):
        DATE.validate_python(value)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [("07:30", 7, 30), ("7:30", 7, 30), ("7h30", 7, 30), ("7h", 7, 0), ("17 giờ 00", 17, 0),
     ("7 giờ 30 phút", 7, 30), ("7g15", 7, 15)],
)  # fmt: skip
def test_times(text: str, hour: int, minute: int) -> None:
    assert TIME.validate_python(text, strict=True) == time(hour, minute)


@pytest.mark.parametrize("value", ["24:00", "7:60", "7:", "7", "sáng", 450, 7.5, None])
def test_what_is_no_time(value: object) -> None:
    with pytest.raises(ValidationError):
        TIME.validate_python(value)

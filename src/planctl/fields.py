"""Dates and times as people write them in a plan file, for strict models.

YAML 1.2 has no type for either: both come as text.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, WithJsonSchema

from planctl.fault import fault

__all__ = ["PlanDate", "PlanTime", "read_date", "read_time"]

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CIVIL: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_TIME: Final = re.compile(
    r"([0-9]{1,2})\s*(?::|h|g|giờ)\s*([0-9]{2})?(?:\s*(?:phút|p))?", re.IGNORECASE
)


def read_date(value: object) -> date:
    """Return the date that `value` says, as `2017-05-02` or `2/5/2017`.

    Raises a validator's error for what is no date, or a date that does not exist.
    """
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise fault("a date is written as `2017-05-02` or `2/5/2017`")
    text = value.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _CIVIL.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        raise fault("“{text}” is not a date; write `2017-05-02` or `2/5/2017`", text=text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise fault("there is no {text}", text=text) from error


def read_time(value: object) -> time:
    """Return the time of day that `value` says, as `07:30`, `7h30` or `7 giờ 30`.

    Raises a validator's error for what is no time of day.
    """
    if isinstance(value, time):
        return value
    found = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or (found[2] is None and ":" in found[0]):
        raise fault("a time of day is written as `07:30` or `7h30`")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise fault("there is no {text}", text=found[0])
    return time(hour, minute)


PlanDate = Annotated[
    date,
    BeforeValidator(read_date),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\s*([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})\s*$",
            "examples": ["2017-05-02", "2/5/2017"],
        }
    ),
    Field(description="A date: `2017-05-02` or `2/5/2017`."),
]
"""A day, from `2017-05-02` or `2/5/2017`."""

PlanTime = Annotated[
    time,
    BeforeValidator(read_time),
    WithJsonSchema({"type": "string", "examples": ["07:30", "7h30"]}),
    Field(description="A time of day: `07:30` or `7h30`."),
]
"""A time of day, from `07:30` or `7h30`."""

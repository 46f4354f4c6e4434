"""Raw RFC 5545 recurrence rules, through python-dateutil, made safe to run.

dateutil looks for the next date until the year 9999, so a rule that never comes true would keep
it busy for seconds. The Gregorian calendar repeats after 400 years to the day of the week; a rule
is therefore run in the last years that dateutil knows and its dates are brought back.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from planctl.messages import Message, msg
from planctl.schedule.dating import Remark
from planctl.schedule.days import LAST_DAY
from planctl.schedule.frame import Found, Frame, nothing, on_days
from planctl.schedule.rules import Rrule

if TYPE_CHECKING:
    from dateutil.rrule import rrule

__all__ = ["raw_rrule", "rrule_fault"]

_CYCLE: Final = 146097  # days of 400 years
_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS: Final = (
    "FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO",
    "BYMONTH", "BYSETPOS", "WKST",
)  # fmt: skip
_TIMES: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")
_LINE: Final = re.compile(r"(?P<name>RRULE|EXDATE|RDATE)(?:;VALUE=DATE)?:(?P<value>.*)", re.I)
_DATE: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T[0-9]{6})?")
_COUNTED: Final = re.compile(r"[1-9][0-9]{0,5}")


class _Faulty(Exception):  # noqa: N818 - a value on its way to a remark
    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


def raw_rrule(rule: Rrule, frame: Frame) -> Found:
    """Return the days of a raw rule in the period; `EXDATE` and `RDATE` lines are understood."""
    try:
        parts, left_out, added = _read(rule.text)
        days = _days(parts, rule.start, frame)
    except _Faulty as fault:
        return nothing(Remark("bad-rrule", fault.message))
    days |= {day for day in added if frame.low <= day <= frame.high}
    return on_days(sorted(days - left_out))


def rrule_fault(text: str) -> Message | None:
    """Return what is wrong with a raw rule, None when nothing is."""
    try:
        parts, _, _ = _read(text)
        _parsed(parts, date(2000, 1, 1).toordinal())
    except _Faulty as fault:
        return fault.message
    return None


def _read(text: str) -> tuple[dict[str, str], set[int], set[int]]:
    """Return the parts of the rule, and the days that are left out and added."""
    rules: list[str] = []
    left_out: set[int] = set()
    added: set[int] = set()
    for line in text.split():
        found = _LINE.fullmatch(line)
        match found and found["name"].upper():
            case None | "RRULE":
                rules.append(found["value"] if found else line)
            case "EXDATE":
                left_out |= {_date(one) for one in found["value"].split(",")} if found else set()
            case _:
                added |= {_date(one) for one in found["value"].split(",")} if found else set()
    if len(rules) != 1:
        raise _Faulty(msg("write one recurrence rule, such as FREQ=MONTHLY;BYMONTHDAY=2"))
    return _parts(rules[0]), left_out, added


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.rstrip(";").split(";"):
        name, equals, value = part.upper().partition("=")
        if not (equals and value):
            raise _Faulty(msg("“{part}” is not of the form NAME=VALUE", part=part))
        if name in _TIMES:
            text_ = "{part} sets a time of day: say it with `time:`"
            raise _Faulty(Message(text_, {"part": name}))
        if name not in _PARTS:
            raise _Faulty(msg("unknown part {part}; there are: {parts}", part=name, parts=_PARTS))
        if name in parts:
            raise _Faulty(msg("{part} is given twice", part=name))
        parts[name] = value
    _check(parts)
    return parts


def _check(parts: dict[str, str]) -> None:
    if parts.get("FREQ") not in _FREQUENCIES:
        raise _Faulty(msg("FREQ must be one of: {frequencies}", frequencies=_FREQUENCIES))
    for name in ("INTERVAL", "COUNT"):
        if name in parts and not _COUNTED.fullmatch(parts[name]):
            raise _Faulty(msg("{part} must be a number from 1 to 999999", part=name))
    if "COUNT" in parts and "UNTIL" in parts:
        raise _Faulty(msg("COUNT and UNTIL exclude each other (RFC 5545, section 3.3.10)"))
    if "UNTIL" in parts:
        _date(parts["UNTIL"])


def _date(text: str) -> int:
    found = _DATE.fullmatch(text)
    try:
        if found is not None:
            return date(int(found[1]), int(found[2]), int(found[3])).toordinal()
    except ValueError:
        pass
    raise _Faulty(msg("“{text}” is not a date; write it as 20241231", text=text))


def _parsed(parts: dict[str, str], start: int) -> rrule:
    from dateutil.rrule import rrule, rrulestr

    others = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    try:
        parsed = rrulestr(others, dtstart=datetime.fromordinal(start))
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError) as error:
        text = msg("the rule is not understood: {reason}", reason=str(error))
        raise _Faulty(text) from error
    assert isinstance(parsed, rrule)
    return parsed


def _days(parts: dict[str, str], start: int, frame: Frame) -> set[int]:
    parsed = _parsed(parts, start)
    last = min(frame.high, _date(parts["UNTIL"]) if "UNTIL" in parts else LAST_DAY)
    if last < start:
        return set()
    if "COUNT" not in parts:
        start = _nearer(parts, start, frame.low)
    ahead = (LAST_DAY - last) // _CYCLE * _CYCLE
    moved = parsed.replace(dtstart=datetime.fromordinal(start + ahead))
    days = (found.toordinal() - ahead for found in moved)
    return {day for day in takewhile(lambda day: day <= last, days) if day >= frame.low}


def _nearer(parts: dict[str, str], start: int, low: int) -> int:
    """Return a later start that gives the same dates from `low` on."""
    unit = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"])
    if unit is None or start >= low:
        return start
    stride = unit * int(parts.get("INTERVAL", "1"))
    return start + max(0, (low - start) // stride - 1) * stride

"""Dates that are counted from another activity.

The first day is not counted (Civil Code 91/2015/QH13, art. 147.2). A term of calendar days, weeks,
months or years whose last day is a day off ends on the next working day (art. 148.5); terms that
count backwards stay where they fall.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Protocol, assert_never

from planctl.messages import Message, Weekday, msg
from planctl.schedule.days import FIRST_DAY, LAST_DAY, add_months, weekday
from planctl.schedule.rules import Relative
from planctl.workdays.calendar import NoWorkingDay

__all__ = ["Workdays", "resolve", "resolve_instant"]

_DAY: Final = 1440
_HOUR: Final = 60


class Workdays(Protocol):
    """What counting needs of a working calendar, on ordinals."""

    def is_off(self, day: int) -> bool:
        """Tell whether nobody works on `day`."""

    def next_working(self, day: int) -> int:
        """Return `day`, or the first working day after it."""

    def add_working_days(self, day: int, n: int) -> int:
        """Return the n-th working day after `day`, before it for a negative n."""


def resolve(
    rule: Relative, anchor_first: int, anchor_last: int, calendar: Workdays
) -> tuple[int, tuple[Message, ...]]:
    """Return the day that `rule` counts to, and the steps of the count.

    The anchor lies on the ordinals `anchor_first` to `anchor_last`, both included. Hours are
    counted in whole days here, the part of a day dropped towards the anchor; use
    `resolve_instant` where the anchor's time of day is known. Raises `NoWorkingDay`, also for a
    term that leaves the calendar.
    """
    start = anchor_first if rule.edge == "start" else anchor_last
    if rule.unit == "hour":
        whole = abs(rule.count) // 24 * (1 if rule.count > 0 else -1)
        end = _within(start + whole)
        text = msg(
            "{count} hours from {day}, whose time of day is not known: {days} whole days",
            count=rule.count,
            day=date.fromordinal(start),
            days=whole,
        )
        return end, (text,)
    if rule.working and rule.unit in ("day", "week"):
        return _working(rule, start, calendar)
    return _calendar_term(rule, start, calendar)


def resolve_instant(rule: Relative, day: int, minute: int) -> tuple[int, int]:
    """Return day and minute of the day to which a rule in hours counts from an instant."""
    if rule.unit != "hour":
        message = f"not counted in hours: {rule!r}"
        raise ValueError(message)
    days, rest = divmod(minute + rule.count * _HOUR, _DAY)
    return _within(day + days), rest


def _working(rule: Relative, start: int, calendar: Workdays) -> tuple[int, tuple[Message, ...]]:
    count = rule.count * (5 if rule.unit == "week" else 1)
    _within(start + count)
    end = calendar.add_working_days(start, count)
    text = msg(
        "{count} working days from {day}, which is not counted: {end} ({weekday})",
        count=count,
        day=date.fromordinal(start),
        end=date.fromordinal(end),
        weekday=Weekday(weekday(end)),
    )
    return end, (text,)


def _calendar_term(
    rule: Relative, start: int, calendar: Workdays
) -> tuple[int, tuple[Message, ...]]:
    end, clipped = _counted(rule, start)
    _within(end)
    steps = [
        msg(
            "{term} from {day}, which is not counted: {end} ({weekday})",
            term=_term(rule),
            day=date.fromordinal(start),
            end=date.fromordinal(end),
            weekday=Weekday(weekday(end)),
        )
    ]
    if clipped:
        steps.append(
            msg(
                "the month has no such day: the term ends on its last day, {end}",
                end=date.fromordinal(end),
            )
        )
    if rule.count > 0 and calendar.is_off(end):
        moved = calendar.next_working(end)
        steps.append(
            msg(
                "{end} is a day off: the term ends on the next working day, {moved} "
                "(Civil Code 91/2015/QH13, art. 148.5)",
                end=date.fromordinal(end),
                moved=date.fromordinal(moved),
            )
        )
        end = moved
    return end, tuple(steps)


def _counted(rule: Relative, start: int) -> tuple[int, bool]:
    """Return the last day of a calendar term, and whether its month was too short."""
    match rule.unit:
        case "day":
            return start + rule.count, False
        case "week":
            return start + 7 * rule.count, False
        case "month":
            return add_months(start, rule.count)
        case "year":
            return add_months(start, 12 * rule.count)
        case "hour":
            message = "hours are not calendar days"
            raise ValueError(message)
        case _:
            assert_never(rule.unit)


def _term(rule: Relative) -> Message:
    match rule.unit:
        case "day":
            return msg("{count} days", count=rule.count)
        case "week":
            return msg("{count} weeks", count=rule.count)
        case "month":
            return msg("{count} months", count=rule.count)
        case "year":
            return msg("{count} years", count=rule.count)
        case "hour":
            return msg("{count} hours", count=rule.count)
        case _:
            assert_never(rule.unit)


def _within(day: int) -> int:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise NoWorkingDay(day)
    return day

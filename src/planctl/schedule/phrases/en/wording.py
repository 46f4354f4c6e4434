"""The words that English phrases are written with."""

from __future__ import annotations

from planctl.schedule.phrases._wording import Wording
from planctl.schedule.phrases.vi.wording import WORDING as _VIETNAMESE
from planctl.schedule.rules import DayOffRule, Part, PartialDate, Unit

__all__ = ["WORDING"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _nth(number: int) -> str:
    if number == -1:
        return "last"
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else suffix}"


def _bare(date: PartialDate) -> str:
    if date.month is None:
        return f"the {_nth(date.day)}"
    year = "" if date.year is None else f" {date.year}"
    return f"{date.day} {_MONTHS[date.month]}{year}"


def _date(date: PartialDate) -> str:
    return _bare(date) if date.weekday is None else f"{_WEEKDAYS[date.weekday]}, {_bare(date)}"


def _lunar(day: int, month: int, leap: bool, year: str) -> str:
    said = f"the {_nth(day)} day of the {'leap ' if leap else ''}{_nth(month)} lunar month"
    if not year:
        return said
    return f"{said} of {year}" if year.isdigit() else f"{said} of the year {year}"


def _part(part: Part, period: str) -> str:
    if part.exact:
        return f"the {('first', 'middle', 'last')[part.third - 1]} third of {period}"
    if period.startswith(_MONTHS[1:]):
        return f"{('early', 'mid', 'late')[part.third - 1]} {period}"
    return f"the {('beginning', 'middle', 'end')[part.third - 1]} of {period}"


def _offset(offset: int) -> str:
    return {0: "", 1: " next year", -1: " last year"}[offset]


def _list(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


WORDING = Wording(
    weekday=lambda d: _WEEKDAYS[d],
    date=_date,
    bare_date=_bare,
    lunar=_lunar,
    cycle_year=_VIETNAMESE.cycle_year,
    clock=lambda h, m: f"{h}:{m:02}",
    ordinal=_nth,
    month_place=_nth,
    list_of=_list,
    each={
        Unit.WEEK: "every week",
        Unit.MONTH: "every month",
        Unit.QUARTER: "every quarter",
        Unit.HALF: "every half-year",
        Unit.YEAR: "every year",
    },
    each_alone={
        Unit.DAY: "every day",
        Unit.WEEK: "every week",
        Unit.MONTH: "every month",
        Unit.QUARTER: "every quarter",
        Unit.HALF: "every half-year",
        Unit.YEAR: "every year",
    },
    units={
        "hour": "hours",
        "day": "days",
        "week": "weeks",
        "month": "months",
        "quarter": "quarters",
        "year": "years",
    },
    the_month=lambda n, y, o: _MONTHS[n] + (f" {y}" if y else _offset(o)),
    the_quarter=lambda n, y, o: f"quarter {n}" + (f" of {y}" if y else _offset(o)),
    the_half=lambda n, y: f"{'first' if n == 1 else 'second'} half of {y or 'the year'}",
    the_week=lambda n, y: f"week {n}" + (f" of {y}" if y else ""),
    the_year=lambda y, o: f"the year {y}" if y else _offset(o).strip() or "the year",
    next_month="the following month",
    next_quarter="the following quarter",
    next_year_date=lambda d, m: f"{d} {_MONTHS[m]} of the next year",
    day=lambda n: f"the {_nth(n)}",
    last_day="the last day",
    nth=lambda d, n: f"the {_nth(n)} {_WEEKDAYS[d]}",
    weekday_in_week=lambda d, n: f"{_WEEKDAYS[d]} of the {_nth(n)} week",
    week=lambda n: f"the {_nth(n)} week",
    first_days="the first {} days",
    last_days="the last {} days",
    part=_part,
    of=lambda position, period: f"{position} of {period}",
    in_month="the {place} month of {period}",
    month_of_year=lambda n: _MONTHS[n],
    quarter_of_year=lambda n: f"quarter {n}",
    each_year="{} every year",
    every_nth="every {n} {unit}",
    every_nth_at="{}, on {}",
    times="{n} times {each}",
    times_at_least="at least {n} times {each}",
    times_in="{n} times every {k} {unit}",
    times_in_at_least="at least {n} times every {k} {unit}",
    weekly="every {}",
    weekly_nth="every {n} weeks on {days}",
    working_days="every working day",
    through="from {} to {}",
    since="from {} on",
    after="after {}",
    occasion="on the occasion of {}",
    inside="sometime {}",
    before="before {}",
    latest="by {}",
    after_anchor="{amount} after {anchor}",
    before_anchor="{amount} before {anchor}",
    due_after="within {amount} after {anchor}",
    due_before="at least {amount} before {anchor}",
    after_nothing="{} later",
    due_after_nothing="within {}",
    due_before_nothing="at least {} beforehand",
    at_anchor="the {}",
    at_end="immediately after {}",
    since_anchor="from {}",
    past_anchor="after {}",
    until_start="before {}",
    end_of="the end of {}",
    start_of="the start of {}",
    working="working days",
    anniversary="the {count}anniversary {pair}",
    anniversary_on="{count}anniversary on {date}",
    anniversary_count=lambda n: f"{_nth(n)} ",
    parts={
        "morning": "morning",
        "afternoon": "afternoon",
        "evening": "evening",
        "all-day": "all day",
        "office-hours": "in office hours",
    },
    hours="from {} to {}",
    tentative="tentatively {}",
    day_off={
        DayOffRule.KEEP: " (including days off)",
        DayOffRule.NEXT: " (if a day off, the next working day)",
        DayOffRule.PREVIOUS: " (if a day off, the previous working day)",
        DayOffRule.NEAREST: " (if a day off, the nearest working day)",
        DayOffRule.SKIP: " (except days off)",
    },
    gloss=" (that is {})",
)

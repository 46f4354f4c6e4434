"""The words that a language writes schedules with: one template for each thing to be said."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planctl.frozen import Frozen
from planctl.schedule.rules import DayOffRule, Part, PartialDate, Unit

__all__ = ["Wording"]


class Wording(Frozen):
    """Templates in `str.format` syntax; where grammar bends words, functions make them.

    A template that a language lacks is the empty string: what it would say has no phrase.
    """

    weekday: Callable[[int], str]
    date: Callable[[PartialDate], str]
    """A day, with the word that marks it as one."""
    bare_date: Callable[[PartialDate], str]
    lunar: Callable[[int, int, bool, str], str]
    """A lunar day from its day, month, leap, and year as written."""
    cycle_year: Callable[[int], str]
    clock: Callable[[int, int], str]
    ordinal: Callable[[int], str]
    """Which week or weekday: 1, 2, … or -1."""
    month_place: Callable[[int], str]
    """Which month of a longer period: 1, 2, … or -1."""
    list_of: Callable[[list[str]], str]
    each: Mapping[Unit, str]
    """Every one of a unit, after a position."""
    each_alone: Mapping[Unit, str]
    units: Mapping[str, str]
    the_month: Callable[[int, int | None, int], str]
    the_quarter: Callable[[int, int | None, int], str]
    the_half: Callable[[int, int | None], str]
    the_week: Callable[[int, int | None], str]
    the_year: Callable[[int | None, int], str]
    next_month: str
    next_quarter: str
    next_year_date: Callable[[int, int], str]
    day: Callable[[int], str]
    last_day: str
    nth: Callable[[int, int], str]
    weekday_in_week: Callable[[int, int], str]
    week: Callable[[int], str]
    first_days: str
    last_days: str
    part: Callable[[Part, str], str]
    """An early, middle or late part of a period."""
    of: Callable[[str, str], str]
    """A position and its period."""
    in_month: str
    """A month of a longer period: {place}, {period}."""
    month_of_year: Callable[[int], str]
    quarter_of_year: Callable[[int], str]
    each_year: str
    every_nth: str
    every_nth_at: str
    times: str
    times_at_least: str
    times_in: str
    times_in_at_least: str
    weekly: str
    weekly_nth: str
    working_days: str
    through: str
    since: str
    after: str
    occasion: str
    inside: str
    before: str
    latest: str
    after_anchor: str
    before_anchor: str
    due_after: str
    due_before: str
    after_nothing: str
    due_after_nothing: str
    due_before_nothing: str
    at_anchor: str
    at_end: str
    since_anchor: str
    past_anchor: str
    until_start: str
    end_of: str
    start_of: str
    working: str
    anniversary: str
    anniversary_on: str
    anniversary_count: Callable[[int], str]
    parts: Mapping[str, str]
    hours: str
    tentative: str
    day_off: Mapping[DayOffRule, str]
    gloss: str

"""Terms counted from another activity, against plain counting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_dates import day

from planctl.messages import Translator
from planctl.schedule.relative import resolve, resolve_instant
from planctl.schedule.rules import Relative
from planctl.workdays.calendar import NoWorkingDay, WorkingCalendar

WEEKENDS = WorkingCalendar(country=None)


def count(rule: Relative, first: str, last: str | None = None) -> tuple[str, list[str]]:
    end, steps = resolve(rule, day(first), day(last or first), WEEKENDS)
    return date.fromordinal(end).isoformat(), [Translator("en")(step) for step in steps]


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        (Relative(5, "day"), "2017-07-31"),  # 30/7 is a Sunday
        (Relative(6, "day"), "2017-07-31"),
        (Relative(0, "day"), "2017-07-25"),
        (Relative(5, "day", working=True), "2017-08-01"),
        (Relative(2, "week"), "2017-08-08"),
        (Relative(1, "month"), "2017-08-25"),
        (Relative(1, "year"), "2018-07-25"),
        (Relative(-3, "day", edge="start"), "2017-07-13"),
        (Relative(-1, "day", edge="start"), "2017-07-15"),  # a Saturday stays
        (Relative(-1, "day", working=True, edge="start"), "2017-07-14"),
        (Relative(1, "week", working=True), "2017-08-01"),
        (Relative(48, "hour"), "2017-07-27"),
        (Relative(-36, "hour", edge="start"), "2017-07-15"),
    ],
)
def test_a_term_counts_from_the_anchor_s_edge(rule: Relative, end: str) -> None:
    assert count(rule, "2017-07-16", "2017-07-25")[0] == end


def test_a_month_too_short_ends_the_term_on_its_last_day_and_says_so() -> None:
    end, steps = count(Relative(1, "month"), "2024-01-31")
    assert end == "2024-02-29"
    assert len(steps) == 2
    assert "last day" in steps[1]


def test_a_day_off_moves_the_end_of_a_forward_term_and_says_so() -> None:
    end, steps = count(Relative(5, "day"), "2017-07-25")
    assert end == "2017-07-31"
    assert "art. 148.5" in steps[-1]


@given(st.integers(730000, 740000), st.integers(1, 400))
def test_a_forward_term_ends_on_the_first_working_day_not_before_its_length(
    start: int, length: int
) -> None:
    end, _ = resolve(Relative(length, "day"), start, start, WEEKENDS)
    assert end == next(d for d in range(start + length, start + length + 9) if (d - 1) % 7 < 5)


@given(st.integers(730000, 740000), st.integers(1, 200))
def test_working_days_forward_are_counted_one_by_one(start: int, length: int) -> None:
    end, _ = resolve(Relative(length, "day", working=True), start, start, WEEKENDS)
    assert sum((d - 1) % 7 < 5 for d in range(start + 1, end + 1)) == length
    assert (end - 1) % 7 < 5


def test_hours_count_from_the_instant() -> None:
    voting = day("2026-03-15"), 7 * 60
    assert resolve_instant(Relative(-24, "hour"), *voting) == (day("2026-03-14"), 7 * 60)
    assert resolve_instant(Relative(20, "hour"), *voting) == (day("2026-03-16"), 3 * 60)
    with pytest.raises(ValueError, match="not counted in hours"):
        resolve_instant(Relative(1, "day"), *voting)


@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "hour"])
def test_a_term_that_leaves_the_calendar_has_no_end(unit: str) -> None:
    rule = Relative(10**9, unit)  # type: ignore[arg-type]
    with pytest.raises(NoWorkingDay):
        resolve(rule, 736000, 736000, WEEKENDS)

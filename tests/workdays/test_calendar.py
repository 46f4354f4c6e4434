"""Day arithmetic, held against brute force over the calendar's own answer for one day."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.diagnostics import Span
from planctl.workdays import (
    DayOff,
    NoWorkingDay,
    OverlayDay,
    UnknownCountry,
    WorkedDay,
    WorkingCalendar,
)
from planctl.workdays.public_holidays import public_year

FIRST, LAST = date(2009, 1, 1).toordinal(), date(2032, 12, 31).toordinal()
days = st.integers(FIRST, LAST)
overlays = st.dictionaries(
    st.integers(FIRST - 60, LAST + 60),
    st.builds(OverlayDay, st.booleans(), st.just("quyết định của cơ quan")),
    max_size=40,
)


@st.composite
def crowded(draw: st.DrawFn) -> tuple[WorkingCalendar, int]:
    """A calendar whose overlay gathers around the day that is asked for."""
    day = draw(days)
    around = draw(
        st.dictionaries(
            st.integers(day - 20, day + 20), st.builds(OverlayDay, st.booleans(), st.just("x"))
        )
    )
    return WorkingCalendar(
        country=draw(st.sampled_from(["VN", None])),
        weekend=frozenset(draw(st.sets(st.integers(0, 6), max_size=6))),
        overlay=around,
    ), day


def on(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def off_by_definition(calendar: WorkingCalendar, day: int) -> bool:
    if day in calendar.overlay:
        return calendar.overlay[day].off
    said = public_year(calendar.country, date.fromordinal(day).year)
    if day in said.holidays:
        return True
    return day not in said.worked and date.fromordinal(day).weekday() in calendar.weekend


def walk(calendar: WorkingCalendar, day: int, step: int) -> Iterator[int]:
    """Working days beyond `day`, found one by one."""
    while True:
        day += step
        if not off_by_definition(calendar, day):
            yield day


# what is off


@given(overlays, days)
def test_a_day_is_off_as_defined(overlay: dict[int, OverlayDay], day: int) -> None:
    calendar = WorkingCalendar(overlay=overlay)
    for each in (day, *overlay):
        assert calendar.is_off(each) == off_by_definition(calendar, each)


def test_every_day_of_the_table_is_off_as_defined() -> None:
    calendar = WorkingCalendar()
    for day in range(on(1988, 1, 1), on(2053, 1, 1)):
        assert calendar.is_off(day) == off_by_definition(calendar, day)


@given(crowded())
def test_reasons_agree_with_the_answer(case: tuple[WorkingCalendar, int]) -> None:
    calendar, day = case
    for each in range(day - 25, day + 26):
        reason = calendar.day_off(each)
        assert (reason is not None) == calendar.is_off(each)
        assert reason is None or reason.name
        in_weekend = date.fromordinal(each).weekday() in calendar.weekend
        given_off = in_weekend or calendar.holiday(each) is not None
        assert (calendar.worked(each) is not None) == (given_off and not calendar.is_off(each))


def test_reasons_for_a_day_off() -> None:
    span = Span("lich.yaml", 3, 1, 3, 20)
    calendar = WorkingCalendar(overlay={on(2024, 6, 5): OverlayDay(True, "Hội trại", span)})
    assert calendar.day_off(on(2024, 6, 5)) == DayOff("overlay", "Hội trại", "Hội trại", span)
    assert calendar.day_off(on(2024, 6, 8)) == DayOff("weekend", "thứ Bảy", "Saturday")
    assert calendar.day_off(on(2024, 6, 9)) == DayOff("weekend", "Chủ nhật", "Sunday")
    assert calendar.day_off(on(2024, 6, 6)) is None


def test_a_holiday_in_the_weekend_is_given_as_the_holiday() -> None:
    reason = WorkingCalendar().day_off(on(2026, 4, 26))
    assert reason == DayOff("holiday", "Ngày Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day")


def test_exchanged_days_of_2026() -> None:
    calendar = WorkingCalendar()
    assert calendar.is_off(on(2026, 1, 2))
    assert calendar.worked(on(2026, 1, 10)) == WorkedDay(
        "Ngày làm việc bù cho ngày 02/01/2026", "Working day (in exchange for 2026-01-02)"
    )
    assert calendar.next_working(on(2026, 1, 1)) == on(2026, 1, 5)
    assert calendar.next_working(on(2026, 1, 10)) == on(2026, 1, 10)


def test_where_saturdays_are_worked_an_exchanged_saturday_is_nothing_special() -> None:
    assert WorkingCalendar(weekend=frozenset({6})).worked(on(2026, 1, 10)) is None


def test_the_overlay_outranks_the_law() -> None:
    overlay = {
        on(2026, 1, 10): OverlayDay(True, "không làm bù"),
        on(2026, 9, 2): OverlayDay(False, "trực lễ"),
        on(2026, 9, 4): OverlayDay(False, "ngày thường"),
    }
    calendar = WorkingCalendar(overlay=overlay)
    assert calendar.day_off(on(2026, 1, 10)) == DayOff("overlay", "không làm bù", "không làm bù")
    assert calendar.worked(on(2026, 1, 10)) is None
    assert calendar.worked(on(2026, 9, 2)) == WorkedDay("trực lễ", "trực lễ")
    assert calendar.day_off(on(2026, 9, 2)) is None
    assert calendar.worked(on(2026, 9, 4)) is None
    holiday = calendar.holiday(on(2026, 9, 2))
    assert holiday is not None
    assert holiday.name == "Quốc khánh"


# arithmetic


@given(crowded())
def test_shifts_are_the_first_working_day_in_their_direction(
    case: tuple[WorkingCalendar, int],
) -> None:
    calendar, day = case
    after, before = next(walk(calendar, day, 1)), next(walk(calendar, day, -1))
    if off_by_definition(calendar, day):
        assert calendar.next_working(day) == after
        assert calendar.previous_working(day) == before
        nearest = after if after - day <= day - before else before
        assert calendar.nearest_working(day) == nearest
    else:
        assert calendar.next_working(day) == day
        assert calendar.previous_working(day) == day
        assert calendar.nearest_working(day) == day


@given(crowded(), st.integers(-60, 60))
def test_no_shifted_date_is_a_day_off(case: tuple[WorkingCalendar, int], n: int) -> None:
    calendar, day = case
    shifted = [
        calendar.next_working(day),
        calendar.previous_working(day),
        calendar.nearest_working(day),
        calendar.term_end(day, abs(n)),
    ]
    if n:
        shifted.append(calendar.add_working_days(day, n))
    assert not any(map(calendar.is_off, shifted))


@given(crowded(), st.integers(1, 60))
def test_added_days_are_the_nth_of_a_walk(case: tuple[WorkingCalendar, int], n: int) -> None:
    calendar, day = case
    for step in (1, -1):
        steps = walk(calendar, day, step)
        assert calendar.add_working_days(day, step * n) == [next(steps) for _ in range(n)][-1]
    assert calendar.add_working_days(day, 0) == day


@given(crowded(), st.integers(-60, 60))
def test_forward_and_backward_agree(case: tuple[WorkingCalendar, int], n: int) -> None:
    calendar, day = case
    start = calendar.next_working(day)
    assert calendar.add_working_days(calendar.add_working_days(start, n), -n) == start


@given(crowded(), st.integers(-40, 40), st.integers(-40, 40))
def test_additions_add_up(case: tuple[WorkingCalendar, int], m: int, n: int) -> None:
    calendar, day = case
    start = calendar.previous_working(day)
    by_parts = calendar.add_working_days(calendar.add_working_days(start, m), n)
    assert by_parts == calendar.add_working_days(start, m + n)


@given(crowded(), st.integers(-5, 1500))
def test_counting_counts_each_day(case: tuple[WorkingCalendar, int], length: int) -> None:
    calendar, first = case
    last = first + length - 1
    expected = sum(not off_by_definition(calendar, day) for day in range(first, last + 1))
    assert calendar.count_working(first, last) == expected


@given(crowded(), st.integers(1, 60))
def test_counting_undoes_adding(case: tuple[WorkingCalendar, int], n: int) -> None:
    calendar, day = case
    assert calendar.count_working(day + 1, calendar.add_working_days(day, n)) == n


@given(crowded(), st.integers(0, 400))
def test_a_term_ends_on_its_day_or_the_next_working_day(
    case: tuple[WorkingCalendar, int], n: int
) -> None:
    calendar, day = case
    end = calendar.term_end(day, n)
    assert end >= day + n
    assert all(off_by_definition(calendar, each) for each in range(day + n, end))


def test_a_term_that_ends_in_tet_runs_on_to_the_first_working_day() -> None:
    # Ten days from 31 January 2024: 10 February is Tết, work resumes on the 15th.
    assert WorkingCalendar().term_end(on(2024, 1, 31), 10) == on(2024, 2, 15)


def test_nearest_prefers_the_later_of_two() -> None:
    only_saturday = WorkingCalendar(country=None, weekend=frozenset({5}))
    saturday = on(2024, 6, 8)
    assert only_saturday.nearest_working(saturday) == saturday + 1
    assert only_saturday.nearest_working(saturday + 1) == saturday + 1


# the ends


def test_where_every_day_is_off_the_search_ends() -> None:
    calendar = WorkingCalendar(weekend=frozenset(range(7)), country=None)
    day = on(2024, 6, 5)
    for search in (calendar.next_working, calendar.previous_working, calendar.nearest_working):
        with pytest.raises(NoWorkingDay) as caught:
            search(day)
        assert caught.value.day == day
    with pytest.raises(NoWorkingDay):
        calendar.add_working_days(day, 1)


def test_a_working_day_at_the_very_end_of_the_reach_is_found() -> None:
    day, work = on(2024, 1, 1), OverlayDay(False, "x")
    for distance, found in ((366, True), (367, False)):
        calendar = WorkingCalendar(
            country=None,
            weekend=frozenset(range(7)),
            overlay={day + distance: work, day - distance: work},
        )
        if found:
            assert calendar.next_working(day) == day + distance
            assert calendar.previous_working(day) == day - distance
            assert calendar.nearest_working(day) == day + distance
            continue
        with pytest.raises(NoWorkingDay):
            calendar.next_working(day)
        with pytest.raises(NoWorkingDay):
            calendar.previous_working(day)
        with pytest.raises(NoWorkingDay):
            calendar.nearest_working(day)


def test_the_calendar_ends_with_the_years_1_and_9999() -> None:
    calendar = WorkingCalendar()
    first, last = date.min.toordinal(), date.max.toordinal()
    assert calendar.add_working_days(first, 1) == first + 1
    assert calendar.previous_working(last) == last
    assert calendar.nearest_working(first) == first
    for n in (1, 10**12):
        with pytest.raises(NoWorkingDay):
            calendar.add_working_days(last, n)
        with pytest.raises(NoWorkingDay):
            calendar.add_working_days(first, -n)
        with pytest.raises(NoWorkingDay):
            calendar.term_end(last, n)
    for day in (first - 1, last + 1):
        with pytest.raises(NoWorkingDay):
            calendar.next_working(day)
    for outside in (last + 1, last + 10**6, -1):
        with pytest.raises(IndexError):
            calendar.is_off(outside)
    with pytest.raises(IndexError):
        calendar.count_working(first - 1, first)
    with pytest.raises(IndexError):
        calendar.count_working(last, last + 1)


# the value


def test_a_term_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="-1"):
        WorkingCalendar().term_end(on(2024, 6, 5), -1)


def test_weekdays_beyond_the_week_are_refused() -> None:
    with pytest.raises(ValueError, match="7"):
        WorkingCalendar(weekend=frozenset({7}))


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(UnknownCountry):
        WorkingCalendar(country="XX")


def test_another_country_has_its_own_holidays() -> None:
    calendar = WorkingCalendar(country="DE")
    assert calendar.day_off(on(2024, 10, 3)) == DayOff(
        "holiday", "Tag der Deutschen Einheit", "German Unity Day"
    )
    assert not calendar.is_off(on(2024, 9, 2))


def test_verified_years() -> None:
    assert WorkingCalendar().verified(2017)
    assert not WorkingCalendar().verified(2040)
    assert WorkingCalendar(country=None).verified(2040)


def test_a_calendar_is_a_value() -> None:
    overlay = {on(2024, 6, 5): OverlayDay(True, "x")}
    calendar = WorkingCalendar(overlay=overlay)
    overlay.clear()
    assert calendar.is_off(on(2024, 6, 5))
    again = pickle.loads(pickle.dumps(calendar))
    assert again == calendar
    assert hash(again) == hash(calendar)
    assert again.is_off(on(2024, 6, 5))
    assert calendar != WorkingCalendar()
    assert not WorkingCalendar().is_off(on(2024, 6, 5))

"""What schedules mean: kinds, labels, edges of the period, conventions, remarks."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_dates import day, expansion, names, on, said, spans, starts

from planctl.schedule.conventions import Conventions
from planctl.schedule.expand import expand, parse_label
from planctl.schedule.frame import Frame
from planctl.schedule.reading import Reading
from planctl.schedule.rules import (
    Day,
    Due,
    Each,
    FirstDays,
    InMonth,
    Nth,
    NthWeek,
    Part,
    Positioned,
    Relative,
    Rule,
    Schedule,
    The,
    Through,
    Times,
    TimeSpan,
    Unit,
    Unscheduled,
    WeekdayInWeek,
    Weekdays,
    Whole,
    Within,
)

MONTHLY = Each(Unit.MONTH)
QUARTERLY = Each(Unit.QUARTER)
INCLUSIVE = Conventions(before="inclusive")


def test_a_monthly_day_is_an_event_known_by_its_month() -> None:
    found = expansion("2017", Positioned(MONTHLY, Day(2)))
    assert spans(found)[:2] == [
        ("event", "2017-01", "2017-01-02", "2017-01-02"),
        ("event", "2017-02", "2017-02-02", "2017-02-02"),
    ]
    assert len(found.datings) == 12
    assert not found.remarks


def test_a_day_that_months_lack_is_skipped_and_said_once() -> None:
    found = expansion("2023", Positioned(MONTHLY, Day(30)))
    assert len(found.datings) == 11
    (remark,) = found.remarks
    assert remark.name == "missing-day"
    assert "2023-02" in said(remark)


def test_a_day_that_no_month_has_is_impossible() -> None:
    found = expansion("2023", Positioned(Each(Unit.YEAR), InMonth(2, Day(30))))
    assert names(found) == ["impossible-date"]
    leap_day = expansion("2023", Positioned(Each(Unit.YEAR), InMonth(2, Day(29))))
    assert names(leap_day) == ["missing-day"]


@pytest.mark.parametrize(
    ("position", "kind", "last"),
    [
        (FirstDays(1), "event", "2024-04-01"),
        (FirstDays(10), "window", "2024-04-10"),
        (NthWeek(1), "window", "2024-04-07"),
        (Part(1), "window", "2024-04-30"),
        (Whole(), "window", "2024-06-30"),
    ],
)
def test_one_day_is_an_event_and_several_are_a_window(
    position: Part | Whole, kind: str, last: str
) -> None:
    found = expansion("2024", Positioned(QUARTERLY, position))
    assert spans(found)[1] == (kind, "2024-Q2", "2024-04-01", last)


def test_every_unit_has_its_own_label() -> None:
    labels = {
        unit: [d.label for d in expansion("2024", Positioned(Each(unit), Day(1))).datings][1:2]
        for unit in Unit
        if unit is not Unit.YEAR
    }
    assert labels == {
        Unit.DAY: ["2024-01-02"],
        Unit.WEEK: ["2024-W02"],
        Unit.MONTH: ["2024-02"],
        Unit.QUARTER: ["2024-Q2"],
        Unit.HALF: ["2024-H2"],
    }
    year = expansion("2024", Positioned(Each(Unit.YEAR), Day(1)))
    assert [d.label for d in year.datings] == ["2024"]


def test_every_second_month_counts_from_the_period_s_first() -> None:
    found = expansion("2024-02-01/2024-12-31", Positioned(Each(Unit.MONTH, 2), Day(5)))
    assert [d.label for d in found.datings] == [
        "2024-02", "2024-04", "2024-06", "2024-08", "2024-10", "2024-12",
    ]  # fmt: skip


def test_times_are_windows_with_the_day_left_open() -> None:
    once = expansion("2024", Times(1, QUARTERLY))
    assert spans(once)[0] == ("window", "2024-Q1", "2024-01-01", "2024-03-31")
    assert len(once.datings) == 4
    twice = expansion("2024", Times(2, Each(Unit.YEAR)))
    assert spans(twice) == [
        ("window", "2024.1", "2024-01-01", "2024-12-31"),
        ("window", "2024.2", "2024-01-01", "2024-12-31"),
    ]


def test_once_in_three_months_is_a_window_of_three_months() -> None:
    found = expansion("2018", Times(1, Each(Unit.MONTH, 3), at_least=True))
    assert spans(found)[1] == ("window", "2018-04", "2018-04-01", "2018-06-30")


def test_one_weekday_is_known_by_its_week_and_several_by_their_dates() -> None:
    one = expansion("2026", Weekdays(frozenset({2})))
    assert spans(one)[0] == ("event", "2026-W02", "2026-01-07", "2026-01-07")
    several = expansion("2025", Weekdays(frozenset({5, 6})))
    assert [d.label for d in several.datings][:2] == ["2025-01-04", "2025-01-05"]


# Deadlines.


def test_before_a_day_is_due_the_day_before() -> None:
    found = expansion("2017", Due(on(27, 7, 2017), exclusive=True))
    assert spans(found) == [("deadline", "2017-07-27", "2017-07-26", "2017-07-26")]
    assert found.datings[0].convention == "before=exclusive"


def test_before_a_day_is_due_on_it_where_the_office_means_that() -> None:
    found = expansion("2017", Due(on(27, 7, 2017), exclusive=True), conventions=INCLUSIVE)
    assert spans(found) == [("deadline", "2017-07-27", "2017-07-27", "2017-07-27")]
    assert found.datings[0].convention == "before=inclusive"


def test_before_an_instant_is_due_on_that_day() -> None:
    rule = Due(on(14, 3, 2026), exclusive=True)
    found = expansion("2026", rule, time=TimeSpan(start=time(7)))
    assert spans(found) == [("deadline", "2026-03-14", "2026-03-14", "2026-03-14")]
    assert found.datings[0].convention is None
    morning = expansion("2026", rule, time=TimeSpan(part="morning"))
    assert starts(morning) == ["2026-03-13"]


def test_a_deadline_is_on_the_last_day() -> None:
    found = expansion("2017", Due(Positioned(The(Unit.MONTH, 6, 2017), Whole())))
    assert spans(found) == [("deadline", "2017-06", "2017-06-30", "2017-06-30")]


def test_a_deadline_on_the_last_quarter_falls_inside_the_year() -> None:
    rule = Due(Positioned(QUARTERLY, InMonth(1, Day(3)), about=-1), exclusive=True)
    assert spans(expansion("2026", rule)) == [
        ("deadline", "2025-Q4", "2026-01-02", "2026-01-02"),
        ("deadline", "2026-Q1", "2026-04-02", "2026-04-02"),
        ("deadline", "2026-Q2", "2026-07-02", "2026-07-02"),
        ("deadline", "2026-Q3", "2026-10-02", "2026-10-02"),
    ]


def test_before_the_first_of_each_month_belongs_where_the_deadline_falls() -> None:
    found = expansion("2017", Due(Positioned(MONTHLY, Day(1)), exclusive=True))
    assert starts(found)[0] == "2017-01-31"
    assert starts(found)[-1] == "2017-12-31"
    assert found.datings[-1].label == "2018-01"


def test_before_new_year_is_due_in_the_old_year() -> None:
    rule = Due(on(1, 1, 2018), exclusive=True)
    assert starts(expansion("2017", rule)) == ["2017-12-31"]
    assert names(expansion("2018", rule)) == ["outside-period"]


# The period's edges.


def test_a_week_that_the_period_cuts_is_left_out_and_said() -> None:
    found = expansion("2024", Times(1, Each(Unit.WEEK)))
    assert found.datings[0].label == "2024-W01"
    assert found.datings[-1].label == "2024-W52"
    (remark,) = found.remarks
    assert (remark.name, remark.severity) == ("outside-period", "note")
    assert "2025-W01" in said(remark)


def test_a_day_of_a_week_that_the_period_cuts_counts() -> None:
    found = expansion("2024", Weekdays(frozenset({1})))
    assert spans(found)[-1] == ("event", "2025-W01", "2024-12-31", "2024-12-31")


def test_a_month_that_the_period_cuts_counts_where_its_day_lies_inside() -> None:
    period = "2024-01-15/2024-03-10"
    assert starts(expansion(period, Positioned(MONTHLY, Day(20)))) == ["2024-01-20", "2024-02-20"]
    windows = expansion(period, Positioned(MONTHLY, Whole()))
    assert [d.label for d in windows.datings] == ["2024-02"]
    assert "2024-01, 2024-03" in said(windows.remarks[0])


# Conventions.


def test_two_readings_of_the_second_saturday_are_noted_where_they_differ() -> None:
    rule = Positioned(MONTHLY, WeekdayInWeek(5, 2))
    found = expansion("2024", rule)
    assert {d.convention for d in found.datings} == {"week_of_month=nth-weekday"}
    (remark,) = found.remarks
    assert remark.name == "ambiguous-phrase"
    assert "2024-09: 14/9/2024 or 7/9/2024" in said(remark)
    other = expansion("2024", rule, conventions=Conventions(week_of_month="calendar-week"))
    assert "2024-09-07" in starts(other)
    assert not expansion("2024-02-01/2024-02-29", rule).remarks
    chosen = expansion("2024", rule, conventions=Conventions(week_of_month="nth-weekday"))
    assert starts(chosen) == starts(found)
    assert not chosen.remarks


def test_first_week_is_named_where_it_decides() -> None:
    found = expansion("2024", Positioned(QUARTERLY, NthWeek(1)))
    assert {d.convention for d in found.datings} == {"first_week=days-1-7"}
    nested = expansion("2024", Due(Positioned(QUARTERLY, InMonth(1, NthWeek(1))), exclusive=True))
    assert {d.convention for d in nested.datings} == {"before=exclusive, first_week=days-1-7"}


def test_part_of_a_month_names_its_convention_unless_the_words_are_exact() -> None:
    late = expansion("2017", Positioned(The(Unit.MONTH, 5, 2017), Part(3)))
    assert spans(late) == [("window", "2017-05", "2017-05-21", "2017-05-31")]
    assert late.datings[0].convention == "month_end=window"
    exact = expansion("2017", Positioned(The(Unit.MONTH, 5, 2017), Part(3, exact=True)))
    assert exact.datings[0].convention is None


# Several rules.


def test_two_days_of_the_month_are_known_by_their_dates() -> None:
    found = expansion("2024", Positioned(MONTHLY, Day(5)), Positioned(MONTHLY, Day(20)))
    assert [d.label for d in found.datings][:2] == ["2024-01-05", "2024-01-20"]
    assert len(found.datings) == 24


def test_labels_of_deadlines_do_not_depend_on_what_before_means() -> None:
    rules = [Due(Positioned(MONTHLY, Day(n)), exclusive=True) for n in (5, 20)]
    exclusive, inclusive = (
        expansion("2024", *rules),
        expansion("2024", *rules, conventions=INCLUSIVE),
    )
    assert [d.label for d in exclusive.datings] == [d.label for d in inclusive.datings]
    assert exclusive.datings[0].label == "2024-01-05"


def test_what_comes_twice_is_dropped_and_said() -> None:
    found = expansion("2024", on(2, 5, 2024), Positioned(MONTHLY, Day(2)))
    assert len(found.datings) == 12
    assert names(found) == ["duplicate-date"]
    assert "2/5/2024" in said(found.remarks[0])


def test_spans_with_one_beginning_are_told_apart_by_their_ends() -> None:
    found = expansion(
        "2024",
        Through(on(1, 5, 2024), on(3, 5, 2024)),
        Through(on(1, 5, 2024), on(9, 5, 2024)),
        on(1, 5, 2024),
    )
    assert [d.label for d in found.datings] == [
        "2024-05-01--2024-05-01",
        "2024-05-01--2024-05-03",
        "2024-05-01--2024-05-09",
    ]


def test_an_event_and_its_deadline_on_one_day_have_two_labels() -> None:
    found = expansion("2024", on(1, 5, 2024), Due(on(1, 5, 2024)))
    assert len({d.label for d in found.datings}) == 2
    assert all(parse_label(d.label) for d in found.datings)


# Ranges inside a unit.


def test_a_monthly_range() -> None:
    rule = Through(on(1), Positioned(MONTHLY, Day(5)))
    assert spans(expansion("2024", rule))[1] == ("event", "2024-02", "2024-02-01", "2024-02-05")


def test_a_monthly_range_over_the_month_s_end() -> None:
    rule = Through(Positioned(MONTHLY, Day(25)), Positioned(MONTHLY, Day(5)))
    found = expansion("2024", rule)
    assert spans(found)[0] == ("event", "2024-01", "2024-01-25", "2024-02-05")
    assert len(found.datings) == 11
    assert "2023-12, 2024-12" in said(found.remarks[0])


def test_a_range_to_a_day_that_a_month_lacks_is_not_stretched_to_another() -> None:
    rule = Through(Positioned(MONTHLY, Day(29)), Positioned(MONTHLY, Day(31)))
    found = expansion("2023", rule)
    assert [d.label for d in found.datings] == [
        "2023-01", "2023-03", "2023-05", "2023-07", "2023-08", "2023-10", "2023-12",
    ]  # fmt: skip
    assert names(found) == ["missing-day"]


def test_monday_to_friday_of_each_week() -> None:
    rule = Through(Weekdays(frozenset({0})), Weekdays(frozenset({4})))
    assert spans(expansion("2024", rule))[0] == ("event", "2024-W01", "2024-01-01", "2024-01-05")


def test_a_range_between_different_recurrences_is_refused() -> None:
    rule = Through(Positioned(QUARTERLY, Day(1)), Positioned(MONTHLY, Day(5)))
    assert names(expansion("2024", rule)) == ["bad-value"]


# Rules without dates of their own.


def test_what_counts_from_another_activity_gives_nothing_here() -> None:
    for rule in (Relative(5, "day"), Due(Relative(5, "day")), Within(Relative(5, "day"))):
        assert expansion("2024", rule) == ((), ())


def test_what_is_left_open_is_said() -> None:
    found = expansion("2024", Unscheduled("khi có vụ việc"))
    assert not found.datings
    assert names(found) == ["unscheduled"]


# Laws.

POSITIONS = st.recursive(
    st.one_of(
        st.just(Whole()),
        st.builds(Day, st.integers(-31, 31).filter(bool)),
        st.builds(Nth, st.integers(0, 6), st.integers(-5, 5).filter(bool)),
        st.builds(WeekdayInWeek, st.integers(0, 6), st.integers(-5, 5).filter(bool)),
        st.builds(NthWeek, st.integers(-5, 5).filter(bool)),
        st.builds(FirstDays, st.integers(-40, 40).filter(bool)),
        st.builds(Part, st.sampled_from([1, 2, 3]), st.booleans()),
    ),
    lambda inner: st.builds(InMonth, st.integers(-3, 3).filter(bool), inner),
    max_leaves=2,
)
PERIODS = st.builds(Each, st.sampled_from(Unit), st.integers(1, 4))
RECURRING: st.SearchStrategy[Rule] = st.one_of(
    st.builds(Positioned, PERIODS, POSITIONS, st.integers(-1, 1)),
    st.builds(Times, st.integers(1, 3), PERIODS),
    st.builds(Weekdays, st.frozensets(st.integers(0, 6), min_size=1), st.integers(1, 3)),
)
RULES = st.one_of(RECURRING, st.builds(Due, RECURRING, st.booleans()), st.builds(Within, RECURRING))
CONVENTIONS = st.builds(
    Conventions,
    before=st.sampled_from(["exclusive", "inclusive"]),
    first_week=st.sampled_from(["days-1-7", "calendar-week", "first-full-week"]),
    week_of_month=st.sampled_from(["nth-weekday", "calendar-week"]),
    month_end=st.sampled_from(["window", "last-day"]),
)
FIRST_DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1)).map(date.toordinal)


@given(st.lists(RULES, min_size=1, max_size=3), FIRST_DAYS, st.integers(0, 500), CONVENTIONS)
def test_laws(rules: list[Rule], first: int, length: int, conventions: Conventions) -> None:
    last = first + length
    frame = Frame.of(first, last, conventions.reading, lambda _: False)
    found = expand(Schedule(tuple(rules)), frame)
    labels = [d.label for d in found.datings]
    assert len(set(labels)) == len(labels)
    assert all(parse_label(label) for label in labels)
    assert all(first <= d.first <= d.last <= last for d in found.datings)
    assert all(d.first == d.last for d in found.datings if d.kind == "deadline")
    assert list(found.datings) == sorted(found.datings, key=lambda d: (d.first, d.last))
    other = expand(Schedule(tuple(rules[::-1])), frame)
    assert other.datings == found.datings
    assert sorted(map(said, other.remarks)) == sorted(map(said, found.remarks))


def test_the_same_schedule_is_expanded_with_the_calendar_at_hand() -> None:
    from planctl.schedule.rules import WorkingDays

    schedule = Schedule((Within(WorkingDays()),))
    first, last = day("2024-01-01"), day("2024-01-03")
    every = expand(schedule, Frame.of(first, last, Reading(), lambda _: False))
    none = expand(schedule, Frame.of(first, last, Reading(), lambda _: True))
    assert (len(every.datings), len(none.datings)) == (3, 0)

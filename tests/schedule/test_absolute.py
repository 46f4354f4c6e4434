"""Plain dates: what they lack, where they lie, and what cannot be."""

from __future__ import annotations

import pytest
from schedule_dates import expansion, names, on, said, spans, starts

from planctl.schedule.rules import (
    Anniversary,
    Day,
    Due,
    Each,
    From,
    LunarDate,
    LunarSpan,
    Part,
    PartialDate,
    Positioned,
    Relative,
    Rule,
    The,
    Through,
    Unit,
    Weekdays,
    Whole,
    Within,
)


def the(unit: Unit, number: int | None = None, year: int | None = None) -> Positioned:
    return Positioned(The(unit, number, year), Whole())


def lunar(day: int, month: int, year: int | None = None, cycle: int | None = None) -> LunarSpan:
    written = LunarDate(month, day, year, cycle)
    return LunarSpan(written, written)


@pytest.mark.parametrize(
    ("period", "rule", "first", "last"),
    [
        ("2017", on(16, 7, 2017), "2017-07-16", "2017-07-16"),
        ("2018", on(16, 7), "2018-07-16", "2018-07-16"),
        ("2018-07-01/2018-07-31", on(16), "2018-07-16", "2018-07-16"),
        ("2024-07-01/2025-06-30", on(5, 3), "2025-03-05", "2025-03-05"),
        ("2025-01-01/2026-12-31", on(17, 1, week=5), "2026-01-17", "2026-01-17"),
        ("2017", Through(on(16, 7, 2017), on(25, 7, 2017)), "2017-07-16", "2017-07-25"),
        ("2017", Through(on(1), on(4, 10, 2017)), "2017-10-01", "2017-10-04"),
        ("2025", Through(on(1, 12), on(10, 12, 2025)), "2025-12-01", "2025-12-10"),
        ("2018", Through(on(1, 2, 2018), on(15, 4)), "2018-02-01", "2018-04-15"),
        ("2018", Through(on(1, 2, 2018), on(15)), "2018-02-01", "2018-02-15"),
        ("2024", Through(on(1, 4), on(31, 10)), "2024-04-01", "2024-10-31"),
        ("2022", Through(on(2, 4), on(2, 5)), "2022-04-02", "2022-05-02"),
        (
            "2026",
            Through(the(Unit.MONTH, 1), on(15, 3, 2026)),
            "2026-01-01",
            "2026-03-15",
        ),
        (
            "2022",
            Through(on(16, 2, 2022), Positioned(The(Unit.MONTH, 5, 2022), Part(2))),
            "2022-02-16",
            "2022-05-20",
        ),
        (
            "2025-10-01/2026-12-31",
            Through(the(Unit.MONTH, 12, 2025), the(Unit.QUARTER, 1, 2026)),
            "2025-12-01",
            "2026-03-31",
        ),
        ("2026", From(on(4, 2, 2026)), "2026-02-04", "2026-12-31"),
        ("2026", From(on(15, 3, 2026), after=True), "2026-03-16", "2026-12-31"),
        ("2024", From(on(1, 4)), "2024-04-01", "2024-12-31"),
        ("2025", lunar(10, 3), "2025-04-07", "2025-04-07"),
        ("2023", lunar(14, 12, cycle=38), "2023-01-05", "2023-01-05"),
        ("2025", LunarSpan(LunarDate(12, 26, cycle=40), LunarDate(1, 5, cycle=41)),
         "2025-01-25", "2025-02-02"),
        ("2019", LunarSpan(LunarDate(4, 27, cycle=35), LunarDate(4, 29, cycle=35)),
         "2019-05-31", "2019-06-02"),
        ("2024", LunarSpan(LunarDate(1, 1), LunarDate(3, 30)), "2024-02-10", "2024-05-07"),
        ("2025", Through(lunar(26, 12), lunar(5, 1)), "2025-01-25", "2025-02-02"),
        ("2025", Through(on(25, 1, 2025), lunar(5, 1)), "2025-01-25", "2025-02-02"),
    ],
)  # fmt: skip
def test_an_event_takes_what_it_lacks_from_the_other_end_or_the_period(
    period: str, rule: Rule, first: str, last: str
) -> None:
    found = expansion(period, rule)
    assert spans(found) == [("event", first, first, last)]
    assert not found.remarks


@pytest.mark.parametrize(
    ("period", "rule", "label", "first", "last"),
    [
        ("2017", the(Unit.MONTH, 6, 2017), "2017-06", "2017-06-01", "2017-06-30"),
        ("2017", the(Unit.MONTH, 6), "2017-06", "2017-06-01", "2017-06-30"),
        ("2024", the(Unit.QUARTER, 2), "2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024", the(Unit.HALF, 1), "2024-H1", "2024-01-01", "2024-06-30"),
        ("2024", the(Unit.YEAR), "2024", "2024-01-01", "2024-12-31"),
        ("2024", the(Unit.WEEK, 16, 2024), "2024-W16", "2024-04-15", "2024-04-21"),
        ("2024-05-01/2024-05-31", the(Unit.MONTH), "2024-05", "2024-05-01", "2024-05-31"),
        (
            "2024",
            Positioned(The(Unit.YEAR), Part(3)),
            "2024",
            "2024-09-01",
            "2024-12-31",
        ),
        (
            "2017",
            Within(Through(on(5, 5), on(9, 5))),
            "2017-05-05",
            "2017-05-05",
            "2017-05-09",
        ),
    ],
)
def test_windows(period: str, rule: Rule, label: str, first: str, last: str) -> None:
    assert spans(expansion(period, rule)) == [("window", label, first, last)]


@pytest.mark.parametrize("period", ["2017", "2018"])
def test_a_range_over_new_year_is_kept_whole_in_both_years(period: str) -> None:
    found = expansion(period, Through(on(27, 12), on(3, 1, 2018)))
    assert spans(found) == [("event", "2017-12-27", "2017-12-27", "2018-01-03")]
    assert names(found) == ["outside-period"]


def test_a_range_over_new_year_without_any_year_begins_in_the_period() -> None:
    assert starts(expansion("2018", Through(on(27, 12), on(3, 1)))) == ["2018-12-27"]


@pytest.mark.parametrize(
    ("period", "rule", "name"),
    [
        ("2018", on(16, 7, 2017), "outside-period"),
        ("2024-01-01/2024-03-31", on(16, 7), "outside-period"),
        ("2018", the(Unit.MONTH, 6, 2017), "outside-period"),
        ("2018", Due(on(16, 7, 2017)), "outside-period"),
        ("2018", Due(on(16, 1, 2019), exclusive=True), "outside-period"),
        ("2018", From(on(16, 7, 2019)), "outside-period"),
        ("2017", Positioned(The(Unit.YEAR, offset=1), Day(15)), "outside-period"),
        ("2017", on(31, 2, 2017), "impossible-date"),
        ("2017", on(31, 4), "impossible-date"),
        ("2017", on(29, 2), "impossible-date"),
        ("2017", on(1, 13), "impossible-date"),
        ("2017", From(on(31, 4, 2017)), "impossible-date"),
        ("2017-04-01/2017-04-30", on(31), "impossible-date"),
        ("2017", the(Unit.WEEK, 53, 2017), "impossible-date"),
        ("2017", Positioned(The(Unit.MONTH, 4), Day(31)), "impossible-date"),
        ("2017", Through(on(1, 4), on(31, 4, 2017)), "impossible-date"),
        ("2017", Through(on(25, 7, 2017), on(16, 7, 2017)), "reversed-range"),
        ("2017", Through(on(25, 7), on(16, 7, 2017)), "reversed-range"),
        ("2017", Through(on(25), on(16, 7)), "reversed-range"),
        ("2017-01-01/2018-12-31", on(16, 7), "bad-value"),
        ("2017", on(16), "bad-value"),
        ("2017", the(Unit.MONTH), "bad-value"),
        ("2017", From(Positioned(Each(Unit.MONTH), Day(5))), "bad-value"),
        ("2017", From(Weekdays(frozenset({1}))), "bad-value"),
        ("2017", Through(on(1, 7), Relative(0, "day")), "bad-value"),
        ("2017", Through(on(1, 7), Due(Relative(0, "day"))), "bad-value"),
        ("2017", Through(Weekdays(frozenset({1})), on(1, 7)), "bad-value"),
        ("2017", lunar(30, 13), "impossible-date"),
        ("2017", lunar(1, 1, 2150), "bad-value"),
        ("2150", lunar(1, 1), "bad-value"),
        ("2025", lunar(1, 1, 2025, cycle=0), "lunar-mismatch"),
        ("2025", lunar(1, 1, 2030), "outside-period"),
    ],
)
def test_what_is_not_understood_is_not_expanded(period: str, rule: Rule, name: str) -> None:
    found = expansion(period, rule)
    assert not found.datings
    assert names(found) == [name]


def test_an_ambiguous_date_lists_its_readings() -> None:
    (remark,) = expansion("2017-01-01/2018-12-31", on(16, 7)).remarks
    assert "16/7/2017, 16/7/2018" in said(remark)


def test_a_wrong_weekday_is_said_with_the_nearest_right_ones() -> None:
    found = expansion("2017", on(25, 4, 2017, week=0))
    assert names(found) == ["weekday-mismatch"]
    assert "24/4/2017, 1/5/2017" in said(found.remarks[0])
    assert "Tuesday" in said(found.remarks[0])


def test_weekdays_of_both_ends_are_checked() -> None:
    good = Through(on(30, 4, 2025, week=2), on(4, 5, 2025, week=6))
    assert not expansion("2025", good).remarks
    bad = Through(on(30, 4, 2025, week=3), on(4, 5, 2025, week=0))
    assert names(expansion("2025", bad)) == ["weekday-mismatch", "weekday-mismatch"]
    start = From(on(25, 4, 2017, week=0), after=True)
    assert names(expansion("2017", start)) == ["weekday-mismatch"]


def test_an_anniversary_is_counted() -> None:
    founded = PartialDate(27, 7, 1947)
    right = Anniversary(PartialDate(27, 7, 2017), founded, 70)
    assert starts(expansion("2017", right)) == ["2017-07-27"]
    assert not expansion("2017", right).remarks
    wrong = expansion("2017", Anniversary(PartialDate(27, 7), founded, 71))
    assert names(wrong) == ["anniversary-mismatch"]
    assert "70 years" in said(wrong.remarks[0])


def test_a_lunar_day_comes_in_every_lunar_year_that_has_it_in_the_period() -> None:
    twice = expansion("2020", lunar(1, 12))
    assert starts(twice) == []
    assert names(twice) == ["outside-period"]
    both = expansion("2024-01-01/2025-12-31", lunar(10, 3))
    assert starts(both) == ["2024-04-18", "2025-04-07"]


def test_a_lunar_day_that_a_month_lacks_is_not_moved() -> None:
    # The last month of Ất Tỵ (2025) has 29 days.
    missing = expansion("2026", lunar(30, 12, 2025))
    assert names(missing) == ["impossible-date"]
    window = expansion("2026", Within(LunarSpan(LunarDate(12, 21, 2025), LunarDate(12, 30, 2025))))
    assert spans(window) == [("window", "2026-02-08", "2026-02-08", "2026-02-16")]

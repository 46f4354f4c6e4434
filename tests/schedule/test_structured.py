"""The structured form: every key, what it becomes, and what does not go together."""

from __future__ import annotations

from datetime import date

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from planctl.schedule.conventions import Conventions
from planctl.schedule.rules import (
    Dated,
    Day,
    DayOffRule,
    Due,
    Each,
    From,
    InMonth,
    Nth,
    NthWeek,
    Part,
    PartialDate,
    Positioned,
    Rrule,
    Rule,
    Schedule,
    Through,
    Times,
    Unit,
    WeekdayInWeek,
    Weekdays,
    Whole,
    Within,
    WorkingDays,
)
from planctl.schedule.structured import RawRrule, StructuredRule, to_schedule

MONTH = Each(Unit.MONTH)
QUARTER = Each(Unit.QUARTER)
FIRST = Dated(PartialDate(16, 7, 2017))
LAST = Dated(PartialDate(25, 7, 2017))

FORMS: list[tuple[dict[str, object], list[Rule]]] = [
    ({"every": "month", "day": 2}, [Positioned(MONTH, Day(2))]),
    ({"every": "month", "day": "last"}, [Positioned(MONTH, Day(-1))]),
    ({"every": "month", "days": [5, 20]}, [Positioned(MONTH, Day(5)), Positioned(MONTH, Day(20))]),
    ({"every": "month", "step": 2}, [Positioned(Each(Unit.MONTH, 2), Whole())]),
    ({"every": "month", "part": "late"}, [Positioned(MONTH, Part(3))]),
    ({"every": "month", "weekday": "saturday", "nth": 2}, [Positioned(MONTH, Nth(5, 2))]),
    ({"every": "month", "weekday": "friday", "nth": "last"}, [Positioned(MONTH, Nth(4, -1))]),
    (
        {"every": "month", "weekday": "friday", "week": "last"},
        [Positioned(MONTH, WeekdayInWeek(4, -1))],
    ),
    ({"every": "day"}, [Positioned(Each(Unit.DAY), Whole())]),
    ({"every": "working-day"}, [WorkingDays()]),
    ({"every": "week", "weekday": "wednesday"}, [Weekdays(frozenset({2}))]),
    ({"every": "week", "step": 2, "weekday": ["monday", "sunday"]},
     [Weekdays(frozenset({0, 6}), 2)]),
    ({"every": "quarter", "week": 1}, [Positioned(QUARTER, NthWeek(1))]),
    ({"every": "quarter", "times": 1}, [Times(1, QUARTER)]),
    (
        {"every": "quarter", "month": "last", "day": 20, "due": True},
        [Due(Positioned(QUARTER, InMonth(-1, Day(20))))],
    ),
    (
        {"every": "quarter", "month": 1, "day": 3, "due": "before", "about": "previous"},
        [Due(Positioned(QUARTER, InMonth(1, Day(3)), -1), exclusive=True)],
    ),
    ({"every": "year", "month": 11, "day": 24},
     [Positioned(Each(Unit.YEAR), InMonth(11, Day(24)))]),
    ({"on": "2017-07-16"}, [FIRST]),
    ({"on": ["16/7/2017", "2017-07-25"]}, [FIRST, LAST]),
    ({"from": "2017-07-16"}, [From(FIRST)]),
    ({"from": "2017-07-16", "to": "2017-07-25"}, [Through(FIRST, LAST)]),
    ({"after": "2017-07-16"}, [From(FIRST, after=True)]),
    ({"by": "2017-07-16"}, [Due(FIRST)]),
    ({"before": "2017-07-16"}, [Due(FIRST, exclusive=True)]),
    ({"window": {"from": "2017-07-16", "to": "2017-07-25"}}, [Within(Through(FIRST, LAST))]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "rules"), FORMS)
def test_a_form_becomes_its_rules(written: dict[str, object], rules: list[Rule]) -> None:
    assert to_schedule(StructuredRule.model_validate(written)) == Schedule(tuple(rules))


@pytest.mark.parametrize(("written", "rules"), FORMS)
def test_what_is_valid_is_valid_by_the_json_schema(
    written: dict[str, object], rules: list[Rule]
) -> None:
    assert rules
    Draft202012Validator(StructuredRule.model_json_schema(mode="validation")).validate(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ({}, "a rule needs one of"),
        ({"day": 2}, "a rule needs one of"),
        ({"every": "month", "on": "2017-07-16"}, "exclude each other"),
        ({"on": "2017-07-16", "day": 2}, "need `every`"),
        ({"on": "2017-07-16", "step": 2}, "need `every`"),
        ({"to": "2017-07-16"}, "a rule needs one of"),
        ({"by": "2017-07-16", "to": "2017-07-16"}, "`to` needs `from`"),
        ({"from": "2017-07-16", "to": "2017-07-15"}, "before it begins"),
        ({"window": {"from": "2017-07-16", "to": "2017-07-15"}}, "before it begins"),
        ({"every": "month", "day": 2, "days": [3]}, "exclude each other"),
        ({"every": "month", "day": 2, "part": "late"}, "exclude each other"),
        ({"every": "month", "week": 1, "part": "late"}, "exclude each other"),
        ({"every": "month", "day": 2, "times": 1}, "leaves the day open"),
        ({"every": "quarter", "month": 2, "times": 1}, "leaves the day open"),
        ({"every": "month", "weekday": "monday"}, "say which"),
        ({"every": "month", "weekday": "monday", "nth": 1, "week": 1}, "exclude each other"),
        ({"every": "month", "nth": 1}, "`nth` needs `weekday`"),
        ({"every": "week", "weekday": "monday", "nth": 1}, "has no"),
        ({"every": "week", "week": 1}, "has no"),
        ({"every": "day", "day": 1}, "has no"),
        ({"every": "working-day", "step": 2}, "stands alone"),
        ({"every": "month", "month": 1}, "has no"),
        ({"every": "quarter", "month": 4, "day": 1}, "a quarter has 3 months"),
        ({"every": "month", "day": 32}, "31 at most"),
        ({"every": "year", "month": 2, "day": 40}, "31 at most"),
        ({"every": "week", "day": 8}, "7 at most"),
        ({"every": "month", "day": 0}, "starts at 1"),
        ({"every": "month", "week": 0}, "starts at 1"),
        ({"every": "month", "day": "lst"}, "or `last`"),
        ({"every": "month", "day": True}, "valid integer"),
        ({"every": "month", "day": 2.0}, "valid integer"),
        ({"every": "fortnight"}, "Input should be"),
        ({"every": "month", "dya": 2}, "Extra inputs"),
        ({"every": "month", "day": []}, "at least 1"),
        ({"on": []}, "at least 1"),
        ({"on": "2017-02-30"}, "there is no"),
        ({"on": "tomorrow"}, "is not a date"),
        ({"on": 20170716}, "a date is written"),
    ],
)
def test_what_does_not_go_together_is_said(written: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        StructuredRule.model_validate(written)
    assert reason in "; ".join(e["msg"] for e in caught.value.errors())


def test_a_raw_rule_counts_from_its_day() -> None:
    written = {"rrule": "FREQ=MONTHLY;BYDAY=1SA", "from": "2024-01-01"}
    expected = Rrule("FREQ=MONTHLY;BYDAY=1SA", date(2024, 1, 1).toordinal())
    assert to_schedule(RawRrule.model_validate(written)) == Schedule((expected,))
    with pytest.raises(ValidationError, match="FREQ"):
        RawRrule.model_validate({"rrule": "FREQ=HOURLY", "from": "2024-01-01"})
    with pytest.raises(ValidationError, match="from"):
        RawRrule.model_validate({"rrule": "FREQ=DAILY"})


def test_conventions_are_read_as_a_plan_writes_them() -> None:
    written = {"morning": {"start": "07:00", "end": "11h30"}, "on_day_off": "next"}
    conventions = Conventions.model_validate(written)
    assert conventions.morning.end.isoformat() == "11:30:00"
    assert conventions.on_day_off is DayOffRule.NEXT

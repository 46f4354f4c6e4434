"""Dates given a second time are held against the first."""

from __future__ import annotations

import pytest
from schedule_dates import expansion, names, on, said

from planctl.schedule.rules import Due, Gloss, LunarDate, LunarSpan, Rule, Through


def lunar(first: int, month: int, last: int | None = None, cycle: int | None = None) -> LunarSpan:
    begin = LunarDate(month, first, cycle=cycle)
    return LunarSpan(begin, LunarDate(month, last or first, cycle=cycle))


def glosses(*rules: Rule) -> tuple[Gloss, ...]:
    return tuple(Gloss(rule, 10 * i, 10 * i + 5) for i, rule in enumerate(rules))


FESTIVAL = Through(on(5, 1, 2023), on(8, 1, 2023))
FAIR = Through(on(21), on(23, 9, 2018))
MARKET = Through(on(22, 9, 2018), on(26, 9, 2018))


@pytest.mark.parametrize(
    ("period", "rule", "seconds"),
    [
        ("2025", lunar(10, 3), [on(7, 4)]),
        ("2025", lunar(10, 3), [on(7, 4, 2025, week=0)]),
        ("2023", on(5, 1, 2023), [lunar(14, 12)]),
        ("2023", FESTIVAL, [lunar(14, 12, 17, cycle=38)]),
        ("2023", FESTIVAL, [lunar(14, 12)]),
        ("2018", FAIR, [lunar(12, 8), lunar(13, 8), lunar(14, 8)]),
        ("2018", MARKET, [lunar(13, 8), lunar(17, 8)]),
        ("2025", Due(on(8, 4, 2025), exclusive=True), [lunar(11, 3)]),
        ("2025", Through(on(25, 1, 2025), on(2, 2, 2025)), [Through(lunar(26, 12), lunar(5, 1))]),
        # The leap sixth month of 2025 may be called the sixth.
        ("2025", on(25, 7, 2025), [lunar(1, 6)]),
    ],
)
def test_dates_that_agree_are_silent(period: str, rule: Rule, seconds: list[Rule]) -> None:
    assert not expansion(period, rule, glosses=glosses(*seconds)).remarks


@pytest.mark.parametrize(
    ("period", "rule", "seconds", "name"),
    [
        ("2025", lunar(10, 3), [on(8, 4)], "lunar-mismatch"),
        ("2025", lunar(10, 3), [on(7, 4, 2024)], "lunar-mismatch"),
        ("2025", lunar(10, 3), [on(7, 4, week=1)], "weekday-mismatch"),
        ("2023", on(5, 1, 2023), [lunar(15, 12)], "lunar-mismatch"),
        ("2023", FESTIVAL, [lunar(14, 12, 18)], "lunar-mismatch"),
        ("2023", FESTIVAL, [lunar(14, 12, 17, cycle=39)], "lunar-mismatch"),
        ("2018", MARKET, [lunar(14, 8), lunar(17, 8)], "lunar-mismatch"),
        ("2018", FAIR, [lunar(12, 8), lunar(12, 8), lunar(14, 8)], "lunar-mismatch"),
    ],
)
def test_dates_that_disagree_are_said(
    period: str, rule: Rule, seconds: list[Rule], name: str
) -> None:
    found = expansion(period, rule, glosses=glosses(*seconds))
    assert names(found) == [name]
    assert len(found.datings) == 1


def test_a_mismatch_says_what_the_day_is_and_where_the_words_stand() -> None:
    found = expansion("2025", lunar(10, 3), glosses=(Gloss(on(8, 4), 14, 27),))
    (remark,) = found.remarks
    assert (remark.start, remark.end) == (14, 27)
    assert "7/4/2025 (Monday) is the lunar 10/3 Ất Tỵ" in said(remark)


def test_beyond_the_lunar_calendar_only_the_weekday_is_known() -> None:
    found = expansion("2150", on(5, 1, 2150), glosses=glosses(lunar(1, 12)))
    assert "5/1/2150 is a Monday" in said(found.remarks[0])


def test_one_gloss_for_each_of_several_dates() -> None:
    rules = (on(5, 1, 2023), on(7, 1, 2023))
    assert not expansion("2023", *rules, glosses=glosses(lunar(14, 12), lunar(16, 12))).remarks
    wrong = expansion("2023", *rules, glosses=glosses(lunar(14, 12), lunar(14, 12)))
    assert names(wrong) == ["lunar-mismatch"]

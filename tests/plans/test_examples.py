"""The examples compile without a finding and show what they are there to teach."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planctl.compile import compile_plans
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.find import find_plans
from planctl.plan.load import load_plans

EXAMPLES = Path(__file__).parents[2] / "examples"


def compiled(name: str) -> Compiled:
    loaded = load_plans(find_plans([str(EXAMPLES / name)]))
    assert loaded.diagnostics == ()
    return compile_plans(loaded.documents)


def days(occurrences: list[Occurrence]) -> list[date]:
    return [date.fromordinal(o.last) for o in occurrences]


def of(result: Compiled, activity: str) -> list[Occurrence]:
    return [o for o in result.occurrences if o.series.activity.id == activity]


def test_the_folder_holds_four_plans_and_what_they_share() -> None:
    loaded = load_plans(find_plans([str(EXAMPLES)]))
    assert len(loaded.documents) == 4
    assert [Path(name).name for name in loaded.passed_over] == ["places.yaml"]


@pytest.mark.parametrize("name", ["giao-ban.yaml", "kiem-tra.yaml", "bao-cao.yaml"])
def test_an_example_has_nothing_to_mend(name: str) -> None:
    assert compiled(name).diagnostics == ()


def test_briefings_leave_days_off_and_one_is_changed() -> None:
    dated = compiled("giao-ban.yaml").occurrences
    assert len(dated) == 4 * 12
    assert not any(o.off for o in dated)
    assert any(o.shift for o in dated)
    (changed,) = [o for o in dated if o.change]
    assert changed.key == "vi-du-giao-ban/giao-ban/mau-hai/2026-06"
    assert changed.first == date(2026, 6, 15).toordinal()


def test_an_inspection_is_one_window_for_each_commune() -> None:
    dated = compiled("kiem-tra.yaml").occurrences
    assert [o.kind for o in dated] == ["window"] * 4
    assert {(o.start, o.end) for o in dated} == {(date(2026, 5, 21), date(2026, 5, 31))}


def test_saturdays_are_saturdays() -> None:
    result = compiled("ngay-thu-bay.yaml")
    assert {d.name for d in result.diagnostics} == {"ambiguous-phrase"}
    assert {day.weekday() for day in days(list(result.occurrences))} == {5}
    quarterly = [date(2026, 1, 3), date(2026, 4, 4), date(2026, 7, 4), date(2026, 10, 3)]
    assert days(of(result, "ra-quan-huyen")) == quarterly
    monthly = of(result, "ra-quan-xa")
    assert all(8 <= day.day <= 14 for day in days(monthly))
    assert [o.key for o in monthly if o.status == "cancelled"] == [
        "vi-du-ngay-thu-bay/ra-quan-xa/mau-hai/2026-02"
    ]


def test_reports_fall_due_as_their_words_say() -> None:
    result = compiled("bao-cao.yaml")
    assert days(of(result, "bao-cao-thang")) == [date(2026, m, 24) for m in range(1, 13)]
    assert days(of(result, "bao-cao-quy")) == [date(2026, m, 20) for m in (3, 6, 9, 12)]
    # From Friday 22 May, five working days on: Monday 25 to Friday 29.
    assert days(of(result, "bao-cao-kiem-tra")) == [date(2026, 5, 29)]

"""Keys of an activity with several schedules differ, and do not depend on their order."""

from __future__ import annotations

from pathlib import Path

from tests.compiling import compiled

PLAN = """\
activities:
  - {{id: a, title: A, kind: inspection, when: [{when}]}}
"""


def keys(tmp_path: Path, *phrases: str) -> list[str]:
    result = compiled(tmp_path, PLAN.format(when=", ".join(f'"{p}"' for p in phrases)))
    return sorted(o.key for o in result.occurrences)


def test_a_period_of_its_own_is_the_key(tmp_path: Path) -> None:
    assert keys(tmp_path, "cuối tháng 5", "tháng 11") == ["demo/a/2024-05", "demo/a/2024-11"]


def test_two_dates_of_one_month_are_named_by_their_days(tmp_path: Path) -> None:
    expected = ["demo/a/2024-05-01", "demo/a/2024-05-21"]
    assert keys(tmp_path, "đầu tháng 5", "cuối tháng 5") == expected
    assert keys(tmp_path, "cuối tháng 5", "đầu tháng 5") == expected


def test_two_series_by_month(tmp_path: Path) -> None:
    found = keys(tmp_path, "ngày 5 hàng tháng", "ngày 20 hàng tháng")
    assert len(set(found)) == 24
    assert found[0] == "demo/a/2024-01-05"


def test_the_same_date_twice_is_kept_once_and_said(tmp_path: Path) -> None:
    text = PLAN.format(when='"ngày 5/5", "ngày 5 tháng 5"')
    result = compiled(tmp_path, text)
    assert len(result.occurrences) == 1
    assert "duplicate-date" in result.names


def test_a_name_by_days_differs_from_those_that_are_there(tmp_path: Path) -> None:
    found = keys(
        tmp_path,
        "ngày 5 và 20 hàng tháng",
        "tuần đầu tiên của quý",
        "chậm nhất ngày 20 tháng cuối quý",
    )
    assert len(found) == len(set(found)) == 24 + 4 + 4

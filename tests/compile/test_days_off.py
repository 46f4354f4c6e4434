"""What becomes of dates on days off, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compiling import compiled

MONTHLY = """\
activities:
  - {{id: a, title: A, kind: briefing, when: ngày {day} hàng tháng{rest}}}
"""


def monthly(day: int, rest: str = "") -> str:
    return MONTHLY.format(day=day, rest=rest)


def test_kept_dates_are_reported_once_with_all_days(tmp_path: Path) -> None:
    result = compiled(tmp_path, monthly(1))
    assert len(result.occurrences) == 12
    finding = result.only("day-off")
    # 2024: 1/1 New Year, 1/5 Labour Day, and the Saturdays and Sundays 1/6, 1/9, 1/12.
    assert len(finding.keys) == 5
    assert [o.key for o in result.occurrences if o.off] == list(finding.keys)


def test_an_explicit_keep_is_quiet(tmp_path: Path) -> None:
    result = compiled(tmp_path, monthly(1, ", on_day_off: keep"))
    assert result.names == []
    assert sum(o.off is not None for o in result.occurrences) == 5


@pytest.mark.parametrize(
    ("rule", "june"),
    [("next", "2024-06-03"), ("previous", "2024-05-31"), ("nearest", "2024-05-31")],
)
def test_a_saturday_moves_by_the_rule(tmp_path: Path, rule: str, june: str) -> None:
    result = compiled(tmp_path, monthly(1, f", on_day_off: {rule}"))
    (moved,) = [o for o in result.occurrences if o.key == "demo/a/2024-06"]
    assert str(moved.start) == june
    assert moved.shift is not None
    assert all(o.off is None for o in result.occurrences)


def test_nearest_prefers_the_later_of_two(tmp_path: Path) -> None:
    # 2/1/2024 to 3/1/2024 stand around nothing off; the overlay makes Wednesday 12/6 off alone.
    days = "calendar:\n  days: [{date: 2024-06-12, is: off, why: CV 1}]\n"
    result = compiled(tmp_path, days + monthly(12, ", on_day_off: nearest"))
    (moved,) = [o for o in result.occurrences if o.key == "demo/a/2024-06"]
    assert str(moved.start) == "2024-06-13"


def test_skip_leaves_out_and_says_so(tmp_path: Path) -> None:
    result = compiled(tmp_path, monthly(1, ", on_day_off: skip"))
    assert len(result.occurrences) == 7
    assert result.names == ["skipped-date"]


def test_the_phrase_outranks_the_activity(tmp_path: Path) -> None:
    text = monthly(1, ", on_day_off: previous").replace(
        "ngày 1 hàng tháng",
        '"ngày 1 hàng tháng (nếu trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo)"',
    )
    result = compiled(tmp_path, text)
    assert "2024-06-03" in result.days


def test_the_convention_is_the_default_of_activities(tmp_path: Path) -> None:
    result = compiled(tmp_path, "conventions: {on_day_off: next}\n" + monthly(1))
    assert result.names == []
    assert "2024-06-03" in result.days


def test_a_weekday_that_the_plan_names_is_not_off_for_being_a_weekend(tmp_path: Path) -> None:
    text = """\
activities:
  - {id: a, title: A, kind: campaign, when: thứ Bảy hàng tuần, on_day_off: next}
"""
    result = compiled(tmp_path, text)
    moved = [o for o in result.occurrences if o.shift is not None]
    assert len(result.occurrences) == 52
    assert [str(o.dating.label) for o in moved] == ["2024-W06"]  # Saturday 10/2/2024 is Tết


def test_an_overlay_day_is_worked(tmp_path: Path) -> None:
    days = "calendar:\n  days: [{date: 2024-06-01, is: work, why: làm bù}]\n"
    result = compiled(tmp_path, days + monthly(1, ", on_day_off: next"))
    assert "2024-06-01" in result.days


def test_windows_and_deadlines_stay(tmp_path: Path) -> None:
    text = """\
activities:
  - {id: w, title: W, kind: inspection, when: tuần đầu tháng 6, on_day_off: next}
  - {id: d, title: D, kind: report, when: chậm nhất ngày 1/6, on_day_off: next}
"""
    result = compiled(tmp_path, text)
    assert result.spans == [
        ("deadline", "2024-06-01", "2024-06-01"),
        ("window", "2024-06-01", "2024-06-07"),
    ]

"""Dates that count from another activity."""

from __future__ import annotations

from pathlib import Path

from tests.compiling import compiled

PLAN = """\
places: {a: Xã A, b: Xã B}
activities:
  - {id: bao-cao, title: Báo cáo, kind: report, when: WHEN, of: dot}
  - {id: dot, title: Đợt, kind: campaign, when: từ ngày 16/7 đến ngày 25/7}
"""


def test_working_days_after_the_end(tmp_path: Path) -> None:
    text = PLAN.replace("WHEN", "chậm nhất 05 ngày làm việc sau khi kết thúc dot")
    result = compiled(tmp_path, text)
    # 25/7/2024 is a Thursday: 26, 29, 30, 31/7 and 1/8.
    (report,) = [o for o in result.occurrences if o.kind == "deadline"]
    assert str(report.end) == "2024-08-01"
    assert report.key == "demo/bao-cao/2024-07-16"


def test_a_forward_term_of_days_ends_on_a_working_day(tmp_path: Path) -> None:
    text = PLAN.replace("WHEN", "chậm nhất 02 ngày sau khi kết thúc dot")
    (report,) = [o for o in compiled(tmp_path, text).occurrences if o.kind == "deadline"]
    assert str(report.end) == "2024-07-29"  # 27/7 is a Saturday: Civil Code art. 148.5


def test_the_anchor_counts_as_it_was_moved(tmp_path: Path) -> None:
    text = PLAN.replace("WHEN", "chậm nhất 01 ngày làm việc sau khi kết thúc dot") + (
        "changes: [{activity: dot, on: 2024-07-16, move_to: 2024-07-22, why: mưa}]\n"
    )
    result = compiled(tmp_path, text)
    (report,) = [o for o in result.occurrences if o.kind == "deadline"]
    assert str(report.end) == "2024-08-01"  # the ten days now end on Wednesday 31/7
    assert report.key == "demo/bao-cao/2024-07-16"


def test_a_circle_is_refused(tmp_path: Path) -> None:
    text = """\
activities:
  - {id: a, title: A, kind: report, when: chậm nhất 2 ngày sau khi kết thúc b, of: b}
  - {id: b, title: B, kind: report, when: chậm nhất 2 ngày sau khi kết thúc a, of: a}
"""
    assert "reference-cycle" in compiled(tmp_path, text).names


def test_an_anchor_outside_the_plan_is_said(tmp_path: Path) -> None:
    text = """\
activities:
  - {id: a, title: A, kind: report, when: trong thời hạn 05 ngày kể từ ngày nhận đơn}
"""
    result = compiled(tmp_path, text)
    assert (result.names, result.occurrences) == (["unscheduled"], ())


def test_places_of_whole_days_and_of_hours_are_counted_from_together(tmp_path: Path) -> None:
    text = """\
places: {a: Xã A, b: Xã B}
activities:
  - {id: hop, title: Họp, kind: meeting, at: {a: FIRST, b: SECOND}}
  - {id: bc, title: BC, kind: report, when: chậm nhất 01 ngày sau khi kết thúc hop, of: hop}
"""
    for first, second in (("sáng ngày 6/6", "ngày 6/6"), ("ngày 6/6", "sáng ngày 6/6")):
        result = compiled(tmp_path, text.replace("FIRST", first).replace("SECOND", second))
        (report,) = [o for o in result.occurrences if o.kind == "deadline"]
        assert str(report.end) == "2024-06-07"

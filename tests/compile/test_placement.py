"""Dates that are kept for other plans: the same as those worked out anew, and in bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from planctl.compile import placement
from tests.compiling import compiled

PLAN = """\
places: {{a: Xã A, b: Xã B}}
calendar:
  days: [{{date: 2024-05-0{number}, is: off, why: Lý do {number}}}]
activities:
  - {{id: hop, title: Họp, kind: meeting, on_day_off: next, when: ngày 0{number}/5}}
  - {{id: truc, title: Trực, kind: meeting, at: {{a: hàng ngày, b: ngày 02 hàng tháng}}}}
"""


def test_plans_with_days_of_their_own_keep_them_apart(tmp_path: Path) -> None:
    for number in (2, 3, 2):
        result = compiled(tmp_path, PLAN.format(number=number))
        (moved,) = [o for o in result.occurrences if o.shift is not None]
        assert moved.shift is not None
        assert moved.shift.why.name == f"Lý do {number}"


def test_two_files_that_say_the_same_of_a_day_are_told_apart(tmp_path: Path) -> None:
    for name in ("một", "hai"):
        (tmp_path / name).mkdir()
        result = compiled(tmp_path / name, PLAN.format(number=2))
        (moved,) = [o for o in result.occurrences if o.shift is not None]
        assert moved.shift is not None
        assert moved.shift.why.span is not None
        assert name in moved.shift.why.span.file


def test_what_is_kept_is_bounded_whatever_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = compiled(tmp_path, PLAN.format(number=2)).occurrences
    monkeypatch.setattr(placement, "_MOST_KNOWN", 500)
    for number in (1, 2, 3, 4, 5, 6, 7, 8, 9):
        compiled(tmp_path, PLAN.format(number=number))
        known = [terms for ground in placement._known.values() for terms in ground.values()]
        kept = [placed for terms in known for placed in terms.values()]
        assert sum(1 + len(p.dates) for p in kept) < 500 + 2 * 366
    again = compiled(tmp_path, PLAN.format(number=2)).occurrences
    assert [o[1:] for o in again] == [o[1:] for o in usual]

"""Compiled occurrences come in the order of their sort keys, ties and midnights included."""

from __future__ import annotations

from pathlib import Path

from planctl.compile import compile_plans
from planctl.plan.find import Found
from planctl.plan.load import load_plans
from tests.compiling import compiled

PLAN = """
plan: thu-tu
title: Kế hoạch thứ tự
period: 2026
places: {b: Xã B, a: Xã A, c: Xã C}
activities:
  - {id: z, title: Z, kind: meeting, at: {b: ngày 02 hàng tháng, a: ngày 02 hàng tháng}}
  - {id: y, title: Y, kind: report, when: chậm nhất 24 giờ 00 ngày 1/3/2026}
  - {id: x, title: X, kind: meeting, time: 00:00-01:00, when: ngày 2/3/2026}
  - {id: w, title: W, kind: meeting, time: 08:00-09:00, places: all, when: ngày 02 hàng tháng}
"""


def test_the_order_is_that_of_the_sort_keys(tmp_path: Path) -> None:
    result = compiled(tmp_path, PLAN, head="")
    assert len(result.occurrences) > 50
    assert list(result.occurrences) == sorted(result.occurrences, key=lambda o: o.sort_key())


def test_the_dates_of_several_plans_are_in_one_order(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("b.yaml", "a.yaml")]
    for file in files:
        file.write_text(PLAN.replace("thu-tu", f"thu-tu-{file.stem}"), encoding="utf-8")
    loaded = load_plans([Found(str(file), named=True) for file in files])
    result = compile_plans(loaded.documents)
    assert len({o.series.document for o in result.occurrences}) == 2
    assert list(result.occurrences) == sorted(result.occurrences, key=lambda o: o.sort_key())

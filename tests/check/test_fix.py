"""Fixes: what they change, what they leave, and that the findings are gone afterwards."""

from __future__ import annotations

from pathlib import Path

from planctl.check import RULES, check
from planctl.check.fix import Fixed, fixed
from planctl.check.suppress import ignores_in, silence
from planctl.compile import compile_plans
from planctl.diagnostics import Diagnostic
from planctl.occurrence import Compiled
from planctl.plan.find import Found
from planctl.plan.load import load_plans

CONFLICTS = [rule for rule in RULES if rule.name in ("double-booking", "shift-collision")]
HEAD = """\
plan: demo
title: Kế hoạch mẫu
period: 2024
places: {x: Xã X, y: Xã Y, z: Xã Z}
parties: {an: Ông An}
"""
OFF = """\
activities:
  - id: hop   # họp
    title: Họp
    kind: meeting
    when: ngày 10 hàng tháng
  - {id: giu, title: Giữ, kind: meeting, on_day_off: keep, when: ngày 10 hàng tháng}
"""
TWICE = """\
activities:
  - {id: a, title: A, kind: meeting, who: an, when: ngày 10/5/2024, places: [x]}
  - {id: b, title: B, kind: meeting, who: an, when: ngày 10/5/2024, places: [y]}
  - {id: c, title: C, kind: meeting, who: an, when: ngày 10/5/2024, places: [z]}
"""


def _found(folder: Path, text: str) -> tuple[Compiled, list[Diagnostic]]:
    file = folder / "plan.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    loaded = load_plans([Found(str(file), named=True)])
    compiled = compile_plans(loaded.documents)
    found = [*loaded.diagnostics, *compiled.diagnostics, *check(compiled, CONFLICTS)]
    return compiled, found


def _fixed(folder: Path, text: str, *, unsafe: bool) -> list[Fixed]:
    compiled, found = _found(folder, text)
    (document,) = compiled.documents
    ignores = ignores_in(document.source.file, document.source.lines)
    silenced = silence(found, ignores, lambda name, file: True)
    return fixed(compiled, silenced.kept, silenced.unused, unsafe=unsafe)


def test_days_off_are_left_once_an_activity_says_so(tmp_path: Path) -> None:
    (fix,) = _fixed(tmp_path, OFF, unsafe=False)
    assert fix.count == 1
    assert fix.text == HEAD + OFF.replace(
        "    when: ngày 10", "    on_day_off: next\n    when: ngày 10", 1
    )
    _, found = _found(tmp_path, fix.text.removeprefix(HEAD))
    assert "day-off" not in [d.name for d in found]


def test_a_silenced_finding_is_left(tmp_path: Path) -> None:
    text = OFF.replace("hàng tháng", "hàng tháng  # planctl: ignore[day-off] lễ", 1)
    assert _fixed(tmp_path, text, unsafe=True) == []


def test_comments_that_silence_nothing_go_first(tmp_path: Path) -> None:
    text = OFF.replace(
        "    kind: meeting\n", "    kind: meeting\n    # planctl: ignore[order] cũ\n"
    ).replace("{id: giu", "{id: giu  # planctl: ignore[order] cũ\n   ")
    (fix,) = _fixed(tmp_path, text, unsafe=False)
    assert fix.count == 3
    assert "planctl" not in fix.text
    assert "on_day_off: next" in fix.text


def test_dates_move_only_when_asked(tmp_path: Path) -> None:
    assert _fixed(tmp_path, TWICE, unsafe=False) == []


def test_dates_move_to_free_days_that_differ(tmp_path: Path) -> None:
    text = TWICE
    for _ in range(3):
        fixes = _fixed(tmp_path, text, unsafe=True)
        if not fixes:
            break
        text = fixes[0].text.removeprefix(HEAD)
    compiled, found = _found(tmp_path, text)
    assert found == []
    assert text.startswith(TWICE)
    days = {o.first for o in compiled.occurrences}
    assert len(days) == 3
    moved = [o for o in compiled.occurrences if o.change is not None]
    assert {o.series.activity.id for o in moved} == {"b", "c"}
    assert all(o.change is not None and o.change.why for o in moved)
    assert not any(o.series.document.calendar.is_off(day) for o in moved for day in (o.first,))


def test_the_diff_shows_the_changed_lines_alone(tmp_path: Path) -> None:
    (fix,) = _fixed(tmp_path, OFF, unsafe=False)
    lines = fix.diff().splitlines()
    changed = [line for line in lines if line[0] in "+-" and not line.startswith(("---", "+++"))]
    assert changed == ["+    on_day_off: next"]

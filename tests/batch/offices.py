"""Small plans of offices that have some people and places in common, for tests of many plans."""

from __future__ import annotations

from pathlib import Path
from random import Random

__all__ = ["write_offices"]

_WEEKDAYS = ("thứ Ba", "thứ Tư", "thứ Năm")


def write_offices(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """Write so many plans: some share a chairman, some a place, one in ten has a fault."""
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "chung.yml").write_text(
        "places: {hoi-truong: Hội trường huyện}\nparties: {xe-1: Xe số 1}\n", encoding="utf-8"
    )
    files = []
    for number in range(count):
        file = folder / f"co-quan-{number:03}.yaml"
        file.write_text(_plan(number, random), encoding="utf-8")
        files.append(file)
    return files


def _plan(number: int, random: Random) -> str:
    chair = random.randrange(number // 3 + 1)
    room = random.random() < 0.2
    day = random.randint(1, 28)
    name = f"co-quan-{number}" if random.random() < 0.95 else "co-quan-0"
    shared = "include: [chung.yml]\n" if room else ""
    place = "\n    places: [hoi-truong]" if room else ""
    comment = "  # planctl: ignore[day-off] lịch đã thống nhất" if random.random() < 0.3 else ""
    fault = "\n    who: [khong-co]" if random.random() < 0.1 else ""
    return f"""plan: {name}
title: Kế hoạch của cơ quan số {number}
period: 2026
{shared}parties:
  chu-tri: Chủ tịch số {chair}
  to: {{name: Tổ công tác số {chair}, size: 2}}
activities:
  - id: giao-ban
    title: Giao ban
    kind: briefing
    who: [chu-tri, {{any: 1, of: to}}]
    time: 08:00-09:00{place}
    on_day_off: next
    when: {random.choice(_WEEKDAYS)} tuần thứ hai hàng tháng
  - id: kiem-tra
    title: Kiểm tra
    kind: inspection
    time: 08:00-11:00{
        fault
        or '''
    who: [{any: 2, of: to}]'''
    }
    when: ngày {day} hàng tháng{comment}
  - id: bao-cao
    title: Báo cáo
    kind: report
    when: trước ngày 25 hàng tháng
"""

"""A province's plans: realistic Vietnamese plan documents, as many as wanted, always the same.

Each is the yearly plan of one office with 13 communes: monthly briefings in every commune, a
weekly staff meeting, monthly meetings and reports, quarterly windows, an inspection by two teams,
conferences, a campaign and what counts from it: about 250 dates. One in five has a change, one
in fifty books its chairman twice, one in a hundred shares its chairman with the plan before it.

Run: python benchmarks/province.py FOLDER --plans 10000
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

__all__ = ["YEAR", "plan_text", "write_province"]

YEAR = 2026
COMMUNES = 13
_FIRST = ("Tân", "An", "Thanh", "Phước", "Minh", "Bình", "Long", "Đồng", "Lộc", "Hòa", "Vĩnh", "Mỹ")
_SECOND = ("Lợi", "Khai", "Hưng", "Phú", "Tâm", "Đức", "Quan", "Hiệp", "Khương", "Nơ", "Thành")
_WEEKDAYS = ("thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu")
_NTH = ("thứ nhất", "thứ hai", "thứ ba")


def plan_text(number: int) -> str:
    """Return the plan of the office with this number, from 0."""
    return "\n".join(_lines(number, Random(number))) + "\n"


def write_province(folder: Path, plans: int) -> list[Path]:
    """Write plans 0 to `plans` - 1 below `folder`, a hundred a folder; return their paths."""
    files = []
    for number in range(plans):
        file = folder / f"{number // 100:04}" / f"{number:06}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(plan_text(number), encoding="utf-8")
        files.append(file)
    return files


def _lines(number: int, random: Random) -> Iterator[str]:
    office = f"Huyện ủy {random.choice(_FIRST)} {random.choice(_SECOND)} ({number:06})"
    chair = number - 1 if number % 100 == 99 else number
    communes = [f"xa-{number:06}-{n:02}" for n in range(1, COMMUNES + 1)]
    yield f"plan: dan-van-{number:06}"
    yield f"title: Kế hoạch công tác dân vận năm {YEAR} của {office}"
    yield f"issuer: Ban Dân vận {office}"
    yield f"number: {random.randint(1, 99):02}-KH/BDV"
    yield f"issued: {YEAR - 1}-12-{random.randint(10, 28)}"
    yield f"period: {YEAR}"
    yield "conventions: {week_of_month: nth-weekday}"
    yield "places:"
    yield f"  huyen-{number:06}: {office}"
    for commune in communes:
        name = f"Xã {random.choice(_FIRST)} {random.choice(_SECOND)}"
        yield f"  {commune}: {{name: {name}, parent: huyen-{number:06}}}"
    yield "parties:"
    yield f"  chu-tri-{chair:06}: Trưởng ban Dân vận số {chair:06}"
    yield f"  lanh-dao-{number:06}: {{name: Lãnh đạo Ban Dân vận {office}, size: 9}}"
    yield f"  chuyen-vien-{number:06}: {{name: Chuyên viên Ban Dân vận {office}, size: 10}}"
    yield f"  van-phong-{number:06}: Văn phòng {office}"
    yield f"  doan-1-{number:06}: Đoàn kiểm tra số 1 {office}"
    yield f"  doan-2-{number:06}: Đoàn kiểm tra số 2 {office}"
    yield "activities:"
    yield from _briefings(number, communes, random)
    yield from _routine(number, chair, random)
    yield from _once(number, chair, random)
    if number % 5 == 0:
        yield "changes:"
        yield "  - activity: hoi-nghi-so-ket"
        yield f"    on: {YEAR}-07-{_conference_day(number):02}"
        yield f"    move_to: {YEAR}-07-22"
        yield "    why: Trùng kỳ họp Hội đồng nhân dân"
        yield f"    by: Công văn {random.randint(10, 99)}-CV/BDV"


def _briefings(number: int, communes: list[str], random: Random) -> Iterator[str]:
    yield "  - id: giao-ban"
    yield "    title: Giao ban khối dân vận {place}"
    yield "    kind: briefing"
    yield "    clause: II.1"
    leaders, staff = f"lanh-dao-{number:06}", f"chuyen-vien-{number:06}"
    yield f"    who: [{{any: 1, of: {leaders}}}, {{any: 1, of: {staff}}}]"
    yield "    time: 07:30-09:00"
    yield "    on_day_off: next"
    yield "    at:"
    days = sorted(random.sample(range(2, 27), COMMUNES))
    for place, day in zip(communes, days, strict=True):
        every = random.choice(("hàng", "hằng"))
        if random.random() < 0.2:
            when = f"{random.choice(_WEEKDAYS)} tuần {random.choice(_NTH)} {every} tháng"
        else:
            when = f"{random.choice(('ngày', 'Ngày'))} {day:02} {every} tháng"
        yield f"      {place}: {when}"


def _routine(number: int, chair: int, random: Random) -> Iterator[str]:
    yield "  - id: giao-ban-tuan"
    yield "    title: Giao ban cơ quan hằng tuần"
    yield "    kind: meeting"
    yield f"    who: [van-phong-{number:06}]"
    yield "    time: 07:00-07:30"
    yield f"    on_day_off: {'skip' if number % 10 == 0 else 'next'}"
    yield "    when: thứ Tư hằng tuần"
    yield "  - id: hop-ban"
    yield "    title: Họp Ban Dân vận thường kỳ"
    yield "    kind: meeting"
    yield f"    who: [chu-tri-{chair:06}]"
    yield "    time: 14:00-16:30"
    yield "    on_day_off: next"
    yield f"    when: {random.choice(_WEEKDAYS)} tuần {random.choice(_NTH)} hàng tháng"
    if number % 50 == 7:
        yield "  - id: tiep-cong-dan"
        yield "    title: Tiếp công dân"
        yield "    kind: meeting"
        yield f"    who: [chu-tri-{chair:06}]"
        yield "    time: 15:00-17:00"
        yield "    on_day_off: next"
        yield "    when: thứ Ba tuần thứ hai hàng tháng"
    yield "  - id: bao-cao-thang"
    yield "    title: Báo cáo công tác dân vận tháng"
    yield "    kind: report"
    yield f"    who: [van-phong-{number:06}]"
    yield f"    when: trước ngày {random.choice((20, 22, 25))} hàng tháng"
    yield "    remind: [3 ngày, 1 ngày]"
    yield "  - id: giam-sat"
    yield "    title: Giám sát chuyên đề quý"
    yield "    kind: inspection"
    yield f"    who: [doan-1-{number:06}]"
    yield "    when: tuần đầu tiên của quý"


def _once(number: int, chair: int, random: Random) -> Iterator[str]:
    month = random.choice((4, 5, 9, 10))
    yield "  - id: kiem-tra"
    yield "    title: Kiểm tra công tác dân vận tại {place}"
    yield "    kind: inspection"
    yield "    clause: II.2"
    yield f"    when: cuối tháng {month}/{YEAR}"
    teams = f"[doan-1-{number:06}, doan-2-{number:06}]"
    yield f"    visit: {{places: {{under: huyen-{number:06}}}, teams: {teams}, per_day: 2}}"
    yield "  - id: hoi-nghi-so-ket"
    yield "    title: Hội nghị sơ kết công tác dân vận 6 tháng đầu năm"
    yield "    kind: conference"
    yield f"    who: [chu-tri-{chair:06}]"
    yield "    time: 08:00-11:00"
    yield f"    when: ngày {_conference_day(number)}/7/{YEAR}"
    first = random.randint(1, 8)
    yield "  - id: dot-cong-tac"
    yield "    title: Đợt phối hợp làm công tác dân vận"
    yield "    kind: campaign"
    yield f"    who: [doan-2-{number:06}]"
    yield f"    when: từ ngày {first:02}/6/{YEAR} đến ngày {first + 9}/6/{YEAR}"
    yield "  - id: bao-cao-dot"
    yield "    title: Báo cáo kết quả đợt công tác"
    yield "    kind: report"
    yield f"    who: [van-phong-{number:06}]"
    yield "    when: chậm nhất 05 ngày làm việc sau khi kết thúc dot-cong-tac"
    yield "    of: dot-cong-tac"
    yield "    remind: [2 ngày]"


def _conference_day(number: int) -> int:
    return (7, 8, 9, 14, 15)[number // 5 % 5]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=10_000)
    asked = parser.parse_args()
    files = write_province(asked.folder, asked.plans)
    print(f"{len(files)} plans in {asked.folder}")


if __name__ == "__main__":
    main()

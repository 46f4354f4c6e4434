"""The text of calendars against icalendar with one object an event, in one interleaved run.

Both write the same events with all their properties and alarms, and what they write is held to
be the same after unfolding, line by line: icalendar sorts the properties of an event, and
`write_ics` keeps that order. Reading back is measured beside it, against icalendar's parser.

Run: PYTHONPATH=. python benchmarks/ics.py
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from icalendar import Calendar
from tests.export.objects import one_object_an_event

from planctl.compile import compile_plans
from planctl.export import Edition, ics
from planctl.export import _icsform as icsform
from planctl.export import _icsseries as icsseries
from planctl.export._icsfold import unfolded
from planctl.export.ics import write_ics
from planctl.export.readback import read_back
from planctl.messages import Translator
from planctl.plan.find import Found
from planctl.plan.load import load_plans

ROUNDS = 15
REPEAT = 10
"""How often write_ics writes in a round: one time is too short to measure."""
REAL = Path(__file__).parent.parent / "plans" / "hon-quan-2017.yaml"
COMMUNES = (
    "Đồng Nơ",
    "Thanh Bình",
    "Tân Hưng",
    "Tân Quan",
    "An Khương",
    "Phước An",
    "An Phú",
    "Minh Đức",
    "Thanh An",
    "Tân Khai",
    "Minh Tâm",
    "Tân Lợi",
    "Tân Hiệp",
)
PLAN = f"""\
plan: xa-2024
title: Kế hoạch công tác dân vận năm 2024
issuer: Ban Dân vận Huyện ủy
number: 05-KH/BDV
issued: 2024-01-02
period: 2024
places:
{"".join(f"  xa-{n}: Xã {name}{chr(10)}" for n, name in enumerate(COMMUNES, 1))}
parties:
  lanh-dao: Lãnh đạo Ban Dân vận
  chuyen-vien: {{name: Chuyên viên Ban Dân vận, size: 3}}
activities:
  - id: giao-ban
    title: Giao ban khối dân vận {{place}}
    kind: briefing
    clause: II.1
    who: [lanh-dao, {{any: 1, of: chuyen-vien}}]
    time: 07:30-09:00
    on_day_off: next
    remind: [1 day, 30 minutes]
    at:
{"".join(f"      xa-{n}: ngày {2 * n:02} hàng tháng{chr(10)}" for n in range(1, 14))}
  - {{id: truc, title: Trực cơ quan, kind: meeting, who: [chuyen-vien], when: thứ Bảy hàng tuần}}
  - {{id: kiem-tra, title: Kiểm tra cơ sở, kind: inspection, clause: II.2, when: mỗi quý 01 lần}}
  - id: bao-cao
    title: Báo cáo công tác tháng
    kind: report
    clause: III
    when: trước ngày 25 hàng tháng
    remind: [3 days, 1 day]
  - id: bao-cao-quy
    title: Báo cáo quý
    kind: report
    clause: III
    when: chậm nhất 17 giờ 00 ngày 20 tháng cuối quý
    remind: 1 day
changes:
  - {{activity: giao-ban, place: xa-1, on: 2024-05-02, move_to: 2024-05-06, why: trùng hội nghị}}
  - {{activity: giao-ban, place: xa-2, on: 2024-09-04, cancel: true, why: mưa lũ, by: CV 9/BDV}}
"""


def edition(file: Path) -> Edition:
    loaded = load_plans([Found(str(file), named=True)])
    compiled = compile_plans(loaded.documents)
    assert compiled.occurrences, loaded.diagnostics
    return Edition(loaded.documents, compiled.occurrences, Translator("vi"))


def first_of_all(of: Edition) -> bytes:
    """Write the calendar as the first of a process, when icalendar has shown no form yet."""
    icsform.sheet.cache_clear()
    icsseries.formed.cache_clear()
    ics._calendar.cache_clear()
    return write_ics(of)


def parsed(data: bytes) -> Calendar:
    return Calendar.from_ical(data)


def seconds(run: Callable[[], object], times: int) -> float:
    start = perf_counter()
    for _ in range(times):
        run()
    return (perf_counter() - start) / times


def measure(name: str, of: Edition) -> None:
    data = write_ics(of)
    assert unfolded(data) == unfolded(one_object_an_event(of))
    assert len(read_back(data, of).events) == len(of.occurrences)
    runs: dict[str, tuple[Callable[[], object], int]] = {
        "icalendar writes": (lambda: one_object_an_event(of), 1),
        "write_ics": (lambda: write_ics(of), REPEAT),
        "write_ics, first": (lambda: first_of_all(of), 1),
        "icalendar parses": (lambda: parsed(data), 1),
        "read_back": (lambda: read_back(data, of), REPEAT),
    }
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for title, (run, times) in runs.items():
            best[title] = min(best[title], seconds(run, times))
    events = len(of.occurrences)
    print(f"{name}: {events} events in {len({o.series for o in of.occurrences})} series")
    for title, spent in best.items():
        other = best["icalendar writes" if "write" in title else "icalendar parses"]
        print(f"  {title:17} {spent / events * 1e6:7.2f} us an event {other / spent:6.1f} times")


def main() -> None:
    gc.disable()
    measure(REAL.stem, edition(REAL))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_text(PLAN, "utf-8")
        measure("13 communes", edition(file))


if __name__ == "__main__":
    main()

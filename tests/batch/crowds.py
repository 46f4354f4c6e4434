"""Plans that have to do with each other in every way in which a rule looks across plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

__all__ = ["write_crowd", "write_meetings"]

_HOURS = ("08:00-09:30", "09:00-10:00", "14:00-16:00", "07:30-11:00")
_NAMES = ("Ông An", "Bà Bình", "Ông Cường", "Bà Dung", "Ông Em", "Bà Phượng", "Ông Giang", "Bà Hà")
_POOLS = {"to-1": ("Tổ số 1", 2), "to-2": ("Tổ số 2", 3), "lanh-dao": ("Lãnh đạo", 4)}


def write_crowd(folder: Path, count: int, seed: int) -> None:
    """Write so many plans of people and places that are mostly the same."""
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = "\n".join(_lines(number, random)) + "\n"
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")


def write_meetings(folder: Path, count: int, seed: int) -> None:
    """Write so many plans whose people meet here and there, and have nothing else in common."""
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        people, pool = random.sample(range(20), 2), random.choice(list(_POOLS))
        lines = [f"plan: ke-hoach-{number}", f"title: Kế hoạch số {number}", "period: 2026"]
        lines += ["parties:", *(f"  nguoi-{person}: Ông {person}" for person in people)]
        lines += [f"  {pool}: {{name: {_POOLS[pool][0]}, size: {_POOLS[pool][1]}}}", "activities:"]
        for n in range(random.randint(1, 4)):
            lines += _meeting(n, people, pool, random)
        text = "\n".join(lines) + "\n"
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")


def _lines(number: int, random: Random) -> Iterator[str]:
    yield f"plan: {'ke-hoach-0' if random.random() < 0.01 else f'ke-hoach-{number}'}"
    yield f"title: Kế hoạch số {number}"
    yield "period: 2026"
    places = random.sample(range(6), 4)
    yield "places:"
    yield f"  huyen-{number % 3}: Huyện số {number % 3}"
    for place in sorted(places):
        yield f"  xa-{place}: {{name: Xã số {place}, parent: huyen-{number % 3}}}"
    people = random.sample(range(len(_NAMES)), 2)
    yield "parties:"
    for person in sorted(people):
        yield f"  nguoi-{person}: {_person(person, random)}"
    pool = random.choice(list(_POOLS))
    yield f"  {pool}: {_pool(pool, random)}"
    kind = random.random() * 3
    if kind < 0.1:
        yield f"  ban: {{name: Ban, members: [nguoi-{people[0]}, {pool}]}}"
    elif kind < 0.2:
        yield "  ban: Ban"
    if kind < 0.2:
        yield f"  doan-{number % 4}: Đoàn số {number % 4}"
    yield "activities:"
    for n in range(random.randint(1, 3)):
        yield from _meeting(n, people, pool, random)
    if kind < 0.1:
        yield from _activity("ban", "Họp ban", "meeting", "ngày 10/4/2026", "[ban]")
    elif kind < 0.2:
        yield from _activity("ban", "Họp ban", "meeting", "ngày 10/3/2026", "[{any: 2, of: ban}]")
        month = random.randint(3, 4)
        yield f"  - {{id: di, title: Đi, kind: inspection, when: cuối tháng {month}/2026,"
        yield f"     visit: {{places: {{under: huyen-{number % 3}}}, teams: [doan-{number % 4}]}}}}"
    if random.random() < 0.1:
        yield from _report(people[0], random)
    if random.random() < 0.05:
        named = ", ".join(f"xa-{place}" for place in sorted(places)[:3])
        yield f"  - {{id: tham, title: Thăm, kind: inspection, places: [{named}],"
        yield "     when: ngày 7/7/2026}"
    elif random.random() < 0.3:
        yield f"  - {{id: o-xa, title: Ở xã, kind: inspection, places: [xa-{places[0]}],"
        yield f"     when: ngày {random.randint(1, 28)} tháng cuối quý}}"
    if random.random() < 0.01:
        wanted = random.choice([f"places: [xa-{places[1]}]", f"parties: [nguoi-{people[1]}]"])
        yield f"require: [{{{wanted}, every: quarter, at_least: 2}}]"


def _person(person: int, random: Random) -> str:
    name = _NAMES[person]
    how = random.random()
    if person == 0 and how < 0.1:
        return f"{{name: {name}, size: 1}}"
    if person == 1 and how < 0.03:
        return f"{{name: {name}, limit: {{per_day: 1}}}}"
    if person == 2 and how < 0.03:
        return name.upper()
    return name


def _pool(pool: str, random: Random) -> str:
    name, size = _POOLS[pool]
    how = random.random()
    if pool == "to-2" and how < 0.03:
        return name
    return f"{{name: {name}, size: {size + 1 if pool == 'to-2' and how > 0.97 else size}}}"


def _meeting(n: int, people: list[int], pool: str, random: Random) -> Iterator[str]:
    who = random.choice(
        [
            f"[nguoi-{people[0]}]",
            f"[nguoi-{people[1]}, nguoi-{people[0]}]",
            f"[{{any: {random.randint(1, 2)}, of: {pool}}}]",
            f"[nguoi-{people[1]}, {{any: 1, of: {pool}}}]",
            f"[{pool}]",
        ]
    )
    day, month = random.randint(1, 28), random.randint(1, 12)
    when = random.choice(
        [
            *[f"ngày {day}/{month}/2026"] * 6,
            f"ngày {day} tháng cuối quý",
        ]
    )
    hours = f", time: '{random.choice(_HOURS)}'" if random.random() < 0.8 else ""
    off = ", on_day_off: next" if random.random() < 0.5 else ""
    yield from _activity(f"hop-{n}", f"Họp {n}", "meeting", when, who, hours + off)


def _report(person: int, random: Random) -> Iterator[str]:
    about = ", about: Báo cáo chung" if random.random() < 0.5 else ""
    when = f"trước ngày {random.choice((20, 20, 25))} hàng tháng"
    yield from _activity("bao-cao", "Báo cáo", "report", when, f"[nguoi-{person}]", about)


def _activity(
    id_: str, title: str, kind: str, when: str, who: str, more: str = ""
) -> Iterator[str]:
    yield f"  - {{id: {id_}, title: {title}, kind: {kind}, when: {when}, who: {who}{more}}}"

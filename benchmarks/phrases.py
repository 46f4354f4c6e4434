"""Reading of phrases against dateutil's reading of plain dates, and the slowest phrases known.

Both read distinct texts in turn, a batch at a time, so a busy machine slows both; what counts is
the ratio. Run: python benchmarks/phrases.py [--batches 9]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable

from dateutil import parser as dateutil_parser

from planctl.schedule.phrases import PhraseError, parse

AIM = 20_000
SLOW = ("ngày 5 và ", "the 5th and ", "từ ngày 5 đến ", "5/7, ", "12, ", "(", "ngày ", "và ", "1")


def phrases() -> list[str]:
    """Return distinct phrases of the shapes that plans are made of."""
    found: list[str] = []
    for year in range(2017, 2027):
        for month in range(1, 13):
            for day in range(1, 29, 2):
                found += [
                    f"ngày {day:02}/{month:02}/{year}",
                    f"trước ngày {day}/{month}/{year}",
                    f"từ ngày {day}/{month} đến ngày {day + 1}/{month}/{year}",
                    f"7h30 ngày {day}.{month}.{year}",
                    f"sáng ngày {day:02} tháng {month} năm {year}",
                ]
            found += [f"cuối tháng {month}/{year}", f"tuần thứ 2 tháng {month}/{year}"]
    for day in range(1, 29):
        found += [
            f"ngày {day:02} hàng tháng",
            f"ngày {day} và {day + 1} hàng tháng",
            f"chậm nhất ngày {day} tháng cuối quý",
            f"trước ngày {day} tháng đầu quý sau",
            f"sau {day} ngày làm việc kể từ khi kết thúc hội nghị",
        ]
    return found


def dates() -> list[str]:
    """Return as many distinct plain dates, which any date parser reads."""
    return [
        f"{d} {m} {y}" for y in range(1950, 2027) for m in ("May", "July") for d in range(1, 29)
    ]


def seconds(read: Callable[[str], object], texts: Iterable[str]) -> float:
    """Return how long it takes to read the texts."""
    start = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - start


def main() -> None:
    """Print phrases a second, their ratio to dateutil's dates, and the slowest inputs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--batches", type=int, default=9)
    batches = options.parse_args().batches
    ours, theirs = phrases(), dates()
    wrong = [p for p in ours if isinstance(parse(p), PhraseError)]
    if wrong:
        raise SystemExit(f"not understood: {wrong[:3]}")
    rates, ratios = [], []
    for _ in range(batches):
        parse.cache_clear()
        mine = len(ours) / seconds(parse, ours)
        other = len(theirs) / seconds(dateutil_parser.parse, theirs)
        rates.append(mine)
        ratios.append(mine / other)
    print(f"phrases a second    {statistics.median(rates):8.0f}  (aim {AIM})")
    print(f"of dateutil's dates {statistics.median(ratios):8.2f}")
    for unit in SLOW:
        for length in (1_000, 10_000):
            text = (unit * length)[:length]
            parse.cache_clear()
            print(f"{seconds(parse, [text]) * 1e3:8.1f} ms  {length:6} × {unit!r}")


if __name__ == "__main__":
    main()

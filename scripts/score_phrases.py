"""Print how many phrases of a file are read as the file says, by kind.

The file has one JSON object a line: `expr`, `kind`, `year` of the plan (or null) and, where days
follow, `spans`, a list of [first day, last day]. Rows of the kinds `none` and `reference` are
right when the phrase is refused as no schedule; rows without spans when it is understood.

    python scripts/score_phrases.py FILE.jsonl [--misses]

Days are compared before any is moved: only Saturdays and Sundays count as days off.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planctl.messages import Translator
from planctl.schedule.expand import expand
from planctl.schedule.frame import Frame
from planctl.schedule.phrases import PhraseError, parse
from planctl.schedule.reading import Reading
from planctl.schedule.rules import Schedule

REFUSED = ("none", "reference")


class Row(NamedTuple):
    """One line of the file."""

    expr: str
    kind: str
    year: int | None
    spans: list[list[str]] | None


class Verdict(NamedTuple):
    """Whether a row is read as it should be, and what was read."""

    right: bool
    read: str


def main() -> int:
    """Score a file and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true", help="list the rows read otherwise")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows(options.file):
        verdict = judge(row)
        total[row.kind] += 1
        right[row.kind] += verdict.right
        if options.misses and not verdict.right:
            print(f"{row.kind:12} {row.expr}\n{'':12} {verdict.read}")
    for kind in sorted(total):
        print(f"{kind:12} {right[kind]:4} of {total[kind]:4}")
    share = 100 * right.total() / max(1, total.total())
    print(f"{'all':12} {right.total():4} of {total.total():4}  {share:.1f} %")
    return 0


def rows(file: Path) -> Iterator[Row]:
    """Yield the rows of a file."""
    for line in file.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            yield Row(row["expr"], row["kind"], row.get("year"), row.get("spans"))


def judge(row: Row) -> Verdict:
    """Compare one row with what planctl reads."""
    read = parse(row.expr)
    if isinstance(read, PhraseError):
        text = f"{read.name}: {Translator('en')(read.message)}"
        return Verdict(row.kind in REFUSED and read.name == "not-a-schedule", text)
    if row.kind in REFUSED:
        return Verdict(False, f"understood as {read.rules}")
    if row.spans is None or row.year is None:
        return Verdict(True, "")
    days = _days(read, row.year, row.kind)
    wanted = [tuple(span) for span in row.spans]
    if row.kind == "deadline":
        wanted = [(last, last) for _, last in wanted]
    return Verdict(days == wanted, f"{days[:4]} for {wanted[:4]}")


def _days(schedule: Schedule, year: int, kind: str) -> list[tuple[str, str]]:
    """Expand a schedule in a year; a deadline is the last day of what the phrase says."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    expansion = expand(schedule, Frame.of(first, last, Reading(), _weekend))
    spans = [(_iso(d.first), _iso(d.last)) for d in expansion.datings]
    return [(b, b) for _, b in spans] if kind == "deadline" else spans


def _weekend(day: int) -> bool:
    return date.fromordinal(day).weekday() > 4


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


if __name__ == "__main__":
    sys.exit(main())

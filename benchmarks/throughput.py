"""A province's plans compiled, checked and written as calendars, against the obvious pipeline.

Both work in this process, plan by plan in turn, on one core; what counts is processor time. The
obvious pipeline takes its turn on every n-th plan only, for it is slow. The dates of both are
compared first.

Run: python benchmarks/throughput.py [--plans 10000] [--every 50]
"""

from __future__ import annotations

import argparse
import gc
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar
from uuid import uuid5

import obvious
from province import write_province

from planctl.check import check
from planctl.compile import compile_plans
from planctl.export.edition import Edition
from planctl.export.ics import write_ics
from planctl.messages import Translator
from planctl.plan.find import Found
from planctl.plan.load import load_plans

SPEAKING = Translator("vi")
WARM_UP = 20
Result = TypeVar("Result")


class Stages(dict[str, float]):
    """Processor time by stage, in seconds."""

    def timed(self, stage: str, work: Callable[[], Result]) -> Result:
        start = process_time()
        result = work()
        self[stage] = self.get(stage, 0.0) + process_time() - start
        return result


def ours(file: Path, stages: Stages) -> tuple[int, int]:
    """Return how many dates and octets planctl makes of a plan."""
    loaded = stages.timed("load", lambda: load_plans([Found(str(file), named=True)]))
    compiled = stages.timed("compile", lambda: compile_plans(loaded.documents))
    stages.timed("check", lambda: check(compiled))
    edition = Edition(compiled.documents, compiled.occurrences, SPEAKING)
    data = stages.timed("ics", lambda: write_ics(edition))
    return len(compiled.occurrences), len(data)


def theirs(file: Path, stages: Stages) -> int:
    """Return how many dates the obvious pipeline makes of a plan."""
    plan = stages.timed("load", lambda: obvious.read(file))
    dates = stages.timed("compile", lambda: obvious.compiled(plan))
    stages.timed("check", lambda: obvious.double_bookings(dates))
    stages.timed("ics", lambda: obvious.ics(plan, dates))
    return len(dates)


def assert_same(file: Path) -> None:
    """Hold the dates of both against each other."""
    documents = load_plans([Found(str(file), named=True)]).documents
    mine = {
        (o.uid, o.series.title, o.kind, o.start, o.end)
        for o in compile_plans(documents).occurrences
    }
    other = {
        (str(uuid5(obvious.NAMESPACE, d.key)), d.title, d.kind, d.start, d.end)
        for d in obvious.compiled(obvious.read(file))
    }
    assert mine == other, file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=50)
    asked = parser.parse_args()
    gc.set_threshold(200_000, 50, 100)  # as planctl itself does
    mine, other = Stages(), Stages()
    dates = octets = their_dates = 0
    with tempfile.TemporaryDirectory() as folder:
        files = write_province(Path(folder), asked.plans)
        for file in files[:WARM_UP]:
            assert_same(file)
            ours(file, Stages())
        theirs(files[0], Stages())
        for number, file in enumerate(files):
            made, size = ours(file, mine)
            dates, octets = dates + made, octets + size
            if number % asked.every == 0:
                their_dates += theirs(file, other)
    plans, their_plans = len(files), -(-len(files) // asked.every)
    print(f"{plans} plans, {dates} dates, {octets / 1e6:.0f} MB; the obvious: {their_plans} plans")
    print(f"{'':8} {'planctl':>10} {'obvious':>10}")
    for stage in ("load", "compile", "check", "ics"):
        print(_line(stage, mine[stage] / plans, other[stage] / their_plans))
    print(_line("all", sum(mine.values()) / plans, sum(other.values()) / their_plans))


def _line(name: str, mine: float, other: float) -> str:
    return f"{name:8} {mine * 1e3:7.3f} ms {other * 1e3:7.2f} ms {other / mine:6.1f} times"


if __name__ == "__main__":
    main()

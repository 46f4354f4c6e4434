"""Conflict detection against the cost of sorting the same dates, and against brute force.

A made-up province: every plan has its own teams and pools, one event in some hundreds collides.
All sizes run in one process, so a busy machine slows them alike; what counts is that the time per
date does not grow, and its ratio to the baselines of the same run. Brute force compares all pairs
of a party's dates and is run where that is bearable.

Run: python benchmarks/conflicts.py [--largest 1000000]
"""

from __future__ import annotations

import argparse
import gc
import json
import random
from collections.abc import Callable
from datetime import date
from itertools import combinations
from time import perf_counter

from planctl.check import RULES, Context
from planctl.check.diary import hours_of
from planctl.dated import compiled_of
from planctl.occurrence import Attendance, Compiled, Occurrence, Series
from planctl.plan.document import PlanDocument
from planctl.plan.model import PlanModel
from planctl.plan.source import parse_source
from planctl.schedule.dating import Dating
from planctl.schedule.rules import Schedule
from planctl.workdays import WorkingCalendar

SIZES = (1_000, 10_000, 100_000, 1_000_000)
BRUTE_FORCE_UP_TO = 10_000
DATES_A_SERIES = 12
SERIES_A_PLAN = 40
CONFLICTS = ("double-booking", "shift-collision", "pool-short")
FIRST, LAST = date(2024, 1, 1).toordinal(), date(2024, 12, 31).toordinal()


def plan(number: int) -> PlanDocument:
    """Return a plan whose activities ask for teams, or for one of a pool of eight."""
    teams = [f"doan-{n}" for n in range(SERIES_A_PLAN // 4)]
    activities = [
        {
            "id": f"viec-{n}",
            "title": f"Việc {n}",
            "kind": "meeting",
            "who": [teams[n % len(teams)]] if n % 2 else [{"any": 1, "of": "chuyen-vien"}],
            "when": "hàng tháng",
        }
        for n in range(SERIES_A_PLAN)
    ]
    parties: dict[str, object] = {t: f"Đoàn {t} của {number}" for t in teams}
    parties["chuyen-vien"] = {"name": f"Chuyên viên {number}", "size": 8}
    written = {"plan": f"p{number}", "title": "P", "period": 2024, "parties": parties}
    text = json.dumps({**written, "activities": activities}, ensure_ascii=False)
    source, _ = parse_source(text, f"{number}.yaml")
    assert source is not None
    model = PlanModel.model_validate(source.value)
    return PlanDocument(source, model, FIRST, LAST, model.places, model.parties, WorkingCalendar())


def province(size: int) -> Compiled:
    """Return plans with `size` dates between them, at hours of their own choice."""
    chance = random.Random(size)
    plans = [plan(n) for n in range(-(-size // (SERIES_A_PLAN * DATES_A_SERIES)))]
    found: list[Occurrence] = []
    for document in plans:
        for index, activity in enumerate(document.model.activities):
            asked = tuple(
                Attendance(who) if isinstance(who, str) else Attendance(who.of, who.any)
                for who in activity.who
            )
            series = Series(
                document, activity, None, Schedule(()), "hàng tháng", ("activities", index, "when"),
                activity.title, asked, f"{document.model.plan}/{activity.id}",
            )  # fmt: skip
            for n in range(DATES_A_SERIES):
                day = chance.randint(FIRST, LAST)
                start = chance.randrange(420, 1020, 5)
                dating = Dating("event", f"2024-{n + 1:02}", day, day)
                found.append(
                    Occurrence(series, "event", dating, day, day, start, start + 45, "confirmed")
                )
    return compiled_of(plans, found[:size])


def conflicts(compiled: Compiled) -> int:
    """Find all conflicts over people, as `planctl check` does."""
    context = Context(compiled)
    rules = [rule for rule in RULES if rule.name in CONFLICTS]
    return sum(len(d.keys) for rule in rules for d in rule.find(context))


def sweep(compiled: Compiled) -> int:
    """Only book every event and sweep, without words for what is found."""
    context = Context(compiled)
    return sum(len(clash.events) for clash in context.clashes)


def sort(compiled: Compiled) -> int:
    """Sort the dates by start: the least that any method does."""
    chance = random.Random(1)
    stretches = [(*hours_of(o), n) for n, o in enumerate(compiled.occurrences)]
    chance.shuffle(stretches)
    stretches.sort()
    return 0


def brute_force(compiled: Compiled) -> int:
    """Compare all pairs of the dates of each team."""
    teams: dict[tuple[PlanDocument, str], list[Occurrence]] = {}
    for o in compiled.occurrences:
        for one in o.series.attendance:
            if one.number is None:
                teams.setdefault((o.series.document, one.party), []).append(o)
    found = set()
    for events in teams.values():
        for one, other in combinations(events, 2):
            a, b = hours_of(one), hours_of(other)
            if a[0] < b[1] and b[0] < a[1] and one.series is not other.series:
                found |= {one.key, other.key}
    return len(found)


def timed(run: Callable[[Compiled], int], compiled: Compiled, rounds: int) -> tuple[float, int]:
    """Return the best of some runs, in seconds, and what the run counted."""
    best, result = float("inf"), 0
    for _ in range(rounds):
        gc.collect()
        gc.freeze()  # the plans outlive the run: walking them would time the collector
        start = perf_counter()
        result = run(compiled)
        best = min(best, perf_counter() - start)
        gc.unfreeze()
    return best, result


def main() -> None:
    """Print for each size the seconds, the time per date, and the ratios to the baselines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    largest = parser.parse_args().largest
    header = ("dates", "check s", "us/date", "sweep s", "sort s", "sweep/sort", "brute s", "found")
    print("".join(f"{title:>12}" for title in header))
    for size in (s for s in SIZES if s <= largest):
        compiled = province(size)
        rounds = 3 if size <= 100_000 else 1
        checked, found = timed(conflicts, compiled, rounds)
        swept, clashing = timed(sweep, compiled, rounds)
        sorted_, _ = timed(sort, compiled, rounds)
        brute = "-"
        if size <= BRUTE_FORCE_UP_TO:
            seconds, expected = timed(brute_force, compiled, 1)
            assert expected == clashing, (expected, clashing)
            brute = f"{seconds:.3f}"
        print(
            f"{size:12,}{checked:12.3f}{checked / size * 1e6:12.2f}{swept:12.3f}{sorted_:12.3f}"
            f"{swept / sorted_:12.1f}{brute:>12}{found:12,}"
        )


if __name__ == "__main__":
    main()

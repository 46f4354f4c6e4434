"""How time and memory grow with the number of plans: `planctl check` as a process, one core.

Also how much faster a second check of the same plans is. Peak memory is that of the process, as
the system counts it (ru_maxrss).

Run: python benchmarks/growth.py [--plans 1000 10000 100000] [--jobs 1] [--check-only]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

PROVINCE = Path(__file__).with_name("province.py")


class Cost(NamedTuple):
    """What one run took: seconds on the clock, seconds of processor, and octets at its peak."""

    clock: float
    processor: float
    peak: int


def cost(command: list[str], environment: dict[str, str]) -> Cost:
    """Run a command to its end, its output thrown away, and return what it took."""
    start = perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), process.returncode
    processor = usage.ru_utime + usage.ru_stime
    return Cost(perf_counter() - start, processor, usage.ru_maxrss * 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--check-only", action="store_true")
    asked = parser.parse_args()
    base = [sys.executable, "-m", "planctl"]
    for plans in sorted(asked.plans):
        with tempfile.TemporaryDirectory() as folder:
            province, cache = Path(folder) / "plans", Path(folder) / "cache"
            # a process of its own: a child's peak counts from that of the parent it is forked from
            writing = [sys.executable, str(PROVINCE), str(province), "--plans", str(plans)]
            subprocess.run(writing, check=True, stdout=subprocess.DEVNULL)
            environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
            check = [*base, "check", str(province), "--jobs", asked.jobs]
            expand = [*base, "expand", str(province), "--format", "jsonl", "--jobs", asked.jobs]
            runs = {
                "check": cost(check, environment),
                "check again": cost(check, environment),
            }
            if not asked.check_only:
                runs["expand"] = cost(expand, environment)
            shutil.rmtree(province)
        for name, took in runs.items():
            print(
                f"{plans:7} plans {name:12} {took.clock:8.1f} s on the clock,"
                f" {took.processor / plans * 1e3:7.3f} ms of processor a plan,"
                f" {took.peak / 1e6:5.0f} MB"
            )
        print(f"{'':14} again: {runs['check'].clock / runs['check again'].clock:.1f} times faster")


if __name__ == "__main__":
    main()

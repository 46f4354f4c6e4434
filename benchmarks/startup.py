"""Start-up of planctl against a bare typer program that declares one pydantic model.

Both are started in turn as whole processes, so a busy machine slows both; what counts is the
ratio of each pair. Both find their bytecode compiled, as installed programs do, in a folder that
is theirs alone. With `--instructions` valgrind counts instructions instead, which no other
program on the machine disturbs. Run: python benchmarks/startup.py [--runs 15] [--instructions]
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
BARE = """
from datetime import date
import typer
from pydantic import BaseModel

class Item(BaseModel):
    name: str
    day: date

app = typer.Typer()

@app.command()
def run(name: str) -> None:
    print(Item(name=name, day=date(2017, 5, 2)))

app()
"""
COMMANDS = {
    **{f"expand {plan.stem}": (1.6, ["expand", str(plan)]) for plan in PLANS},
    "expand --format json": (1.3, ["expand", str(PLANS[-1]), "--format", "json"]),
    "check": (1.3, ["check", "--no-cache", str(PLANS[-1])]),
    "--help": (1.0, ["--help"]),
    "--version": (1.0, ["--version"]),
}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return how long one run of `command` takes, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(
        command,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    return time.perf_counter() - start


def instructions(command: list[str], environment: dict[str, str]) -> float:
    """Return how many millions of instructions a run of `command` takes."""
    counting = [
        "valgrind",
        "--tool=cachegrind",
        "--cache-sim=no",
        "--cachegrind-out-file=/dev/null",
    ]
    run = subprocess.run(
        [*counting, *command], check=False, capture_output=True, text=True, env=environment
    )
    found = re.search(r"I +refs: +([0-9,]+)", run.stderr)
    assert found is not None, run.stderr
    return int(found[1].replace(",", "")) / 1e6


def main() -> None:
    """Print the median ratio of each command and the aim it is held against."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    measure, unit = (instructions, "M") if options.instructions else (seconds, "s")
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        baseline = [sys.executable, str(bare), "x"]
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONHASHSEED": "0"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        seconds(baseline, environment)
        for name, (aim, words) in COMMANDS.items():
            command = [sys.executable, "-m", "planctl", *words]
            seconds(command, environment)
            pairs = [
                (measure(command, environment), measure(baseline, environment))
                for _ in range(1 if options.instructions else options.runs)
            ]
            ratio = statistics.median(ours / theirs for ours, theirs in pairs)
            ours = statistics.median(o for o, _ in pairs)
            theirs = statistics.median(t for _, t in pairs)
            print(f"{name:24} {ours:8.3f} {unit} / {theirs:.3f} {unit} = {ratio:.2f} (aim: {aim})")


if __name__ == "__main__":
    main()

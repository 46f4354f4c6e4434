"""Start-up of planctl against a bare typer program that declares one pydantic model.

Both are started in turn as whole processes, so a busy machine slows both; what counts is the
ratio of each pair. Run: python benchmarks/startup.py [--runs 15]
"""

from __future__ import annotations

import argparse
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
    **{f"expand {plan.stem}": (2.5, ["expand", str(plan)]) for plan in PLANS},
    "expand --format json": (2.5, ["expand", str(PLANS[-1]), "--format", "json"]),
    "check": (2.5, ["check", str(PLANS[-1])]),
    "--help": (1.0, ["--help"]),
    "--version": (1.0, ["--version"]),
}


def seconds(command: list[str]) -> float:
    """Return how long one run of `command` takes, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the median ratio of each command and the aim it is held against."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        baseline = [sys.executable, str(bare), "x"]
        for name, (aim, words) in COMMANDS.items():
            command = [sys.executable, "-m", "planctl", *words]
            seconds(command)
            pairs = [(seconds(command), seconds(baseline)) for _ in range(runs)]
            ratio = statistics.median(ours / theirs for ours, theirs in pairs)
            ours = statistics.median(o for o, _ in pairs) * 1000
            theirs = statistics.median(t for _, t in pairs) * 1000
            print(f"{name:24} {ours:6.0f} ms / {theirs:4.0f} ms = {ratio:.2f} (aim: {aim})")


if __name__ == "__main__":
    main()

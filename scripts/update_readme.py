"""Put the real output of the commands that README.md shows into it.

A block marked `<!-- output: planctl … -->` holds what that command prints. `--check` only
compares, for the tests.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- output: planctl (.+?) -->\n```text\n)(.*?)(```\n)", re.DOTALL)


def printed(words: str) -> str:
    """Return what planctl prints for `words`, in English at 100 columns, line ends trimmed."""
    environment = {**os.environ, "PLANCTL_LANG": "en", "COLUMNS": "100", "NO_COLOR": "1"}
    result = subprocess.run(
        [sys.executable, "-m", "planctl", *shlex.split(words)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()).strip("\n") + "\n"


def renewed(text: str) -> str:
    """Return the README with every marked block as its command prints it now."""
    return BLOCK.sub(lambda m: m[1] + printed(m[2]) + m[4], text)


def main() -> int:
    """Renew README.md, or tell by the exit status whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    text = README.read_text(encoding="utf-8")
    new = renewed(text)
    if parser.parse_args().check:
        return int(new != text)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

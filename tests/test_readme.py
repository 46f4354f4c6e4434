"""What README.md says is true: its commands run, its plan compiles, its output is real."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def sh_lines() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("planctl ")]


ONLINE = ("serve", "push")
"""Commands that need a server or are one: tests/serve and tests/push run them."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    for name in ("plans", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "planctl", *words],
        cwd=folder,
        env={**os.environ, "PLANCTL_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_there_are_commands_for_every_task() -> None:
    assert {line.split()[1] for line in sh_lines()} >= {
        "init", "explain", "expand", "validate", "export", "publish", *ONLINE,
    }  # fmt: skip


@pytest.mark.parametrize("line", [n for n in sh_lines() if n.split()[1] not in ONLINE])
def test_command_runs(line: str, copy: Path) -> None:
    result = run(shlex.split(line)[1:], copy)
    assert result.returncode == 0, result.stderr
    if "-o" in line.split():
        made = copy / line.split()[line.split().index("-o") + 1]
        assert made.stat().st_size > 0
    else:
        assert result.stdout or result.stderr


def test_the_plan_shown_compiles_as_its_comments_say(copy: Path) -> None:
    (plan,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (copy / "shown.yaml").write_text(plan, encoding="utf-8")
    result = run(["expand", "shown.yaml", "--format", "jsonl"], copy)
    assert result.returncode == 0, result.stderr
    assert '"start": "2024-05-06T07:30:00+07:00"' in result.stdout
    assert result.stdout.count('"kind": "deadline"') == 4


def test_the_output_shown_is_what_is_printed() -> None:
    check = [sys.executable, "scripts/update_readme.py", "--check"]
    result = subprocess.run(check, cwd=ROOT, check=False)
    assert result.returncode == 0, "run scripts/update_readme.py"


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []

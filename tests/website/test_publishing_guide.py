"""What docs/publishing.md says is true: its commands run and write what it says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from icalendar import Calendar

from tests.website.sites import DISTRICT

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the plans in which all commands of the guide have run."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "plans", folder / "plans")
    for line in (line for block in blocks("sh") for line in block.splitlines()):
        words = shlex.split(line)
        assert words[0] == "planctl"
        result = subprocess.run(
            [sys.executable, "-m", "planctl", *words[1:]],
            cwd=folder,
            env={**os.environ, "PLANCTL_LANG": "en"},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert result.returncode == 0, result.stderr
    return folder


@pytest.mark.parametrize(
    "file",
    [
        "lich/dong-no.ics",
        "lich/tan-hiep.ics",
        "lich/index.json",
        "theo-thanh-phan/index.json",
        "theo-loai/briefing.ics",
        *(f"site/{file}" for file in (
            "index.html", "months/2017-05.html", "checklist.html", "checklist-place.html",
            "checklist-party.html", "en/index.html", "calendars/all.ics", "calendars/all.ics.gz",
            "robots.txt", "manifest.json",
        )),
    ],
)  # fmt: skip
def test_the_files_that_it_names_are_written(copy: Path, file: str) -> None:
    assert (copy / file).stat().st_size > 0


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_workflow_remembers_what_was_published(tmp_path: Path) -> None:
    """The steps run twice, each time in a fresh clone, with a moved date in between."""
    (text,) = blocks("yaml")
    job = yaml.safe_load(text)["jobs"]["publish"]
    steps = [step["run"] for step in job["steps"] if "run" in step and "name" in step]
    assert len(steps) == 3
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "planctl").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planctl "$@"\n')
    (programs / "planctl").chmod(0o755)
    env = {
        **os.environ,
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
        "HOME": str(tmp_path),
        "ADDRESS": "https://name.github.io/lich/",
        **{f"GIT_AUTHOR_{what}": "a@localhost" for what in ("NAME", "EMAIL")},
        **{f"GIT_COMMITTER_{what}": "a@localhost" for what in ("NAME", "EMAIL")},
    }

    def run(script: str, folder: Path) -> None:
        command = ["bash", "-e", "-o", "pipefail", "-c", script]
        done = subprocess.run(
            command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, (script, done.stderr)

    run("git init -q --bare -b main origin.git", tmp_path)
    sequences = []
    for number, day in enumerate(("02", "03", "03")):
        clone = tmp_path / f"clone-{number}"
        run(f"git clone -q origin.git {clone.name}", tmp_path)
        (clone / "plans").mkdir(exist_ok=True)
        plan = DISTRICT.replace("02 hàng", f"{day} hàng").replace("05-02", f"05-{day}")
        (clone / "plans" / "plan.yaml").write_text(plan, "utf-8")
        run("git checkout -q -B main && git add plans", clone)
        run("git commit -qm plan --allow-empty && git push -q origin main", clone)
        for step in steps:
            run(step, clone)
        calendar = Calendar.from_ical((clone / "site/calendars/place/dong-no.ics").read_bytes())
        sequences.append([event["SEQUENCE"] for event in calendar.events])
        assert not (clone / "site" / "plans").exists()
    assert sequences == [[0, 0, 0], [1, 1, 1], [1, 1, 1]]

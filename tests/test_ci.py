"""What is published for CI services, tried without them: hook, action, and the documented jobs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from planctl.check.settings_file import parse_settings

ROOT = Path(__file__).parent.parent
CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PLAN = """\
plan: {id}
title: Kế hoạch mẫu
period: 2024
activities:
  - {{id: a, title: A, kind: meeting, when: "ngày {day}/7/2024"}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with a plan on a day off in each of two folders, and planctl on a path."""
    for number, name in enumerate(("plans one", "plans two"), 6):
        (tmp_path / name).mkdir()
        text = PLAN.format(id=f"p{number}", day=f"0{number}")
        (tmp_path / name / "plan.yaml").write_text(text, encoding="utf-8")
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "planctl"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planctl "$@"\n')
    program.chmod(0o755)
    return tmp_path


def _bash(script: str, project: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(project / "programs"), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=project,
        env={**os.environ, "PLANCTL_LANG": "en", "PATH": path, **env},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def _action(project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's checking step as GitHub does, its inputs in the environment."""
    step = ACTION["runs"]["steps"][-1]
    values = {name: spec["default"] for name, spec in ACTION["inputs"].items()}
    values |= {name.replace("_", "-"): value for name, value in inputs.items()}
    asked = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: values[m[1]], expression)
        for name, expression in step["env"].items()
    }
    summary = project / "summary.md"
    service = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(project),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    return _bash(step["run"], project, {**service, **asked})


def test_the_action_checks_everything_by_default(project: Path) -> None:
    result = _action(project)
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("::warning file=plans ") == 2
    assert "2 warnings in 2 plans" in (project / "summary.md").read_text("utf-8")


def test_the_action_passes_its_inputs_on_as_they_are(project: Path) -> None:
    result = _action(
        project,
        paths="plans one\n$(touch broken)\n",
        fail_on="warning",
        args="--output=json=found one.json\n--ignore=unverified-year\n",
    )
    assert result.returncode == 2, "a file of that name is not there"
    assert "$(touch broken)" in result.stdout
    assert not (project / "broken").exists()
    result = _action(project, paths="plans one", fail_on="warning", args="--output=json=a b.json")
    assert result.returncode == 1
    found = json.loads((project / "a b.json").read_text("utf-8"))
    assert [d["file"] for d in found["diagnostics"]] == ["plans one/plan.yaml"]


def test_no_input_is_put_into_a_script() -> None:
    assert not any("${{" in step["run"] for step in ACTION["runs"]["steps"])
    assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"])


def test_the_hook_runs_the_check_on_all_plans(project: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "plans/a.yml")
    assert re.search(hook["files"], "planctl.toml")
    result = _bash(f"{hook['entry']} --fail-on warning", project, {})
    assert result.returncode == 1
    assert "2 warnings in 2 plans" in result.stderr


def test_the_documented_gitlab_job(project: Path) -> None:
    (text,) = [b for b in _blocks("yaml") if "codequality" in b]
    job = yaml.safe_load(text)["planctl"]
    result = _bash("\n".join(job["script"]), project, {"GITLAB_CI": "true"})
    assert result.returncode == 0, result.stderr
    reports = job["artifacts"]["reports"]
    quality = json.loads((project / reports["codequality"]).read_text("utf-8"))
    assert len(quality) == 2
    suites = ElementTree.parse(project / reports["junit"]).getroot()
    assert (suites.get("tests"), suites.get("failures")) == ("2", "0")


def test_the_documented_workflow_names_inputs_of_the_action() -> None:
    (text,) = [b for b in _blocks("yaml") if "runs-on" in b]
    steps = yaml.safe_load(text)["jobs"]["plans"]["steps"]
    assert set(steps[-1]["with"]) <= set(ACTION["inputs"])


def test_the_documented_settings_are_legal() -> None:
    (text,) = _blocks("toml")
    settings, findings = parse_settings(text, "planctl.toml", ROOT)
    assert (settings is None, findings) == (False, [])
    assert set(tomllib.loads(text)) == {
        "select",
        "ignore",
        "fail-on",
        "baseline",
        "exclude",
        "severity",
        "per-path",
        "limits",
    }


def test_the_documented_commands(project: Path) -> None:
    (text,) = [b for b in _blocks("sh") if "baseline" in b]
    result = _bash(text, project, {})
    assert (result.returncode, result.stdout) == (0, "")
    assert "known from the baseline: 2" in result.stderr


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", CI, re.DOTALL)

"""Every exit status that the design promises, each from a real process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.conftest import Run

PLAN = """\
plan: demo
title: Demo
period: 2024
activities:
  - {id: report, title: Report, kind: report, when: "{when}"}
"""
GOOD = PLAN.replace("{when}", "trước ngày 25 hàng tháng")
BAD = PLAN.replace("{when}", "chiều thứ 8")


def test_clean_plan_is_zero(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    result = planctl("expand", "plan.yaml")
    assert (result.returncode, result.stderr) == (0, "")
    assert "24/01/2024" in result.stdout


def test_an_error_is_one_and_the_product_is_not_written(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(BAD, encoding="utf-8")
    result = planctl("expand", "plan.yaml")
    assert result.returncode == 1
    assert result.stdout == ""
    assert "plan.yaml:5:" in result.stderr


def test_fail_on_decides_about_warnings(planctl: Run, tmp_path: Path) -> None:
    plan = GOOD.replace("kind: report", "kind: briefing").replace(
        "trước ngày 25 hàng tháng", "ngày 25 hàng tháng"
    )
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert planctl("validate", "plan.yaml").returncode == 0
    assert planctl("validate", "plan.yaml", "--fail-on", "warning").returncode == 1
    (tmp_path / "plan.yaml").write_text(BAD, encoding="utf-8")
    assert planctl("validate", "plan.yaml", "--fail-on", "never").returncode == 0


def test_wrong_usage_is_two(planctl: Run) -> None:
    assert planctl("expand").returncode == 2
    assert planctl("expand", "--no-such-option", "x").returncode == 2
    assert planctl("no-such-command").returncode == 2


def test_unreadable_input_is_two(planctl: Run, tmp_path: Path) -> None:
    missing = planctl("expand", "missing.yaml")
    assert missing.returncode == 2
    assert "missing.yaml" in missing.stderr
    (tmp_path / "bytes.yaml").write_bytes(b"plan: \xff\xfe\x00")
    assert planctl("validate", "bytes.yaml").returncode == 2
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    for command in ("validate", "check", "expand"):
        assert planctl(command, "plan.yaml", "missing.yaml").returncode == 2


def test_no_plan_is_three(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("services: {}\n", encoding="utf-8")
    result = planctl("expand", ".")
    assert result.returncode == 3
    assert "other.yaml" in result.stderr
    assert planctl("expand", "none-*.yaml").returncode == 3


def test_a_bug_is_seventy_and_shows_no_traceback(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import planctl.plan.find\n"
        "def fail(*words): raise RuntimeError('planted')\n"
        "planctl.plan.find.find_plans = fail\n"
    )
    path = os.pathsep.join([str(broken), *filter(None, [os.environ.get("PYTHONPATH")])])
    result = planctl("expand", "plan.yaml", env={"PYTHONPATH": path})
    assert result.returncode == 70
    assert "planted" in result.stderr
    assert "Traceback" not in result.stderr
    debug = planctl("expand", "plan.yaml", env={"PYTHONPATH": path, "PLANCTL_DEBUG": "1"})
    assert "Traceback" in debug.stderr


def test_an_interrupt_is_130(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    process = subprocess.Popen(
        [sys.executable, "-m", "planctl", "expand", str(tmp_path / "plan.yaml")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in stderr


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "planctl", "expand", str(tmp_path / "plan.yaml"), "-f", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    stderr = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert b"Traceback" not in stderr
    assert b"bug" not in stderr


def test_a_plan_is_never_written_over(planctl: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(GOOD, encoding="utf-8")
    (tmp_path / "link.json").symlink_to(plan)
    for words in (
        ["expand", "plan.yaml", "-f", "jsonl", "-o", "plan.yaml"],
        ["expand", "plan.yaml", "-f", "csv", "-o", "link.json"],
        ["export", "plan.yaml", "-f", "csv", "-o", "plan.yaml"],
        ["check", "plan.yaml", "--output", "json=plan.yaml"],
    ):
        result = planctl(*words)
        assert result.returncode == 2, words
        assert "not written over" in " ".join(result.stderr.split()), words
        assert plan.read_text(encoding="utf-8") == GOOD


def test_links_that_go_round_are_passed_by(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    result = planctl("validate", ".")
    assert result.returncode == 0, result.stderr


def test_a_full_stdout_is_no_bug(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "planctl", "expand", "plan.yaml"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert result.returncode == 2
    assert "cannot write to stdout" in result.stderr


def test_a_standard_output_that_is_closed_is_two(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    for words in ("expand good.yaml", "check --no-cache bad.yaml"):
        command = f"'{sys.executable}' -m planctl {words} >&-"
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 2
        assert "cannot write to stdout" in done.stderr
        assert "Traceback" not in done.stderr

"""`planctl check` from outside: statuses, formats, settings, comments, baseline, fixes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from planctl.cli._formats import Shape
from tests.cli.conftest import Run

CLASH = """\
plan: demo
title: Kế hoạch mẫu
period: 2024
places: {x: Xã X, y: Xã Y}
parties: {an: Ông An}
activities:
  - {id: a, title: A, kind: meeting, who: an, when: ngày 10/5/2024, places: [x]}
  - {id: b, title: B, kind: meeting, who: an, when: ngày 10/5/2024, places: [y]}
"""
OFF = """\
plan: off
title: Kế hoạch khác
period: 2024
activities:
  - id: c
    title: C
    kind: meeting
    when: ngày 06/7/2024
"""
GOOD = OFF.replace("06/7", "08/7")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with a plan that has a conflict and one with a date on a day off."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "clash.yaml").write_text(CLASH, encoding="utf-8")
    (tmp_path / "plans" / "off.yaml").write_text(OFF, encoding="utf-8")
    return tmp_path


def _names(text: str) -> list[str]:
    return [d["name"] for d in json.loads(text)["diagnostics"]]


def test_everything_below_the_folder_is_checked_together(planctl: Run, project: Path) -> None:
    result = planctl("check", "-f", "json")
    assert result.returncode == 1
    assert _names(result.stdout) == ["double-booking", "day-off"]
    assert "1 error, 1 warning in 2 plans (3 activities, 3 dates checked)" in result.stderr


def test_conflicts_between_plans_are_found(planctl: Run, project: Path) -> None:
    other = CLASH.replace("plan: demo", "plan: other")
    first, second = CLASH.splitlines(keepends=True)[:-1], other.splitlines(keepends=True)
    (project / "plans" / "clash.yaml").write_text("".join(first), encoding="utf-8")
    assert "double-booking" not in _names(planctl("check", "-f", "json").stdout)
    del second[-2]
    (project / "plans" / "other.yaml").write_text("".join(second), encoding="utf-8")
    assert "double-booking" in _names(planctl("check", "-f", "json").stdout)


@pytest.mark.parametrize(
    ("fail_on", "file", "status"),
    [
        ("error", "clash.yaml", 1),
        ("never", "clash.yaml", 0),
        ("error", "off.yaml", 0),
        ("warning", "off.yaml", 1),
    ],
)
def test_fail_on(planctl: Run, project: Path, fail_on: str, file: str, status: int) -> None:
    assert planctl("check", f"plans/{file}", "--fail-on", fail_on).returncode == status


def test_no_plan_is_three_and_an_unreadable_file_two(planctl: Run, tmp_path: Path) -> None:
    assert planctl("check").returncode == 3
    assert planctl("check", "missing.yaml").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "day-of"), "did you mean day-off"),
        (("--ignore", "PLN999"), "there is no rule “PLN999”"),
        (("--ignore", "yaml-syntax"), "always counts"),
        (("--output", "sarf=x"), "did you mean sarif"),
        (("--output", "x.sarif"), "is not FORMAT=FILE"),
        (("--baseline", "none.json"), "--update-baseline writes it"),
        (("--update-baseline",), "needs --baseline FILE"),
        (("--unsafe-fixes",), "goes with --fix or --diff"),
        (("--watch", "--fix"), "not together"),
    ],
)
def test_wrong_usage_is_two(
    planctl: Run, project: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = planctl("check", *arguments)
    assert result.returncode == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert result.stdout == ""


def test_select_and_ignore_take_names_and_codes(planctl: Run, project: Path) -> None:
    def names(*arguments: str) -> list[str]:
        return _names(planctl("check", "-f", "json", *arguments).stdout)

    assert names("--select", "day-off") == ["day-off"]
    assert names("--select", "PLN031,PLN100") == ["double-booking", "day-off"]
    assert names("--select", "PLN031", "--select", "PLN100") == ["double-booking", "day-off"]
    assert names("--ignore", "double-booking") == ["day-off"]
    assert names("--select", "day-off", "--ignore", "PLN031") == []


def test_a_plan_that_cannot_be_read_is_never_ignored(planctl: Run, project: Path) -> None:
    (project / "plans" / "off.yaml").write_text(OFF + "x: 1\n", encoding="utf-8")
    result = planctl("check", "-f", "json", "--select", "day-off")
    assert result.returncode == 1
    assert _names(result.stdout) == ["unknown-key"]


def test_settings_count_and_options_go_before_them(planctl: Run, project: Path) -> None:
    (project / "planctl.toml").write_text(
        'ignore = ["double-booking"]\nfail-on = "warning"\n[severity]\nday-off = "error"\n'
    )
    deep = project / "plans"
    result = planctl("check", "-f", "concise", cwd=deep)
    assert result.returncode == 1
    assert result.stdout.startswith("off.yaml:8:11: error[PLN031] day-off: ")
    assert planctl("check", "--fail-on", "never", cwd=deep).returncode == 0
    names = _names(planctl("check", "-f", "json", "--ignore", "day-off", cwd=deep).stdout)
    assert names == ["double-booking"]


def test_settings_leave_files_out_unless_they_are_named(planctl: Run, project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.planctl]\nexclude = ["plans/clash.yaml"]\n'
        '[tool.planctl.per-path]\n"plans/**" = ["day-off"]\n'
    )
    result = planctl("check", "-f", "json")
    assert (result.returncode, _names(result.stdout)) == (0, [])
    named = planctl("check", "-f", "json", "plans/clash.yaml")
    assert _names(named.stdout) == ["double-booking"]


def test_mistakes_in_settings_are_shown_and_nothing_is_checked(planctl: Run, project: Path) -> None:
    (project / "planctl.toml").write_text('selct = ["day-off"]\n')
    result = planctl("check")
    assert (result.returncode, result.stdout) == (2, "")
    assert "planctl.toml:1:1" in result.stderr
    assert "did you mean `select`?" in result.stderr


def test_comments_silence(planctl: Run, project: Path) -> None:
    silent = OFF.replace("06/7/2024", "06/7/2024  # planctl: ignore[day-off] lễ phát động")
    (project / "plans" / "off.yaml").write_text(silent, encoding="utf-8")
    result = planctl("check", "-f", "json", "plans/off.yaml", "--fail-on", "warning")
    assert (result.returncode, _names(result.stdout)) == (0, [])
    assert "silenced by comments: 1" in result.stderr
    (project / "plans" / "off.yaml").write_text(silent.replace(" lễ phát động", ""))
    bare = planctl("check", "-f", "json", "plans/off.yaml")
    assert (bare.returncode, _names(bare.stdout)) == (1, ["ignore-without-reason"])
    stale = silent.replace("06/7", "08/7")
    (project / "plans" / "off.yaml").write_text(stale, encoding="utf-8")
    result = planctl("check", "-f", "json", "plans/off.yaml")
    assert _names(result.stdout) == ["unused-ignore"]
    only = planctl("check", "-f", "json", "plans/off.yaml", "--select", "order,unused-ignore")
    assert _names(only.stdout) == []


def test_a_comment_is_not_stale_while_another_plan_cannot_be_read(
    planctl: Run, project: Path
) -> None:
    comment = "  # planctl: ignore[double-booking] hai xã gần nhau"
    (project / "plans" / "clash.yaml").write_text("plan: [\n", encoding="utf-8")
    (project / "plans" / "off.yaml").write_text(GOOD.rstrip() + comment, encoding="utf-8")
    assert _names(planctl("check", "-f", "json").stdout) == ["yaml-syntax"]


def test_the_baseline(planctl: Run, project: Path) -> None:
    update = planctl("check", "--baseline", "known.json", "--update-baseline")
    assert (update.returncode, update.stdout) == (0, "")
    first = (project / "known.json").read_bytes()
    assert [f["rule"] for f in json.loads(first)["findings"]] == ["day-off", "double-booking"]
    known = planctl("check", "--baseline", "known.json", "--fail-on", "warning")
    assert (known.returncode, known.stdout) == (0, "")
    assert "known from the baseline: 2" in known.stderr
    plan = project / "plans" / "off.yaml"
    plan.write_text("# a line more\n" + OFF, encoding="utf-8")
    assert planctl("check", "--baseline", "known.json").returncode == 0
    planctl("check", "--baseline", "known.json", "--update-baseline")
    assert (project / "known.json").read_bytes() == first
    plan.write_text(GOOD, encoding="utf-8")
    assert "no longer found: 1" in planctl("check", "--baseline", "known.json").stderr


def test_no_baseline_is_written_while_a_plan_cannot_be_read(planctl: Run, project: Path) -> None:
    (project / "plans" / "off.yaml").write_text("plan: [\n", encoding="utf-8")
    result = planctl("check", "--baseline", "known.json", "--update-baseline")
    assert result.returncode == 1
    assert "yaml-syntax" in result.stderr
    assert not (project / "known.json").exists()


def test_every_format_can_be_written_beside(planctl: Run, project: Path) -> None:
    formats = [shape.value for shape in Shape]
    wanted = [f"--output={name}=out.{name}" for name in formats]
    result = planctl("check", "-f", "concise", *wanted)
    assert result.returncode == 1
    written = {name: (project / f"out.{name}").read_text("utf-8") for name in formats}
    assert written["concise"] == result.stdout
    assert _names(written["json"]) == ["double-booking", "day-off"]
    assert len(json.loads(written["sarif"])["runs"][0]["results"]) == 2
    assert ElementTree.fromstring(written["junit"]).get("tests") == "3"
    assert len(json.loads(written["gitlab"])) == 2
    assert written["github"].count("\n") == 2
    assert written["markdown"].startswith("### planctl: 1 error, 1 warning in 2 plans")
    assert "\x1b" not in written["full"]


def test_a_file_that_cannot_be_written_is_two(planctl: Run, project: Path) -> None:
    assert planctl("check", "--output", "json=no/such/folder.json").returncode == 2


def test_github_is_chosen_by_itself_with_its_summary(planctl: Run, project: Path) -> None:
    summary = project / "summary.md"
    summary.write_text("before\n")
    environment = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(project),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    result = planctl("check", cwd=project / "plans", env=environment)
    lines = result.stdout.splitlines()
    assert lines[0].startswith("::error file=plans/clash.yaml,line=8,")
    assert lines[1].startswith("::warning file=plans/off.yaml,line=8,")
    assert summary.read_text("utf-8").startswith("before\n### planctl: 1 error")
    asked = planctl("check", "-f", "concise", env=environment)
    assert not asked.stdout.startswith("::")


def test_gitlab_is_chosen_by_itself(planctl: Run, project: Path) -> None:
    environment = {"GITLAB_CI": "true", "CI_PROJECT_DIR": str(project)}
    result = planctl("check", cwd=project / "plans", env=environment)
    paths = [entry["location"]["path"] for entry in json.loads(result.stdout)]
    assert paths == ["plans/clash.yaml", "plans/off.yaml"]


def test_fix_mends_what_is_safe_and_reports_the_rest(planctl: Run, project: Path) -> None:
    shown = planctl("check", "--diff")
    assert shown.stdout.splitlines()[-3:] == [
        "     kind: meeting",
        "+    on_day_off: next",
        "     when: ngày 06/7/2024",
    ]
    assert (project / "plans" / "off.yaml").read_text("utf-8") == OFF
    result = planctl("check", "--fix", "-f", "json")
    assert (result.returncode, _names(result.stdout)) == (1, ["double-booking"])
    assert "fixes written: 1, in files: 1" in result.stderr
    fixed = (project / "plans" / "off.yaml").read_text("utf-8")
    assert fixed == OFF.replace("    when", "    on_day_off: next\n    when")
    assert (project / "plans" / "clash.yaml").read_text("utf-8") == CLASH


def test_unsafe_fixes_move_dates(planctl: Run, project: Path) -> None:
    result = planctl("check", "--fix", "--unsafe-fixes", "-f", "json")
    assert (result.returncode, _names(result.stdout)) == (0, [])
    moved = (project / "plans" / "clash.yaml").read_text("utf-8")
    assert moved.startswith(CLASH + "\nchanges:\n  - {activity: b, place: y, on: 2024-05-10, ")


def test_a_byte_order_mark_and_line_ends_survive_a_fix(planctl: Run, tmp_path: Path) -> None:
    raw = ("\ufeff" + OFF).replace("\n", "\r\n").encode()
    (tmp_path / "off.yaml").write_bytes(raw)
    assert planctl("check", "--fix").returncode == 0
    fixed = (tmp_path / "off.yaml").read_bytes()
    assert fixed == raw.replace(b"    when", b"    on_day_off: next\r\n    when")


def test_piped_output_has_no_colours_and_no_progress(planctl: Run, project: Path) -> None:
    result = planctl("check")
    assert "\x1b" not in result.stdout + result.stderr
    assert "checking" not in result.stderr


def test_a_terminal_sees_progress_come_and_go(project: Path) -> None:
    terminal, end = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "planctl", "check", "-f", "json"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=end,
        env={**os.environ, "PLANCTL_LANG": "en"},
    )
    os.close(end)
    out, _ = process.communicate(timeout=60)
    seen = os.read(terminal, 10_000).decode()
    os.close(terminal)
    assert seen.startswith("checking…\r\x1b[K1 error, 1 warning")
    assert "checking" not in out.decode()


def test_a_summary_that_cannot_be_written_is_said(planctl: Run, project: Path) -> None:
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(project / "no" / "x.md")}
    result = planctl("check", "--fail-on", "never", env=environment)
    assert result.returncode == 0
    assert "the job summary cannot be written" in result.stderr


def test_both_languages(planctl: Run, project: Path) -> None:
    assert "lỗi[PLN100]" in planctl("check", "--lang", "vi").stdout


def test_watching_checks_again_after_a_save_and_ends_quietly(project: Path) -> None:
    log = project / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "planctl", "check", "--watch", "-f", "concise", "plans"],
            cwd=project,
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, "PLANCTL_LANG": "en"},
        )
        try:
            _wait_for(log, "day-off")
            (project / "plans" / "off.yaml").write_text(GOOD + "bad: 1\n", encoding="utf-8")
            _wait_for(log, "unknown-key")
        finally:
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in stderr
    assert b"Abort" not in stderr


def _wait_for(log: Path, word: str) -> None:
    for _ in range(600):
        if word in log.read_text("utf-8"):
            return
        time.sleep(0.1)
    pytest.fail(f"no {word} in {log.read_text('utf-8')}")

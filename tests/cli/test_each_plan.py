"""A calendar for each of many plans: the same as one by one, updated, taken back, all or none."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.batch.offices import write_offices
from tests.cli.conftest import Run

PLANS = 36
ISSUED = {"SOURCE_DATE_EPOCH": "1767225600"}


@pytest.fixture
def offices(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    for path in write_offices(folder, PLANS):
        text = path.read_text(encoding="utf-8").replace("[khong-co]", "[chu-tri]")
        number = int(path.stem.rpartition("-")[2])
        rest = text.partition("\n")[2]
        path.write_text(f"plan: co-quan-{number}\n{rest}", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_calendar_is_what_export_writes_of_the_plan(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    result = planctl("export", "plans", "--split", "plan", "-o", "out", env=ISSUED)
    assert result.returncode == 0, result.stderr
    assert f"{PLANS} calendars in out: {PLANS} written" in result.stderr
    for number in (0, 7, 35):
        planctl("export", f"plans/co-quan-{number:03}.yaml", "-o", "one.ics", env=ISSUED)
        one = (tmp_path / "one.ics").read_bytes()
        assert (tmp_path / "out" / f"co-quan-{number}.ics").read_bytes() == one
        (tmp_path / "one.ics").unlink()
    index = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))
    assert len(index["calendars"]) == PLANS
    for listed in index["calendars"]:
        calendar = Calendar.from_ical((tmp_path / "out" / listed["file"]).read_bytes())
        assert len(calendar.walk("VEVENT")) == listed["dates"]
        assert calendar["X-WR-CALNAME"] == listed["name"]


def test_processes_write_the_same_and_the_same_again_writes_nothing(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    words = ("export", "plans", "--split", "plan", "-o")
    planctl(*words, "one", "--jobs", "1", env=ISSUED)
    planctl(*words, "two", "--jobs", "2", env=ISSUED)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "one").iterdir()}
    again = planctl(*words, "one", "--jobs", "2", env=ISSUED)
    assert f"0 written, {PLANS} as they were" in again.stderr
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / "one").iterdir()}


def test_a_change_updates_and_a_plan_that_is_gone_is_cancelled(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    words = ("export", "plans", "--split", "plan", "-o", "out")
    planctl(*words, env=ISSUED)
    before = contents(tmp_path / "out")
    plan = offices / "co-quan-003.yaml"
    plan.write_text(plan.read_text().replace("08:00-11:00", "13:30-16:00"), encoding="utf-8")
    (offices / "co-quan-004.yaml").unlink()
    result = planctl(*words, env=ISSUED)
    assert f"{PLANS} calendars in out: 2 written" in result.stderr
    after = contents(tmp_path / "out")
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"co-quan-3.ics", "co-quan-4.ics", "index.json"}
    gone = Calendar.from_ical(after["co-quan-4.ics"]).walk("VEVENT")
    assert gone
    assert {event["STATUS"] for event in gone} == {"CANCELLED"}
    moved = Calendar.from_ical(after["co-quan-3.ics"]).walk("VEVENT")
    assert {int(event["SEQUENCE"]) for event in moved} == {0, 1}
    listed = json.loads(after["index.json"])["calendars"]
    assert [one["file"] for one in listed if one["gone"]] == ["co-quan-4.ics"]


def test_nothing_is_written_when_an_error_stands_or_a_file_is_in_the_way(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    words = ("export", "plans", "--split", "plan", "-o", "out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "co-quan-9.ics").write_text("my own", encoding="utf-8")
    refused = planctl(*words, env=ISSUED)
    assert refused.returncode == 2
    assert "co-quan-9.ics" in refused.stderr
    assert contents(tmp_path / "out") == {"co-quan-9.ics": b"my own"}
    (tmp_path / "out" / "co-quan-9.ics").unlink()
    (offices / "co-quan-001.yaml").write_text("plan: x\nperiod: never\n", encoding="utf-8")
    faulty = planctl(*words, env=ISSUED)
    assert faulty.returncode == 1
    assert "nothing was written" in faulty.stderr
    assert contents(tmp_path / "out") == {}


def test_a_kill_in_the_middle_leaves_whole_files_and_the_next_run_completes(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    words = ["export", str(offices), "--split", "plan", "-o", str(tmp_path / "out")]
    _kill_in_the_middle(words, tmp_path / "out")
    for file in (tmp_path / "out").glob("*.ics"):
        assert file.read_bytes().endswith(b"END:VCALENDAR\r\n")
    planctl(*words, env=ISSUED)
    whole = contents(tmp_path / "out")
    assert len(whole) == PLANS + 1
    planctl("export", "plans", "--split", "plan", "-o", "other", env=ISSUED)
    assert whole == contents(tmp_path / "other")


def test_a_kill_in_the_middle_of_an_update_leaves_every_calendar_as_it_was_or_as_it_will_be(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    words = ["export", str(offices), "--split", "plan", "-o", str(tmp_path / "out")]
    planctl(*words, env=ISSUED)
    shutil.copytree(tmp_path / "out", tmp_path / "other")
    for plan in offices.glob("*.yaml"):
        text = plan.read_text(encoding="utf-8").replace("08:00-11:00", "13:30-16:00")
        plan.write_text(text, encoding="utf-8")
    before = contents(tmp_path / "out")
    _kill_in_the_middle(words, tmp_path / "out")
    between = {file.name: file.read_bytes() for file in (tmp_path / "out").glob("*.ics")}
    planctl("export", "plans", "--split", "plan", "-o", "other", env=ISSUED)
    after = contents(tmp_path / "other")
    assert len(between) == PLANS
    for name, data in between.items():
        assert before[name] != after[name]
        assert data in (before[name], after[name])
    planctl(*words, env=ISSUED)
    assert contents(tmp_path / "out") == after


def _kill_in_the_middle(words: list[str], folder: Path) -> None:
    """Run planctl and kill it and its workers once it has put a first file aside."""
    with subprocess.Popen(
        [sys.executable, "-m", "planctl", *words, "--jobs", "2"],
        env={**os.environ, **ISSUED},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        begun = False
        while not begun and process.poll() is None:
            begun = any(folder.glob(".planctl-*.tmp/*"))
            time.sleep(0.002)
        assert begun
        os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def test_jobs_go_with_plans_only(planctl: Run, offices: Path) -> None:
    result = planctl("export", "plans", "-o", "all.ics", "--jobs", "2")
    assert result.returncode == 2
    assert "--split plan" in result.stderr


def test_a_folder_without_its_index_names_what_nobody_lists(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    words = ("export", "plans", "--split", "plan", "-o", "out")
    planctl(*words, env=ISSUED)
    (tmp_path / "out" / "index.json").unlink()
    (offices / "co-quan-005.yaml").unlink()
    result = planctl(*words, env=ISSUED)
    assert result.returncode == 0
    assert "they stay as they are: co-quan-5.ics" in result.stderr


def test_a_site_is_not_split_into(planctl: Run, offices: Path, tmp_path: Path) -> None:
    planctl("publish", "plans/co-quan-001.yaml", "-o", "site", env=ISSUED)
    for by in ("plan", "party"):
        result = planctl(
            "export", "plans/co-quan-001.yaml", "--split", by, "-o", "site", env=ISSUED
        )
        assert result.returncode == 2
        assert "is a site" in result.stderr


def test_the_index_and_what_is_taken_back_speak_the_plans_language(
    planctl: Run, tmp_path: Path
) -> None:
    (tmp_path / "plans").mkdir()
    for name in ("one", "two"):
        text = f"plan: {name}\ntitle: Plan {name}\nperiod: 2026\nactivities:\n"
        text += f"  - {{id: a, title: Meeting {name}, kind: meeting, when: every Monday}}\n"
        (tmp_path / "plans" / f"{name}.yaml").write_text(text, encoding="utf-8")
    words = ("export", "plans", "--split", "plan", "-o")
    planctl(*words, "en", env=ISSUED)
    planctl(*words, "vi", env={**ISSUED, "PLANCTL_LANG": "vi"})
    assert contents(tmp_path / "en") == contents(tmp_path / "vi")
    (tmp_path / "plans" / "two.yaml").unlink()
    planctl(*words, "vi", env={**ISSUED, "PLANCTL_LANG": "vi"})
    gone = Calendar.from_ical((tmp_path / "vi" / "two.ics").read_bytes())
    assert gone["X-WR-CALNAME"] == "Plan two"
    assert {str(e["SUMMARY"]) for e in gone.walk("VEVENT")} == {"Cancelled: Meeting two"}


def test_no_room_is_no_fault_of_the_plans(offices: Path, tmp_path: Path) -> None:
    command = f"ulimit -f 4; exec {sys.executable} -m planctl export {offices} --split plan -o out"
    result = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env={**os.environ, **ISSUED, "PLANCTL_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 2, result.stderr
    assert "cannot be written" in result.stderr
    assert "PLN008" not in result.stderr
    assert not list((tmp_path / "out").glob("*.ics"))

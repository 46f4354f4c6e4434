"""`planctl export` over a calendar that was published before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from planctl.export.publication import Publication, read_publication
from tests.cli.conftest import Run

PLAN = """\
plan: demo
title: Kế hoạch mẫu
issued: 2024-01-02
period: 2024
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 5 hàng tháng, remind: 1 day}
  - {id: bao-cao, title: Báo cáo, kind: report, when: chậm nhất 17 giờ 00 ngày 24 hàng tháng}
"""
MOVE = "changes: [{activity: hop, on: 2024-05-05, move_to: 2024-05-06, why: Chủ nhật}]\n"
APRIL = {"SOURCE_DATE_EPOCH": str(int(datetime(2024, 4, 1, 12, tzinfo=UTC).timestamp()))}
posix = pytest.mark.skipif(os.name != "posix", reason="signals, limits and locks of POSIX")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.yaml"


@pytest.fixture
def lich(planctl: Run, plan: Path) -> Path:
    """Return a calendar that was published from the plan."""
    assert planctl("export", plan.name, "-o", "lich.ics").returncode == 0
    return plan.with_name("lich.ics")


def published(file: Path) -> Publication:
    publication = read_publication(file.read_bytes())
    assert isinstance(publication, Publication), publication
    return publication


def by_key(file: Path) -> dict[str, Event]:
    events = Calendar.from_ical(file.read_bytes()).events
    return {str(event["X-PLANCTL-KEY"]): event for event in events}


def python(script: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_same_again_does_not_touch_the_file(planctl: Run, lich: Path) -> None:
    os.utime(lich, (1, 1))
    result = planctl("export", "plan.yaml", "-o", "lich.ics")
    assert result.returncode == 0
    assert "24 as they were" in result.stderr
    assert lich.stat().st_mtime == 1


def test_a_move_is_the_only_thing_that_changes(planctl: Run, plan: Path, lich: Path) -> None:
    before = published(lich).events
    plan.write_text(PLAN + MOVE, "utf-8")
    result = planctl("export", "plan.yaml", "-o", "lich.ics", env=APRIL)
    assert "0 new, 1 changed, 0 cancelled, 0 dropped, 23 as they were" in result.stderr
    after = published(lich).events
    assert list(after) == list(before)
    (uid,) = [uid for uid in after if after[uid].raw != before[uid].raw]
    assert (after[uid].key, after[uid].sequence) == ("demo/hop/2024-05", 1)
    assert after[uid].modified == datetime(2024, 4, 1, 12, tzinfo=UTC)


def test_without_a_source_date_what_changed_has_the_time_of_the_export(
    planctl: Run, plan: Path, lich: Path
) -> None:
    plan.write_text(PLAN + MOVE, "utf-8")
    begun = datetime.now(UTC).replace(microsecond=0)
    planctl("export", "plan.yaml", "-o", "lich.ics")
    modified = by_key(lich)["demo/hop/2024-05"]["LAST-MODIFIED"].dt
    assert begun <= modified <= datetime.now(UTC)


def test_what_is_gone_is_cancelled_until_it_is_past(planctl: Run, plan: Path, lich: Path) -> None:
    plan.write_text(PLAN.replace("  - {id: hop", "  - {id: giao-ban"), "utf-8")
    result = planctl("export", "plan.yaml", "-o", "lich.ics", env=APRIL)
    assert "12 new, 0 changed, 9 cancelled, 3 dropped, 12 as they were" in result.stderr
    events = by_key(lich)
    assert "demo/hop/2024-03" not in events
    event = events["demo/hop/2024-04"]
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Hủy: Họp")
    again = lich.read_bytes()
    planctl("export", "plan.yaml", "-o", "lich.ics", env=APRIL)
    assert lich.read_bytes() == again


def test_a_feed_leaves_out_what_is_gone(planctl: Run, plan: Path, tmp_path: Path) -> None:
    planctl("export", "plan.yaml", "-o", "feed.ics", "--feed")
    cancelled = "changes: [{activity: hop, on: 2024-05-05, cancel: true, why: mưa lũ}]\n"
    plan.write_text(PLAN + cancelled, "utf-8")
    result = planctl("export", "plan.yaml", "-o", "feed.ics", "--feed", env=APRIL)
    assert "1 dropped, 23 as they were" in result.stderr
    assert "demo/hop/2024-05" not in by_key(tmp_path / "feed.ics")
    assert b"CANCELLED" not in (tmp_path / "feed.ics").read_bytes()


def test_only_a_calendar_is_a_feed(planctl: Run, plan: Path) -> None:
    assert planctl("export", "plan.yaml", "-o", "a.csv", "--feed").returncode == 2


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: b"", "not a calendar"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data.replace(b"SEQUENCE:0", b"SEQUENCE:?", 1), "damaged"),
        (lambda data: data.replace(b"//planctl//EN", b"//other//EN"), "other"),
        (lambda data: data.replace(b"\r\nUID:", b"\r\nUID:x", 1), "did not write: Họp"),
    ],
)
def test_a_file_that_is_not_ours_is_given_up_only_by_force(
    planctl: Run, lich: Path, damage: object, said: str
) -> None:
    assert callable(damage)
    whole = lich.read_bytes()
    foreign = damage(whole)
    lich.write_bytes(foreign)
    result = planctl("export", "plan.yaml", "-o", "lich.ics")
    assert result.returncode == 2
    assert said in result.stderr
    assert "--force" in result.stderr
    assert lich.read_bytes() == foreign
    assert planctl("export", "plan.yaml", "-o", "lich.ics", "--force").returncode == 0
    assert lich.read_bytes() == whole


def test_force_does_not_forget_a_calendar_that_is_ours(
    planctl: Run, plan: Path, lich: Path
) -> None:
    plan.write_text(PLAN + MOVE, "utf-8")
    planctl("export", "plan.yaml", "-o", "lich.ics", "--force")
    assert by_key(lich)["demo/hop/2024-05"]["SEQUENCE"] == 1


def test_a_folder_and_a_device_are_not_read_as_calendars(planctl: Run, plan: Path) -> None:
    assert planctl("export", "plan.yaml", "-o", ".", "-f", "ics").returncode == 2
    if os.name == "posix":
        assert planctl("export", "plan.yaml", "-o", "/dev/null", "-f", "ics").returncode == 0


WRONG_HOUR = """
import sys
from planctl.export import ics
right = ics.write_ics
ics.write_ics = lambda edition: right(edition).replace(b"T170000", b"T160000", 1)
from planctl.__main__ import main
sys.argv = ["planctl", "export", "plan.yaml", "-o", sys.argv[1], "--format", "ics"]
main()
"""


@pytest.mark.parametrize("target", ["lich.ics", "new.ics", "-"])
def test_a_calendar_with_a_wrong_hour_is_a_bug_and_never_published(
    plan: Path, lich: Path, target: str
) -> None:
    before = lich.read_bytes()
    plan.write_text(PLAN + MOVE, "utf-8")
    result = python(WRONG_HOUR, target, cwd=plan.parent)
    assert (result.returncode, result.stdout) == (70, "")
    assert "demo/bao-cao/2024-01: " in result.stderr
    assert lich.read_bytes() == before
    assert sorted(p.name for p in plan.parent.iterdir()) == ["lich.ics", "plan.yaml"]


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
sys.dont_write_bytecode = True
from planctl.__main__ import main
sys.argv = ["planctl", "export", "plan.yaml", "-o", "lich.ics"]
main()
"""


@posix
def test_a_disk_that_is_full_leaves_the_old_calendar(plan: Path, lich: Path) -> None:
    before = lich.read_bytes()
    plan.write_text(PLAN + MOVE, "utf-8")
    result = python(FULL, cwd=plan.parent)
    assert result.returncode == 2, result.stderr
    assert "cannot write lich.ics" in result.stderr
    assert lich.read_bytes() == before
    assert sorted(p.name for p in plan.parent.iterdir()) == ["lich.ics", "plan.yaml"]


KILLED = """
import os, signal, sys
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
from planctl.__main__ import main
sys.argv = ["planctl", "export", "plan.yaml", "-o", "lich.ics"]
main()
"""


@posix
def test_a_kill_leaves_the_old_calendar_and_no_lock(planctl: Run, plan: Path, lich: Path) -> None:
    before = lich.read_bytes()
    plan.write_text(PLAN + MOVE, "utf-8")
    assert python(KILLED, cwd=plan.parent).returncode == -signal.SIGKILL
    assert lich.read_bytes() == before
    assert planctl("export", "plan.yaml", "-o", "lich.ics").returncode == 0
    assert by_key(lich)["demo/hop/2024-05"]["SEQUENCE"] == 1


MANY = """
import sys
from planctl.cli import command_line
export = command_line(["export"])
for _ in range(12):
    export(["export", sys.argv[1], "-o", "lich.ics"], standalone_mode=False)
"""


@posix
def test_two_exports_at_once_continue_each_other(plan: Path, lich: Path) -> None:
    """Whoever reads meanwhile sees whole calendars, in which one SEQUENCE is one content."""
    seen: list[bytes] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            seen.append(lich.read_bytes())

    plan.with_name("moved.yaml").write_text(PLAN + MOVE, "utf-8")
    watcher = threading.Thread(target=watch)
    watcher.start()
    started = [
        subprocess.Popen([sys.executable, "-c", MANY, name], cwd=plan.parent)
        for name in ("plan.yaml", "moved.yaml")
    ]
    statuses = [process.wait(timeout=120) for process in started]
    done.set()
    watcher.join()
    assert statuses == [0, 0]
    states: dict[int, bytes] = {}
    revisions = []
    for data in dict.fromkeys([*seen, lich.read_bytes()]):
        publication = read_publication(data)
        assert isinstance(publication, Publication), publication
        (event,) = [e for e in publication.events.values() if e.key == "demo/hop/2024-05"]
        assert states.setdefault(event.sequence, event.raw) == event.raw
        revisions.append(event.sequence)
    assert revisions == sorted(revisions)
    assert not list(plan.parent.glob(".planctl-*"))

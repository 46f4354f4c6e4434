"""`planctl export --split`: a calendar for each place, party or category."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run
from tests.cli.test_republish import python

PLAN = """\
plan: demo
title: Kế hoạch mẫu
issued: 2024-01-02
period: 2024
places: {dong-no: Xã Đồng Nơ, tan-hiep: Xã Tân Hiệp}
parties: {doan: Đoàn 1}
activities:
  - id: hop
    title: Họp {place}
    kind: meeting
    at: {dong-no: ngày 5 hàng tháng, tan-hiep: ngày 9 hàng tháng}
  - {id: bao-cao, title: Báo cáo, kind: report, who: doan, when: trước ngày 25 tháng cuối quý}
"""
ALONE = PLAN.replace(", tan-hiep: ngày 9 hàng tháng", "")
APRIL = {"SOURCE_DATE_EPOCH": str(int(datetime(2024, 4, 1, 12, tzinfo=UTC).timestamp()))}
FILES = {"index.json", "dong-no.ics", "tan-hiep.ics", "without-place.ics"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.yaml"


def split(planctl: Run, *options: str, by: str = "place") -> CompletedProcess[str]:
    return planctl("export", "plan.yaml", "--split", by, "-o", "out", *options, env=APRIL)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def index(folder: Path) -> dict[str, dict[str, object]]:
    listed = json.loads((folder / "index.json").read_bytes())["calendars"]
    return {calendar["file"]: calendar for calendar in listed}


def test_each_place_has_a_file_and_the_index_tells_them(planctl: Run, plan: Path) -> None:
    result = split(planctl)
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    out = plan.parent / "out"
    assert set(contents(out)) == FILES
    assert {file: (c["name"], c["dates"], c["last"]) for file, c in index(out).items()} == {
        "dong-no.ics": ("Xã Đồng Nơ", 12, "2024-12-05"),
        "tan-hiep.ics": ("Xã Tân Hiệp", 12, "2024-12-09"),
        "without-place.ics": ("Không nêu địa điểm", 4, "2024-12-24"),
    }
    for file, listed in index(out).items():
        calendar = Calendar.from_ical((out / file).read_bytes())
        assert len(calendar.events) == listed["dates"]
        assert str(calendar["COLOR"]) == listed["colour"]


def test_the_parts_hold_what_the_whole_holds(planctl: Run, plan: Path) -> None:
    split(planctl)
    planctl("export", "plan.yaml", "-o", "whole.ics", env=APRIL)

    def events(file: Path) -> list[bytes]:
        return [event.to_ical() for event in Calendar.from_ical(file.read_bytes()).events]

    parted = [e for file in (plan.parent / "out").glob("*.ics") for e in events(file)]
    assert sorted(parted) == sorted(events(plan.parent / "whole.ics"))


def test_the_same_again_touches_nothing(planctl: Run, plan: Path) -> None:
    split(planctl)
    for path in (plan.parent / "out").iterdir():
        os.utime(path, (1, 1))
    result = split(planctl)
    assert "0 written, 3 as they were, 0 removed" in result.stderr
    assert {path.stat().st_mtime for path in (plan.parent / "out").iterdir()} == {1}


def test_two_machines_write_the_same_bytes(planctl: Run, plan: Path, tmp_path: Path) -> None:
    split(planctl)
    planctl("export", "plan.yaml", "--split", "place", "-o", "again", env={"TZ": "Etc/GMT+9"})
    assert contents(tmp_path / "again") == contents(tmp_path / "out")


@pytest.mark.parametrize("option", ["", "--feed"])
def test_a_place_that_is_gone_takes_leave(planctl: Run, plan: Path, option: str) -> None:
    options = [option] if option else []
    split(planctl, *options)
    plan.write_text(ALONE, "utf-8")
    result = split(planctl, *options)
    out = plan.parent / "out"
    said = "is empty from now on" if option else "holds cancelled dates only"
    assert f"tan-hiep.ics {said}" in result.stderr
    assert set(contents(out)) == FILES
    assert index(out)["tan-hiep.ics"]["gone"] is True
    events = Calendar.from_ical((out / "tan-hiep.ics").read_bytes()).events
    assert [str(event["STATUS"]) for event in events] == ([] if option else ["CANCELLED"] * 9)
    later = {"SOURCE_DATE_EPOCH": str(int(datetime(2025, 1, 1, tzinfo=UTC).timestamp()))}
    result = planctl("export", "plan.yaml", "--split", "place", "-o", "out", *options, env=later)
    assert result.returncode == 0, result.stderr
    assert "1 removed" in result.stderr
    assert set(contents(out)) == FILES - {"tan-hiep.ics"}


def test_files_of_others_stay(planctl: Run, plan: Path) -> None:
    out = plan.parent / "out"
    out.mkdir()
    (out / "mine.txt").write_bytes(b"mine")
    assert split(planctl).returncode == 0
    plan.write_text(ALONE, "utf-8")
    split(planctl)
    assert (out / "mine.txt").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["dong-no.ics", "index.json"])
def test_a_file_in_the_way_is_given_up_only_by_force(planctl: Run, plan: Path, name: str) -> None:
    out = plan.parent / "out"
    out.mkdir()
    (out / name).write_bytes(b"mine")
    result = split(planctl)
    assert result.returncode == 2
    assert name in result.stderr
    assert "--force" in result.stderr
    assert contents(out) == {name: b"mine"}
    assert split(planctl, "--force").returncode == 0
    assert set(contents(out)) == FILES


def test_a_folder_that_was_split_in_another_way_is_refused(planctl: Run, plan: Path) -> None:
    split(planctl)
    before = contents(plan.parent / "out")
    result = split(planctl, by="party")
    assert result.returncode == 2
    assert "split in another way" in result.stderr
    assert contents(plan.parent / "out") == before


def test_a_gone_file_that_somebody_changed_stays(planctl: Run, plan: Path) -> None:
    split(planctl)
    plan.write_text(ALONE, "utf-8")
    file = plan.parent / "out" / "tan-hiep.ics"
    file.write_bytes(b"mine")
    result = split(planctl)
    assert result.returncode == 0
    assert "somebody changed it" in result.stderr
    assert file.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "options",
    [["-o", "-"], ["-o", "a.ics"], ["-o", "plan.yaml"], ["-o", "out", "--format", "csv"]],
)
def test_what_is_no_folder_of_calendars_is_refused(
    planctl: Run, plan: Path, options: list[str]
) -> None:
    assert planctl("export", "plan.yaml", "--split", "place", *options).returncode == 2
    assert [path.name for path in plan.parent.iterdir()] == ["plan.yaml"]


def test_nothing_is_written_when_an_error_stands(planctl: Run, plan: Path) -> None:
    plan.write_text(PLAN.replace("ngày 9 hàng tháng", "ngày nào đó"), "utf-8")
    assert split(planctl).returncode == 1
    assert [path.name for path in plan.parent.iterdir()] == ["plan.yaml"]


WRONG_HOUR = """
import sys
from planctl.export import issue
right = issue.write_ics
def wrong(edition):
    data = right(edition)
    return data.replace(b"20240924", b"20240923", 1) if edition.part[0] == "K" else data
issue.write_ics = wrong
from planctl.__main__ import main
sys.argv = ["planctl", "export", "plan.yaml", "--split", "place", "-o", "out"]
main()
"""


def test_one_wrong_calendar_leaves_all_as_they_were(planctl: Run, plan: Path) -> None:
    split(planctl)
    before = contents(plan.parent / "out")
    plan.write_text(PLAN.replace("ngày 5", "ngày 6"), "utf-8")
    result = python(WRONG_HOUR, cwd=plan.parent)
    assert result.returncode == 70
    assert "demo/bao-cao/2024-Q3" in result.stderr
    assert contents(plan.parent / "out") == before


def test_a_part_that_its_client_refuses_stops_all(planctl: Run, plan: Path) -> None:
    notes = "chữ " * 20_000
    plan.write_text(PLAN.replace("kind: report,", f"kind: report, notes: {notes},"), "utf-8")
    assert split(planctl).returncode == 0
    before = contents(plan.parent / "out")
    plan.write_text(PLAN.replace("kind: report,", f"kind: report, notes: {notes * 4},"), "utf-8")
    result = split(planctl, "--for", "google")
    assert result.returncode == 2
    assert "nothing was written" in result.stderr
    assert contents(plan.parent / "out") == before

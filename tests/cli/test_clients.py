"""`planctl export --for … --todo --recurring`."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run

PLAN = """\
plan: demo
title: Kế hoạch mẫu
issued: 2024-01-02
period: 2024
activities:
  - {id: hop, title: Họp, kind: meeting, time: 07:30-09:00, when: thứ Tư hàng tuần, remind: 1 day}
  - {id: bao-cao, title: Báo cáo, kind: report, when: chậm nhất 17 giờ 00 ngày 24 hàng tháng}
"""
MOVE = "changes: [{activity: hop, on: 2024-05-08, move_to: 2024-05-09, why: mưa lũ}]\n"
MARCH = {"SOURCE_DATE_EPOCH": "1709251200"}
FOREIGN = ["google", "outlook"]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


def calendar(file: Path) -> Calendar:
    read = Calendar.from_ical(file.read_bytes())
    assert isinstance(read, Calendar)
    return read


def test_help_names_the_clients_and_gives_an_example(planctl: Run) -> None:
    said = planctl("export", "--help").stdout
    for word in ("generic", "apple", "google", "outlook", "--todo", "--recurring"):
        assert word in said


def test_without_options_the_calendar_is_the_generic_one(planctl: Run, plan: Path) -> None:
    planctl("export", plan.name, "-o", "a.ics")
    planctl("export", plan.name, "-o", "b.ics", "--for", "generic")
    assert plan.with_name("a.ics").read_bytes() == plan.with_name("b.ics").read_bytes()


@pytest.mark.parametrize("client", ["generic", "apple", "google", "outlook"])
@pytest.mark.parametrize("options", [(), ("--recurring",), ("--feed",)])
def test_the_same_again_does_not_touch_the_file(
    planctl: Run, plan: Path, client: str, options: tuple[str, ...]
) -> None:
    arguments = ("export", plan.name, "-o", "lich.ics", "--for", client, *options)
    assert planctl(*arguments).returncode == 0
    before = plan.with_name("lich.ics").read_bytes()
    result = planctl(*arguments)
    assert "0 new, 0 changed, 0 cancelled, 0 dropped" in result.stderr
    assert plan.with_name("lich.ics").read_bytes() == before


@pytest.mark.parametrize("client", FOREIGN)
def test_to_dos_for_a_client_without_them_are_refused(
    planctl: Run, plan: Path, client: str
) -> None:
    result = planctl("export", plan.name, "-o", "lich.ics", "--for", client, "--todo")
    assert result.returncode == 2
    assert "shows no to-dos" in result.stderr
    assert not plan.with_name("lich.ics").exists()


@pytest.mark.parametrize("option", [("--for", "outlook"), ("--todo",), ("--recurring",)])
def test_a_table_has_no_shape_for_a_client(
    planctl: Run, plan: Path, option: tuple[str, ...]
) -> None:
    result = planctl("export", plan.name, "-o", "lich.csv", *option)
    assert result.returncode == 2
    assert "shape calendars" in result.stderr


def test_to_dos_and_one_recurring_event(planctl: Run, plan: Path) -> None:
    planctl("export", plan.name, "-o", "lich.ics", "--todo", "--recurring")
    read = calendar(plan.with_name("lich.ics"))
    assert sorted(str(event["X-PLANCTL-KEY"]) for event in read.events) == [
        "demo/bao-cao",
        "demo/hop",
    ]
    assert len(read.todos) == 12


def test_a_series_that_becomes_irregular_is_cancelled_as_a_whole_and_written_singly(
    planctl: Run, plan: Path
) -> None:
    lich = plan.with_name("lich.ics")
    planctl("export", plan.name, "-o", "lich.ics", "--recurring")
    plan.write_text(PLAN + MOVE, "utf-8")
    result = planctl("diff", "lich.ics", plan.name, "--format", "json")
    assert result.returncode == 1
    assert result.stdout.count('"kind"') == 2
    assert "2024-05-08" in result.stdout
    assert "2024-05-09" in result.stdout
    planctl("export", plan.name, "-o", "lich.ics", "--recurring", env=MARCH)
    of_series = [e for e in calendar(lich).events if e["X-PLANCTL-KEY"] == "demo/hop"]
    assert [(e["STATUS"], e["SEQUENCE"]) for e in of_series] == [("CANCELLED", 1)]
    assert len(calendar(lich).events) == 1 + 52 + 1
    assert planctl("diff", "lich.ics", plan.name).returncode == 0


def test_a_recurring_calendar_and_a_single_one_do_not_differ(planctl: Run, plan: Path) -> None:
    planctl("export", plan.name, "-o", "a.ics", "--recurring", "--todo")
    planctl("export", plan.name, "-o", "b.ics", "--for", "outlook")
    assert planctl("diff", "a.ics", "b.ics").returncode == 0
    assert planctl("diff", "a.ics", plan.name).returncode == 0


def many(places: int) -> str:
    named = "".join(f"  xa-{n}: Xã {n}\n" for n in range(places))
    return (
        "plan: demo\ntitle: Kế hoạch mẫu\nperiod: 2024\nplaces:\n"
        f"{named}activities:\n"
        "  - {id: hop, title: 'Họp {place}', kind: meeting, when: thứ Tư hàng tuần, places: all}\n"
    )


def test_a_calendar_that_google_does_not_import_is_not_written(planctl: Run, plan: Path) -> None:
    plan.write_text(many(60), "utf-8")
    assert planctl("export", plan.name, "-o", "lich.ics").returncode == 0
    size = plan.with_name("lich.ics").stat().st_size
    assert size > 1_000_000
    result = planctl("export", plan.name, "-o", "google.ics", "--for", "google")
    assert result.returncode == 2
    assert "1000000" in result.stderr
    assert "--split" in result.stderr
    assert not plan.with_name("google.ics").exists()
    small = planctl("export", plan.name, "-o", "g.ics", "--for", "google", "--recurring")
    assert small.returncode == 0
    split = planctl("export", plan.name, "-o", "g", "--for", "google", "--split", "place")
    assert split.returncode == 0
    assert len(list((plan.parent / "g").glob("*.ics"))) == 60

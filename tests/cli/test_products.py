"""`export`, `explain`, `schema` and `init` as their users meet them."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run

PLAN = """\
plan: demo
title: Kế hoạch mẫu
period: 2024
activities:
  - {id: bao-cao, title: Báo cáo, kind: report, when: trước ngày 25 hàng tháng}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.yaml"


@pytest.mark.parametrize("name", ["a.ics", "a.csv", "a.md", "a.html"])
def test_the_suffix_chooses_the_format(planctl: Run, plan: Path, tmp_path: Path, name: str) -> None:
    result = planctl("export", "plan.yaml", "-o", name)
    assert (result.returncode, result.stdout) == (0, "")
    assert "12 dates" in result.stderr
    written = (tmp_path / name).read_text("utf-8")
    assert any(day in written for day in ("20240124", "2024-01-24", "24/01/2024"))


def test_a_calendar_that_parses(planctl: Run, plan: Path, tmp_path: Path) -> None:
    planctl("export", "plan.yaml", "-o", "a.ics")
    calendar = Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 12


def test_the_same_bytes_again(planctl: Run, plan: Path, tmp_path: Path) -> None:
    planctl("export", "plan.yaml", "-o", "a.ics")
    planctl("export", "plan.yaml", "-o", "b.ics", env={"PLANCTL_LANG": "vi", "TZ": "UTC"})
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_stdout(planctl: Run, plan: Path) -> None:
    assert "BEGIN:VCALENDAR" in planctl("export", "plan.yaml", "-o", "-", "-f", "ics").stdout


def test_an_unknown_format_is_wrong_usage_and_lists_the_formats(planctl: Run, plan: Path) -> None:
    result = planctl("export", "plan.yaml", "-o", "a.docx")
    assert result.returncode == 2
    assert "checklist" in result.stderr


def test_nothing_is_written_when_an_error_stands(planctl: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"before")
    plan.write_text(PLAN.replace("25 hàng", "25 hàgn"), "utf-8")
    result = planctl("export", "plan.yaml", "-o", "a.ics")
    assert result.returncode == 1
    assert (tmp_path / "a.ics").read_bytes() == b"before"
    assert "nothing was written" in result.stderr


def test_a_folder_that_is_not_there_is_said(planctl: Run, plan: Path, tmp_path: Path) -> None:
    result = planctl("export", "plan.yaml", "-o", "no/such/a.ics")
    assert result.returncode == 2
    assert "no/such/a.ics" in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["plan.yaml"]


def test_a_full_disk_leaves_the_old_file(planctl: Run, plan: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    assert planctl("export", "plan.yaml", "-o", "/dev/full").returncode == 2
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_source_date_epoch_stands_for_the_date_of_issue(
    planctl: Run, plan: Path, tmp_path: Path
) -> None:
    planctl("export", "plan.yaml", "-o", "a.ics", env={"SOURCE_DATE_EPOCH": "1700000000"})
    assert b"DTSTAMP:20231114T221320Z" in (tmp_path / "a.ics").read_bytes()
    bad = planctl("export", "plan.yaml", "-o", "a.ics", env={"SOURCE_DATE_EPOCH": "x"})
    assert bad.returncode == 2


def test_explain_shows_reading_and_dates(planctl: Run) -> None:
    result = planctl("explain", "thứ 7 tuần thứ 2 hàng tháng", "--year", "2024", "--count", "12")
    assert result.returncode == 0
    assert "Saturday 13/01/2024" in result.stdout
    assert "Saturday 10/02/2024" in result.stdout
    assert "week_of_month" in result.stdout
    assert "Tết" not in result.stdout.splitlines()[0]


def test_explain_points_at_what_is_not_understood(planctl: Run) -> None:
    result = planctl("explain", "ngày 02 hàgn tháng")
    assert result.returncode == 1
    source, marks = result.stdout.splitlines()[3:5]
    assert source.index("hàgn") == marks.index("^")


@pytest.mark.parametrize("word", ["PLN017", "weekday-mismatch"])
def test_explain_a_finding_in_both_languages(planctl: Run, word: str) -> None:
    assert "weekday" in planctl("explain", word).stdout
    assert "thứ" in planctl("explain", word, "--lang", "vi").stdout


def test_schema_is_json(planctl: Run, tmp_path: Path) -> None:
    schema = json.loads(planctl("schema").stdout)
    assert "activities" in schema["properties"]
    planctl("schema", "-o", "s.json")
    assert json.loads((tmp_path / "s.json").read_text("utf-8")) == schema
    assert "activities" not in json.loads(planctl("schema", "--shared").stdout)["properties"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["plan.yaml", "2026.yaml", "kế hoạch.yaml"])
def test_init_writes_a_plan_that_compiles(
    planctl: Run, tmp_path: Path, language: str, name: str
) -> None:
    assert planctl("init", name, "--lang", language).returncode == 0
    result = planctl("validate", name, "--fail-on", "warning")
    assert result.returncode == 0, result.stdout
    first = (tmp_path / name).read_text("utf-8").splitlines()[0]
    assert (tmp_path / first.partition("=")[2]).is_file()


def test_init_does_not_write_over_a_plan(planctl: Run, plan: Path) -> None:
    result = planctl("init", "plan.yaml")
    assert result.returncode == 2
    assert plan.read_text("utf-8") == PLAN
    assert planctl("init", "plan.yaml", "--force").returncode == 0
    assert plan.read_text("utf-8") != PLAN


def test_version_and_help(planctl: Run) -> None:
    assert planctl("--version").stdout.startswith("planctl ")
    for command in ("expand", "export", "validate", "explain", "schema", "init"):
        text = planctl(command, "--help").stdout
        assert "Example: planctl" in text, command


def test_completion_is_offered(planctl: Run) -> None:
    assert "_planctl_completion" in planctl("--show-completion", "bash").stdout


def test_grouping_goes_with_checklists_only(planctl: Run, tmp_path: Path) -> None:
    plan = Path(__file__).parents[2] / "plans" / "ldld-huyen-2017.yaml"
    for file in ("x.ics", "x.html", "x.csv"):
        result = planctl("export", plan, "-o", file, "--by", "place")
        assert result.returncode == 2
        assert "--format checklist" in " ".join(result.stderr.split())
        assert not (tmp_path / file).exists()

"""`planctl expand` as its users meet it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLAN = """\
plan: demo
title: Kế hoạch mẫu
period: 2024
places:
  huyen: Huyện
  a: {name: Xã A, parent: huyen}
  b: {name: Xã B, parent: huyen}
parties: {doi: Đội 1}
activities:
  - id: giao-ban
    title: "Giao ban {place} [bold]"
    kind: briefing
    who: doi
    time: từ 7 giờ 30 đến 9 giờ
    on_day_off: next
    at: {a: ngày 02 hàng tháng, b: ngày 06 hàng tháng}
  - {id: dot, title: Đợt, kind: campaign, when: tuần đầu tiên của quý}
  - {id: bao-cao, title: Báo cáo, kind: report, when: trước ngày 25 hàng tháng}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.yaml"


def test_json_has_exactly_the_promised_fields(planctl: Run, plan: Path) -> None:
    document = json.loads(planctl("expand", "plan.yaml", "--format", "json").stdout)
    assert list(document) == ["version", "occurrences", "diagnostics"]
    assert document["version"] == 1
    occurrence = document["occurrences"][0]
    assert list(occurrence) == [
        "key", "plan", "activity", "kind", "category", "title", "start", "end", "all_day",
        "place", "who", "status", "source", "trace",
    ]  # fmt: skip
    by_key = {o["key"]: o for o in document["occurrences"]}
    moved = by_key["demo/giao-ban/a/2024-06"]
    assert moved["start"] == "2024-06-03T07:30:00+07:00"  # 2/6/2024 is a Sunday
    assert moved["end"] == "2024-06-03T09:00:00+07:00"
    assert (moved["place"], moved["who"], moved["all_day"]) == ("a", ["doi"], False)
    assert moved["source"] == {"file": "plan.yaml", "line": 16, "column": 13}
    assert [s["step"] for s in moved["trace"]] == ["phrase", "rule", "day-off"]
    window = by_key["demo/dot/2024-Q2"]
    assert (window["kind"], window["start"], window["end"]) == (
        "window",
        "2024-04-01",
        "2024-04-07",
    )
    deadline = by_key["demo/bao-cao/2024-02"]
    assert deadline["start"] == deadline["end"] == "2024-02-24"


def test_json_comes_with_errors_too(planctl: Run, plan: Path) -> None:
    plan.write_text(PLAN.replace("02 hàng", "02 hàgn"), encoding="utf-8")
    result = planctl("expand", "plan.yaml", "--format", "json")
    assert result.returncode == 1
    (error,) = [d for d in json.loads(result.stdout)["diagnostics"] if d["severity"] == "error"]
    assert list(error) == [
        "code", "name", "severity", "message", "file", "line", "column", "end_line", "end_column",
        "related", "help", "url",
    ]  # fmt: skip
    assert (error["name"], error["line"]) == ("unknown-phrase", 16)


def test_order_is_start_then_key(planctl: Run, plan: Path) -> None:
    occurrences = json.loads(planctl("expand", "plan.yaml", "-f", "json").stdout)["occurrences"]
    pairs = [(o["start"][:10], "T" in o["start"], o["start"], o["key"]) for o in occurrences]
    assert pairs == sorted(pairs)


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        (["--from", "2024-02-01", "--to", "29/2/2024"], 3),
        (["--place", "a"], 12),
        (["--place", "huyen"], 24),
        (["--who", "doi", "--from", "2024-12-01"], 2),
        (["--category", "report", "--category", "campaign"], 16),
    ],
)
def test_filters(planctl: Run, plan: Path, options: list[str], keys: int) -> None:
    result = planctl("expand", "plan.yaml", "-f", "jsonl", *options)
    assert len(result.stdout.splitlines()) == keys


@pytest.mark.parametrize("option", ["--place", "--who", "--category"])
def test_a_misspelt_filter_is_wrong_usage(planctl: Run, plan: Path, option: str) -> None:
    result = planctl("expand", "plan.yaml", option, "repotr")
    assert result.returncode == 2
    assert "repotr" in result.stderr


def test_a_window_that_reaches_into_the_choice_is_shown(planctl: Run, plan: Path) -> None:
    result = planctl(
        "expand", "plan.yaml", "-f", "jsonl", "--from", "2024-04-07", "--to", "2024-04-07"
    )
    assert "demo/dot/2024-Q2" in result.stdout


def test_the_table_marks_what_moved_and_never_makes_up_a_day(planctl: Run, plan: Path) -> None:
    table = planctl("expand", "plan.yaml", "--from", "2024-06-01", "--to", "2024-07-07").stdout
    assert "June 2024" in table
    assert "shifted from Sunday 02/06/2024" in table
    assert "01/07/2024 – 07/07/2024" in table
    assert "[bold]" in table
    assert "\x1b" not in table


def test_the_table_is_coloured_when_asked(planctl: Run, plan: Path) -> None:
    assert "\x1b[" in planctl("expand", "plan.yaml", env={"FORCE_COLOR": "1"}).stdout


def test_csv_and_markdown(planctl: Run, plan: Path) -> None:
    text = planctl("expand", "plan.yaml", "-f", "csv").stdout
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
    assert len(rows) == 1 + 24 + 4 + 12
    assert "Giao ban Xã A" in planctl("expand", "plan.yaml", "-f", "markdown").stdout


def test_messages_follow_the_language(planctl: Run, plan: Path) -> None:
    assert "tháng 6" in planctl("expand", "plan.yaml", "--lang", "vi").stdout.lower()
    assert "June" in planctl("expand", "plan.yaml", "--lang", "en").stdout
    by_plan = planctl("expand", "plan.yaml", env={"PLANCTL_LANG": "C"}).stdout
    assert "tháng 6" in by_plan.lower()


def test_folders_and_globs(planctl: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.yml").write_text(PLAN.replace("plan: demo", "plan: two"), "utf-8")
    (tmp_path / "more" / "places.yaml").write_text("places: {x: X}\n", "utf-8")
    for words in (["."], ["*.yaml", "more"], ["**/*.y*ml"]):
        result = planctl("expand", *words, "-f", "jsonl")
        assert result.returncode == 0
        assert len(result.stdout.splitlines()) == 80, words


def test_a_broken_file_does_not_hide_the_findings_of_others(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("plan: [", "utf-8")
    (tmp_path / "b.yaml").write_text(PLAN.replace("02 hàng", "02 hàgn"), "utf-8")
    (tmp_path / "c.yaml").write_text(PLAN.replace("kind: report", "kind: repotr"), "utf-8")
    result = planctl("validate", ".", "--format", "concise")
    assert result.returncode == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "a.yaml",
        "b.yaml",
        "c.yaml",
    ]
    assert "3 errors" in result.stderr

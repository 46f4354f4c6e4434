"""Dates of many plans for other programs: ordered, complete, and the same from any workers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.batch.offices import write_offices
from tests.cli.conftest import Run

PLANS = 40


@pytest.fixture
def offices(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    for path in write_offices(folder, PLANS):
        text = path.read_text(encoding="utf-8").replace("[khong-co]", "[chu-tri]")
        number = int(path.stem.rpartition("-")[2])
        first, _, rest = text.partition("\n")
        assert first.startswith("plan: co-quan-")
        path.write_text(f"plan: co-quan-{number}\n{rest}", encoding="utf-8")
    return folder


def test_lines_are_the_occurrences_of_the_document_in_its_order(
    planctl: Run, offices: Path
) -> None:
    document = planctl("expand", "plans", "--format", "json")
    lines = planctl("expand", "plans", "--format", "jsonl")
    assert lines.returncode == 0
    assert [json.loads(line) for line in lines.stdout.splitlines()] == json.loads(document.stdout)[
        "occurrences"
    ]


def test_processes_and_files_give_the_same_bytes(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    one = planctl("expand", "plans", "--format", "jsonl", "--jobs", "1")
    two = planctl("expand", "plans", "--format", "jsonl", "--jobs", "2")
    assert one.stdout
    assert two.stdout == one.stdout
    filed = planctl("expand", "plans", "--format", "jsonl", "-o", "dates.jsonl")
    assert filed.stdout == ""
    assert (tmp_path / "dates.jsonl").read_text(encoding="utf-8") == one.stdout


def test_filters_are_applied_and_unknown_ids_refused(planctl: Run, offices: Path) -> None:
    some = planctl(
        "expand", "plans", "--format", "jsonl", "--category", "report", "--to", "2026-02-28"
    )
    values = [json.loads(line) for line in some.stdout.splitlines()]
    assert len(values) == 2 * PLANS
    assert {value["category"] for value in values} == {"report"}
    wrong = planctl("expand", "plans", "--format", "jsonl", "--place", "hoi-truog")
    assert wrong.returncode == 2
    assert "did you mean hoi-truong?" in wrong.stderr
    assert wrong.stdout == ""


def test_nothing_is_written_when_an_error_stands(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    (offices / "co-quan-007.yaml").write_text("plan: x\nperiod: never\n", encoding="utf-8")
    (tmp_path / "dates.jsonl").write_text("old", encoding="utf-8")
    result = planctl("expand", "plans", "--format", "jsonl", "-o", "dates.jsonl")
    assert result.returncode == 1
    assert "co-quan-007.yaml" in result.stderr
    assert (tmp_path / "dates.jsonl").read_text(encoding="utf-8") == "old"


def test_parquet_holds_typed_rows(planctl: Run, offices: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    result = planctl("expand", "plans", "--format", "parquet", "-o", "dates.parquet", "--jobs", "2")
    assert result.returncode == 0, result.stderr
    rows = parquet.read_table(tmp_path / "dates.parquet").to_pylist()
    values = json.loads(planctl("expand", "plans", "--format", "json").stdout)["occurrences"]
    assert [row["key"] for row in rows] == [value["key"] for value in values]
    for row, value in zip(rows, values, strict=True):
        assert row["first"] == date.fromisoformat(value["start"][:10])
        assert row["last"] == date.fromisoformat(value["end"][:10])
        assert row["who"] == value["who"]
        assert (row["start"] is None) == value["all_day"]
        if not value["all_day"]:
            assert row["start"].isoformat()[:10] in (value["start"][:10],)
            assert row["start"].timestamp() == _timestamp(value["start"])


def _timestamp(text: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(text).timestamp()


def test_jobs_go_with_streams_only(planctl: Run, offices: Path) -> None:
    result = planctl("expand", "plans", "--jobs", "2")
    assert result.returncode == 2
    assert "jsonl" in result.stderr


def test_a_table_can_go_to_a_file(planctl: Run, offices: Path, tmp_path: Path) -> None:
    shown = planctl("expand", "plans/co-quan-001.yaml")
    filed = planctl("expand", "plans/co-quan-001.yaml", "-o", "table.txt")
    assert filed.stdout == ""
    text = (tmp_path / "table.txt").read_text(encoding="utf-8")
    assert text.split() == shown.stdout.split()

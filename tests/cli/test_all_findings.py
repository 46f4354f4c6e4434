"""All findings of a run, not the first: one fault does not hide another, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = "plan: m\ntitle: T\nperiod: 2027\n"


def names(result: object) -> list[str]:
    lines = str(getattr(result, "stdout", "")).splitlines()
    return [line.split("] ")[1].split(":")[0] for line in lines if "[PLN" in line]


@pytest.mark.parametrize("fault", ["foo: 1", "who: nobody", "of: nothing"])
def test_a_fault_of_shape_does_not_hide_phrases(planctl: Run, tmp_path: Path, fault: str) -> None:
    (tmp_path / "m.yaml").write_text(
        HEAD
        + "activities:\n"
        + f"  - {{id: a, title: A, kind: meeting, when: ngày 31/2/2027, {fault}}}\n"
        + "  - {id: b, title: B, kind: meeting, when: [blah blah, ngày 5/7], time: 7h30}\n",
        encoding="utf-8",
    )
    found = names(planctl("validate", "m.yaml", "--format", "concise"))
    assert {"impossible-date", "unknown-phrase"} <= set(found)
    assert len(found) == 3


EVENT = "activities: [{id: b, title: B, kind: meeting, when: ngày 6/4/2027}]\n"


@pytest.mark.parametrize(
    "changes",
    [
        "{activity: b, add: 2027-04-06, why: k}",
        "{activity: b, add: 2027-04-08, why: k}, {activity: b, add: 2027-04-08, why: k}",
        ", ".join(
            f"{{activity: b, on: 2027-04-06, move_to: 2027-04-{day}, why: k}}"
            for day in ("07", "08")
        ),
    ],
)
def test_changes_that_contradict_each_other(planctl: Run, tmp_path: Path, changes: str) -> None:
    (tmp_path / "m.yaml").write_text(HEAD + EVENT + f"changes: [{changes}]\n", encoding="utf-8")
    result = planctl("validate", "m.yaml", "--format", "concise")
    assert result.returncode == 1
    assert [name for name in names(result) if name != "unverified-year"] == ["duplicate-id"]
    assert planctl("export", "m.yaml", "-o", "m.ics").returncode == 1


def test_an_anchor_that_is_misspelt_is_an_error(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        HEAD
        + "activities:\n"
        + "  - {id: dot-kiem-tra, title: A, kind: inspection, when: tháng 5}\n"
        + "  - {id: b, title: B, kind: report, "
        + "when: chậm nhất 3 ngày làm việc sau khi kết thúc dot-kiem-trb}\n",
        encoding="utf-8",
    )
    result = planctl("validate", "m.yaml")
    assert result.returncode == 1
    assert "did you mean `dot-kiem-tra`?" in result.stdout


@pytest.mark.parametrize("name", ["dot", "m"])
def test_an_anchor_of_one_word_is_found(planctl: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "m.yaml").write_text(
        HEAD
        + "activities:\n"
        + f"  - {{id: {name}, title: A, kind: campaign, when: từ ngày 5/4 đến ngày 9/4}}\n"
        + "  - {id: b, title: B, kind: report, "
        + f"when: chậm nhất 3 ngày sau khi kết thúc {name}}}\n",
        encoding="utf-8",
    )
    assert "2027-04-12" in planctl("expand", "m.yaml", "-f", "csv").stdout


def test_a_plan_is_never_written_over(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(HEAD + EVENT, encoding="utf-8")
    result = planctl("export", "m.yaml", "-o", "m.yaml", "--format", "html")
    assert result.returncode == 2
    assert (tmp_path / "m.yaml").read_text("utf-8") == HEAD + EVENT


def test_days_in_the_wrong_order_are_wrong_usage(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(HEAD + EVENT, encoding="utf-8")
    options = ("--from", "2027-06-01", "--to", "2027-05-01")
    assert planctl("expand", "m.yaml", *options).returncode == 2


def test_a_narrow_terminal_cuts_nothing(planctl: Run, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(HEAD + EVENT, encoding="utf-8")
    table = planctl("expand", "m.yaml", env={"COLUMNS": "24"}).stdout
    assert "06/04/2027" in "".join(c for c in table if c.isdigit() or c == "/")

"""`planctl diff` between plans and what was published from them."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from tests.cli.conftest import Run

OLD = """\
plan: demo
title: Kế hoạch mẫu
issuer: Ban Dân vận
period: 2024
places: {dong-no: Xã Đồng Nơ}
activities:
  - {id: hop, title: Họp, kind: meeting, at: {dong-no: ngày 5 hàng tháng}}
  - {id: bao-cao, title: Báo cáo, kind: report, when: chậm nhất 17 giờ 00 ngày 24 hàng tháng}
  - {id: kiem-tra, title: Kiểm tra, kind: inspection, when: cuối tháng 5}
"""
NEW = (
    OLD.replace("title: Kiểm tra", "title: Kiểm tra chéo").replace("17 giờ 00", "16 giờ 30")
    + """\
changes:
  - {activity: hop, place: dong-no, on: 2024-05-05, move_to: 2024-05-06, why: Chủ nhật, by: CV 12}
  - {activity: hop, place: dong-no, on: 2024-06-05, cancel: true, why: mưa lũ}
"""
)


@pytest.fixture
def sides(planctl: Run, tmp_path: Path) -> Path:
    for name, text in {"old": OLD, "new": NEW}.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        assert planctl("export", f"{name}.yaml", "-o", f"{name}.ics").returncode == 0
    return tmp_path


def test_plans_and_calendars_tell_the_same_differences(planctl: Run, sides: Path) -> None:
    told = set()
    for old, new in product(["old.yaml", "old.ics"], ["new.yaml", "new.ics"]):
        result = planctl("diff", old, new, "--format", "json")
        assert result.returncode == 1, result.stderr
        told.add(result.stdout)
    assert len(told) == 1
    found = json.loads(told.pop())["differences"]
    changes = {d["key"]: (d["changes"], d["why"]) for d in found}
    assert changes["demo/hop/dong-no/2024-05"] == (["moved"], "Chủ nhật; CV 12")
    assert changes["demo/hop/dong-no/2024-06"] == (["cancelled"], "mưa lũ")
    assert changes["demo/kiem-tra/2024-05"] == (["retitled"], None)
    assert sum(how == ["retimed"] for how, _ in changes.values()) == 12
    assert len(found) == 15


def test_a_calendar_published_over_another_tells_them_too(planctl: Run, sides: Path) -> None:
    (sides / "lich.ics").write_bytes((sides / "old.ics").read_bytes())
    planctl("export", "new.yaml", "-o", "lich.ics")
    over = planctl("diff", "old.ics", "lich.ics", "-f", "json")
    assert over.stdout == planctl("diff", "old.yaml", "new.yaml", "-f", "json").stdout


@pytest.mark.parametrize("same", ["old.yaml", "old.ics"])
def test_nothing_differs(planctl: Run, sides: Path, same: str) -> None:
    result = planctl("diff", "old.yaml", same)
    assert (result.returncode, result.stdout) == (0, "")
    assert "no date differs" in result.stderr


def test_text_says_from_to_and_why(planctl: Run, sides: Path) -> None:
    text = planctl("diff", "old.ics", "new.yaml").stdout
    assert "before: Sunday 05/05/2024\n    now: Monday 06/05/2024\n    why: Chủ nhật; CV 12" in text


def test_a_notice_in_both_languages(planctl: Run, sides: Path) -> None:
    notice = planctl("diff", "old.yaml", "new.yaml", "-f", "markdown", "--lang", "vi").stdout
    assert notice.startswith("# Thông báo thay đổi lịch\n\nKế hoạch mẫu\n\nBan Dân vận\n")
    assert "| Họp | Xã Đồng Nơ | Chủ nhật 05/05/2024 | thứ Hai 06/05/2024 |" in notice
    english = planctl("diff", "old.yaml", "new.yaml", "-f", "markdown", "--lang", "en").stdout
    assert english.startswith("# Notice of changes\n")


def test_the_language_is_that_of_the_new_side_where_nobody_says_one(
    planctl: Run, sides: Path
) -> None:
    plain = {"PLANCTL_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}
    for new in ("new.yaml", "new.ics"):
        result = planctl("diff", "old.yaml", new, "-f", "markdown", env=plain)
        assert result.stdout.startswith("# Thông báo"), new


def test_folders_of_plans_and_of_calendars(planctl: Run, sides: Path) -> None:
    for name in ("old.yaml", "new.ics"):
        folder = sides / name.replace(".", "-")
        folder.mkdir()
        (sides / name).rename(folder / name)
    assert planctl("diff", "old-yaml", "new-ics", "-f", "json").returncode == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.ics", "before", "not a calendar"),
        ("x.ics", "BEGIN:VCALENDAR\r\nPRODID:-//A//B//EN\r\nEND:VCALENDAR\r\n", "-//A//B//EN"),
        ("x.txt", "BEGIN:VCALENDAR\r\n", "not written by planctl"),
        ("x.yaml", OLD.replace("cuối tháng 5", "cuối thnág 5"), "nothing was compared"),
        ("x.yaml", "a: [", "nothing was compared"),
    ],
)
def test_what_cannot_be_read_is_trouble_and_no_difference(
    planctl: Run, sides: Path, name: str, text: str, said: str
) -> None:
    (sides / name).write_text(text, "utf-8", newline="")
    for words in (("old.yaml", name), (name, "old.yaml")):
        result = planctl("diff", *words)
        assert (result.returncode, result.stdout) == (2, "")
        assert said in result.stderr


@pytest.mark.parametrize("name", ["no.ics", "no.yaml"])
def test_a_file_that_is_not_there(planctl: Run, sides: Path, name: str) -> None:
    result = planctl("diff", "old.yaml", name)
    assert result.returncode == 2
    assert name in result.stderr


def test_a_folder_without_anything(planctl: Run, sides: Path) -> None:
    (sides / "empty").mkdir()
    assert planctl("diff", "old.yaml", "empty").returncode == 3

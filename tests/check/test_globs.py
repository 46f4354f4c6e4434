"""Patterns of file names, against what they are said to mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from planctl.check.globs import Glob

ROOT = Path("/project")


@pytest.mark.parametrize(
    ("pattern", "file", "matches"),
    [
        ("*.yaml", "a.yaml", True),
        ("*.yaml", "deep/er/a.yaml", True),
        ("*.yaml", "a.yml", False),
        ("plans/*.yaml", "plans/a.yaml", True),
        ("plans/*.yaml", "plans/x/a.yaml", False),
        ("plans/*.yaml", "other/plans/a.yaml", False),
        ("plans/**", "plans/x/y/a.yaml", True),
        ("plans/**/a.yaml", "plans/a.yaml", True),
        ("**/2016/*", "x/2016/a.yaml", True),
        ("archive/", "archive/x/a.yaml", True),
        ("archive", "x/archive/a.yaml", True),
        ("archive", "archives/a.yaml", False),
        ("./plans/a.yaml", "plans/a.yaml", True),
        ("a?.yaml", "ab.yaml", True),
        ("a[bc].yaml", "ac.yaml", True),
        ("a[!bc].yaml", "ac.yaml", False),
        ("a.b.yaml", "axb.yaml", False),
        ("kế hoạch/*", "kế hoạch/a.yaml", True),
    ],
)
def test_meaning(pattern: str, file: str, matches: bool) -> None:
    assert Glob(pattern, ROOT).matches(ROOT / file) is matches


def test_nothing_outside_of_its_folder() -> None:
    assert not Glob("*.yaml", ROOT).matches("/elsewhere/a.yaml")


def test_relative_names_count_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path / "plans")
    assert Glob("plans/a.yaml", tmp_path).matches("a.yaml")

"""Files of a folder are replaced together, and what is no longer wanted is removed."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from planctl.export import together
from planctl.export.together import read_inside, replace_together

posix = pytest.mark.skipif(os.name != "posix", reason="links and modes of POSIX")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_files_and_folders_are_made(tmp_path: Path) -> None:
    files = {"b/c/d.ics": b"1", "a.html": b"2"}
    assert replace_together(tmp_path / "x" / "site", files) == ["b/c/d.ics", "a.html"]
    assert contents(tmp_path / "x" / "site") == files


def test_what_is_the_same_is_not_touched(tmp_path: Path) -> None:
    replace_together(tmp_path, {"a": b"1", "b": b"2"})
    for name in ("a", "b"):
        os.utime(tmp_path / name, (1, 1))
    assert replace_together(tmp_path, {"a": b"1", "b": b"3"}) == ["b"]
    assert (tmp_path / "a").stat().st_mtime == 1
    assert (tmp_path / "b").stat().st_mtime > 1


def test_what_is_dropped_goes_with_its_empty_folders(tmp_path: Path) -> None:
    replace_together(tmp_path, {"x/y/a": b"1", "x/b": b"2", "z/c": b"3"})
    (tmp_path / "z" / "mine").write_bytes(b"4")
    replace_together(tmp_path, {"x/b": b"2"}, ["x/y/a", "z/c", "not/there"])
    assert contents(tmp_path) == {"x/b": b"2", "z/mine": b"4"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x", "z"]
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["b"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_disk_that_is_full_leaves_every_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    old = {"a": b"1", "b": b"2"}
    replace_together(tmp_path, old)
    right = together.write_atomically
    written = []

    def full(path: Path, data: bytes) -> None:
        if len(written) == number:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        written.append(path)
        right(path, data)

    monkeypatch.setattr(together, "write_atomically", full)
    with pytest.raises(OSError, match="No space"):
        replace_together(tmp_path, {"a": b"3", "b": b"4", "c": b"5"}, ["b"])
    assert contents(tmp_path) == old


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / ".planctl-0123456789abcdef.tmp"
    left.mkdir()
    (left / "0").write_bytes(b"half")
    replace_together(tmp_path, {"a": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "x/../../a", "."])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "a").write_bytes(b"mine")
    for act in (
        lambda: read_inside(folder, name),
        lambda: replace_together(folder, {name: b"x"}),
        lambda: replace_together(folder, {}, [name]),
    ):
        with pytest.raises(OSError, match="out of the folder"):
            act()
    assert contents(tmp_path) == {"a": b"mine"}


@posix
def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "site", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "a").write_bytes(b"mine")
    (folder / "way").symlink_to(outside)
    with pytest.raises(OSError, match="out of the folder"):
        replace_together(folder, {"b": b"1", "way/a": b"2"})
    with pytest.raises(OSError, match="out of the folder"):
        replace_together(folder, {}, ["way/a"])
    assert contents(outside) == {"a": b"mine"}
    assert not (folder / "b").exists()


@posix
def test_modes_stay_and_new_files_have_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "a").chmod(0o640)
    replace_together(tmp_path, {"a": b"2", "b": b"3"})
    mode = stat.S_IMODE((tmp_path / "a").stat().st_mode)
    assert mode == 0o640
    assert (tmp_path / "b").stat().st_mode == (tmp_path / "usual").stat().st_mode

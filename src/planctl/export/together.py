"""Replace the files of a folder together: none before all the new ones are on the disk.

A full disk, a folder that may not be written to or text that does not read back must be found
while the old files still stand. Each is then replaced in one step, as `atomic` does it for one.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from planctl.export.atomic import write_atomically

__all__ = ["read_inside", "replace_together"]


def read_inside(folder: Path, name: str) -> bytes | None:
    """Return the bytes of a file by its path below `folder`, None where there is no such file.

    Raises OSError for a folder of that name, or a link that leads out of `folder`.
    """
    try:
        return _inside(folder, name).read_bytes()
    except FileNotFoundError:
        return None


def replace_together(
    folder: Path, files: Mapping[str, bytes], dropped: Iterable[str] = ()
) -> list[str]:
    """Write `files`, bytes by path below `folder`, in their order; then remove `dropped`.

    Folders that are missing are made, and removed when their last file is dropped. A file that
    holds the same bytes already is not touched. Return the paths that were written. Raises
    OSError; whatever is wrong before the first file is replaced leaves all of them as they were.
    The caller holds `folder`: what a process that was killed left behind in it is cleared away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".planctl-*.tmp"):
        shutil.rmtree(left, ignore_errors=True)
    changed = {n: data for n, data in files.items() if read_inside(folder, n) != data}
    if changed:
        staging = folder / f".planctl-{secrets.token_hex(8)}.tmp"
        staging.mkdir()
        try:
            _replace(folder, changed, staging)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    for name in dropped:
        _drop(folder, name)
    return list(changed)


def _replace(folder: Path, files: Mapping[str, bytes], staging: Path) -> None:
    staged = []
    for number, (name, data) in enumerate(files.items()):
        target = _inside(folder, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        new = staging / str(number)
        write_atomically(new, data)
        with suppress(FileNotFoundError):
            new.chmod(stat.S_IMODE(target.stat().st_mode))
        staged.append((new, target))
    for new, target in staged:
        new.replace(target)


def _drop(folder: Path, name: str) -> None:
    path = _inside(folder, name)
    with suppress(FileNotFoundError):
        path.unlink()
    for parent in path.parents:
        if parent == Path(os.path.realpath(folder)):
            return
        try:
            parent.rmdir()
        except OSError:  # it holds something else
            return


def _inside(folder: Path, name: str) -> Path:
    """Return where a file is, links followed; raises OSError where that is not in `folder`."""
    root = Path(os.path.realpath(folder))
    path = Path(os.path.realpath(root / name))
    if path == root or not path.is_relative_to(root):
        raise OSError(None, "it leads out of the folder", str(folder / name))
    return path

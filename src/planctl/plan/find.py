"""Which files a user means: names, globs and folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, overload

__all__ = ["Files", "Found", "find_plans"]

SUFFIXES = (".yaml", ".yml")


class Found(NamedTuple):
    """One candidate file. `named` tells that the user wrote its very name."""

    path: Path
    named: bool
    octets: bytes | None = None
    """What is in the file, where it has been read already."""


class Files(Sequence[Found]):
    """Candidate files in their order, held as no more than their names: there may be many."""

    def __init__(self) -> None:
        self._names: dict[str, bool] = {}
        self._order: list[str] | None = None

    def add(self, name: str, *, named: bool) -> None:
        """Add a file unless it is there already."""
        self._names.setdefault(name, named)
        self._order = None

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Found]:
        return (Found(Path(name), named) for name, named in self._names.items())

    @overload
    def __getitem__(self, index: int) -> Found: ...
    @overload
    def __getitem__(self, index: slice) -> list[Found]: ...
    def __getitem__(self, index: int | slice) -> Found | list[Found]:
        if self._order is None:
            self._order = list(self._names)
        if isinstance(index, slice):
            return [Found(Path(name), self._names[name]) for name in self._order[index]]
        name = self._order[index]
        return Found(Path(name), self._names[name])


def find_plans(
    words: Iterable[str], leave_out: Callable[[Path], bool] | None = None
) -> Sequence[Found]:
    """Resolve each word to files, in order of the words, then of names; no file comes twice.

    A folder gives every YAML file below it, hidden folders left out. A word with `*`, `?` or
    `[` that names no file is a glob (`**` included). Any other word is a file's name, whether
    it exists or not: reading it will say. Files in folders and globs for which `leave_out` holds
    are passed by.
    """
    files = Files()
    for word in words:
        path = Path(word)
        if path.is_dir():
            candidates = _below(str(path))
        elif any(c in word for c in "*?[") and not path.exists():
            candidates = iter(_matching(word))
        else:
            files.add(str(path), named=True)
            continue
        for name in candidates:
            if leave_out is None or not leave_out(Path(name)):
                files.add(name, named=False)
    return files


def _below(folder: str) -> Iterator[str]:
    """Yield the YAML files below a folder in the order of their paths; links to folders are left.

    A folder that may not be read holds none.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except PermissionError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = entry.name if folder == "." else os.path.join(folder, entry.name)  # noqa: PTH118
        if entry.is_dir(follow_symlinks=False):
            yield from _below(name)
        elif entry.name.endswith(SUFFIXES) and _is_file(entry):
            yield name


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Tell whether a link, if it is one, leads to a file; one that leads round in a circle not."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _matching(pattern: str) -> list[str]:
    from glob import glob

    found = sorted(Path(p) for p in glob(pattern, recursive=True) if Path(p).is_file())  # noqa: PTH207 - absolute patterns too
    return [str(path) for path in found]

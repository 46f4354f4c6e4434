"""Which files a user means: names, globs and folders."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import overload

from planctl.plan.source import piped_octets
from planctl.tuples import NamedTuple

__all__ = ["Files", "Found", "find_plans"]

SUFFIXES = (".yaml", ".yml")
_NO_PIPES: Mapping[str, bytes | None] = {}


class Found(NamedTuple):
    """One candidate file. `named` tells that the user wrote its very name."""

    name: str
    named: bool
    octets: bytes | None = None
    """What is in the file, where it has been read already."""

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.name)


class Files(Sequence[Found]):
    """Candidate files in their order: there may be many, so each folder's name is held once.

    Beside them there are the octets of what follows the folder in each name, and where they end.
    `piped` has what is in files that can be read only once.
    """

    def __init__(
        self, names: Iterable[str], named: Set[str], piped: Mapping[str, bytes | None] = _NO_PIPES
    ) -> None:
        self._folders: list[str] = []
        self._firsts = array("Q")
        """The numbers of the first files of the folders."""
        self._octets = bytearray()
        self._ends = array("Q", [0])
        self._named = named
        self._piped = piped
        for number, name in enumerate(names):
            folder = name[: name.rfind(os.sep) + 1]
            if not self._folders or folder != self._folders[-1]:
                self._folders.append(folder)
                self._firsts.append(number)
            self._octets += name[len(folder) :].encode("utf-8", "surrogatepass")
            self._ends.append(len(self._octets))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> Found: ...
    @overload
    def __getitem__(self, index: slice) -> list[Found]: ...
    def __getitem__(self, index: int | slice) -> Found | list[Found]:
        numbers = range(len(self))
        if isinstance(index, slice):
            return [self._found(number) for number in numbers[index]]
        return self._found(numbers[index])

    def _found(self, number: int) -> Found:
        octets = self._octets[self._ends[number] : self._ends[number + 1]]
        folder = self._folders[bisect_right(self._firsts, number) - 1]
        name = folder + octets.decode("utf-8", "surrogatepass")
        return Found(name, name in self._named, self._piped.get(name))


def find_plans(
    words: Iterable[str], leave_out: Callable[[Path], bool] | None = None
) -> Sequence[Found]:
    """Resolve each word to files, in order of the words, then of names; no file comes twice.

    A folder gives every YAML file below it, hidden folders left out. A word with `*`, `?` or
    `[` that names no file is a glob (`**` included). Any other word is a file's name, whether
    it exists or not: reading it will say. Files in folders and globs for which `leave_out` holds
    are passed by.
    """
    asked = list(words)
    named: set[str] = set()
    names = (name for word in asked for name in _meant(word, named, leave_out))
    piped = {str(pipe): piped_octets(pipe) for pipe in map(Path, asked) if _is_pipe(pipe)}
    return Files(names if len(asked) == 1 else dict.fromkeys(names), named, piped)


def _is_pipe(path: Path) -> bool:
    """Tell whether a file can be read only once, as `<(…)` of a shell can."""
    try:
        return path.is_fifo()
    except (OSError, ValueError):
        return False


def _meant(word: str, named: set[str], leave_out: Callable[[Path], bool] | None) -> Iterator[str]:
    """Yield the files that a word means; one that is a file's name itself is put in `named`."""
    path = Path(word)
    if path.is_dir():
        candidates = _below(str(path))
    elif any(c in word for c in "*?[") and not path.exists():
        candidates = iter(_matching(word))
    else:
        named.add(str(path))
        yield str(path)
        return
    for name in candidates:
        if leave_out is None or not leave_out(Path(name)):
            yield name


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
    """Tell whether it is a file, or a link to one, be it one that is gone: reading it will say.

    A link that leads round in a circle is none.
    """
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())
    except OSError:
        return False


def _matching(pattern: str) -> list[str]:
    from glob import glob

    found = sorted({Path(p) for p in glob(pattern, recursive=True) if Path(p).is_file()})  # noqa: PTH207 - absolute patterns too
    return [str(path) for path in found]

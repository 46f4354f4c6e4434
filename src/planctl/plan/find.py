"""Which files a user means: names, globs and folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

__all__ = ["Found", "find_plans"]

SUFFIXES = (".yaml", ".yml")


class Found(NamedTuple):
    """One candidate file. `named` tells that the user wrote its very name."""

    path: Path
    named: bool
    octets: bytes | None = None
    """What is in the file, where it has been read already."""


def find_plans(words: Iterable[str]) -> list[Found]:
    """Resolve each word to files, in order of the words, then of names; no file comes twice.

    A folder gives every YAML file below it, hidden folders left out. A word with `*`, `?` or
    `[` that names no file is a glob (`**` included). Any other word is a file's name, whether
    it exists or not: reading it will say.
    """
    seen: dict[Path, Found] = {}
    for word in words:
        path = Path(word)
        if path.is_dir():
            candidates = [Found(p, named=False) for p in _below(path)]
        elif any(c in word for c in "*?[") and not path.exists():
            candidates = [Found(p, named=False) for p in _matching(word)]
        else:
            candidates = [Found(path, named=True)]
        for candidate in candidates:
            seen.setdefault(candidate.path, candidate)
    return list(seen.values())


def _below(folder: Path) -> list[Path]:
    return sorted(
        p
        for p in folder.rglob("*")
        if p.suffix in SUFFIXES
        and not any(part.startswith(".") for part in p.relative_to(folder).parts)
        and p.is_file()
    )


def _matching(pattern: str) -> list[Path]:
    from glob import glob

    return sorted(Path(p) for p in glob(pattern, recursive=True) if Path(p).is_file())  # noqa: PTH207 - absolute patterns too

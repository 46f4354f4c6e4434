"""Waiting for files to change, by looking at them twice a second: no library, any file system."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from planctl.plan.find import SUFFIXES, find_plans

__all__ = ["saves", "watched"]

_PAUSE = 0.5

Stamp = tuple[int, int]


def saves(
    files: Callable[[], Iterable[Path]], pause: Callable[[], None] = lambda: time.sleep(_PAUSE)
) -> Iterator[None]:
    """Yield whenever one of `files` has been written, has come or has gone. Does not end.

    `files` is asked anew each time, so a new file in a folder is seen.
    """
    before = _stamps(files())
    while True:
        pause()
        now = _stamps(files())
        if now != before:
            before = now
            yield


def watched(words: Iterable[str], includes: Iterable[Path], others: Iterable[Path]) -> list[Path]:
    """Return the files that a check depends on.

    These are the plans that `words` name, every plan file beside the `includes`, and `others`.
    """
    plans = [found.path for found in find_plans(words)]
    folders = dict.fromkeys(include.parent for include in includes)
    shared = [p for folder in folders for p in folder.glob("*") if p.suffix in SUFFIXES]
    return [*plans, *shared, *others]


def _stamps(files: Iterable[Path]) -> Mapping[Path, Stamp | None]:
    return {file: _stamp(file) for file in files}


def _stamp(file: Path) -> Stamp | None:
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size

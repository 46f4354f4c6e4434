"""A survey of plans: every file judged alone, then together with what it has to do with.

Verdicts on many files wait in a spool on disk until all are known; what files gave before comes
out of the cache. Whether plans are judged in one process or in many, the verdicts are the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from planctl.batch.verdict import Judged, Judging, Verdict, judge, pieces
from planctl.check.cures import plain
from planctl.plan.find import Found

if TYPE_CHECKING:
    from planctl.batch.cache import Cache
    from planctl.batch.workers import Workers

__all__ = ["FEW", "Survey", "survey"]

FEW = 32
"""Up to so many files are judged together at once: to find out what ties them costs more."""


def _nothing() -> None:
    return


class Survey:
    """The verdicts on files, in their order, and what a product made of them.

    They can be gone through as often as wanted, until the survey is closed.
    """

    def __init__(
        self,
        verdicts: Callable[[], Iterable[Verdict]],
        made: Callable[[], Iterable[bytes]],
        close: Callable[[], None] = _nothing,
    ) -> None:
        self._verdicts = verdicts
        self.pieces = made
        """Returns what the product made, by start, then key."""
        self.close = close
        """Throws everything away."""

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self._verdicts())


def survey(
    files: Sequence[Found],
    by: Judging,
    workers: Workers | None = None,
    cache: Cache | None = None,
    report: Callable[[int], None] = lambda _: None,
) -> Survey:
    """Judge plans as if all were judged together, in this process where there are no workers.

    `report` is called with how many files are done of those that are judged alone.
    """
    if workers is None and len(files) <= FEW:
        judged = _judged(files, by)
        if judged is not None:
            return _held(judged, by)
    from planctl.batch.surveyor import surveyed

    return surveyed(files, by, workers, cache, report)


def _judged(files: Sequence[Found], by: Judging) -> Judged | None:
    """Return the verdicts on files that are judged together; None where a bug is met."""
    try:
        return judge(files, by)
    except Exception:
        if os.environ.get("PLANCTL_DEBUG"):
            raise
        return None


def _held(judged: Judged, by: Judging) -> Survey:
    """Return a survey that is held in memory."""
    verdicts = [v._replace(findings=tuple(map(plain, v.findings))) for v in judged.verdicts]
    made = [piece.data for piece in sorted(pieces(judged, by), key=lambda piece: piece[:3])]
    return Survey(lambda: verdicts, lambda: made)

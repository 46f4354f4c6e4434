"""Verdicts as octets: as workers send them, and as they wait in the spool and in the cache."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

from planctl.batch.cache import loads
from planctl.batch.verdict import Verdict
from planctl.check.cures import plain

__all__ = ["packed", "unpacked"]


def packed(verdicts: Iterable[Verdict]) -> bytes:
    """Return verdicts without moves, which lead to all dates."""
    kept = tuple(tuple(v._replace(findings=tuple(map(plain, v.findings)))) for v in verdicts)
    return pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> list[Verdict]:
    """Return the verdicts again."""
    return [Verdict(*fields) for fields in loads(data)]

"""Exit statuses: part of the interface, so each has a name."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Status"]


class Status(IntEnum):
    """What the process says to its caller when it ends."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    NO_PLAN = 3
    BUG = 70
    INTERRUPTED = 130

"""What expansion yields: dated results without an activity, a place or a working calendar."""

from __future__ import annotations

from typing import Literal

from planctl.diagnostics.codes import Severity
from planctl.messages import Message
from planctl.tuples import NamedTuple

__all__ = ["Dating", "Expansion", "Kind", "Remark"]

Kind = Literal["event", "window", "deadline"]


class Dating(NamedTuple):
    """One raw result: days as ordinals, both ends included; a deadline has first == last.

    `label` is the recurrence's own period (`2017-05`, `2024-Q2`, `2024-H1`, `2024-W16`, `2024`)
    or the date for plain dates; it does not change when the date is moved. `convention` names
    the setting that decided the reading, or is None.
    """

    kind: Kind
    label: str
    first: int
    last: int
    convention: str | None = None


class Remark(NamedTuple):
    """Something that expansion noticed: the name of a finding and its text.

    `severity` differs from the finding's own only where it is not None. `start` and `end` are
    the code points of the phrase that it is about, the end excluded; None is the whole phrase.
    """

    name: str
    message: Message
    severity: Severity | None = None
    start: int | None = None
    end: int | None = None


class Expansion(NamedTuple):
    """The results in order of their first day, and what is to be said about them."""

    datings: tuple[Dating, ...]
    remarks: tuple[Remark, ...] = ()

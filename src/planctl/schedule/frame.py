"""The plan's period as expansion sees it: what lies in it, and what only meets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planctl.frozen import Frozen
from planctl.schedule.dating import Remark
from planctl.schedule.days import LAST_DAY
from planctl.schedule.reading import Reading
from planctl.tuples import NamedTuple

__all__ = ["Found", "Frame", "Span"]

Span = tuple[str, int, int]
"""A label, a first and a last day: a `Stretch`, or the plain tuple where there are many."""


class Found(NamedTuple):
    """The stretches that a rule names, in order, and what is to be said about them."""

    spans: Sequence[Span]
    remarks: tuple[Remark, ...] = ()
    convention: str | None = None


class Frame(Frozen):
    """A plan's period, days `first` to `last` included, and how results are measured by it.

    A deadline (`due`) belongs to the plan when its own day does, wherever the stretch begins
    that it ends; that day is `shift` days before the stretch's last one ("trước ngày X").
    """

    first: int
    last: int
    reading: Reading
    is_off: Callable[[int], bool]
    due: bool = False
    shift: int = 0

    @property
    def low(self) -> int:
        """The first day on which a stretch may lie."""
        return min(self.first + self.shift, LAST_DAY)

    @property
    def high(self) -> int:
        """The last day on which a stretch may lie."""
        return min(self.last + self.shift, LAST_DAY)

    def holds(self, first: int, last: int) -> bool:
        """Tell whether a stretch lies in the period, or its deadline does."""
        if self.due:
            return self.low <= last <= self.high
        return self.low <= first and last <= self.high

    def meets(self, first: int, last: int) -> bool:
        """Tell whether at least a part of a stretch lies in the period, or its deadline does."""
        if self.due:
            return self.low <= last <= self.high
        return first <= self.high and last >= self.low

"""The plan's period as expansion sees it: what lies in it, and what only meets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planctl.schedule.dating import Remark
from planctl.schedule.days import LAST_DAY, iso
from planctl.schedule.periods import Stretch
from planctl.schedule.reading import Reading
from planctl.tuples import NamedTuple

__all__ = ["Found", "Frame", "nothing", "on_days"]


class Found(NamedTuple):
    """The stretches that a rule names, and what there is to say about them.

    They are in columns, and in order both of their first and of their last days.
    """

    labels: Sequence[str]
    firsts: Sequence[int]
    lasts: Sequence[int]
    remarks: tuple[Remark, ...] = ()
    convention: str | None = None

    @classmethod
    def of(cls, stretches: Sequence[Stretch], *remarks: Remark) -> Found:
        """Put stretches into columns."""
        labels, firsts, lasts = zip(*stretches, strict=True) if stretches else ((), (), ())
        return cls(labels, firsts, lasts, remarks)

    def part(self, begin: int, end: int) -> Found:
        """Return the stretches at the places `begin` to before `end`."""
        labels, firsts, lasts, remarks, convention = self
        return Found(labels[begin:end], firsts[begin:end], lasts[begin:end], remarks, convention)


def on_days(days: Sequence[int]) -> Found:
    """Return stretches of one day each, known by their dates."""
    return Found(list(map(iso, days)), days, days)


def nothing(*remarks: Remark, convention: str | None = None) -> Found:
    """Return what a rule gives that names no stretch, and why."""
    return Found((), (), (), remarks, convention)


class Frame(NamedTuple):
    """A plan's period, days `first` to `last` included, and how results are measured by it.

    A deadline (`due`) belongs to the plan when its own day does, wherever the stretch begins
    that it ends.
    """

    first: int
    last: int
    reading: Reading
    is_off: Callable[[int], bool]
    """Tells days off; only `WorkingDays` asks."""
    low: int
    """The first day on which a stretch may lie."""
    high: int
    """The last day on which a stretch may lie."""
    due: bool = False

    @classmethod
    def of(cls, first: int, last: int, reading: Reading, is_off: Callable[[int], bool]) -> Frame:
        """Return the frame of a plan from `first` to `last`, ordinals included."""
        return cls(first, last, reading, is_off, first, last)

    def of_deadlines(self, shift: int) -> Frame:
        """Return the frame of deadlines `shift` days before a stretch's last ("trước ngày X")."""
        low, high = min(self.first + shift, LAST_DAY), min(self.last + shift, LAST_DAY)
        return self._replace(low=low, high=high, due=True)

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

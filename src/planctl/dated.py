"""The dates of compiled plans by series, and what the dates of a series come to.

Series whose schedule gives the same dates share what is known of them; whoever asks a question of
all dates of a plan asks it once for each schedule, most of which other plans have met before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count
from operator import ge, le
from typing import TYPE_CHECKING

from planctl.occurrence import Compiled, Occurrence, Series

if TYPE_CHECKING:
    from planctl.compile.placement import Placement
    from planctl.plan.document import PlanDocument
    from planctl.schedule.dating import Kind

__all__ = [
    "Dated",
    "Days",
    "by_series",
    "compiled_of",
    "in_order",
    "of_kind",
    "sorted_days",
    "taking_place",
    "together",
    "touching",
    "with_hours",
]


_A_DAY = 1441
"""The starts that a day has: of whole days, and each minute."""


class Days:
    """Where dates stand that come by start, one at least, and what there is among them."""

    __slots__ = (
        "_together",
        "cancelled",
        "changed",
        "firsts",
        "kind",
        "lasts",
        "resting",
        "shifted",
        "start",
    )

    def __init__(self, dates: Iterable[Placement]) -> None:
        kinds, _, firsts, lasts, minutes, _, statuses, offs, shifts, changes, _ = zip(
            *dates, strict=True
        )
        one_day = firsts == lasts
        self.firsts: Sequence[int] = firsts
        """The first days, ordinals."""
        self.lasts: Sequence[int] = firsts if one_day else lasts
        """The last days, in the order of the first."""
        self.start = firsts[0] * _A_DAY + (0 if minutes[0] is None else minutes[0] + 1)
        """Orders dates by the start of the first; whole days come before times of the day."""
        self.kind: Kind | None = kinds[0] if kinds.count(kinds[0]) == len(kinds) else None
        """The kind of all dates, None where they are of several."""
        self.resting = not one_day or any(offs)
        """Whether a date takes several days, or stands on a day off."""
        self.shifted = any(shifts)
        """Whether a date left a day off."""
        self.changed = any(changes)
        """Whether the plan's changes made a date what it is."""
        self.cancelled = "cancelled" in statuses
        """Whether a date does not take place."""
        self._together: int | None = None

    @property
    def together(self) -> int:
        """How many of the dates touch one day, at most."""
        if self._together is None:
            self._together = together(*_each_in_order(self.firsts, self.lasts))
        return self._together


Dated = tuple[Series, Sequence[Occurrence], Days]
"""A series, dates of it by start, one at least, and where they stand."""


def compiled_of(documents: Iterable[PlanDocument], occurrences: Iterable[Occurrence]) -> Compiled:
    """Return plans with these dates, as if they had been compiled to them."""
    ordered = tuple(sorted(occurrences, key=Occurrence.sort_key))
    return Compiled(tuple(documents), ordered, tuple(by_series(ordered)))


def in_order(dates: Sequence[Placement]) -> Sequence[Placement]:
    """Return what a schedule gives as the dates of its series come: by start, then key."""
    firsts = [date[2] for date in dates]
    if any(map(ge, firsts, firsts[1:])):
        return sorted(dates, key=_by_start)
    return dates


def by_series(occurrences: Iterable[Occurrence]) -> list[Dated]:
    """Bring together the dates of each series, in whatever order they come."""
    groups: defaultdict[Series, list[Occurrence]] = defaultdict(list)
    for occurrence in sorted(occurrences, key=Occurrence.sort_key):
        groups[occurrence.series].append(occurrence)
    return [_dated(series, dates) for series, dates in groups.items()]


def of_kind(kind: Kind, dated: Dated) -> Dated | None:
    """Return those dates of a series that are of a kind, None where none is."""
    series, dates, days = dated
    if days.kind is not None:
        return dated if days.kind == kind else None
    those = [o for o in dates if o.kind == kind]
    return _dated(series, those) if those else None


def with_hours(dated: Dated) -> Dated | None:
    """Return those dates of a series that have a time of day, None where none has."""
    series, dates, _ = dated
    timed = [o for o in dates if o.start_minute is not None]
    if len(timed) == len(dates):
        return dated
    return _dated(series, timed) if timed else None


def taking_place(dated: Dated) -> Dated | None:
    """Return those dates of a series that are not cancelled, None where all are."""
    series, dates, days = dated
    if not days.cancelled:
        return dated
    there = [o for o in dates if o.status != "cancelled"]
    return _dated(series, there) if there else None


def sorted_days(several: Sequence[Dated]) -> tuple[Sequence[int], Sequence[int]]:
    """Return the first days of the dates of several series, and their last days, each in order."""
    if len(several) == 1:
        days = several[0][2]
        return _each_in_order(days.firsts, days.lasts)
    firsts = list(chain.from_iterable(days.firsts for _, _, days in several))
    lasts = list(chain.from_iterable(days.lasts for _, _, days in several))
    return _each_in_order(firsts, lasts)


def together(firsts: Sequence[int], lasts: Sequence[int]) -> int:
    """Return how many dates touch one day, at most, by first and last days in order."""
    return next(n for n in count(1) if not touching(firsts, lasts, n))


def touching(firsts: Sequence[int], lasts: Sequence[int], most: int) -> bool:
    """Tell whether more than `most` dates touch one day, by first and last days in order."""
    return any(map(le, firsts[most:], lasts))


def _each_in_order(
    firsts: Sequence[int], lasts: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    ordered = sorted(firsts)
    return ordered, ordered if firsts == lasts else sorted(lasts)


def _dated(series: Series, dates: Sequence[Occurrence]) -> Dated:
    return series, dates, Days([date[1:] for date in dates])


def _by_start(date: Placement) -> tuple[int, int, str]:
    _, dating, first, _, minute, *_ = date
    return first, -1 if minute is None else minute, dating.label

"""The dates of compiled plans by series, and what the dates of a series come to.

Series whose schedule gives the same dates share what is known of them; whoever asks a question of
all dates of a plan asks it once for each schedule, most of which other plans have met before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count
from operator import le
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
    "columns",
    "compiled_of",
    "in_order",
    "of_kind",
    "rank",
    "taking_place",
    "touching",
    "with_hours",
]


_STARTS_OF_A_DAY = 1 + 1441  # a whole day, and each minute to midnight after it


class Days:
    """Where dates stand that come by start, one at least, and what there is among them."""

    __slots__ = (
        "apart",
        "cancelled",
        "changed",
        "firsts",
        "kind",
        "lasts",
        "latest",
        "resting",
        "shifted",
        "start",
        "together",
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
        self.latest: int = max(lasts)
        """The last day of all."""
        self.start = rank(firsts[0], minutes[0])
        """The rank of the first start."""
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
        apart = frozenset(firsts)
        self.apart = apart if one_day and len(apart) == len(firsts) else None
        """The days, if the dates take one each and no two the same."""
        self.together = _together(firsts, lasts) if self.apart is None else 1
        """How many of the dates touch one day, at most."""


Dated = tuple[Series, Sequence[Occurrence], Days]
"""A series, dates of it by start, one at least, and where they stand."""


def compiled_of(documents: Iterable[PlanDocument], occurrences: Iterable[Occurrence]) -> Compiled:
    """Return plans with these dates, as if they had been compiled to them."""
    ordered = tuple(sorted(occurrences, key=Occurrence.sort_key))
    return Compiled(tuple(documents), ordered, tuple(by_series(ordered)))


def rank(first: int, start_minute: int | None) -> int:
    """Return the place of a start among all: a whole day comes before the times of its day."""
    return first * _STARTS_OF_A_DAY + (0 if start_minute is None else start_minute + 1)


def in_order(dates: Iterable[Placement]) -> list[Placement]:
    """Return what a schedule gives as the dates of its series come: by start, then key."""
    return sorted(dates, key=_by_start)


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


def columns(several: Iterable[Dated]) -> tuple[list[int], list[int]]:
    """Return the first days of all dates of several series, and their last days beside them."""
    firsts = list(chain.from_iterable(days.firsts for _, _, days in several))
    return firsts, list(chain.from_iterable(days.lasts for _, _, days in several))


def touching(several: Sequence[Dated], most: int) -> bool:
    """Tell whether more than `most` dates of several series touch one day."""
    if _fitting([days for _, _, days in several], most):
        return False
    firsts, lasts = columns(several)
    return _touching(sorted(firsts), sorted(lasts), most)


def _fitting(several: Sequence[Days], most: int) -> bool:
    """Tell whether dates come to fit in so many rows of which none has two dates on one day.

    Not all that would fit are found to; dates that take several days have rows of their own.
    """
    rows: list[set[int]] = []
    needed = sum([days.together for days in several])
    for days in several:
        if needed <= most:
            return True
        if days.apart is None:
            continue
        for row in rows:
            if row.isdisjoint(days.apart):
                row.update(days.apart)
                needed -= 1
                break
        else:
            rows.append(set(days.apart))
            if len(rows) > most:
                return False
    return needed <= most


def _together(firsts: Sequence[int], lasts: Sequence[int]) -> int:
    starts, ends = sorted(firsts), sorted(lasts)
    return next(n for n in count(1) if not _touching(starts, ends, n))


def _touching(starts: Sequence[int], ends: Sequence[int], most: int) -> bool:
    """Tell it by the first and the last days in order: of so many, none ends before one begins."""
    return any(map(le, starts[most:], ends))


def _dated(series: Series, dates: Sequence[Occurrence]) -> Dated:
    return series, dates, Days([date[1:] for date in dates])


def _by_start(date: Placement) -> tuple[int, int, str]:
    _, dating, first, _, minute, *_ = date
    return first, -1 if minute is None else minute, dating.label

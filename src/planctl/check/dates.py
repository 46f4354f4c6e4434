"""The dates of the plans, sorted out in one pass into what rules look at.

Most dates are plain: an event of one day that stands where its rule put it, on a working day.
Nearly all that can be wrong with a date by itself shows in the few that are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from planctl.occurrence import Occurrence, Series
from planctl.tuples import NamedTuple

__all__ = ["Dates", "in_source_order", "sorted_out"]

_file = attrgetter("document.source.file")
_number = attrgetter("number")


class Dates(NamedTuple):
    """Dates that are not cancelled; all lists are by start."""

    events: dict[Series, list[Occurrence]]
    """The events of each series that has any, series by their first event."""
    uncommon: list[Occurrence]
    """All that are not plain: windows, deadlines, and events of several days, on a day off,
    shifted or changed."""

    def by_series(self) -> dict[Series, list[Occurrence]]:
        """Return all dates of each series, series in the order of the plans."""
        groups = self.events.copy()
        spans: defaultdict[Series, list[Occurrence]] = defaultdict(list)
        for date in self.uncommon:
            if date.kind != "event":
                spans[date.series].append(date)
        for series, dated in spans.items():
            others = groups.get(series)
            groups[series] = dated if others is None else _merged(others, dated)
        return {series: groups[series] for series in in_source_order(groups)}


def sorted_out(occurrences: Iterable[Occurrence]) -> Dates:
    """Sort out the dates of compiled plans, which come by start."""
    events: defaultdict[Series, list[Occurrence]] = defaultdict(list)
    uncommon: list[Occurrence] = []
    for o in occurrences:
        if o.status == "cancelled":
            continue
        if o.kind == "event":
            events[o.series].append(o)
            if not (o.off or o.shift or o.change or o.first != o.last):
                continue
        uncommon.append(o)
    return Dates(dict(events), uncommon)


def in_source_order(series: Iterable[Series]) -> list[Series]:
    """Return series as a reader meets them: by file, then in the order of the file."""
    return sorted(sorted(series, key=_number), key=_file)


def _merged(some: list[Occurrence], others: list[Occurrence]) -> list[Occurrence]:
    return sorted([*some, *others], key=Occurrence.sort_key)

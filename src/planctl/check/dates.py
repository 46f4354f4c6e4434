"""The dates of the plans as rules look at them: by activity and by series, cancelled ones left out.

Nearly all that can be wrong with the dates of a series shows in the first and the last of its
days, or in a shift or a change among them, and most series have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from planctl.dated import Dated, of_kind, taking_place
from planctl.occurrence import Occurrence, Series
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.tuples import NamedTuple

__all__ = ["Dates", "Scheduled", "in_source_order", "sorted_out"]

_file = attrgetter("document.source.file")
_number = attrgetter("number")


class Scheduled:
    """An activity of a plan that has dates, with those of each of its series."""

    __slots__ = ("_dates", "activity", "document", "events", "id", "series", "start", "starting")

    def __init__(self, document: PlanDocument, activity: Activity, start: int) -> None:
        self.document = document
        self.activity = activity
        self.id = activity.id
        self.series: list[Dated] = []
        """All dates that are not cancelled; a series without any is left out."""
        self.events: list[Dated] = []
        """Those of them that are events."""
        self.start = start
        """The start of the first date, cancelled or not, as `Days` has it."""
        self.starting: list[Dated] = []
        """The series with that start."""
        self._dates: Sequence[Occurrence] | None = None

    @property
    def dates(self) -> Sequence[Occurrence]:
        """All dates that are not cancelled, by start."""
        if self._dates is None:
            several = [dates for _, dates, _ in self.series]
            self._dates = several[0] if len(several) == 1 else _merged(several)
        return self._dates


class Dates(NamedTuple):
    """Dates that are not cancelled, by series."""

    activities: dict[tuple[PlanDocument, str], Scheduled]
    """By plan and id, those among them of which all dates are cancelled; by their first date."""
    series: list[Dated]
    """All dates of each series."""
    events: list[Dated]
    """The events of each series that has any."""


def sorted_out(given: Iterable[Dated]) -> Dates:
    """Sort out the dates of compiled plans."""
    activities: dict[int, Scheduled] = {}  # told apart as objects: their values are slow to hash
    series: list[Dated] = []
    events: list[Dated] = []
    for dated in given:
        one, _, days = dated
        activity = one.activity
        scheduled = activities.get(id(activity))
        if scheduled is None:
            scheduled = activities[id(activity)] = Scheduled(one.document, activity, days.start)
        if days.start < scheduled.start:
            scheduled.start, scheduled.starting = days.start, [dated]
        elif days.start == scheduled.start:
            scheduled.starting.append(dated)
        there = taking_place(dated) if days.cancelled else dated
        if there is None:
            continue
        series.append(there)
        scheduled.series.append(there)
        happening = there if days.kind == "event" else of_kind("event", there)
        if happening is not None:
            events.append(happening)
            scheduled.events.append(happening)
    ordered = _by_first_date(activities.values())
    return Dates({(one.document, one.id): one for one in ordered}, series, events)


def in_source_order(series: Iterable[Series]) -> list[Series]:
    """Return series as a reader meets them: by file, then in the order of the file."""
    return sorted(sorted(series, key=_number), key=_file)


def _by_first_date(activities: Iterable[Scheduled]) -> Iterator[Scheduled]:
    """Yield activities in the order of their first dates; keys are made where starts are alike."""
    by_start: dict[int, list[Scheduled]] = {}
    for one in activities:
        by_start.setdefault(one.start, []).append(one)
    for start in sorted(by_start):
        alike = by_start[start]
        yield from alike if len(alike) == 1 else sorted(alike, key=_first_key)


def _first_key(scheduled: Scheduled) -> str:
    return min(dates[0].key for _, dates, _ in scheduled.starting)


def _merged(several: Iterable[Iterable[Occurrence]]) -> list[Occurrence]:
    return sorted(chain.from_iterable(several), key=Occurrence.sort_key)

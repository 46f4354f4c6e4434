"""What the rules look at: the compiled plans, and views of them that several rules need.

Each view is made when a rule first asks for it, so a run of one rule pays for that one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from planctl.check.dates import Dates, in_source_order, sorted_out
from planctl.check.roster import Identity, Roster, identity
from planctl.check.texts import FreeText, numbered_texts
from planctl.frozen import Frozen
from planctl.occurrence import Compiled, Occurrence, Series
from planctl.plan.document import PlanDocument

if TYPE_CHECKING:
    from planctl.check.clashes import Clash
    from planctl.check.diary import Diary
    from planctl.check.load import Load

__all__ = ["Context", "Limits"]


class Limits(Frozen):
    """How far rules look and what they hold parties to that have no `limit` of their own.

    `reach` is how many days before and after a date a free day is looked for. `per_day` and
    `per_week` are None where only a party's own limit counts. `shown` is how many dates a
    message lists before it counts the rest.
    """

    reach: int = 14
    per_day: int | None = None
    per_week: int | None = None
    shown: int = 12


class Context:
    """The compiled plans as the rules see them.

    `loads` tells how much of parties is booked by all plans, where these are not all; parties go
    by the numbers of their identities.
    """

    def __init__(
        self,
        compiled: Compiled,
        limits: Limits | None = None,
        loads: Mapping[int, Load] | None = None,
    ) -> None:
        self.compiled = compiled
        self.limits = limits or Limits()
        self.loads = loads or {}
        self._places: dict[tuple[PlanDocument, str], Identity] = {}

    @property
    def documents(self) -> tuple[PlanDocument, ...]:
        """The plans, in the order they were given."""
        return self.compiled.documents

    @cached_property
    def dates(self) -> Dates:
        """What takes place, cancelled dates left out."""
        return sorted_out(self.compiled.dated)

    @cached_property
    def by_series(self) -> Mapping[Series, Sequence[Occurrence]]:
        """All dates that are not cancelled, by series; series in the order of the plans."""
        groups = {series: dates for series, dates, _ in self.dates.series}
        return {series: groups[series] for series in in_source_order(groups)}

    def dates_of(self, document: PlanDocument, activity: str) -> Sequence[Occurrence]:
        """Return the dates of an activity of a plan that are not cancelled, by start."""
        scheduled = self.dates.activities.get((document, activity))
        return () if scheduled is None else scheduled.dates

    @cached_property
    def kinds_at(self) -> Mapping[Identity, set[str]]:
        """The categories of what takes place at each place."""
        kinds: dict[Identity, set[str]] = {}
        for series, _, _ in self.dates.series:
            place = self.place(series)
            if place is not None:
                kinds.setdefault(place, set()).add(series.activity.kind)
        return kinds

    @cached_property
    def texts(self) -> list[FreeText]:
        """The titles and notes of the plans and their activities that hold a number."""
        return [text for document in self.documents for text in numbered_texts(document)]

    @cached_property
    def dated_texts(self) -> list[FreeText]:
        """Those of `texts` that hold a date with its year."""
        return [text for text in self.texts if text.has_date]

    @cached_property
    def roster(self) -> Roster:
        """Who can be asked for."""
        return Roster(self.dates.activities)

    @cached_property
    def diary(self) -> Diary:
        """Who is booked when."""
        from planctl.check.diary import Diary

        return Diary(self.roster, self.dates.activities, self.loads)

    @cached_property
    def clashes(self) -> list[Clash]:
        """Occurrences that ask for one body in several places at once."""
        from planctl.check.clashes import clashes

        return clashes(self.diary, self.dates)

    def place(self, series: Series) -> Identity | None:
        """Return the place of a series as all plans know it."""
        if series.place is None:
            return None
        key = (series.document, series.place)
        place = self._places.get(key)
        if place is None:
            name = series.document.places[series.place].name
            place = self._places[key] = identity(series.place, name)
        return place

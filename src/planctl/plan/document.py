"""A plan that was read: its model, its source, and the ids that it may use."""

from __future__ import annotations

from collections.abc import Mapping

from planctl.diagnostics import Span
from planctl.frozen import Frozen
from planctl.messages import Language, detect_language
from planctl.plan.model import PlanModel
from planctl.plan.source import Source
from planctl.plan.vocabulary import Party, Place
from planctl.workdays import WorkingCalendar

__all__ = ["PlanDocument"]


class PlanDocument(Frozen, eq=False):
    """One plan file with its includes resolved. `first` and `last` are its period, ordinals."""

    source: Source
    model: PlanModel
    first: int
    last: int
    places: Mapping[str, Place]
    parties: Mapping[str, Party]
    calendar: WorkingCalendar
    included: tuple[Source, ...] = ()
    """The shared files that it was read with."""

    @property
    def language(self) -> Language:
        """The language of the plan: as it says, or as its title shows."""
        return self.model.language or detect_language(self.model.title)

    def span(self, *route: str | int) -> Span:
        """Return where the value at `route` stands, such as `("activities", 3, "when")`."""
        return self.source.span(route)

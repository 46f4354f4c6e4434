"""Which occurrences the user wants to see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import get_args

import typer

from planctl.frozen import Frozen
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.nearest import nearest
from planctl.plan.vocabulary import Category

__all__ = ["Choice"]


class Choice(Frozen):
    """A filter; what is None or empty lets everything through. Both days are included."""

    first: date | None = None
    last: date | None = None
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def require_known(self, documents: Iterable[PlanDocument]) -> None:
        """Refuse, as wrong usage, ids that no plan knows; a misspelt filter is not an empty one."""
        plans = list(documents)
        if not plans:
            return
        _require("--place", self.places, {p for d in plans for p in d.places})
        _require("--who", self.parties, {p for d in plans for p in d.parties})
        _require("--category", self.categories, set(get_args(Category)))

    @property
    def ids(self) -> frozenset[str]:
        """The ids that plans must know."""
        return frozenset((*self.places, *self.parties, *self.categories))

    def known(self, documents: Iterable[PlanDocument]) -> set[str]:
        """Return those of the ids that some plan knows."""
        known = {word for word in self.categories if word in get_args(Category)}
        for document in documents:
            known.update(place for place in self.places if place in document.places)
            known.update(party for party in self.parties if party in document.parties)
        return known

    def of(self, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
        """Return the occurrences that are wanted, in their order."""
        first = 0 if self.first is None else self.first.toordinal()
        last = date.max.toordinal() if self.last is None else self.last.toordinal()
        return [
            o
            for o in occurrences
            if o.last >= first
            and o.first <= last
            and (not self.places or self._at(o))
            and (not self.parties or any(p in self.parties for p in o.series.who))
            and (not self.categories or o.series.activity.kind in self.categories)
        ]

    def _at(self, occurrence: Occurrence) -> bool:
        place, table = occurrence.series.place, occurrence.series.document.places
        while place is not None:
            if place in self.places:
                return True
            place = table[place].parent
        return False


def _require(option: str, words: Iterable[str], known: set[str]) -> None:
    for word in words:
        if word not in known:
            best = nearest(word, known)
            hint = f"did you mean {best}?" if best else f"there are: {_some(sorted(known))}"
            message = f"“{word}” is unknown; {hint}"
            raise typer.BadParameter(message, param_hint=option)


_SHOWN = 20


def _some(words: Sequence[str]) -> str:
    more = len(words) - _SHOWN
    return ", ".join(words[:_SHOWN]) + (f" and {more} more" if more > 0 else "")

"""What is to be written: the one value that every format takes.

A format is a function from an edition to bytes. It depends on the plans and the language alone,
so that writing the same plan again gives the same bytes; a calendar that was published before
depends on that publication too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from planctl.export.client import GENERIC, Client
from planctl.export.text import one_line
from planctl.messages import Translator, msg
from planctl.occurrence import Occurrence
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.export.reissue import Reissue
    from planctl.plan.document import PlanDocument

__all__ = ["Delivery", "Edition", "Grouping"]

Grouping = Literal["place", "party"]
Delivery = Literal["file", "feed"]
"""How a calendar reaches a phone: a file that is imported adds to what is there, so it must say
what is cancelled; a feed is what there is, so it leaves that out."""


class Edition(NamedTuple):
    """The plans, their occurrences in the order in which they are shown, and the language."""

    documents: Sequence[PlanDocument]
    occurrences: Sequence[Occurrence]
    translator: Translator
    source_date: datetime | None = None
    """Stands for the date of issue of plans that have none (SOURCE_DATE_EPOCH), in UTC."""
    by: Grouping | None = None
    """What a checklist groups by inside a month."""
    delivery: Delivery = "file"
    client: Client = GENERIC
    """The program that a calendar is for."""
    to_dos: bool = False
    """Whether a calendar has to-dos beside the events of deadlines and reports."""
    recurring: bool = False
    """Whether a calendar has one recurring event for a series that is regular."""
    reissue: Reissue | None = None
    """The calendar that was published before and is now published anew."""
    part: str | None = None
    """The name of the place, party or category whose dates these are; None for all dates."""
    colour: str | None = None
    """The name of a CSS colour (RFC 7986, section 5.9) that calendars show the dates in."""

    def delivers(self, occurrence: Occurrence) -> bool:
        """Whether the calendar holds an occurrence."""
        return self.delivery == "file" or occurrence.status != "cancelled"

    @property
    def delivered(self) -> Sequence[Occurrence]:
        """The occurrences that the calendar holds."""
        if self.delivery == "file":
            return self.occurrences
        return [of for of in self.occurrences if self.delivers(of)]

    @property
    def title(self) -> str:
        """The title of the only plan; of several, how many they are and who issued them."""
        if len(self.documents) == 1:
            return one_line(self.documents[0].model.title)
        count = self.translator(msg("{count} plans", count=len(self.documents)))
        issuers = {document.model.issuer for document in self.documents}
        issuer = issuers.pop() if len(issuers) == 1 else None
        return count if issuer is None else f"{one_line(issuer)}: {count}"

    @property
    def name(self) -> str:
        """What clients list the calendar as: its part, where it is one, and the title."""
        if self.part is None:
            return self.title
        return f"{self.part} – {self.title}" if self.documents else self.part

    @property
    def documents_text(self) -> list[str]:
        """Number, title and issuer of each plan, where there are several."""
        if len(self.documents) == 1:
            return []
        models = [document.model for document in self.documents]
        named = [[model.number, model.title, model.issuer] for model in models]
        return [", ".join(one_line(text) for text in texts if text) for texts in named]

    @property
    def period(self) -> tuple[int, int] | None:
        """The first and last day, ordinals, included, of all periods; None without a plan."""
        if not self.documents:
            return None
        first = min(document.first for document in self.documents)
        return first, max(document.last for document in self.documents)

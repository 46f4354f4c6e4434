"""The free texts of a plan: titles and notes, with dates and counts that no stage parses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from planctl.diagnostics import Span
from planctl.frozen import Frozen
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.plan.source import Route

__all__ = ["DATE", "FreeText", "free_texts"]

DATE = r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)"
"""A date with its year, as three groups: day, month, year."""


class FreeText(Frozen, eq=False):
    """A title or a note of a plan, or of one of its activities; `text` is in NFC."""

    document: PlanDocument
    activity: Activity | None
    route: Route
    text: str

    def span(self, found: re.Match[str]) -> Span:
        """Return where the words that were found stand, or the whole text where that is unclear."""
        written = self.document.source.value_at(self.route)
        if isinstance(written, str) and is_normalized("NFC", written):
            return self.document.source.inner(self.route, found.start(), found.end())
        return self.document.span(*self.route)

    @property
    def keys(self) -> tuple[str, ...]:
        """What a finding about the text is about: the activity, or the plan."""
        plan = self.document.model.plan
        return (plan if self.activity is None else f"{plan}/{self.activity.id}",)


def free_texts(document: PlanDocument) -> Iterator[FreeText]:
    """Yield the title and notes of a plan, then those of its activities."""
    model = document.model
    for key, text in (("title", model.title), ("notes", model.notes)):
        if text is not None:
            yield FreeText(document, None, (key,), normalize("NFC", text))
    for index, activity in enumerate(model.activities):
        for key, text in (("title", activity.title), ("notes", activity.notes)):
            if text is not None:
                route: Route = ("activities", index, key)
                yield FreeText(document, activity, route, normalize("NFC", text))

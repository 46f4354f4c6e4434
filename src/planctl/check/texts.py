"""The free texts of a plan: titles and notes, with dates and counts that no stage parses.

All that can be wrong in them is a number, so texts without one are never looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import is_normalized, normalize

from planctl.diagnostics import Span
from planctl.frozen import Frozen
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.plan.source import Route

__all__ = ["DATE", "FreeText", "numbered_texts"]

DATE = r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)"
"""A date with its year, as three groups: day, month, year."""


_NUMBER = re.compile(r"\d")
_DATE = re.compile(DATE)


class FreeText(Frozen, eq=False):
    """A title or a note of a plan, or of one of its activities; `text` is in NFC."""

    document: PlanDocument
    activity: Activity | None
    route: Route
    text: str
    has_date: bool
    """Whether a date with its year is in it."""

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


def numbered_texts(document: PlanDocument) -> Iterator[FreeText]:
    """Yield those with a number of the title and notes of a plan, then of its activities."""
    model = document.model
    yield from _numbered(document, None, (), model.title, model.notes)
    for index, activity in enumerate(model.activities):
        title, notes = activity.title, activity.notes
        if _said(title) is not None or (notes is not None and _said(notes) is not None):
            yield from _numbered(document, activity, ("activities", index), title, notes)


def _numbered(
    document: PlanDocument, activity: Activity | None, route: Route, title: str, notes: str | None
) -> Iterator[FreeText]:
    for key, text in (("title", title), ("notes", notes)):
        said = None if text is None else _said(text)
        if said is not None:
            yield FreeText(document, activity, (*route, key), *said)


@lru_cache(maxsize=1024)
def _said(text: str) -> tuple[str, bool] | None:
    """Return a text in NFC and whether it holds a date, None for a text without a number.

    Plans call much by the same names.
    """
    if _NUMBER.search(text) is None:
        return None
    said = normalize("NFC", text)
    return said, _DATE.search(said) is not None

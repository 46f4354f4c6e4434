"""Phrases that say when, in the documents' own words: read, written, and listed for readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planctl.messages import Language
from planctl.schedule.phrases._error import PhraseError
from planctl.schedule.phrases._parse import parse

if TYPE_CHECKING:
    from planctl.schedule.phrases._book import Entry
    from planctl.schedule.rules import Schedule

__all__ = ["PhraseError", "parse", "phrasebook", "write"]


def write(schedule: Schedule, language: Language) -> str | None:
    """Return the canonical phrase of a schedule, which reads back as the same schedule.

    None where the language has no phrase for it: raw RRULEs, positions that no phrase names,
    and rules that a phrase reads as simpler ones (the 5th of The(May 2017) is a plain date).
    What is written is read again to be sure. Notes are not written, and glosses keep their dates
    but not their places.
    """
    from planctl.schedule.phrases._write import phrase_of

    if language == "vi":
        from planctl.schedule.phrases.vi.wording import WORDING
    else:
        from planctl.schedule.phrases.en.wording import WORDING
    text = phrase_of(schedule, WORDING)
    if text is None:
        return None
    again = parse(text, language)
    if isinstance(again, PhraseError) or _said(again) != _said(schedule):
        return None
    return text


def _said(schedule: Schedule) -> tuple[object, ...]:
    glosses = tuple(gloss.rule for gloss in schedule.glosses)
    return (
        schedule.rules,
        schedule.time,
        schedule.on_day_off,
        schedule.tentative,
        glosses,
    )


def phrasebook(language: Language) -> Sequence[Entry]:
    """Return the phrases of a language as its grammar states them, in the reader's order."""
    from planctl.schedule.phrases._book import entries

    return entries(language)

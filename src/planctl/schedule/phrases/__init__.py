"""Phrases that say when, in the documents' own words: read, written, and listed for readers."""

from __future__ import annotations

from planctl.schedule.phrases._error import PhraseError
from planctl.schedule.phrases._parse import parse

__all__ = ["PhraseError", "parse"]

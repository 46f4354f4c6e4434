"""The phrases of English documents, in the order in which a reader would look for them."""

from __future__ import annotations

from planctl.schedule.phrases._book import Sections
from planctl.schedule.phrases._grammar import Rule
from planctl.schedule.phrases._normal import NUMBER
from planctl.schedule.phrases._reading import Terminal
from planctl.schedule.phrases._terminals import TERMINALS as SHARED
from planctl.schedule.phrases._terminals import free_words
from planctl.schedule.phrases.en._cycles import CYCLES
from planctl.schedule.phrases.en._days import DAYS, NAMED_DAYS
from planctl.schedule.phrases.en._deadlines import DEADLINES
from planctl.schedule.phrases.en._frames import FRAMES
from planctl.schedule.phrases.en._lists import LISTS
from planctl.schedule.phrases.en._periods import PERIODS
from planctl.schedule.phrases.en._terms import TERMS
from planctl.schedule.phrases.en._times import TIMES
from planctl.schedule.phrases.en._words import WORDS

__all__ = ["RULES", "SECTIONS", "SPELLINGS", "TERMINALS"]

SPELLINGS = {"centre": "center"}

_STOP = frozenset({")", ";"})
_UNITS = dict.fromkeys(
    ("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"), 1
)

TERMINALS: tuple[Terminal, ...] = (
    *SHARED,
    free_words("words", _STOP, amounts=_UNITS),
    free_words("name", _STOP, amounts=_UNITS, but=frozenset({NUMBER})),
    free_words("plain", _STOP | {",", "#", "(", "/", ".", "to", "until", "through"}),
    free_words("rest", frozenset()),
    Terminal("unknown_word", frozenset({"*"}), lambda run, at: (None, at + 1)),
)

SECTIONS: Sections = (
    ("Days", DAYS),
    ("Times of day", TIMES),
    ("Periods and their parts", PERIODS),
    ("Named days", NAMED_DAYS),
    ("Lists and stretches", LISTS),
    ("How often", CYCLES),
    ("Deadlines", DEADLINES),
    ("Counted from something else", TERMS),
    ("Beside the dates", FRAMES),
    ("Small parts", WORDS),
)

RULES: tuple[Rule, ...] = tuple(rule for _, rules in SECTIONS for rule in rules)

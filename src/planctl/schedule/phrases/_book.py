"""The phrasebook: the grammar's own statement of what may be written, for readers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planctl.messages import Language
from planctl.schedule.phrases._grammar import Rule
from planctl.tuples import NamedTuple

__all__ = ["Entry", "entries"]


class Entry(NamedTuple):
    """One way to say something: where it is listed, its pattern, its meaning, and examples.

    In a pattern `[x]` may be left out, `(x|y)` is a choice and `…` stands for another entry.
    """

    section: str
    pattern: str
    reading: str
    examples: tuple[str, ...]


def entries(language: Language) -> Sequence[Entry]:
    """Return the entries of a language's tables in their order."""
    if language == "vi":
        from planctl.schedule.phrases.vi import SECTIONS
    else:
        from planctl.schedule.phrases.en import SECTIONS
    return tuple(
        Entry(section, _readable(alternative.pattern), alternative.reading, alternative.examples)
        for section, rules in SECTIONS
        for rule in rules
        for alternative in rule.alternatives
        if alternative.reading
    )


def _readable(template: str) -> str:
    """Return a template with the names of its parts for what stands there."""
    text = re.sub(r"\{(?:\w*\*?:)?=(\d+)\}", r"\1", template)
    text = re.sub(r"\{(?:\w*\*?:)?(\w+)\}", lambda m: f"{{{m.group(1).replace('_', ' ')}}}", text)
    return text.replace("<", "“(”").replace(">", "“)”").replace("~", "–")


Sections = tuple[tuple[str, tuple[Rule, ...]], ...]
"""A language's rules under the headings of its phrasebook."""

"""How many columns of a terminal a text takes, and how it is broken into lines of so many.

The letters and marks of Vietnamese and English are one column wide each; for anything else
(wide characters, combining marks, emoji) `rich` is asked.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["width", "wrapped"]

_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2013-\u201e\u2026]*")
_WORD = re.compile(r"\s*\S+\s*")


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """Return the columns that a line of text takes."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, columns: int) -> list[str]:
    """Return a line of text in lines of at most so many columns, at least one line.

    Lines are broken between words, and a word that is wider than a line where it must be.
    """
    if width(text) <= columns:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in _WORD.findall(text):
        needed = width(word.rstrip())
        if used + needed <= columns:
            line += word
            used += width(word)
        elif needed <= columns:
            lines.append(line)
            line, used = word, width(word)
        else:
            *full, last = _chopped(word, columns)
            lines += [line, *full] if line else full
            line, used = last, width(last)
    return [each.rstrip() for each in (*lines, line)]


def _chopped(word: str, columns: int) -> list[str]:
    if _NARROW.fullmatch(word):
        return [word[at : at + columns] for at in range(0, len(word), columns)]
    from rich.cells import chop_cells

    return chop_cells(word, columns)

"""One spelling for what people write in many: letters, tones, dashes, blanks.

A phrase is folded to tokens once, before any rule sees it. Tokens are cheap; where each one
stands in the text as the user typed it is worked out only when somebody asks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise

__all__ = ["END", "NUMBER", "UNKNOWN", "bare", "classify", "fold", "offsets", "tokenise"]

END = "$"
"""The key of the end of the phrase."""
NUMBER = "#"
"""The key of every number."""
UNKNOWN = "*"
"""The key of a word that the grammar does not use."""

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_TOKEN = re.compile(rf"[0-9]+|[^\W\d_]+|\s+[{_DASHES}]\s*|[{_DASHES}]\s+|[^\s\u200b\ufeff\u00ad]")

# Tight and spaced dashes stay apart: "5-7" is a date, "5 - 7" two days.
_PUNCTUATION: Mapping[str, str] = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys("\u2019\u2018\u02bc\u2032\u00b4`\u02b9", "'"),
    "\u2215": "/",
    "\u2044": "/",
    "\uff0f": "/",
    "\uff1a": ":",
    "\u2236": ":",
    "\uff0c": ",",
    "\uff08": "(",
    "\uff09": ")",
    "\u201c": '"',
    "\u201d": '"',
    "\u2026": ".",
    "~": "–",
    "\u223c": "–",
    "\u2192": "–",
}


def fold(text: str) -> str:
    """Return `text` composed (NFC) and in lower case."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.lower()


def tokenise(folded: str) -> list[str]:
    """Return the words, numbers and punctuation marks of a folded text."""
    return _TOKEN.findall(folded)


def classify(token: str) -> str:
    """Return the key of a token that no grammar lists: a number, a dash, a mark or unknown."""
    if token[0].isascii() and token.isdigit():
        return NUMBER
    known = _PUNCTUATION.get(token)
    if known is not None:
        return known
    if token.strip() in _DASHES:
        return "–"
    return UNKNOWN


def offsets(text: str) -> list[tuple[int, int]]:
    """Return where each token of `text` begins and ends in it, in code points.

    A last pair stands for the end of the text.
    """
    begins: list[int] = []
    ends: list[int] = []
    pieces: list[str] = []
    for start, end in _clusters(text):
        piece = fold(text[start:end])
        pieces.append(piece)
        each = len(piece) == end - start  # nothing was joined: each character has its place
        begins += range(start, end) if each else [start] * len(piece)
        ends += range(start + 1, end + 1) if each else [end] * len(piece)
    places: list[tuple[int, int]] = []
    for match in _TOKEN.finditer("".join(pieces)):
        token = match.group()
        first = match.start() + len(token) - len(token.lstrip())
        places.append((begins[first], ends[first + len(token.strip()) - 1]))
    tail = len(text.rstrip())
    places.append((tail, tail))
    return places


def bare(word: str) -> str:
    """Return a folded word without its tone and vowel marks, as it is typed without them."""
    decomposed = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return the stretches that composition may join: a letter with the marks after it."""
    starts = [i for i, c in enumerate(text) if i == 0 or not unicodedata.combining(c)]
    return list(pairwise([*starts, len(text)]))

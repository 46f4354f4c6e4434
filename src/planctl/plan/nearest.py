"""The nearest legal value, for the message that says a value is not legal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from planctl.messages import Message, msg

__all__ = ["did_you_mean", "nearest"]

_LISTED = 12


def nearest(word: str, legal: Iterable[str]) -> str | None:
    """Return the legal value that `word` most likely meant, or None when none is near.

    Marks, case and separators are forgiven: `Đồng Nơ` is near `dong-no`.
    """
    from difflib import get_close_matches

    plain = {_plain(value): value for value in legal}
    found = get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def did_you_mean(word: str, legal: Iterable[str]) -> Message:
    """Return the help for a value that is not among `legal`: the nearest, or what there is."""
    values = sorted(legal)
    if best := nearest(word, values):
        return msg("did you mean `{best}`?", best=best)
    if not values:
        return msg("none is declared")
    if len(values) > _LISTED:
        return msg(
            "there are: {values} and {more} more",
            values=values[:_LISTED],
            more=len(values) - _LISTED,
        )
    return msg("there are: {values}", values=values)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in letters if c.isalnum())

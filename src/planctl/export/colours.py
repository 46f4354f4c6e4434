"""Colours that tell calendars apart on a phone.

RFC 7986 (section 5.9) wants a name of CSS; Apple's clients read a number. Every colour here
stands out from light and from dark paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

__all__ = ["COLOURS", "category_colour", "colour_of"]

COLOURS: Mapping[str, str] = {
    "steelblue": "#4682B4",
    "seagreen": "#2E8B57",
    "chocolate": "#D2691E",
    "mediumorchid": "#BA55D3",
    "teal": "#008080",
    "crimson": "#DC143C",
    "darkgoldenrod": "#B8860B",
    "slateblue": "#6A5ACD",
    "olivedrab": "#6B8E23",
    "indianred": "#CD5C5C",
    "royalblue": "#4169E1",
    "sienna": "#A0522D",
    "mediumvioletred": "#C71585",
    "dodgerblue": "#1E90FF",
    "slategray": "#708090",
}
"""Names of CSS Color Module Level 3, and the same as `#RRGGBB`."""

_CATEGORIES: Mapping[str, str] = {
    "briefing": "steelblue",
    "inspection": "chocolate",
    "conference": "slateblue",
    "campaign": "seagreen",
    "report": "crimson",
    "observance": "darkgoldenrod",
    "meeting": "teal",
}


def category_colour(category: str) -> str:
    """Return the colour of a category of activities, the same in every plan."""
    return _CATEGORIES[category]


def colour_of(slug: str) -> str:
    """Return a colour for a name: it depends on the name alone, so that it never changes."""
    names = tuple(COLOURS)
    return names[int.from_bytes(sha256(slug.encode()).digest()[:4]) % len(names)]

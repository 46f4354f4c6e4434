"""Which calendars a site has: one of all dates, and one for each place, party and category."""

from __future__ import annotations

from typing import get_args

from planctl.export.edition import Edition
from planctl.export.issue import Wanted
from planctl.export.parts import Division, parts

__all__ = ["WHOLE", "feeds"]

_FOLDER = "calendars"
WHOLE = f"{_FOLDER}/all.ics"
"""Where the calendar of all dates is."""


def feeds(edition: Edition) -> list[Wanted]:
    """Return the calendars of a site, that of all dates first.

    There is one for what has no place even where nothing has: a feed that phones subscribed to
    must not end because the other places did.
    """
    found = [Wanted(WHOLE, None, edition)]
    for by in get_args(Division):
        found += [
            Wanted(f"{_FOLDER}/{by}/{part.slug}.ics", by, part.edition)
            for part in parts(edition, by)
        ]
    return found

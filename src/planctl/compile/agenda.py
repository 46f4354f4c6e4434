"""From the dates of schedules to occurrences of series, and the order that these come in.

What the dates of a schedule have in common is known already, and is not asked of each again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from planctl.compile.placement import Placed, placed
from planctl.dated import Dated
from planctl.occurrence import Occurrence, Series

__all__ = ["Placing", "agenda", "by_series", "occurrences_of"]

Placing = tuple[Series, Placed]
"""A series, and when it takes place."""


def occurrences_of(placings: Iterable[Placing]) -> list[Occurrence]:
    """Return the occurrences of series."""
    return list(chain.from_iterable([_occurrences(*placing) for placing in placings]))


def _occurrences(series: Series, placed: Placed) -> list[Occurrence]:
    head = (series,)
    new = tuple.__new__  # a whole year of dates goes through here: no call in Python for each
    return [new(Occurrence, head + date) for date in placed.dates]


def by_series(occurrences: Iterable[Occurrence]) -> list[Placing]:
    """Return occurrences by series, where they are no longer what their schedules gave."""
    groups: dict[Series, list[Occurrence]] = {}
    for occurrence in occurrences:
        groups.setdefault(occurrence.series, []).append(occurrence)
    return [(series, placed([o[1:] for o in dates])) for series, dates in groups.items()]


def agenda(placings: Sequence[Placing]) -> tuple[tuple[Occurrence, ...], tuple[Dated, ...]]:
    """Return the occurrences of series in the order of `Occurrence.sort_key`, and by series."""
    dated = [
        (series, _occurrences(series, placed), placed.days)
        for series, placed in placings
        if placed.days is not None
    ]
    occurrences = list(chain.from_iterable([dates for _, dates, _ in dated]))
    starts = list(chain.from_iterable([placed.starts for _, placed in placings]))
    ends = [(series.prefix, placed.periods) for series, placed in placings]
    keys = [prefix + period for prefix, periods in ends for period in periods]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    order.sort(key=starts.__getitem__)
    return tuple(map(occurrences.__getitem__, order)), tuple(dated)

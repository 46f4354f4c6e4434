"""From the dates of schedules to occurrences of series, and the order that these come in.

What the dates of a schedule have in common is known already, and is not asked of each again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from planctl.compile.placement import Placed, placed
from planctl.occurrence import Occurrence, Series

__all__ = ["Dated", "in_order", "occurrences_of", "one_by_one"]

Dated = tuple[Series, Placed]
"""A series, and when it takes place."""


def occurrences_of(dated: Iterable[Dated]) -> list[Occurrence]:
    """Return the occurrences of series."""
    heads = [((series,), placed.dates) for series, placed in dated]
    new = tuple.__new__  # a whole year of dates goes through here: no call in Python for each
    return [new(Occurrence, head + date) for head, dates in heads for date in dates]


def one_by_one(occurrences: Iterable[Occurrence]) -> list[Dated]:
    """Return each occurrence on its own, where they are no longer what their schedules gave."""
    return [(o.series, placed([o[1:]])) for o in occurrences]


def in_order(dated: Sequence[Dated]) -> tuple[Occurrence, ...]:
    """Return the occurrences of series in the order of `Occurrence.sort_key`."""
    occurrences = occurrences_of(dated)
    starts = list(chain.from_iterable([placed.starts for _, placed in dated]))
    ends = [(series.prefix, placed.periods) for series, placed in dated]
    keys = [prefix + period for prefix, periods in ends for period in periods]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    order.sort(key=starts.__getitem__)
    return tuple(map(occurrences.__getitem__, order))

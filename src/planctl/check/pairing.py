"""Which dates of one activity follow which dates of another.

A monthly report belongs to its month's meeting, a quarter's to the meetings of that quarter, and
a single report to the whole of a single campaign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planctl.occurrence import Occurrence
from planctl.schedule.expand import unit_of_label

__all__ = ["followers"]


def followers(
    later: Sequence[Occurrence], earlier: Sequence[Occurrence]
) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Yield each date of `later` with the one of `earlier` that ends last before it may come.

    Dates go together by place where both have it, then by period: the same one, or one that lies
    in the other's. Where no periods go together, only the last date is held against the earliest:
    what comes before may be about something else.
    """
    there: dict[str | None, list[Occurrence]] = {}
    for one in earlier:
        there.setdefault(one.series.place, []).append(one)
    matched = False
    for one in later:
        mates = _same_period(one, _at_place(one, there, earlier))
        if mates:
            matched = True
            yield one, max(mates, key=_end)
    if matched or not later or not earlier:
        return
    final = max(later, key=_end)
    mine = _at_place(final, there, earlier)
    labels = {_period(o) for o in mine}
    chosen = max(mine, key=_end) if len(labels) == 1 else min(mine, key=_end)
    yield final, chosen


def _at_place(
    one: Occurrence, there: Mapping[str | None, list[Occurrence]], everywhere: Sequence[Occurrence]
) -> Sequence[Occurrence]:
    return everywhere if one.series.place is None else there.get(one.series.place, everywhere)


def _same_period(one: Occurrence, others: Sequence[Occurrence]) -> list[Occurrence]:
    period = _period(one)
    same = [o for o in others if _period(o) == period]
    if same:
        return same
    unit = unit_of_label(period)
    if unit is None:
        return []
    return [o for o in others if unit[0] <= o.dating.first and o.dating.last <= unit[1]]


def _period(occurrence: Occurrence) -> str:
    return occurrence.dating.label.partition(".")[0]


def _end(occurrence: Occurrence) -> tuple[int, int]:
    return occurrence.last, 1440 if occurrence.end_minute is None else occurrence.end_minute

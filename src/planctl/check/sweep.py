"""Overlaps of bookings, found by sorting and one sweep: n log n, however many there are.

Times are minutes, the end excluded, so that a booking may begin when another ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from planctl.tuples import NamedTuple

__all__ = ["Presence", "collisions", "crowded", "peaks"]


class Presence(NamedTuple):
    """Somebody is asked for by an activity at a place; `number` is the caller's.

    `place` is None where the plan does not say; two such are in the same place only if they are
    the same activity.
    """

    start: int
    end: int
    number: int
    activity: object
    place: object | None
    whole_day: bool


def crowded(bookings: Sequence[tuple[int, int, int]]) -> Iterator[list[int]]:
    """Yield the indexes of bookings that hang together by overlaps, two or more each.

    `bookings` are (start, end, index) in order of their start.
    """
    first, until = 0, -1
    for n, (start, end, _) in enumerate(bookings):
        if start >= until:
            if n - first > 1:
                yield [index for _, _, index in bookings[first:n]]
            first, until = n, end
        elif end > until:
            until = end
    if len(bookings) - first > 1:
        yield [index for _, _, index in bookings[first:]]


def peaks(
    bookings: Sequence[tuple[int, int, int]], weights: Sequence[int], enough: int
) -> Iterator[list[int]]:
    """Yield the largest sets of bookings that are on at one moment and weigh more than `enough`.

    `bookings` are (start, end, index) in order of their start; `weights` goes with them.
    """
    running: list[tuple[int, int]] = []
    weight, until = 0, -1
    grown = False
    for n, (start, end, _) in enumerate(bookings):
        if start >= until and len(running) == 1 and weight <= enough:  # alone, as most are
            running[0] = (end, n)
            weight, until = weights[n], end
            continue
        until = max(until, end)
        if running and running[0][0] <= start:
            if grown and weight > enough:
                yield sorted(bookings[m][2] for _, m in running)
            grown = False
            while running and running[0][0] <= start:
                weight -= weights[heappop(running)[1]]
        heappush(running, (end, n))
        weight += weights[n]
        grown = True
    if grown and weight > enough:
        yield sorted(bookings[m][2] for _, m in running)


def collisions(presences: Sequence[Presence]) -> list[list[int]]:
    """Return the numbers of presences that collide, those that hang together in one list.

    Two collide when they overlap and nobody could be at both: they are in different places, or
    in one place at stated times for different activities. In one place, what takes the whole
    day can be done beside something else.
    """
    first = presences[0] if presences else None
    if first is None or all(_beside(first, p) for p in presences):
        return []
    open_groups: list[_Group] = []
    done: list[_Group] = []
    for presence in sorted(presences, key=lambda p: (p.start, p.end, p.number)):
        mine = _Group()
        still: list[_Group] = []
        for group in open_groups:
            if group.end <= presence.start:
                done.append(group)
            elif group.collides(presence):
                mine = _joined(group, mine)
            else:
                still.append(group)
        mine.add(presence)
        open_groups = [*still, mine]
    return sorted(sorted(g.numbers) for g in (*done, *open_groups) if len(g.numbers) > 1)


def _where(presence: Presence) -> tuple[bool, object]:
    if presence.place is None:
        return False, presence.activity
    return True, presence.place


def _beside(one: Presence, other: Presence) -> bool:
    """Tell whether somebody at `one` can be at `other` too, whatever else is there."""
    same_place = _where(one) == _where(other)
    return same_place and (other.whole_day or one.activity == other.activity)


_Latest = tuple[tuple[int, object], tuple[int, object]]
"""The latest end and whose it is, and the latest end of anybody else."""

_NOBODY: tuple[int, object] = (-1, None)


def _later(latest: _Latest, end: int, whose: object) -> _Latest:
    best, second = latest
    if whose == best[1]:
        return ((max(end, best[0]), whose), second)
    if end > best[0]:
        return ((end, whose), best)
    return (best, (end, whose)) if end > second[0] else latest


def _of_others(latest: _Latest, whose: object) -> int:
    best, second = latest
    return second[0] if best[1] == whose else best[0]


@dataclass(slots=True)
class _Group:
    """Presences that collide, with the latest ends that tell whether the next one does too."""

    numbers: list[int] = field(default_factory=list)
    end: int = -1
    by_place: _Latest = (_NOBODY, _NOBODY)
    timed: dict[object, _Latest] = field(default_factory=dict)
    """For each place, the latest ends of what has a time of day, by activity."""

    def collides(self, presence: Presence) -> bool:
        where = _where(presence)
        if _of_others(self.by_place, where) > presence.start:
            return True
        if presence.whole_day or where not in self.timed:
            return False
        return _of_others(self.timed[where], presence.activity) > presence.start

    def add(self, presence: Presence) -> None:
        where = _where(presence)
        self.numbers.append(presence.number)
        self._extend(where, presence.end)
        if not presence.whole_day:
            latest = self.timed.get(where, (_NOBODY, _NOBODY))
            self.timed[where] = _later(latest, presence.end, presence.activity)

    def take(self, other: _Group) -> None:
        """Take over all that another group holds."""
        self.numbers += other.numbers
        for end, where in other.by_place:
            if end >= 0:
                self._extend(where, end)
        for where, ends in other.timed.items():
            latest = self.timed.get(where, (_NOBODY, _NOBODY))
            for end, activity in ends:
                if end >= 0:
                    latest = _later(latest, end, activity)
            self.timed[where] = latest

    def _extend(self, where: object, end: int) -> None:
        self.end = max(self.end, end)
        self.by_place = _later(self.by_place, end, where)


def _joined(one: _Group, other: _Group) -> _Group:
    small, large = sorted((one, other), key=lambda group: len(group.numbers))
    large.take(small)
    return large

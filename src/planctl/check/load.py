"""How much of a party all plans have booked, where only some of the plans are at hand.

What is known of the others is as little as days take: how many bookings have begun and how many
have ended at each minute at which any does. It grows with the hours at which people meet, not
with the number of plans.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import accumulate

from planctl.tuples import NamedTuple

__all__ = ["Hours", "Load", "Tally", "number_of"]

Hours = tuple[int, int, int, int]
"""Start and end in minutes, the end excluded, how many it takes, and the number of the plan."""


class Load(NamedTuple):
    """The minutes at which bookings begin and end, and how many have done so by each."""

    starts: array[int]
    started: array[int]
    ends: array[int]
    ended: array[int]

    def booked(self, start: int, end: int) -> int:
        """Return how many are booked at any time from `start` to before `end`."""
        begun = bisect_left(self.starts, end)
        over = bisect_right(self.ends, start)
        return (self.started[begun - 1] if begun else 0) - (self.ended[over - 1] if over else 0)

    def octets(self) -> bytes:
        """Return octets that tell it from any other."""
        return b"".join(part.tobytes() for part in self)


class Tally:
    """Counts bookings, as they are gone through for something else, into a load."""

    def __init__(self) -> None:
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}

    def noting(self, bookings: Iterable[Hours]) -> Iterator[Hours]:
        """Yield bookings, each counted: start, end, how many it takes, and whose it is."""
        starts, ends = self._starts, self._ends
        for booking in bookings:
            start, end, taken, _ = booking
            starts[start] = starts.get(start, 0) + taken
            ends[end] = ends.get(end, 0) + taken
            yield booking

    def load(self) -> Load:
        """Return the load of what was counted."""
        return Load(*_counted(self._starts), *_counted(self._ends))


def _counted(minutes: Mapping[int, int]) -> tuple[array[int], array[int]]:
    order = sorted(minutes)
    return array("q", order), array("q", accumulate(minutes[minute] for minute in order))


def number_of(*words: str) -> int:
    """Return 63 bits, never 0, that stand for a name of several words in every process."""
    data = "\0".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest()) >> 1 | 1

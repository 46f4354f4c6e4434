"""Which plans have to be judged together, found from their marks.

The marks of all plans lie in a private temporary database, which SQLite keeps in memory while it
is small. Of what only one plan has nothing is ever looked at; of a party that several plans book,
their hours are gone through in order, and only plans that meet are bound.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import groupby
from operator import itemgetter

from planctl.batch.hours import unpacked_hours
from planctl.batch.marks import UNLIKE, Marks
from planctl.batch.spool import KIBIBYTES
from planctl.check.load import Hours, Load, Tally
from planctl.tuples import NamedTuple

__all__ = ["Bonds", "Group"]

_TABLES = """
CREATE TABLE said (thing INTEGER NOT NULL, what INTEGER NOT NULL, number INTEGER NOT NULL);
CREATE TABLE used (number INTEGER NOT NULL, places BLOB NOT NULL);
CREATE TABLE booked (
    number INTEGER NOT NULL, party INTEGER NOT NULL, units INTEGER NOT NULL, hours BLOB NOT NULL
);
CREATE TABLE proposes (number INTEGER NOT NULL);
CREATE TABLE shared (number INTEGER NOT NULL, party INTEGER NOT NULL);
CREATE TABLE hours (
    party INTEGER NOT NULL, units INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    taken INTEGER NOT NULL, number INTEGER NOT NULL
);
CREATE TABLE load (
    party INTEGER PRIMARY KEY, starts BLOB, started BLOB, ends BLOB, ended BLOB
);
"""
_UNLIKE = """
SELECT thing, number FROM said WHERE thing IN (
    SELECT thing FROM said GROUP BY thing
    HAVING min(number) < max(number) AND (min(what) = 0 OR min(what) < max(what))
)
ORDER BY thing
"""
_ALIKE = """
SELECT * FROM booked WHERE party IN (
    SELECT thing FROM said GROUP BY thing
    HAVING min(number) < max(number) AND min(what) > 0 AND min(what) = max(what)
)
"""
_HOURS = "SELECT * FROM hours ORDER BY party, start, stop, number"
_PROPOSING = "SELECT number FROM proposes WHERE number IN (SELECT number FROM shared)"
_LOADED = "SELECT party FROM shared JOIN load USING (party) WHERE shared.number = ?"
_LOAD = "SELECT starts, started, ends, ended FROM load WHERE party = ?"
_MOST_HELD = 256
"""Loads that groups share while they are judged; more are read again."""
_USED = 1
_NOTHING: Mapping[int, Load] = {}


class Group(NamedTuple):
    """Plans to judge together, and what all plans have booked of the parties they share."""

    numbers: tuple[int, ...]
    loads: Mapping[int, Load] = _NOTHING

    @property
    def alone(self) -> bool:
        """Whether it is one plan, judged by itself."""
        return len(self.numbers) == 1 and not self.loads


class Bonds:
    """The marks of plans, and the bonds that follow from them."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA cache_size = -{KIBIBYTES}; {_TABLES} BEGIN;"
        )
        self._leaders: dict[int, int] = {}
        self._held: dict[int, Load] = {}
        self._asked = False

    def put(self, number: int, marks: Marks) -> None:
        """Add the marks of a plan."""
        add = self._database.executemany
        said = [*marks.said, *((place, UNLIKE) for place in marks.asked)]
        add("INSERT INTO said VALUES (?, ?, ?)", [(*one, number) for one in said])
        add("INSERT INTO used VALUES (?, ?)", [(number, marks.used)])
        add("INSERT INTO booked VALUES (?, ?, ?, ?)", [(number, *one) for one in marks.booked])
        if marks.proposes:
            add("INSERT INTO proposes VALUES (?)", [(number,)])
        self._asked |= bool(marks.asked)

    def groups(self) -> Iterator[Group]:
        """Yield what is to be judged again, by first plans; no plan is in two groups."""
        if self._asked:
            self._tell_what_is_used()
        self._database.execute("CREATE INDEX said_of ON said (thing, what, number)")
        for _, rows in groupby(self._database.execute(_UNLIKE), itemgetter(0)):
            first, *others = (number for _, number in rows)
            for number in others:
                self._bind(first, number)
        self._note_hours()
        self._bind_meeting()
        proposing = {number for (number,) in self._database.execute(_PROPOSING)}
        groups: dict[int, list[int]] = {}
        for number in sorted(self._leaders.keys() | proposing):
            groups.setdefault(self._leader(number), []).append(number)
        for group in groups.values():
            loads = self._loads(group)
            if len(group) > 1 or (loads and group[0] in proposing):
                yield Group(tuple(group), loads)

    def close(self) -> None:
        """Throw everything away."""
        self._database.close()

    def _tell_what_is_used(self) -> None:
        """Say of each place that plans use it, for those that ask; all say the same."""
        for number, places in self._database.execute("SELECT number, places FROM used"):
            rows = [(place, _USED, number) for place in array("q", places)]
            self._database.executemany("INSERT INTO said VALUES (?, ?, ?)", rows)

    def _note_hours(self) -> None:
        """Take apart the hours of the parties that several plans book and say the same of."""
        for number, party, units, data in self._database.execute(_ALIKE):
            rows = [(party, units, *hours, number) for hours in unpacked_hours(data)]
            self._database.executemany("INSERT INTO hours VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._database.execute("INSERT INTO shared VALUES (?, ?)", (number, party))
        self._database.execute("CREATE INDEX shared_by ON shared (number)")

    def _bind_meeting(self) -> None:
        """Bind plans that meet where a party cannot serve them all, and keep its load."""
        hours = self._database.execute(_HOURS)
        for (party, units), rows in groupby(hours, itemgetter(0, 1)):
            load = Tally()
            booked = load.noting(row[2:] for row in rows)
            for one, other in _crowded(booked) if units == 1 else _over(booked, units):
                self._bind(one, other)
            parts = (part.tobytes() for part in load.load())
            self._database.execute("INSERT INTO load VALUES (?, ?, ?, ?, ?)", (party, *parts))

    def _loads(self, group: Iterable[int]) -> dict[int, Load]:
        found: dict[int, Load] = {}
        for number in group:
            for (party,) in self._database.execute(_LOADED, (number,)):
                found[party] = self._load(party)
        return found

    def _load(self, party: int) -> Load:
        load = self._held.get(party)
        if load is None:
            parts = self._database.execute(_LOAD, (party,)).fetchone()
            if len(self._held) >= _MOST_HELD:
                self._held.clear()
            load = self._held[party] = Load(*(array("q", part) for part in parts))
        return load

    def _bind(self, one: int, other: int) -> None:
        self._leaders[self._leader(other)] = self._leader(one)

    def _leader(self, number: int) -> int:
        """Return who stands for the group of a plan, which is itself at first."""
        leaders = self._leaders
        leaders.setdefault(number, number)
        while leaders[number] != number:
            leaders[number] = number = leaders[leaders[number]]
        return number


def _crowded(hours: Iterable[Hours]) -> Iterator[tuple[int, int]]:
    """Yield pairs of plans whose bookings of one body hang together by overlaps."""
    first, until = 0, -1
    for start, end, _, number in hours:
        if start >= until:
            first, until = number, end
            continue
        until = max(until, end)
        if number != first:
            yield first, number


def _over(hours: Iterable[Hours], units: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of plans that ask for a party when more is asked of it than there is.

    All such plans hang together, whenever that is: it is one finding.
    """
    running: list[tuple[int, int, int]] = []
    taken = 0
    first: int | None = None
    for start, end, weight, number in hours:
        while running and running[0][0] <= start:
            taken -= heappop(running)[1]
        known = taken > units
        heappush(running, (end, weight, number))
        taken += weight
        if taken <= units:
            continue
        for other in (number,) if known else {n for _, _, n in running}:
            first = other if first is None else first
            if other != first:
                yield first, other

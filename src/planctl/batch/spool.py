"""Verdicts on disk while the others are made, and which of their files have something in common.

A private temporary database that SQLite keeps in memory while it is small: what is held of many
plans does not grow with them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

__all__ = ["Spool"]

_KIBIBYTES = 512
"""How much of the database is held in memory."""

_TABLES = """
CREATE TABLE verdict (number INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE tie (tie INTEGER NOT NULL, number INTEGER NOT NULL);
CREATE TABLE piece (first INTEGER, minute INTEGER, key TEXT, data BLOB);
"""
_SHARED = """
SELECT tie, number FROM tie
WHERE tie IN (SELECT tie FROM tie GROUP BY tie HAVING count(*) > 1)
ORDER BY tie, number
"""


class Spool:
    """Data by the number of their file, and the ties of each file."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA cache_size = -{_KIBIBYTES}; {_TABLES} BEGIN;"
        )

    def put(self, number: int, data: bytes, ties: Iterable[int] = ()) -> None:
        """Keep the data of a file, in place of what was kept before."""
        self._database.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?)", (number, data))
        self._database.executemany("INSERT INTO tie VALUES (?, ?)", ((t, number) for t in ties))

    def put_pieces(self, pieces: Iterable[tuple[int, int, str, bytes]]) -> None:
        """Keep what was made of dates, each with its first day, its minute and its key."""
        self._database.executemany("INSERT INTO piece VALUES (?, ?, ?, ?)", pieces)

    def pieces(self) -> Iterator[bytes]:
        """Yield what was made of dates, by day, minute and key."""
        for (data,) in self._database.execute("SELECT data FROM piece ORDER BY first, minute, key"):
            yield data

    def all(self) -> Iterator[bytes]:
        """Yield the data of all files, by number."""
        for (data,) in self._database.execute("SELECT data FROM verdict ORDER BY number"):
            yield data

    def tied(self) -> list[list[int]]:
        """Return the numbers of files that hang together by their ties, two or more each."""
        leaders: dict[int, int] = {}
        last: tuple[int, int] | None = None
        for tie, number in self._database.execute(_SHARED):
            if last is not None and last[0] == tie:
                leaders[_leader(leaders, number)] = _leader(leaders, last[1])
            last = tie, number
        groups: dict[int, list[int]] = {}
        for number in sorted(leaders):
            groups.setdefault(_leader(leaders, number), []).append(number)
        return [group for group in groups.values() if len(group) > 1]

    def close(self) -> None:
        """Throw everything away."""
        self._database.close()


def _leader(leaders: dict[int, int], number: int) -> int:
    """Return who stands for the group of a number, which is itself at first."""
    leaders.setdefault(number, number)
    while leaders[number] != number:
        leaders[number] = number = leaders[leaders[number]]
    return number

"""Verdicts on disk while the others are made.

A private temporary database that SQLite keeps in memory while it is small: what is held of many
plans does not grow with them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

__all__ = ["KIBIBYTES", "Spool"]

KIBIBYTES = 512
"""How much of the database is held in memory."""

_TABLES = """
CREATE TABLE verdict (number INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE piece (first INTEGER, minute INTEGER, key TEXT, data BLOB);
"""


class Spool:
    """Data by the number of their file, and the ties of each file."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA cache_size = -{KIBIBYTES}; {_TABLES} BEGIN;"
        )

    def put(self, number: int, data: bytes) -> None:
        """Keep the data of a file, in place of what was kept before."""
        self._database.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?)", (number, data))

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

    def close(self) -> None:
        """Throw everything away."""
        self._database.close()

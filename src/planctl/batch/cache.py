"""What files gave before, found again by their content.

An entry stands under a digest of all that it depends on: the bytes and the names of its files,
how they were judged, planctl itself and what it computes with. The files that were included are
noted in the entry and compared when it is found. An entry that is damaged, or cannot be read,
is as good as none; so is a cache that cannot be opened or is locked.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib import import_module
from io import BytesIO
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

from planctl.frozen import Frozen
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.batch.marks import Marks

__all__ = [
    "LIMIT",
    "Cache",
    "Stored",
    "cache_file",
    "clear",
    "digest",
    "fingerprint",
    "loads",
    "size_of",
]

LIMIT = 512 * 1024 * 1024
"""Octets that the cache may take on disk; the entries that were not used longest go first."""

_TABLE = """
CREATE TABLE IF NOT EXISTS entry (
    key BLOB PRIMARY KEY, check_ BLOB NOT NULL, data BLOB NOT NULL, used INTEGER NOT NULL
)
"""
_DELETE_OLDEST = """
DELETE FROM entry WHERE rowid IN (
    SELECT rowid FROM (
        SELECT rowid,
            sum(length(data)) OVER (ORDER BY used, rowid) AS octets,
            sum(length(data)) OVER () AS all_octets
        FROM entry
    ) WHERE octets <= all_octets * ?
)
"""
_COMPUTES = ("holidays", "icalendar", "lunar-vn", "pydantic", "python-dateutil", "pyyaml", "tzdata")
_DAY = 24 * 60 * 60
_SIZE = 16


class Stored(NamedTuple):
    """An entry: the data of each file, and the included files with the digests of their content.

    What does not last is not kept.
    """

    data: tuple[bytes, ...]
    marks: Marks | None = None
    """What a plan that was judged alone has to do with others."""
    includes: tuple[tuple[str, bytes], ...] = ()
    lasting: bool = True
    pieces: tuple[tuple[int, int, str, bytes], ...] = ()
    """What a product made of the dates."""


def digest(*parts: bytes | bytearray) -> bytes:
    """Return the digest of some octets; where one part ends and the next begins counts."""
    measured = (piece for part in parts for piece in (len(part).to_bytes(8), part))
    return blake2b(b"".join(measured), digest_size=_SIZE).digest()


@cache
def fingerprint() -> bytes:
    """Return what tells this planctl, its modules and libraries, from any other."""
    from importlib.metadata import PackageNotFoundError, version

    import planctl

    parts = [planctl.__version__, sys.version]
    for name in _COMPUTES:
        try:
            parts.append(version(name))
        except PackageNotFoundError:
            parts.append("")
    package = Path(planctl.__file__).parent
    for folder, folders, files in os.walk(package):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        for name in sorted(files):
            state = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - many files
            parts.append(f"{name} {state.st_size} {state.st_mtime_ns}")
    return digest(*(part.encode() for part in parts))


def cache_file() -> Path:
    """Return where the cache is kept: in the platform's folder for such things."""
    from platformdirs import user_cache_path

    return user_cache_path("planctl", appauthor=False) / "verdicts-1.sqlite3"


def size_of(file: Path) -> int:
    """Return how many octets the cache takes on disk."""
    return sum(path.stat().st_size for path in (file, *_beside(file)) if path.exists())


def clear(file: Path) -> int:
    """Remove the cache and return how many octets that frees. Raises OSError."""
    freed = size_of(file)
    for path in (file, *_beside(file)):
        path.unlink(missing_ok=True)
    return freed


class Cache:
    """The entries of one cache file; every fault of the file makes them seem absent."""

    def __init__(self, file: Path, limit: int = LIMIT) -> None:
        self._file = file
        self._limit = limit
        self._today = int(time()) // _DAY
        self._used: list[bytes] = []
        self._writing = True
        self._database = _opened(file)

    def get(self, key: bytes) -> Stored | None:
        """Return an entry, or None where there is no sound one."""
        return self.find([key]).get(key)

    def find(self, keys: Sequence[bytes]) -> Mapping[bytes, Stored]:
        """Return the sound entries among those of some hundreds of keys."""
        found: dict[bytes, Stored] = {}
        places = ", ".join("?" * len(keys))
        rows = self._run(
            f"SELECT key, check_, data, used FROM entry WHERE key IN ({places})",
            keys,
        )
        for key, check, data, used in rows:
            if not isinstance(data, bytes) or check != digest(key, data):
                continue
            stored = loads(data)
            if isinstance(stored, tuple):
                found[key] = Stored(*stored)
            if used != self._today:
                self._used.append(key)
        return found

    def put(self, entries: Iterable[tuple[bytes, Stored]]) -> None:
        """Keep entries, in place of what stood under their keys."""
        rows = []
        for key, stored in entries:
            data = pickle.dumps(tuple(stored), pickle.HIGHEST_PROTOCOL)
            rows.append((key, digest(key, data), data, self._today))
        self._many("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Note what was used and keep within the limit."""
        self._many(
            "UPDATE entry SET used = ? WHERE key = ?", [(self._today, key) for key in self._used]
        )
        self._shrink()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _shrink(self) -> None:
        size = self._run(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", []
        )
        if not size or size[0][0] <= self._limit:
            return
        surplus = 1 - self._limit * 3 / 4 / size[0][0]
        self._many(_DELETE_OLDEST, [(surplus,)])
        self._run("VACUUM", [])
        self._run("PRAGMA wal_checkpoint(TRUNCATE)", [])

    def _run(self, statement: str, values: Sequence[object]) -> list[Any]:
        if self._database is None:
            return []
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.OperationalError:  # another process is at it
            return []
        except _DAMAGE:
            self._give_up()
            return []

    def _many(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        if self._database is None or not rows or not self._writing:
            return
        try:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.executemany(statement, rows)
        except sqlite3.OperationalError:  # another process is at it, or the disk is full
            self._writing = False  # to try each time would be to wait each time
        except _DAMAGE:
            self._give_up()

    def _give_up(self) -> None:
        """Throw a damaged file away; the next run begins a new one."""
        if self._database is not None:
            self._database.close()
            self._database = None
        _thrown_away(self._file)


def loads(data: bytes) -> Any:
    """Return what `pickle.dumps` made of planctl's values; other classes are refused.

    What cannot be read so gives None.
    """
    try:
        return _Values(BytesIO(data)).load()
    except Exception:  # whatever damaged octets lead to
        return None


class _Values(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _value_class(module, name)


@cache
def _value_class(module: str, name: str) -> type:
    known = (module, name) in _PLAIN
    if known or (module.partition(".")[0] == "planctl" and "." not in name):
        found: type = getattr(import_module(module), name)
        plain = isinstance(found, type) and issubclass(found, (Frozen, tuple))
        if known or (plain and found.__module__ == module):
            return found
    message = f"not a value of planctl's: {module}.{name}"
    raise pickle.UnpicklingError(message)


_PLAIN = frozenset({("datetime", "date"), ("datetime", "datetime"), ("datetime", "time")})


_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What a damaged file raises; its own words may be damaged too."""


def _opened(file: Path) -> sqlite3.Connection | None:
    """Return the open cache; a file that is no database is thrown away and begun anew."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            database = sqlite3.connect(file, timeout=5, isolation_level=None)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA cache_size = -512")  # each entry is read once
            database.execute(_TABLE)
        except sqlite3.OperationalError:
            return None
        except _DAMAGE:
            _thrown_away(file)
        except OSError:
            return None
        else:
            return database
    return None


def _thrown_away(file: Path) -> None:
    for path in (file, *_beside(file)):
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return


def _beside(file: Path) -> tuple[Path, Path]:
    return file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")

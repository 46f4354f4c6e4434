"""The cache gives back what was put in, and nothing else: damage makes an entry absent."""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.batch.cache import Cache, Stored, clear, digest, fingerprint, loads, size_of
from planctl.batch.marks import Booked, Marks
from planctl.messages import msg

KEY = digest(b"key")
MARKS = Marks(((7, 8),), (9,), b"places", (Booked(7, 2, b"runs"),), proposes=True)
ENTRY = Stored((b"one", b"two"), MARKS, (("chung.yml", b"content"),))


def test_what_was_put_is_found_by_the_next_process_too(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "cache.sqlite3"
    cache = Cache(file)
    assert cache.get(KEY) is None
    cache.put([(KEY, ENTRY)])
    assert cache.get(KEY) == ENTRY
    cache.close()
    again = Cache(file)
    assert again.get(KEY) == ENTRY
    assert again.get(digest(b"other")) is None
    again.close()


@settings(max_examples=60)
@given(st.integers(0, 200), st.binary(min_size=1, max_size=3))
def test_a_damaged_entry_is_as_good_as_none(at: int, noise: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cache.sqlite3"
        cache = Cache(file)
        cache.put([(KEY, ENTRY)])
        cache.close()
        database = sqlite3.connect(file)
        (data,) = database.execute("SELECT data FROM entry").fetchone()
        at %= len(data)
        damaged = data[:at] + noise + data[at + len(noise) :]
        database.execute("UPDATE entry SET data = ?", [damaged])
        database.commit()
        database.close()
        cache = Cache(file)
        assert cache.get(KEY) == (ENTRY if damaged == data else None)
        cache.close()


def test_an_entry_under_another_key_is_not_trusted(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite3"
    cache = Cache(file)
    cache.put([(KEY, ENTRY)])
    cache.close()
    database = sqlite3.connect(file)
    database.execute("UPDATE entry SET key = ?", [digest(b"other")])
    database.commit()
    database.close()
    cache = Cache(file)
    assert cache.get(digest(b"other")) is None
    cache.close()


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"", b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "cache.sqlite3"
    file.write_bytes(content)
    for _ in range(2):  # what can only be found out late is thrown away when it is
        cache = Cache(file)
        cache.put([(KEY, ENTRY)])
        cache.close()
    cache = Cache(file)
    assert cache.get(KEY) == ENTRY
    cache.close()


def test_pages_that_were_overwritten_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite3"
    cache = Cache(file)
    cache.put([(digest(str(n).encode()), Stored((bytes(3000),))) for n in range(50)])
    cache.close()
    data = bytearray(file.read_bytes())
    data[8192:40960] = b"\xa5" * (40960 - 8192)
    file.write_bytes(data)
    cache = Cache(file)
    found = [cache.get(digest(str(n).encode())) for n in range(50)]
    assert all(entry in (None, Stored((bytes(3000),))) for entry in found)
    assert None in found
    cache.close()


def test_a_fault_that_cannot_be_spelt_out_is_one_too(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite3"
    cache = Cache(file)
    cache.put([(KEY, ENTRY)])
    cache.close()
    data = file.read_bytes()
    at = data.index(b"CREATE TABLE") + len("CREATE ")
    file.write_bytes(data[:at] + b"\xf1" + data[at + 1 :])  # SQLite says it in these octets
    for expected in (None, ENTRY):
        cache = Cache(file)
        assert cache.get(KEY) == expected
        cache.put([(KEY, ENTRY)])
        cache.close()


def test_a_cache_that_others_hold_is_waited_for_only_once(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite3"
    cache = Cache(file)
    with sqlite3.connect(file) as other:
        other.execute("BEGIN IMMEDIATE")
        cache.put([(KEY, ENTRY)])
        other.rollback()
    cache.put([(KEY, ENTRY)])
    assert cache.get(KEY) is None
    cache.close()


def test_a_cache_that_cannot_be_made_is_empty(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = Cache(tmp_path / "file" / "cache.sqlite3")
    cache.put([(KEY, ENTRY)])
    assert cache.get(KEY) is None
    cache.close()


def test_the_entries_that_were_not_used_longest_go_first(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite3"
    keys = [digest(str(n).encode()) for n in range(100)]
    cache = Cache(file, limit=100_000)
    cache.put([(key, Stored((bytes(1000),))) for key in keys[:50]])
    cache.close()
    database = sqlite3.connect(file)
    database.execute("UPDATE entry SET used = used - 10")
    database.commit()
    database.close()
    cache = Cache(file, limit=100_000)
    cache.put([(key, Stored((bytes(1000),))) for key in keys[50:90]])
    assert cache.get(keys[0]) is not None
    cache.close()
    cache = Cache(file, limit=100_000)
    left = [key for key in keys if cache.get(key) is not None]
    assert file.stat().st_size <= 100_000
    assert keys[0] in left, "it was used today"
    assert len(left) < 90
    assert all(key in left for key in keys[60:90])
    cache.close()
    assert clear(file) > 0
    assert size_of(file) == 0


def test_only_values_of_planctl_are_read() -> None:
    value = (msg("{n} plans", n=2), ("text", 3, None))
    assert loads(pickle.dumps(value)) == value
    assert loads(pickle.dumps(Fraction(1, 2))) is None
    assert loads(pickle.dumps(print)) is None
    assert loads(b"") is None


@pytest.mark.parametrize("name", ["os.system", "os", "Path", "digest", "loads", "Cache"])
def test_what_modules_of_planctl_import_or_do_is_not_reached(name: str) -> None:
    data = b"\x80\x04\x8c\x13planctl.batch.cache\x8c" + bytes([len(name)]) + name.encode()
    assert loads(data + b"\x93\x8c\x04true\x85R.") is None


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite3"
    program = """
import sys
from pathlib import Path
from planctl.batch.cache import Cache, Stored, digest
cache = Cache(Path(sys.argv[1]))
for n in range(40):
    cache.put([(digest(sys.argv[2].encode(), str(n).encode()), Stored((sys.argv[2].encode(),)))])
cache.close()
"""
    names = ["a", "b", "c"]
    running = [subprocess.Popen([sys.executable, "-c", program, file, name]) for name in names]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    cache = Cache(file)
    for name in names:
        for n in range(40):
            entry = cache.get(digest(name.encode(), str(n).encode()))
            assert entry == Stored((name.encode(),))
    cache.close()


def test_digests_tell_parts_apart_and_the_fingerprint_stays() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert fingerprint() == fingerprint()

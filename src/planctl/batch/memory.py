"""What files gave before, asked for by what is in them now.

A file's key is a digest of its octets, its name and how it is judged; the key of files that are
judged together is a digest of theirs. So is the key of all files of a survey: where none of them
changed, what they gave is found in a few large parts, and nothing is looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from planctl.batch.bonds import Group
from planctl.batch.cache import Cache, Stored, digest, fingerprint
from planctl.batch.packing import packed
from planctl.batch.verdict import Judging, Verdict
from planctl.check.load import Load
from planctl.plan.find import Found
from planctl.plan.source import content_digest, octets_of

__all__ = ["Memory"]

PART = 256
"""How many files have their verdicts in one part of what all files gave."""

_SIZE = len(digest())
_NO_KEY = bytes(_SIZE)


class Memory:
    """What the cache holds of the files of one survey, judged in one way."""

    def __init__(self, files: Sequence[Found], by: Judging, cache: Cache) -> None:
        self._files = files
        self._cache = cache
        self._how = digest(fingerprint(), repr(by).encode())
        self._included: dict[str, bytes | None] = {}
        self._keys = bytearray()
        for file in files:
            self._keys += self._key(file, _octets(file)) or _NO_KEY
        self._lasting = True

    def all_parts(self) -> Iterator[tuple[int, bytes | None]]:
        """Yield the verdicts on all files, packed part by part, with the number of the first file.

        The last is None where not all are known.
        """
        whole = digest(self._keys)
        for first in range(0, len(self._files), PART):
            stored = self._cache.get(_part_key(whole, first))
            if stored is None or not self._current(stored):
                yield first, None
                return
            yield first, stored.data[0]

    def known(self, groups: Sequence[Group]) -> list[Stored | None]:
        """Return what each of some groups gave before, None where that is not known."""
        keys = [
            _group_key([self._key_at(number) for number in group.numbers], group.loads)
            for group in groups
        ]
        found = self._cache.find([key for key in keys if key is not None])
        known = (None if key is None else found.get(key) for key in keys)
        return [None if s is None or not self._current(s) else s for s in known]

    def read(self, group: Group) -> tuple[tuple[Found, ...], bytes | None]:
        """Return files with what is in them now, and the key of exactly that."""
        files, keys = [], []
        for number in group.numbers:
            file = self._files[number]
            octets = _octets(file)
            key = self._key(file, octets) or _NO_KEY
            if key != self._key_at(number):  # it was changed after it was looked at
                self._lasting &= group.alone
                self._keys[number * _SIZE : (number + 1) * _SIZE] = key
            files.append(file._replace(octets=octets))
            keys.append(key)
        return tuple(files), _group_key(keys, group.loads)

    def keep(self, entries: Iterable[tuple[bytes | None, Stored]]) -> None:
        """Keep what groups gave, as far as it lasts."""
        lasting = []
        for key, stored in entries:
            if key is not None and stored.lasting:
                lasting.append((key, stored))
            else:
                self._lasting = False
        self._cache.put(lasting)

    def forget(self) -> None:
        """Note that what some file gave does not last."""
        self._lasting = False

    def keep_all(self, verdicts: Iterable[Verdict]) -> None:
        """Keep the verdicts on all files, if all of them last."""
        rest = iter(verdicts)
        whole = digest(self._keys)
        for first in range(0, len(self._files) if self._lasting else 0, PART):
            part = list(islice(rest, PART))
            includes = {include for verdict in part for include in verdict.includes}
            if len(dict(includes)) < len(includes):  # one was changed meanwhile
                return
            stored = Stored((packed(part),), includes=tuple(sorted(includes)))
            self._cache.put([(_part_key(whole, first), stored)])

    def _key(self, file: Found, octets: bytes | None) -> bytes | None:
        if octets is None:
            return None
        name = file.name.encode("utf-8", "surrogatepass")
        return digest(self._how, name, b"named" if file.named else b"found", octets)

    def _key_at(self, number: int) -> bytes:
        return bytes(self._keys[number * _SIZE : (number + 1) * _SIZE])

    def _current(self, stored: Stored) -> bool:
        """Tell whether the included files are still what they were."""
        return all(self._content(file) == content for file, content in stored.includes)

    def _content(self, file: str) -> bytes | None:
        if file not in self._included:
            octets = octets_of(file)
            self._included[file] = None if octets is None else content_digest(octets)
        return self._included[file]


def _octets(file: Found) -> bytes | None:
    return octets_of(file.name) if file.octets is None else file.octets


def _group_key(keys: Sequence[bytes], loads: Mapping[int, Load]) -> bytes | None:
    if _NO_KEY in keys:
        return None
    if len(keys) == 1 and not loads:
        return keys[0]
    booked = (party.to_bytes(8) + loads[party].octets() for party in sorted(loads))
    return digest(b"together", digest(*keys), *booked)


def _part_key(whole: bytes, first: int) -> bytes:
    return digest(b"part", whole, first.to_bytes(8))

"""The compressed file beside a file: whether a client takes it, and whether it is up to date.

A publication that was interrupted, or a file that somebody edited, leaves a `.gz` that holds
something else. Dates that are wrong only for clients that compress would never be found, so a
compressed file is served only when it has been read and holds the very same content.
"""

from __future__ import annotations

import gzip
import zlib
from functools import lru_cache
from pathlib import Path

from planctl.tuples import NamedTuple

__all__ = ["Version", "accepts_gzip", "holds_the_same"]

_CHUNK = 256 * 1024


class Version(NamedTuple):
    """A file as it stands at an instant; one that is replaced or rewritten is another version.

    Times are in nanoseconds. The file system sets `changed`, whatever time a copy was given.
    """

    path: str
    inode: int
    modified: int
    changed: int
    size: int

    @property
    def etag(self) -> str:
        """The entity tag of HTTP, which differs between any two versions."""
        return f'"{self.inode:x}-{self.modified:x}-{self.changed:x}-{self.size:x}"'


def accepts_gzip(header: str) -> bool:
    """Tell whether an Accept-Encoding prefers gzip to no encoding (RFC 9110, section 12.5.3)."""
    qualities: dict[str, float] = {}
    for choice in header.lower().split(","):
        coding, *parameters = (part.strip() for part in choice.split(";"))
        qualities[coding] = min((_quality(p) for p in parameters), default=1.0)
    quality = qualities.get("gzip", qualities.get("x-gzip", qualities.get("*", 0.0)))
    return quality > 0 and quality >= qualities.get("identity", 0.0)


def _quality(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


@lru_cache(maxsize=4096)
def holds_the_same(compressed: Version, plain: Version) -> bool:
    """Tell whether the first file, decompressed, is the second; a damaged one is not.

    Either is read once, a piece at a time and only as far as they agree.
    """
    try:
        with gzip.open(compressed.path) as one, Path(plain.path).open("rb") as other:
            while True:
                piece = one.read(_CHUNK)
                if piece != other.read(_CHUNK):
                    return False
                if not piece:
                    return True
    except (OSError, EOFError, zlib.error):
        return False

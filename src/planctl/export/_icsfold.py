"""Content lines of RFC 5545: escaped, folded and taken apart again.

Events of a series differ in a few properties, so these are written line by line. Folding is
ours for all lines, also those that a library wrote, because an event must keep its bytes from
one publication to the next, whichever event is the first of its series and whatever library
version wrote it.
"""

from __future__ import annotations

import re

from planctl.export.text import one_line

__all__ = [
    "Begun",
    "begun",
    "continued",
    "escaped",
    "escaped_line",
    "folded",
    "name_of",
    "unescaped",
    "unfolded",
]

_LIMIT = 75
_FOLD = b"\r\n "
_BACKSLASH = 0x5C
_ESCAPE = re.compile(r"\\(.)")


def escaped(text: str) -> str:
    r"""Return `text` as a TEXT value (RFC 5545, section 3.3.11).

    Line breaks become `\n`, whichever they are; a backslash is always itself.
    """
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    if text.isprintable():
        return text
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def escaped_line(text: str) -> bytes:
    """Return `text`, brought onto one line, as a TEXT value in UTF-8."""
    if not text.isprintable():
        text = one_line(text)
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").encode()


def unescaped(value: str) -> str:
    """Return the text of a TEXT value that `escaped` wrote."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], value)


def name_of(line: str) -> str:
    """Return the name of the property in a content line, without parameters and value."""
    return line.partition(":")[0].partition(";")[0]


def folded(line: str | bytes) -> bytes:
    """Return a content line in UTF-8 with its CRLF, in physical lines of at most 75 octets.

    Section 3.1 allows a fold between any two characters; none splits an escape here, for the
    readers that undo escapes before folds.
    """
    octets = line.encode() if isinstance(line, str) else line
    return continued(octets, _LIMIT) + b"\r\n"


Begun = tuple[bytes, int]
"""A content line that may go on: folded as far as it stands, without its CRLF, and how many
octets more its last physical line takes."""


def begun(more: bytes, before: Begun = (b"", _LIMIT)) -> Begun:
    """Return a content line that ends with a whole character or escape, as one that may go on.

    It stands behind another that has begun, and is folded as if both had been whole.
    """
    octets, room = before
    if len(more) <= room:
        return octets + more, room - len(more)
    more = continued(more, room)
    return octets + more, _LIMIT - 1 - len(more) + more.rindex(_FOLD) + len(_FOLD)


def continued(more: bytes, room: int) -> bytes:
    """Return how a line goes on with `more`, folded, where it has that much room."""
    if len(more) <= room:
        return more
    start, end = 0, room
    parts = []
    while end < len(more):
        while more[end] & 0xC0 == 0x80:
            end -= 1
        if more[end - 1] == _BACKSLASH:
            end = _before_escape(more, start, end)
        parts.append(more[start:end])
        start, end = end, end + _LIMIT - 1
    parts.append(more[start:])
    return _FOLD.join(parts)


def unfolded(data: bytes) -> list[str]:
    """Return the content lines of a calendar, without line ends."""
    return data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode().split("\r\n")[:-1]


def _before_escape(data: bytes, start: int, end: int) -> int:
    """Return `end`, or the offset before it where it would split an escape."""
    first = end
    while first > start and data[first - 1] == _BACKSLASH:
        first -= 1
    return end - 1 if (end - first) % 2 else end

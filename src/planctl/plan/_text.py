"""The text of a file and the places in it.

The parser counts code points from the start of the text; people count lines and columns. The
translation is made here and only for places that somebody asks for, so a plan without findings
never pays for it. Lines end at LF, CR LF or CR, as in YAML 1.2 and in editors; NEL, LS and PS
are characters like others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from planctl.diagnostics import Diagnostic, Span, found
from planctl.messages import Message, msg

__all__ = ["SourceText", "decode"]

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_VIETNAMESE_1258: Final = frozenset(b"\xcc\xd2\xde\xec\xf2\xd0\xf0\xfd\xdd\xf5\xd5")


class SourceText:
    """A text under the name of its file; lines are found when a place is first asked for."""

    __slots__ = ("_starts", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._starts: list[int] = []

    @property
    def lines(self) -> list[str]:
        """The lines without their ends; `lines[span.line - 1]` is the line of a span."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def span(self, start: int, end: int) -> Span:
        """Return the place of the code points from `start` to before `end`, offsets in the text."""
        return Span(self.file, *self._position(start), *self._position(end))

    def point(self, offset: int) -> Span:
        """Return the place of one character; it is empty at the end of a line."""
        at_end = offset >= len(self.text) or self.text[offset] in "\r\n"
        return self.span(offset, offset if at_end else offset + 1)

    def line_before(self, offset: int) -> str:
        """Return the part of the line of `offset` that stands before it."""
        return self.text[self._line_start(offset) : offset]

    def previous_line(self, offset: int) -> tuple[int, str]:
        """Return start and text of the last line with content above the line of `offset`."""
        start = self._line_start(offset)
        above = self.text[:start].rstrip()
        start = self._line_start(len(above))
        return start, above[start:]

    def _position(self, offset: int) -> tuple[int, int]:
        start = self._line_start(offset)
        return bisect_right(self._starts, start), min(offset, len(self.text)) - start + 1

    def _line_start(self, offset: int) -> int:
        if not self._starts:
            self._starts = [0, *(end.end() for end in _LINE_END.finditer(self.text))]
        return self._starts[bisect_right(self._starts, min(offset, len(self.text))) - 1]


def decode(data: bytes, file: str) -> SourceText | Diagnostic:
    """Return the text of a UTF-8 file, or what is wrong with it."""
    try:
        return SourceText(file, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = SourceText(file, data[: error.start].decode("utf-8"))
        byte = f"0x{data[error.start]:02X}"
        place = before.point(len(before.text))
        return found(
            "unreadable-file",
            msg("the file is not in UTF-8: byte {byte} cannot be read", byte=byte),
            place._replace(end_column=place.column + 1),
            help=_encoding_help(data),
        )


def _encoding_help(data: bytes) -> Message:
    if data.startswith(_UTF16_MARKS):
        return msg("it looks like UTF-16 (“Unicode” in older editors): save the file as UTF-8")
    if _VIETNAMESE_1258.isdisjoint(data):
        return msg("save the file as UTF-8")
    try:
        data.decode("cp1258")
    except UnicodeDecodeError:
        return msg("save the file as UTF-8")
    return msg("it looks like Windows-1258 or an older Vietnamese encoding: save the file as UTF-8")

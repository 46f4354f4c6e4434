"""Text that users wrote, made fit for a file that others open.

Titles and names go into exports as they stand; only characters that calendars, pages and tables
cannot hold are shown as the replacement character instead.
"""

from __future__ import annotations

import re

__all__ = ["lines", "one_line"]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def lines(text: str) -> str:
    """Return `text` with line feeds as its only line breaks, controls as U+FFFD; tabs stay."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", _BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """Return `text` on one line: line breaks and tabs become spaces, controls U+FFFD."""
    return text if text.isprintable() else lines(text).replace("\n", " ").replace("\t", " ").strip()

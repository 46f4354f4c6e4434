"""The terminal: who reads, in which language, and whether colours are wanted.

stdout carries the product, stderr everything else. Colours follow the stream that they are
written to and the conventions NO_COLOR and FORCE_COLOR.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from planctl.messages import Language, Message, Translator
from planctl.status import Status

__all__ = ["coloured", "environment_language", "plain", "quietly", "say", "style_for", "write_out"]

_CODES = {
    "red": "1;31",
    "yellow": "33",
    "cyan": "36",
    "blue": "34",
    "dim": "2",
    "bold": "1",
    "struck": "2;9",
}


def environment_language() -> Language | None:
    """Return the language that the environment asks for, None when it asks for none.

    PLANCTL_LANG comes before LC_ALL, LC_MESSAGES and LANG; the locale `C` asks for none.
    """
    for name in ("PLANCTL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if not value:
            continue
        if value.startswith("vi"):
            return "vi"
        if value.startswith("en"):
            return "en"
        return None
    return None


def coloured(stream: TextIO) -> bool:
    """Tell whether `stream` is to be written in colours."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _paint(text: str, colour: str) -> str:
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if text else text


def plain(text: str, colour: str) -> str:
    """Leave a text as it is: the style of a stream without colours."""
    del colour
    return text


def style_for(stream: TextIO) -> Callable[[str, str], str]:
    """Return the style to write to `stream` with."""
    return _paint if coloured(stream) else plain


def say(message: Message, translator: Translator) -> None:
    """Write a line about the run to stderr."""
    print(translator(message), file=sys.stderr)


def write_out(text: str) -> None:
    """Write the product to stdout as UTF-8 whatever the locale, LF line ends kept.

    Ends the process quietly when the reader has gone, as `planctl expand … | head` does.
    """
    with quietly() as stream:
        stream.write(text.encode("utf-8", "surrogateescape"))


@contextmanager
def quietly() -> Iterator[BinaryIO]:
    """Give stdout for octets; a reader that has gone ends the process quietly."""
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Status.OK)
    except OSError as error:
        print(f"planctl: cannot write to stdout: {error.strerror or error}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Status.USAGE)

"""The C parser's events, typed, with lines that end where YAML 1.2 and editors end them.

The parser follows YAML 1.1, for which NEL, LS and PS end lines too. Text copied from word
processors has them inside of sentences, so other characters stand in for them while it parses.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final, Protocol, cast

from yaml import events
from yaml._yaml import CParser, Mark

__all__ = [
    "ALIAS",
    "DOCUMENT_START",
    "MAPPING_END",
    "MAPPING_START",
    "SCALAR",
    "SEQUENCE_END",
    "SEQUENCE_START",
    "STREAM_END",
    "Event",
    "events_of",
]

ALIAS: Final[type[object]] = events.AliasEvent
SCALAR: Final[type[object]] = events.ScalarEvent
SEQUENCE_START: Final[type[object]] = events.SequenceStartEvent
SEQUENCE_END: Final[type[object]] = events.SequenceEndEvent
MAPPING_START: Final[type[object]] = events.MappingStartEvent
MAPPING_END: Final[type[object]] = events.MappingEndEvent
DOCUMENT_START: Final[type[object]] = events.DocumentStartEvent
STREAM_END: Final[type[object]] = events.StreamEndEvent

_OLD_BREAKS: Final = "\x85\u2028\u2029"


class Event(Protocol):
    """Any event of the parser; which attributes it has depends on its class."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool


def events_of(text: str, octets: bytes) -> Callable[[], Event]:
    """Return the function that gives the next event; it raises `yaml.YAMLError` at a fault.

    `octets` are the text in UTF-8, which is what the parser reads.
    """
    if text.isascii() or not any(old in text for old in _OLD_BREAKS):
        return cast("Callable[[], Event]", CParser(octets).get_event)
    free = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    stand_ins = "".join(islice(free, len(_OLD_BREAKS)))
    next_event = CParser(text.translate(str.maketrans(_OLD_BREAKS, stand_ins))).get_event
    restored = str.maketrans(stand_ins, _OLD_BREAKS)

    def restoring() -> Event:
        event = cast("Event", next_event())
        if type(event) is SCALAR:
            event.value = event.value.translate(restored)
        return event

    return restoring

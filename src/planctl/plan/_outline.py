"""Where the values of a document stand: the parser's events, and which of them end which.

Reading a plan keeps the events and makes nothing more of them. What a mapping or a list holds is
looked up among them when somebody asks for a place in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from unicodedata import normalize

from planctl.plan._parser import MAPPING_START, SCALAR, SEQUENCE_START, Event
from planctl.tuples import NamedTuple

__all__ = ["Child", "Outline"]


class Child(NamedTuple):
    """The place of a value, and its key; items of lists and the root have none."""

    key: Event | None
    place: int


class Outline:
    """The events of a document; places are positions among them.

    `ends` leads from the start of each mapping and list to its end, and `meant` from each alias to
    what it stands for.
    """

    root: Final = Child(None, 2)
    """The root stands behind the beginnings of the stream and of the document."""

    __slots__ = ("_children", "ends", "events", "meant")

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.ends: dict[int, int] = {}
        self.meant: dict[int, Child] = {}
        self._children: dict[int, Mapping[str | int, Child]] = {}

    def children(self, place: int) -> Mapping[str | int, Child]:
        """Return what a mapping or a list holds, by key in NFC (the first counts) or position."""
        if place not in self._children:
            children: dict[str | int, Child] = {}
            for step, child in self._walk(place):
                children.setdefault(step, child)
            self._children[place] = children
        return self._children[place]

    def _walk(self, start: int) -> Iterator[tuple[str | int, Child]]:
        kind = type(self.events[start])
        if kind is not MAPPING_START and kind is not SEQUENCE_START:
            return
        place, count = start + 1, 0
        end = self.ends.get(start, len(self.events))  # without an end where the text is no YAML
        while place < end:
            if kind is SEQUENCE_START:
                yield count, Child(None, place)
            else:
                key = self.events[place]
                place = self._after(place)
                if type(key) is SCALAR:
                    yield normalize("NFC", key.value), Child(key, place)
            place, count = self._after(place), count + 1

    def _after(self, place: int) -> int:
        return self.ends.get(place, place) + 1

    def extent(self, place: int) -> tuple[int, int]:
        """Return the offsets in code points, the end excluded, of a value, anchor and tag included.

        A block mapping or block list ends where its last value ends.
        """
        event = self.events[place]
        start = event.start_mark.index
        if place not in self.ends:
            return start, event.end_mark.index
        if event.flow_style:
            return start, self.events[self.ends[place]].end_mark.index
        last = next(reversed([*self.children(place).values()]), None)
        return start, start if last is None else self.extent(last.place)[1]

"""An event as a calendar object resource, the unit that CalDAV reads and writes.

A resource is a calendar of one event with its time zone (RFC 4791, section 4.1). Servers and
phones rewrite what they store: other line breaks, another order, properties of their own. So
events are compared by what they say. Of alarms those of the plan must be there; whoever adds
one of their own keeps it until the event changes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from planctl.export._icsfold import folded, name_of, unescaped, unfolded
from planctl.export.publication import PRODID
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from icalendar import Component

__all__ = ["DIGEST", "Content", "content_of", "digest_of", "properties", "resource"]

DIGEST = "X-PLANCTL-DIGEST"

_BEGIN = b"BEGIN:VEVENT\r\n"
_BEFORE_VALUE = re.compile(r'(?:[^:"]|"[^"]*")*:')
"""Name and parameters of a content line; a parameter in quotes may hold a colon."""
_TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION")
_WORDS = {"STATUS": "CONFIRMED", "TRANSP": "OPAQUE"}
"""Properties of one word, with what it means that there is none."""
_TIMES = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID")
_REPEATS = ("RRULE", "RDATE", "EXDATE", "EXRULE")
"""No event of ours repeats; one that does was made to by somebody."""


class Content(NamedTuple):
    """What an event says to those who look at it."""

    facts: tuple[tuple[str, str], ...]
    """Property names and values; those that are not there are left out."""
    alarms: frozenset[tuple[str, str]]
    """Action and trigger of each alarm."""

    def keeps(self, planned: Content) -> bool:
        """Whether this still says all that is planned, and nothing else but further alarms."""
        return self.facts == planned.facts and self.alarms >= planned.alarms


def resource(event: bytes, content: Content, zones: Mapping[str, bytes]) -> bytes:
    """Return the resource of an event: its folded lines and those time zones that it names.

    `content` is what the event says; X-PLANCTL-DIGEST tells later whether anybody changed it.
    """
    used = [lines for name, lines in zones.items() if f";TZID={name}:".encode() in event]
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + folded(f"PRODID:{PRODID}")
    digest = folded(f"{DIGEST}:{digest_of(content)}")
    marked = _BEGIN + digest + event.removeprefix(_BEGIN)
    return b"".join([head, *used, marked, b"END:VCALENDAR\r\n"])


def digest_of(content: Content) -> str:
    """Return a digest of a content; another one where a single fact or alarm differs."""
    text = json.dumps([content.facts, sorted(content.alarms)], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def properties(event: bytes) -> dict[str, str]:
    """Return the texts of an event's own properties, the first of each name, alarms left out."""
    found: dict[str, str] = {}
    depth = 0
    for line in unfolded(event):
        name = name_of(line).upper()
        depth += (name == "BEGIN") - (name == "END")
        if depth == 1:
            found.setdefault(name, unescaped(_BEFORE_VALUE.sub("", line, count=1)))
    return found


def content_of(event: Component, texts: Mapping[str, str]) -> Content:
    """Return what an event says, however it is written; `texts` are its properties.

    Texts are not taken from the component, since icalendar loses a backslash before an N.
    """
    facts = sorted([*_texts(texts), *_facts(event)])
    alarms = (a for a in event.subcomponents if a.name == "VALARM")
    return Content(tuple(facts), frozenset((_one(a, "ACTION"), _one(a, "TRIGGER")) for a in alarms))


def _texts(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in _TEXTS:
        if text := texts.get(name, "").strip():
            yield name, text
    for name, default in _WORDS.items():
        if (word := texts.get(name, default).upper()) != default:
            yield name, word


def _facts(event: Component) -> Iterator[tuple[str, str]]:
    for name in _TIMES:
        if moment := _one(event, name):
            yield name, moment
    for name in _REPEATS:
        for value in _values(event, name):
            yield name, str(value)
    if categories := sorted(_categories(event)):
        yield "CATEGORIES", json.dumps(categories, ensure_ascii=False)


def _values(component: Component, name: str) -> list[object]:
    value = component.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _one(component: Component, name: str) -> str:
    """Return the only value of a property in one spelling; several joined, none as empty."""
    return "\n".join(map(_spelling, _values(component, name)))


def _spelling(value: object) -> str:
    moment: object = getattr(value, "dt", value)
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC).isoformat()
    return moment.isoformat() if isinstance(moment, date) else str(moment)


def _categories(event: Component) -> set[str]:
    return {
        str(name)
        for value in _values(event, "CATEGORIES")
        for name in getattr(value, "cats", [value])
    }

"""What all events and to-dos of a plan share, and the values that they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from planctl.export._icsfold import Begun, begun, escaped, escaped_line, folded
from planctl.export._icsform import text_line
from planctl.export._icstext import about_document, about_plan
from planctl.export._zones import UTC_ZONE, tzid
from planctl.export.rows import category_name
from planctl.messages import Translator
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.export.client import Client
    from planctl.export.edition import Edition
    from planctl.plan.document import PlanDocument
    from planctl.plan.vocabulary import Category

__all__ = ["DAYS", "Plan", "category_line", "plan_of", "time_of_day"]


class Plan(NamedTuple):
    """A plan as its events tell it."""

    zone: str
    """The TZID of its times."""
    stamp: bytes
    """DTSTAMP and LAST-MODIFIED of what was not published before."""
    about: Begun
    """What all descriptions begin with."""
    client: Client
    translator: Translator
    locations: Mapping[str | None, bytes]
    """The folded LOCATION of each place, by its id; empty for None."""


class _Locations(dict[str | None, bytes]):
    def __init__(self, document: PlanDocument) -> None:
        super().__init__({None: b""})
        self.places = document.places

    def __missing__(self, place: str) -> bytes:
        name = escaped_line(self.places[place].name)
        line = self[place] = folded(b"LOCATION:" + name) if name else b""
        return line


def plan_of(document: PlanDocument, edition: Edition, zones: Mapping[str, str]) -> Plan:
    """Return what the events of a plan share; `zones` are the TZIDs of the calendar."""
    zone, translator = tzid(document.model.timezone), edition.translator
    about = escaped(about_plan(about_document(document), translator))
    return Plan(
        zone=zones.get(zone, zone),
        stamp=_stamp(document, edition.source_date),
        about=begun(f"DESCRIPTION:{about}".encode()),
        client=edition.client,
        translator=translator,
        locations=_Locations(document),
    )


@lru_cache
def category_line(category: Category, translator: Translator) -> bytes:
    """Return the folded CATEGORIES."""
    return text_line("CATEGORIES", category_name(category, translator))


class _Days(dict[int, bytes]):
    def __missing__(self, ordinal: int) -> bytes:
        day = date.fromordinal(ordinal)
        digits = self[ordinal] = f"{day.year:04}{day.month:02}{day.day:02}".encode()
        return digits


DAYS = _Days()
"""Days as in DTSTART, by their ordinals: `20170502`. Each that was asked for stays."""


def time_of_day(minute: int, zone: str) -> bytes:
    """Return what stands behind the day: `T073000`; `minute` may lie on another day."""
    minute %= 1440
    return f"T{minute // 60:02}{minute % 60:02}00{'Z' if zone == UTC_ZONE else ''}".encode()


def _stamp(document: PlanDocument, source_date: datetime | None) -> bytes:
    issued = document.model.issued
    if issued is None and source_date is not None:
        return source_date.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ").encode()
    day = document.first if issued is None else issued.toordinal()
    return DAYS[day] + b"T000000Z"

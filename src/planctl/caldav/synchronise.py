"""What has to be written so that a collection is at the plans' state.

Nothing is remembered between two runs: the collection itself is read and compared. So a run
that was cut short is completed by the next one, and a second run right after writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Literal

from planctl.caldav.held import Held, Stored, ours
from planctl.caldav.resource import Content, content_of, properties, resource
from planctl.export.publication import Publication, Published
from planctl.export.reissue import Reissue, revised
from planctl.tuples import NamedTuple

__all__ = ["Action", "Planned", "Synchronisation", "Write", "planned_events", "synchronise"]

Action = Literal["create", "replace", "delete"]


class Planned(NamedTuple):
    """An event as it should be."""

    published: Published
    content: Content


class Write(NamedTuple):
    """One request to the server."""

    action: Action
    uid: str
    key: str
    title: str
    data: bytes
    """The resource; empty for one to delete."""
    former: Stored | None
    """What is replaced or deleted, only as long as it still is what was read."""
    edited: bool
    """Whether that holds what somebody else wrote, which is lost."""


class Synchronisation(NamedTuple):
    """The comparison of a collection with plans."""

    writes: tuple[Write, ...]
    """In the order to make them: created, replaced, deleted. Cut short, no date is missing."""
    kept: int
    """How many events are as they should be."""
    held: Publication
    """The events of the plans that the collection holds, as far as they have dates."""


def planned_events(data: bytes, publication: Publication) -> dict[str, Planned]:
    """Return the events of the written calendar `data` by UID, in its order."""
    from icalendar import Calendar

    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    parsed = {str(event["UID"]): event for event in calendar.events}
    return {
        uid: Planned(event, content_of(parsed[uid], properties(event.raw)))
        for uid, event in publication.events.items()
    }


def synchronise(
    planned: Mapping[str, Planned],
    zones: Mapping[str, bytes],
    resources: Iterable[Stored],
    plans: Collection[str],
    now: datetime,
) -> Synchronisation:
    """Compare the `resources` of a collection with the events that the `plans` (ids) give it.

    `zones` are the time zones by TZID. A date that will not be is not in a collection at all,
    and neither is a second resource of one event. `now` stamps events that changed, in UTC.
    """
    expected = {uid: event.published.key for uid, event in planned.items()}
    held: dict[str, list[Held]] = {}
    for one in ours(resources, expected, plans):
        held.setdefault(one.uid, []).append(one)
    for uid, several in held.items():  # under the name that we give it first
        several.sort(key=lambda h: (not h.stored.url.endswith(f"/{uid}.ics"), h.stored.url))
    changed = [
        write
        for uid, event in planned.items()
        if (write := _write(event, held.get(uid), zones, now)) is not None
    ]
    deleted = [w for uid, several in held.items() for w in _deletions(several, uid in planned)]
    order: tuple[Action, ...] = ("create", "replace", "delete")
    writes = sorted([*changed, *deleted], key=lambda write: order.index(write.action))
    known = {u: h[0].published for u, h in held.items() if h[0].published is not None}
    return Synchronisation(tuple(writes), len(planned) - len(changed), Publication("", known, {}))


def _write(
    event: Planned, held: list[Held] | None, zones: Mapping[str, bytes], now: datetime
) -> Write | None:
    """Return the request that brings an event to its state, None where it is there already."""
    new = event.published
    if held is None:
        data = resource(new.raw, event.content, zones)
        return Write("create", new.uid, new.key, new.text("SUMMARY"), data, None, edited=False)
    former = held[0]
    if former.marked and former.content is not None and former.content.keeps(event.content):
        return None
    data = resource(_following(new, former, now), event.content, zones)
    title = new.text("SUMMARY")
    return Write("replace", new.uid, new.key, title, data, former.stored, former.edited)


def _following(new: Published, former: Held, now: datetime) -> bytes:
    """Return the lines of the event with the stamps by which clients know that it changed."""
    told = new._replace(raw=b"", sequence=former.sequence, modified=former.modified)
    reissue = Reissue(Publication("", {new.uid: told}, {}), now, now.toordinal())
    return revised(new.raw, new.uid, reissue)  # without its lines the former is never the same


def _deletions(several: list[Held], expected: bool) -> Iterator[Write]:
    for held in several[1:] if expected else several:
        yield Write("delete", held.uid, held.key, held.title, b"", held.stored, edited=held.edited)

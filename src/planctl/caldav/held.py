"""What a collection holds, read with care: it belongs to people, and only some of it is ours.

An event is ours when its UID is the one that follows from a key (X-PLANCTL-KEY), and the key
begins with the id of a plan that is pushed. The properties alone would not do: a phone that
duplicates an event copies them under a UID of its own, and then it is that person's event.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, get_args

from planctl.caldav.resource import DIGEST, Content, content_of, digest_of, properties
from planctl.export.publication import PRODID, Published
from planctl.occurrence import Status, uid_of
from planctl.schedule.dating import Kind
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from icalendar import Calendar, Event

__all__ = ["Held", "Stored", "ours"]

_KEY = "X-PLANCTL-KEY"
_UID = re.compile(r"^UID:(\S+)\s*$", re.MULTILINE)
_EVENT = re.compile(r"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.MULTILINE | re.DOTALL)
_LINE_END = re.compile(r"\r?\n")
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
_STATUSES: dict[str, Status] = {status.upper(): status for status in get_args(Status)}
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Stored(NamedTuple):
    """A resource as a server returns it."""

    url: str
    etag: str
    data: str


@dataclass(frozen=True, slots=True)
class Held:
    """An event of ours in a collection."""

    stored: Stored
    uid: str
    key: str
    title: str
    marked: bool
    """Whether it still holds its key, by which it is known once the plan has it no more."""
    content: Content | None
    """None where it is not one event that can be read."""
    edited: bool
    """Whether it says something else than what was last pushed."""
    sequence: int = 0
    modified: datetime = _LONG_AGO
    """By SEQUENCE and LAST-MODIFIED clients know whether another version is newer."""
    published: Published | None = None
    """As an event that was published; None where it has no times."""


def ours(
    resources: Iterable[Stored], expected: Mapping[str, str], plans: Collection[str]
) -> list[Held]:
    """Return the events whose UID is `expected` (a key by UID), or whose key is of `plans`."""
    found = (_held(s, expected, plans) for s in resources if _may_be_ours(s, expected))
    return [held for held in found if held is not None]


def _may_be_ours(stored: Stored, expected: Mapping[str, str]) -> bool:
    return _KEY in stored.data or not expected.keys().isdisjoint(_UID.findall(stored.data))


def _held(stored: Stored, expected: Mapping[str, str], plans: Collection[str]) -> Held | None:
    calendar = _calendar(stored.data)
    blocks = _EVENT.findall(_LINE_END.sub("\r\n", stored.data))
    if calendar is None or not blocks or len(calendar.events) != len(blocks):
        uid = next((u for u in _UID.findall(stored.data) if u in expected), None)
        return None if uid is None else _unreadable(stored, uid, expected[uid])
    event, raw = calendar.events[0], blocks[0].encode()
    own = properties(raw)
    uid, key = own.get("UID", ""), own.get(_KEY, "")
    marked = bool(key) and uid_of(key) == uid
    if uid not in expected and not (marked and key.partition("/")[0] in plans):
        return None
    key = expected.get(uid, key)
    content = content_of(event, own) if len(blocks) == 1 else None
    held = Held(
        stored=stored,
        uid=uid,
        key=key,
        title=own.get("SUMMARY", ""),
        marked=marked,
        content=content,
        edited=_is_edited(content, own.get(DIGEST), str(calendar.get("PRODID", ""))),
        sequence=_number(own.get("SEQUENCE", "")),
        modified=_modified(event),
    )
    return replace(held, published=_published(held, event, raw, own))


def _unreadable(stored: Stored, uid: str, key: str) -> Held:
    return Held(stored, uid, key, title="", marked=False, content=None, edited=True)


def _calendar(data: str) -> Calendar | None:
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(data)
    except Exception:  # a reader of damaged text may stumble anywhere
        return None
    return calendar if isinstance(calendar, Calendar) else None


def _is_edited(content: Content | None, digest: str | None, writer: str) -> bool:
    """Tell whether somebody changed it; where the digest was dropped, by who wrote it last."""
    if content is None:
        return True
    return writer != PRODID if digest is None else digest != digest_of(content)


def _published(held: Held, event: Event, raw: bytes, own: Mapping[str, str]) -> Published | None:
    start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    if start is None or end is None or not _follows(start, end):
        return None
    return Published(
        raw=raw,
        key=held.key,
        uid=held.uid,
        kind=_KINDS.get(own.get("X-PLANCTL-KIND", ""), "event"),
        status=_STATUSES.get(own.get("STATUS", ""), "confirmed"),
        start=start,
        end=end,
        sequence=held.sequence,
        modified=held.modified,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0


def _modified(event: Event) -> datetime:
    moment = _moment(event, "LAST-MODIFIED")
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC)
    return _LONG_AGO


def _moment(event: Event, name: str) -> date | datetime | None:
    moment: object = getattr(event.get(name), "dt", None)
    return moment if isinstance(moment, date) else None


def _follows(start: date, end: date) -> bool:
    """Tell whether both are days, or both times of one sort, in their order."""
    try:
        return type(start) is type(end) and start <= end
    except TypeError:  # one has a time zone and the other has none
        return False

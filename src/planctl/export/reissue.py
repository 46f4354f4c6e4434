"""How events follow the ones that were published before (RFC 5545, sections 3.8.7.2 to 3.8.7.4).

A phone holds the former event under its UID. What did not change keeps its bytes, so that
nothing happens; what changed has a higher SEQUENCE and a later LAST-MODIFIED, for clients go by
one or the other; what is gone is sent as cancelled, since an import never removes anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from planctl.export._icsfold import escaped, folded, name_of, unescaped, unfolded
from planctl.export._icstext import cancelled_title
from planctl.export.publication import Publication, Published
from planctl.messages import Translator
from planctl.tuples import NamedTuple

__all__ = ["Moment", "Reissue", "missing_zones", "revised", "withdrawn"]

_STAMPS = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
_OWN = ("X-PLANCTL-KEY", "X-PLANCTL-KIND", "X-PLANCTL-WHY")
_BUSY = "X-MICROSOFT-CDO-BUSYSTATUS"


class Moment(NamedTuple):
    """When something is published."""

    now: datetime
    """In UTC."""
    today: int
    """An ordinal, in the time zone of whoever publishes."""


class Reissue(NamedTuple):
    """A publication over a former one."""

    former: Publication
    now: datetime
    """What DTSTAMP and LAST-MODIFIED become where something changed, in UTC."""
    today: int
    """An ordinal: what ended before this day is past."""


def revised(event: bytes, uid: str, reissue: Reissue) -> bytes:
    """Return an event as it follows the former one: that one's bytes, or this with its stamps.

    Stamps, order and folding of lines and the properties that only planctl reads are no
    content, so that a new version of planctl alone changes no event.
    """
    former = reissue.former.components.get(uid)
    if former is None:
        return event
    if event == former.raw or _content(event) == _content(former.raw):
        return former.raw
    stamps = _stamps(former, reissue.now)
    return b"".join(folded(stamps.get(name_of(line), line)) for line in unfolded(event))


def withdrawn(
    reissue: Reissue, uids: Collection[str], keys: Collection[str], translator: Translator
) -> Iterator[bytes]:
    """Yield the former events and to-dos beside `uids` that are not past, cancelled.

    An event is also cancelled when it is past, as long as another one has one of its `keys`:
    dates that have been single and are one recurring event now, or the other way round, would
    stand twice where both were imported.
    """
    for former in reissue.former.components.values():
        if former.uid in uids:
            continue
        is_event = former.uid in reissue.former.events
        twice = is_event and any(key in keys for key, _ in former.dates)
        if former.last < reissue.today and not twice:
            continue
        if former.status == "cancelled":
            yield former.raw
        else:
            yield b"".join(map(folded, _cancelled(former, reissue.now, translator)))


def missing_zones(
    former: Publication, known: Collection[str], events: Iterable[bytes]
) -> list[bytes]:
    """Return the folded lines of the former time zones, beside `known`, that `events` name."""
    unknown = sorted(former.zones.keys() - known)
    if not unknown:
        return []
    text = b"".join(events)
    used = [name for name in unknown if f";TZID={name}:".encode() in text]
    return [folded(line) for name in used for line in unfolded(former.zones[name])]


def _content(event: bytes) -> list[str]:
    lines = unfolded(event)
    return sorted(n for n in lines if name_of(n) not in (*_STAMPS, *_OWN))


def _stamps(former: Published, now: datetime) -> dict[str, str]:
    """Return the lines of a new revision; later than the former also where the clock is not."""
    stamp = max(now, former.modified + timedelta(seconds=1)).strftime("%Y%m%dT%H%M%SZ")
    return {
        "DTSTAMP": f"DTSTAMP:{stamp}",
        "LAST-MODIFIED": f"LAST-MODIFIED:{stamp}",
        "SEQUENCE": f"SEQUENCE:{former.sequence + 1}",
    }


def _cancelled(former: Published, now: datetime, translator: Translator) -> Iterator[str]:
    """Yield the lines of an event that is off: named so, without alarms."""
    own = {**_stamps(former, now), "STATUS": "STATUS:CANCELLED", _BUSY: f"{_BUSY}:FREE"}
    ringing = False
    for line in unfolded(former.raw):
        name = name_of(line)
        ringing = ringing or line == "BEGIN:VALARM"
        if name == "SUMMARY" and not ringing:
            title = cancelled_title(unescaped(line.partition(":")[2]), translator)
            yield f"SUMMARY:{escaped(title)}"
        elif not ringing and name != "X-PLANCTL-WHY":
            yield own.get(name, line)
        ringing = ringing and line != "END:VALARM"

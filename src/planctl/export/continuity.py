"""One event in several calendars: a client that imports them all shows its newest state.

When a date passes from one party to another, one calendar cancels what the other adds, under
the same UID. Clients keep the higher SEQUENCE (RFC 5546, section 2.1.5), in whichever order they
import, so what is added must follow not only its own calendar but all that ever held the event.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from planctl.export.publication import Publication, Published

__all__ = ["continued"]


def continued(
    formers: Mapping[str, Publication], held: Mapping[str, Collection[str]]
) -> dict[str, Publication]:
    """Return what each calendar follows, by its name, where there is anything to follow.

    `formers` are the calendars as they were published, `held` the UIDs of the events that each
    holds from now on. An event's SEQUENCE becomes the highest that it has in any calendar,
    counting the one with which a calendar is about to cancel it. One that is cancelled elsewhere
    follows nothing that was published, so that it is revised even where it stays the same.
    """
    latest: dict[str, Published] = {}
    for name, former in formers.items():
        for uid, event in former.events.items():
            revision = event
            if uid not in held.get(name, ()):
                leaves = event.status != "cancelled"
                revision = event._replace(sequence=event.sequence + leaves, raw=b"")
            if uid not in latest or _rank(latest[uid]) < _rank(revision):
                latest[uid] = revision
    followed = dict(formers)
    for name, uids in held.items():
        known = formers.get(name, Publication("", {}, {}))
        newer = {
            uid: _at_least(known.events.get(uid, latest[uid]), latest[uid])
            for uid in uids
            if uid in latest
        }
        if newer:
            followed[name] = known._replace(events={**known.events, **newer})
    return followed


def _rank(event: Published) -> tuple[int, bool]:
    """Order by SEQUENCE; what is cancelled elsewhere, without bytes, goes before what is not."""
    return event.sequence, not event.raw


def _at_least(event: Published, latest: Published) -> Published:
    """Return an event as if it had been published as often and as late as another."""
    return event._replace(
        raw=latest.raw if _rank(event) < _rank(latest) and not latest.raw else event.raw,
        sequence=max(event.sequence, latest.sequence),
        modified=max(event.modified, latest.modified),
    )

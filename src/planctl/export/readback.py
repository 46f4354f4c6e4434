"""What is about to be published, read back and held against the dates that it should hold.

Nobody sees an hour that is wrong in a file until the day has come. So every calendar is read as
a client reads it, with a parser that is not ours, before it replaces the former one. What the
events should be is derived here from the occurrences anew, not by the code that wrote them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from planctl.export.edition import Edition
from planctl.export.ics import DEADLINE_BLOCK
from planctl.export.publication import Publication, Published, read_publication
from planctl.messages import Message, Translator
from planctl.occurrence import Occurrence

__all__ = ["Miswritten", "read_back"]


class Miswritten(Exception):  # noqa: N818 - named after the fault
    """The calendar does not hold what it should: a bug in planctl, never the user's mistake."""


def read_back(data: bytes, edition: Edition) -> Publication:
    """Return the calendar in `data`; raises Miswritten when it is not that of `edition`."""
    read = read_publication(data)
    if isinstance(read, Message):
        raise Miswritten(Translator("en")(read))
    expected = {o.uid: o for o in edition.occurrences if edition.delivers(o)}
    for uid, occurrence in expected.items():
        event = read.events.get(uid)
        if event is None:
            raise Miswritten(f"{occurrence.key} is missing")
        if fault := _difference(event, occurrence):
            raise Miswritten(f"{occurrence.key}: {fault}")
    for uid in read.events.keys() - expected.keys():
        _require_withdrawn(read.events[uid], edition)
    return read


def _difference(event: Published, occurrence: Occurrence) -> str | None:
    if event.key != occurrence.key or event.kind != occurrence.kind:
        return f"{event.key}, {event.kind}"
    if event.status != occurrence.status:
        return f"status {event.status}"
    start, end = occurrence.start, occurrence.end
    if not isinstance(end, datetime):
        end += timedelta(days=1)
    elif occurrence.kind == "deadline" and isinstance(start, datetime):
        start -= timedelta(minutes=DEADLINE_BLOCK)
    if _instant(event.start) != _instant(start):
        return f"starts {event.start}, not {start}"
    if _instant(event.end) != _instant(end):
        return f"ends {event.end}, not {end}"
    return None


def _require_withdrawn(event: Published, edition: Edition) -> None:
    known = edition.reissue is not None and event.uid in edition.reissue.former.events
    if edition.delivery == "feed" or not known or event.status != "cancelled":
        raise Miswritten(f"{event.key} is in no plan")


def _instant(moment: date | datetime) -> date | datetime:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment

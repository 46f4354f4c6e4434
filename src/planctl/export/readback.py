"""What is about to be published, read back and held against the dates that it should hold.

Nobody sees an hour that is wrong in a file until the day has come. So every calendar is read as
a client reads it, with a parser that is not ours, before it replaces the former one. What the
events should be is derived here from the occurrences anew, not by the code that wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from planctl.export._icsseries import DEADLINE_BLOCK
from planctl.export._icstodo import is_to_do
from planctl.export.edition import Edition
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
    expected = {o.key: o for o in edition.occurrences if edition.delivers(o)}
    to_dos = {
        k: _settled(o) for k, o in expected.items() if edition.to_dos and is_to_do(o.kind, o.series)
    }
    _require(read.events.values(), expected, edition, _of_event)
    _require(read.to_dos.values(), to_dos, edition, _of_to_do)
    return read


_Span = tuple[date | datetime, date | datetime]


def _require(
    found: Iterable[Published],
    expected: Mapping[str, Occurrence],
    edition: Edition,
    span: Callable[[Occurrence], _Span],
) -> None:
    """Raise Miswritten unless each date stands there once, and all else is withdrawn."""
    faults: dict[str, str] = {}
    seen: set[str] = set()
    for event in found:
        wrong = _wrong(event, expected, span)
        if wrong is None:
            keys = {key for key, _ in event.dates}
            twice = keys & seen
            seen |= keys
            if not twice:
                continue
            wrong = dict.fromkeys(twice, "is there twice")
        if not _is_withdrawn(event, edition):
            faults.update(wrong)
    for key, fault in faults.items():
        raise Miswritten(f"{key}: {fault}")
    for key in expected:
        if key not in seen:
            raise Miswritten(f"{key}: is missing")


def _wrong(
    event: Published, expected: Mapping[str, Occurrence], span: Callable[[Occurrence], _Span]
) -> dict[str, str] | None:
    """Return what is wrong by the keys of the dates, or None."""
    wrong = {}
    for key, days in event.dates:
        occurrence = expected.get(key)
        fault = "is in no plan"
        if occurrence is not None:
            fault = _difference(event, timedelta(days=days), occurrence, span(occurrence))
        if fault:
            wrong[key] = fault
    return wrong or None


def _difference(event: Published, after: timedelta, occurrence: Occurrence, span: _Span) -> str:
    """Return how a date of the event is not as it should be; empty where it is."""
    if event.kind != occurrence.kind:
        return f"is {event.kind}, not {occurrence.kind}"
    status = occurrence.status
    if event.status != status:
        return f"has the status {event.status}, not {status}"
    start, end = span
    if not _same(event.start + after, start):
        return f"starts {event.start + after}, not {start}"
    if not _same(event.end + after, end):
        return f"ends {event.end + after}, not {end}"
    return ""


def _of_event(occurrence: Occurrence) -> _Span:
    start, end = occurrence.start, occurrence.end
    if not isinstance(end, datetime):
        end += timedelta(days=1)
    elif occurrence.kind == "deadline":
        start -= timedelta(minutes=DEADLINE_BLOCK)
    return start, end


def _of_to_do(occurrence: Occurrence) -> _Span:
    due = occurrence.end
    return due, due if isinstance(due, datetime) else due + timedelta(days=1)


def _settled(occurrence: Occurrence) -> Occurrence:
    """Return what a to-do tells: it has no status for what is tentative."""
    cancelled = occurrence.status == "cancelled"
    return occurrence if cancelled else occurrence._replace(status="confirmed")


def _is_withdrawn(event: Published, edition: Edition) -> bool:
    known = edition.reissue is not None and event.uid in edition.reissue.former.components
    return edition.delivery == "file" and known and event.status == "cancelled"


def _same(read: date | datetime, expected: date | datetime) -> bool:
    """Whether both are the same day, or the same instant in whichever zones."""
    if not isinstance(read, datetime) or not isinstance(expected, datetime):
        return type(read) is type(expected) and read == expected
    if read.tzinfo is expected.tzinfo:
        return read == expected
    return read.astimezone(UTC) == expected.astimezone(UTC)

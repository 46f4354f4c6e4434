"""Several calendars issued together, each over the one that was published before.

One that no plan has a date for any more is issued too, once its dates have been on phones: in a
file to import all of them are cancelled, a feed is empty. It is dropped when its last date has
passed. Nothing is written here: what is returned has been read back and can be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

from planctl.export.colours import COLOURS
from planctl.export.continuity import continued
from planctl.export.edition import Edition
from planctl.export.ics import write_ics
from planctl.export.manifest import Listed
from planctl.export.parts import Division
from planctl.export.publication import Publication, read_publication
from planctl.export.readback import read_back
from planctl.export.reissue import Moment, Reissue
from planctl.messages import Message
from planctl.tuples import NamedTuple

__all__ = ["Foreign", "Issue", "Wanted", "issue"]


class Wanted(NamedTuple):
    """A calendar that is to be."""

    file: str
    by: Division | Literal["plan"] | None
    edition: Edition


class Issue(NamedTuple):
    """A calendar to write."""

    listed: Listed
    data: bytes


class Foreign(NamedTuple):
    """A file in the way, and why it is not a calendar that planctl wrote."""

    file: str
    fault: Message


def issue(
    wanted: Sequence[Wanted],
    whole: Edition,
    former: Iterable[Listed],
    read: Callable[[str], bytes | None],
    moment: Moment,
) -> tuple[list[Issue], list[Foreign]]:
    """Return the calendars to write, those that are gone at the end, and the files in the way.

    `read` returns a file's bytes or None; `whole` is the edition of which all others are parts.
    A calendar in whose way a file stands is issued as if there were none. Raises Miswritten
    where a calendar does not read back as it should.
    """
    before = {listed.file: listed for listed in former}
    files = {want.file: want for want in wanted}
    formers, foreign = _read_all({**files, **before}, read)
    gone = [
        Wanted(listed.file, listed.by, _emptied(whole, listed))
        for listed in before.values()
        if listed.file not in files and listed.file in formers and _is_ahead(listed, moment.today)
    ]
    followed = formers
    if whole.delivery == "file":  # a feed is not imported beside another, and cancels nothing
        followed = continued(formers, {want.file: _uids(want.edition) for want in wanted})
    issues = []
    for want in (*wanted, *gone):
        publication = followed.get(want.file)
        reissue = None if publication is None else Reissue(publication, *moment)
        issues.append(_issued(want, reissue, before.get(want.file), gone=want.file not in files))
    return issues, [fault for fault in foreign if fault.file in files]


def _read_all(
    files: Iterable[str], read: Callable[[str], bytes | None]
) -> tuple[dict[str, Publication], list[Foreign]]:
    """Return the calendars that were published before, and the files that are none."""
    formers, foreign = {}, []
    for file in files:
        old = read(file)
        published = None if old is None else read_publication(old)
        if isinstance(published, Publication):
            formers[file] = published
        elif published is not None:
            foreign.append(Foreign(file, published))
    return formers, foreign


def _uids(edition: Edition) -> frozenset[str]:
    return frozenset(o.uid for o in edition.occurrences if edition.delivers(o))


def _is_ahead(listed: Listed, today: int) -> bool:
    return listed.last is not None and listed.last.toordinal() >= today


def _emptied(whole: Edition, listed: Listed) -> Edition:
    colour = listed.colour if listed.colour in COLOURS else None
    return whole._replace(occurrences=(), part=listed.name, colour=colour)


def _issued(want: Wanted, reissue: Reissue | None, before: Listed | None, *, gone: bool) -> Issue:
    edition = want.edition._replace(reissue=reissue)
    data = write_ics(edition)
    published = read_back(data, edition)
    days = [occurrence.last for occurrence in edition.occurrences]
    days += [event.last for event in published.events.values()]
    if before is not None and before.last is not None:
        days.append(before.last.toordinal())
    listed = Listed(
        file=want.file,
        by=want.by,
        name=edition.part or edition.title,
        colour=edition.colour,
        dates=sum(occurrence.status != "cancelled" for occurrence in edition.occurrences),
        last=date.fromordinal(max(days)) if days else None,
        gone=gone,
    )
    return Issue(listed, data)

"""What a plan has to do with others, in few octets: it tells which must be judged together.

A rule looks across plans in one of three ways, and each has its mark:

- What plans say of one thing: the id of a plan, the deadlines of a report, what a party is. Plans
  that say different things of it must be judged together; where all say the same, judging them
  apart changes nothing.
- What takes place somewhere, for plans that ask for it.
- When a party is booked. It is a matter of the hours at which plans meet, as long as the party is
  a person or a number of people that all plans describe alike, and nobody else stands in for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from planctl.batch.hours import Run, packed_runs, runs_of
from planctl.check.context import Context
from planctl.check.diary import Turnout
from planctl.check.load import number_of
from planctl.check.roster import Identity, identity
from planctl.check.rules.coverage_gap import places_asked_of_all
from planctl.check.rules.deadline_clash import deadlines, thing_of
from planctl.diagnostics import Diagnostic
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.model import Require
from planctl.plan.vocabulary import AnyOf
from planctl.tuples import NamedTuple

__all__ = ["UNLIKE", "Booked", "Marks", "marks_of", "marks_without_rules"]

UNLIKE = 0
"""What is said of a thing where it is never alike."""

_CURED = frozenset({"double-booking", "pool-short", "shift-collision"})
"""The rules whose findings name free days, which all plans can take."""


class Booked(NamedTuple):
    """When a plan has booked a party of so many."""

    party: int
    units: int
    hours: bytes


class Marks(NamedTuple):
    """The marks of one plan; all names stand as numbers."""

    said: tuple[tuple[int, int], ...] = ()
    """Things, and what is said of each."""
    asked: tuple[int, ...] = ()
    """The places of which it asks what others do there."""
    used: bytes = b""
    """The places at which something takes place, eight octets each."""
    booked: tuple[Booked, ...] = ()
    proposes: bool = False
    """Whether a finding proposes free days."""


def marks_without_rules(document: PlanDocument) -> Marks:
    """Return the marks of a plan whose dates no rule has looked at: its id is its own."""
    return Marks(((number_of("plan", document.model.plan), UNLIKE),))


def marks_of(context: Context, document: PlanDocument, findings: Iterable[Diagnostic]) -> Marks:
    """Return the marks of a plan that was judged alone."""
    timed = dict(_timed(context, document))
    said = [*marks_without_rules(document).said]
    said += [(number_of("party", *one), UNLIKE) for one in _parties(context, document, timed)]
    said += [(number_of("party", *one), how) for one, (_, how) in timed.items()]
    said += _deadlines(context)
    places = {series.place for series in context.by_series if series.place is not None}
    return Marks(
        tuple(dict.fromkeys(said)),
        tuple(_place(place.id) for place in places_asked_of_all(document)),
        array("q", map(_place, places)).tobytes(),
        tuple(_booked(context, timed)),
        any(finding.name in _CURED for finding in findings),
    )


def _place(id_: str) -> int:
    """Return what stands for a place: that other places may have it too binds plans in vain."""
    return crc32(id_.encode())


def _timed(context: Context, document: PlanDocument) -> Iterator[tuple[Identity, tuple[int, int]]]:
    """Yield the parties of which other plans need to know the hours only.

    With how many there are of each, and what the plan says of it.
    """
    if _all_limited(context):
        return
    activities = document.model.activities
    pools = {a.of for activity in activities for a in activity.who if isinstance(a, AnyOf)}
    apart = {team for activity in activities if activity.visit for team in activity.visit.teams}
    apart |= {party for require in _of_all(document) for party in require.parties}
    for id_, _ in context.roster.met():
        if members := document.parties[id_].members:
            apart.update((id_, *members))
    for id_, one in context.roster.met():
        entry = document.parties[id_]
        units = entry.size or 1
        if id_ not in apart and entry.limit is None and (units > 1 or id_ not in pools):
            yield one, (units, number_of(entry.name, str(entry.size)))


def _parties(
    context: Context, document: PlanDocument, timed: dict[Identity, tuple[int, int]]
) -> Iterator[Identity]:
    """Yield the parties that other plans share only when they are judged with this one."""
    general = _all_limited(context)
    for id_, entry in document.parties.items():
        if general or entry.limit is not None:
            yield identity(id_, entry.name)
    for require in _of_all(document):
        for id_ in require.parties:
            yield identity(id_, document.parties[id_].name)
    for _, one in context.roster.met():
        if one not in timed:
            yield one


def _all_limited(context: Context) -> bool:
    return context.limits.per_day is not None or context.limits.per_week is not None


def _of_all(document: PlanDocument) -> list[Require]:
    """Return what must be met by the activities of all plans."""
    return [require for require in document.model.require if not require.by]


def _deadlines(context: Context) -> Iterator[tuple[int, int]]:
    """Yield what is due, with when; a date that stands twice is alike to none."""
    for series, due in deadlines(context):
        *thing, only = thing_of(context, series)
        if only is None:
            yield number_of("deadline", repr(thing)), _dates_of(due)


def _dates_of(due: Iterable[Occurrence]) -> int:
    dates = [(o.dating.label, o.dating.first, o.last, o.end_minute) for o in due]
    if len({label for label, *_ in dates}) < len(dates):
        return UNLIKE
    return number_of(repr(sorted(dates)))


def _booked(context: Context, timed: Mapping[Identity, tuple[int, int]]) -> Iterator[Booked]:
    """Yield the hours of parties; an activity that asks for several is gone through once."""
    runs: dict[Turnout, list[Run]] = {}
    for one, (units, _) in timed.items():
        track = context.diary.bookings(one)
        if track is None:
            continue
        hours = bytearray()
        for number, turnout in track.turnouts():
            if turnout not in runs:
                runs[turnout] = runs_of(turnout)
            hours += packed_runs(number, runs[turnout])
        yield Booked(number_of("party", *one), units, bytes(hours))

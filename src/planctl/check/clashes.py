"""Events that ask for one body in several places at once, told apart by how they came together.

Dates that met before any of them left a day off are a double booking; dates that only met because
one of them left a day off are a shift's doing. Two rules report them, and no pair is in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from planctl.check.dates import Dates
from planctl.check.diary import DAY, Diary, hours_of, overlapping, presence, shifted
from planctl.check.roster import Identity, identity
from planctl.check.sweep import collisions
from planctl.dated import Dated, touching
from planctl.frozen import Frozen
from planctl.occurrence import Occurrence, Series

__all__ = ["Clash", "by_series", "clashes"]


_How = Literal["booked", "shifted"]
_Places = dict[Series, Identity | None]


class Clash(Frozen):
    """Events that cannot all take place, by start, and the parties that are asked for.

    Without parties, the events are dates of one activity at one place that fell together.
    """

    how: _How
    events: tuple[Occurrence, ...]
    who: tuple[str, ...] = ()


def clashes(diary: Diary, dates: Dates) -> list[Clash]:
    """Return all clashes over bodies, each once however many parties it is about.

    Dates of one activity that fell together are sought whether they book anybody or not.
    """
    found: dict[tuple[_How, tuple[int, ...]], tuple[Sequence[Occurrence], list[int]]] = {}
    places: _Places = {}
    for body, track in diary.bodies.items():
        for crowd in track.crowds():
            alike = _alike(crowd, one_body=body in diary.roster.counted)
            for how, members in _apart(crowd, list(alike), places):
                events = [crowd[n] for n in sorted(n for m in members for n in alike[m])]
                same = (how, tuple(map(id, events)))
                found.setdefault(same, (events, []))[1].append(body)
    together = [
        Clash(how, tuple(events), _who(diary, events[0], bodies))
        for (how, _), (events, bodies) in found.items()
    ]
    together.sort(key=_moments)
    return [*together, *_own_dates(dates)]


def _who(diary: Diary, event: Occurrence, bodies: Iterable[int]) -> tuple[str, ...]:
    """Return the names of bodies in the order in which an event asks for them."""
    asked = [one.want.offers[0] for one in diary.roster.asked(event.series)]
    return tuple(diary.roster.names[body] for body in sorted(bodies, key=asked.index))


def _moments(clash: Clash) -> list[tuple[int, int, str]]:
    return [event.sort_key() for event in clash.events]


def by_series(found: Iterable[Clash], how: str) -> list[list[Clash]]:
    """Bring together the clashes of one kind that are about the same parties and series."""
    groups: dict[tuple[tuple[str, ...], frozenset[Series]], list[Clash]] = {}
    for clash in found:
        if clash.how == how:
            series = frozenset(o.series for o in clash.events)
            groups.setdefault((clash.who, series), []).append(clash)
    return list(groups.values())


def _alike(crowd: Sequence[Occurrence], *, one_body: bool) -> dict[int, list[int]]:
    """Bring together the events of one schedule that holds at several places at once.

    Each group is named by its first event. Of a party that is stated to be one body, every event
    stands for itself.
    """
    if one_body:
        return {n: [n] for n in range(len(crowd))}
    first: dict[object, int] = {}
    groups: dict[int, list[int]] = {}
    for n, event in enumerate(crowd):
        schedule = (event.series.document, event.series.route, hours_of(event))
        groups.setdefault(first.setdefault(schedule, n), []).append(n)
    return groups


def _apart(
    crowd: Sequence[Occurrence], some: Iterable[int], places: _Places
) -> Iterator[tuple[_How, list[int]]]:
    """Split some of the events that overlap into what collides, before and after shifts."""
    for members in _colliding(crowd, some, places, hours_of):
        if not any(shifted(crowd[n]) for n in members):
            yield "booked", members
            continue
        before = _colliding(crowd, members, places, _before_shift)
        for met in before:
            yield "booked", met
        if before != [members]:
            yield "shifted", members


def _colliding(
    crowd: Sequence[Occurrence],
    some: Iterable[int],
    places: _Places,
    stand: Callable[[Occurrence], tuple[int, int]],
) -> list[list[int]]:
    """Return the groups that collide where `stand` says when each event is."""
    return collisions(
        [presence(n, crowd[n], _place(crowd[n].series, places), stand(crowd[n])) for n in some]
    )


def _place(series: Series, places: _Places) -> Identity | None:
    if series not in places:
        id_ = series.place
        name = None if id_ is None else series.document.places[id_].name
        places[series] = None if id_ is None or name is None else identity(id_, name)
    return places[series]


def _before_shift(occurrence: Occurrence) -> tuple[int, int]:
    start, end = hours_of(occurrence)
    shift = occurrence.shift
    if shift is None or not shifted(occurrence):
        return start, end
    back = (shift.end - shift.start) * DAY
    return start - back, end - back


def _own_dates(dates: Dates) -> Iterator[Clash]:
    """Find dates of one activity at one place that fell on another of its dates."""
    by_prefix: dict[str, list[Dated]] = {}
    moved: dict[str, None] = {}
    for dated in dates.events:
        series, _, days = dated
        by_prefix.setdefault(series.prefix, []).append(dated)
        if days.shifted:
            moved[series.prefix] = None
    for prefix in moved:
        several = by_prefix[prefix]
        if len(several) == several[0][2].together == 1 or not touching(several, 1):
            continue
        for crowd in overlapping(several):
            if any(map(shifted, crowd)) and len({o.dating.first for o in crowd}) > 1:
                yield Clash("shifted", tuple(sorted(crowd, key=hours_of)))

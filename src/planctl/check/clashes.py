"""Events that ask for one body in several places at once, told apart by how they came together.

Dates that met before any of them left a day off are a double booking; dates that only met because
one of them left a day off are a shift's doing. Two rules report them, and no pair is in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from planctl.check.diary import DAY, Diary, hours_of, presence, shifted
from planctl.check.roster import Identity, identity
from planctl.check.sweep import collisions, crowded
from planctl.frozen import Frozen
from planctl.occurrence import Occurrence, Series

__all__ = ["Clash", "by_series", "clashes"]


class Clash(Frozen):
    """Events that cannot all take place, by start, and the parties that are asked for.

    Without parties, the events are dates of one activity at one place that fell together.
    """

    how: Literal["booked", "shifted"]
    events: tuple[Occurrence, ...]
    who: tuple[str, ...] = ()


def clashes(diary: Diary, live: Iterable[Occurrence]) -> list[Clash]:
    """Return all clashes over bodies, each once however many parties it is about.

    Dates of one activity that fell together are sought in `live`, whether they book anybody or
    not.
    """
    found: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    places: dict[Series, Identity | None] = {}
    for body, track in diary.bodies.items():
        name = diary.roster.names[body]
        for crowd in crowded(track.stretches):
            alike = _alike(diary, crowd, one_body=body in diary.roster.counted)
            for how, members in _apart(diary, list(alike), places):
                everyone = tuple(sorted(n for member in members for n in alike[member]))
                found.setdefault((how, everyone), []).append(name)
    together = [
        Clash(
            "booked" if how == "booked" else "shifted",
            tuple(diary.events[n] for n in members),
            tuple(names),
        )
        for (how, members), names in found.items()
    ]
    return [*together, *_own_dates(live)]


def by_series(found: Iterable[Clash], how: str) -> list[list[Clash]]:
    """Bring together the clashes of one kind that are about the same parties and series."""
    groups: dict[tuple[tuple[str, ...], frozenset[Series]], list[Clash]] = {}
    for clash in found:
        if clash.how == how:
            series = frozenset(o.series for o in clash.events)
            groups.setdefault((clash.who, series), []).append(clash)
    return list(groups.values())


def _alike(diary: Diary, crowd: Sequence[int], *, one_body: bool) -> dict[int, list[int]]:
    """Bring together the events of one schedule that holds at several places at once.

    Each group is named by its first event. Of a party that is stated to be one body, every event
    stands for itself.
    """
    if one_body:
        return {n: [n] for n in crowd}
    first: dict[object, int] = {}
    groups: dict[int, list[int]] = {}
    for n in crowd:
        event = diary.events[n]
        schedule = (event.series.document, event.series.route, hours_of(event))
        groups.setdefault(first.setdefault(schedule, n), []).append(n)
    return groups


def _apart(
    diary: Diary, crowd: Sequence[int], places: dict[Series, Identity | None]
) -> Iterator[tuple[str, list[int]]]:
    """Split events that overlap into what collides, before and after days off were left."""
    for members in _colliding(diary, crowd, places, raw=False):
        if not any(shifted(diary.events[n]) for n in members):
            yield "booked", members
            continue
        before = _colliding(diary, members, places, raw=True)
        for met in before:
            yield "booked", met
        if before != [members]:
            yield "shifted", members


def _colliding(
    diary: Diary, crowd: Iterable[int], places: dict[Series, Identity | None], *, raw: bool
) -> list[list[int]]:
    """Return the groups that collide, by the dates as they are or before any shift."""
    stand = _before_shift if raw else hours_of
    return collisions(
        [
            presence(
                n, diary.events[n], _place(diary.events[n].series, places), stand(diary.events[n])
            )
            for n in crowd
        ]
    )


def _place(series: Series, places: dict[Series, Identity | None]) -> Identity | None:
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


def _own_dates(live: Iterable[Occurrence]) -> Iterator[Clash]:
    """Find dates of one activity at one place that fell on another of its dates."""
    dates = list(live)
    moved = {o.series.prefix for o in dates if o.shift is not None and shifted(o)}
    if not moved:
        return
    by_prefix: dict[str, list[Occurrence]] = {}
    for event in dates:
        if event.kind == "event" and event.series.prefix in moved:
            by_prefix.setdefault(event.series.prefix, []).append(event)
    for events in by_prefix.values():
        days = {o.first for o in events}
        days.update(o.last for o in events)
        if len(days) == len(events):  # each has a day of its own
            continue
        stretches = [(*hours_of(event), n) for n, event in enumerate(events)]
        for crowd in crowded(sorted(stretches)):
            together = [events[n] for n in crowd]
            if any(shifted(o) for o in together) and len({o.dating.first for o in together}) > 1:
                yield Clash("shifted", tuple(together))

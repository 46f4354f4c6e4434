"""Who is booked when: the events of all plans by the bodies they ask for.

Only events book anybody. The day of a window is still open, a deadline is met by then, and a day
of remembrance without a time of day keeps nobody from work. An event without a time takes whole
days.

An activity asks for the same on all its dates, so the diary notes what activities ask for. Hours
are looked at only where the days alone leave a doubt, which most never do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from typing import TypeVar

from planctl.check.dates import Scheduled
from planctl.check.load import Load, number_of
from planctl.check.matching import Shortage, Want, shortage
from planctl.check.roster import Asked, Identity, Pools, Roster, linked
from planctl.check.sweep import Presence, crowded
from planctl.dated import Dated, touching, with_hours
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.tuples import NamedTuple

__all__ = [
    "DAY",
    "Booking",
    "Diary",
    "Track",
    "Turnout",
    "hours_of",
    "minutes_of",
    "overlapping",
    "presence",
    "shifted",
]

DAY = 1440

_first = attrgetter("first")
_start = attrgetter("start")


def hours_of(occurrence: Occurrence) -> tuple[int, int]:
    """Return start and end of an event in minutes since ordinal 0, the end excluded."""
    return minutes_of(
        occurrence.first, occurrence.last, occurrence.start_minute, occurrence.end_minute
    )


def minutes_of(first: int, last: int, start: int | None, end: int | None) -> tuple[int, int]:
    """Return start and end of an event on these days and at these minutes of them."""
    begin = first * DAY + (start or 0)
    return begin, max(last * DAY + (DAY if end is None else end), begin + 1)


def shifted(occurrence: Occurrence) -> bool:
    """Tell whether a date stands where leaving a day off has brought it."""
    shift, change = occurrence.shift, occurrence.change
    return shift is not None and (change is None or change.action == "time")


def presence(
    number: int, occurrence: Occurrence, place: object, stretch: tuple[int, int]
) -> Presence:
    """Return an event as the sweep looks at it, at the hours of `stretch`."""
    series = occurrence.series
    activity = (series.document, series.activity.id)
    return Presence(*stretch, number, activity, place, occurrence.start_minute is None)


def overlapping(several: Sequence[Dated]) -> Iterator[list[Occurrence]]:
    """Yield the events of series that hang together by overlaps, two or more each, by start."""
    by_day = several[0][1]
    if len(several) > 1:
        by_day = sorted(chain.from_iterable(events for _, events, _ in several), key=_first)
    days = [(event.first, event.last + 1, n) for n, event in enumerate(by_day)]
    for sharing in crowded(days):
        there = sorted((by_day[n] for n in sharing), key=Occurrence.sort_key)
        for crowd in crowded([(*hours_of(event), n) for n, event in enumerate(there)]):
            yield [there[n] for n in crowd]


class Turnout:
    """The events of one activity that book whom it asks for."""

    __slots__ = ("series",)

    def __init__(self, scheduled: Scheduled) -> None:
        self.series: Sequence[Dated] = scheduled.events
        if scheduled.activity.kind == "observance":
            self.series = list(filter(None, map(with_hours, scheduled.events)))

    def events(self) -> Iterator[Occurrence]:
        """Yield the events, each series by start."""
        return chain.from_iterable(events for _, events, _ in self.series)


class Booking(NamedTuple):
    """An event, its hours, and what it asks for."""

    start: int
    """In minutes since ordinal 0."""
    end: int
    """The minute before which it ends."""
    event: Occurrence
    want: Want


class Track:
    """Bookings of one body or system: what activities ask of it, and when."""

    __slots__ = ("_asked", "_bookings", "_until")

    def __init__(self) -> None:
        self._asked: list[tuple[Want, Turnout]] = []
        self._bookings: list[Booking] | None = None
        self._until: list[int] = []

    def note(self, want: Want, turnout: Turnout) -> None:
        """Book what an activity asks for on each of its dates."""
        self._asked.append((want, turnout))

    def asked(self) -> set[Want]:
        """Return what is asked for, each want once."""
        return {want for want, turnout in self._asked if turnout.series}

    def turnouts(self) -> Iterator[tuple[int, Turnout]]:
        """Yield how many are asked for on the dates of an activity, and these dates."""
        for want, turnout in self._asked:
            if turnout.series:
                yield want.number, turnout

    def events(self) -> Iterator[Occurrence]:
        """Yield the events that book, each series by start."""
        for _, turnout in self._asked:
            yield from turnout.events()

    def is_crowded(self, most: int) -> bool:
        """Tell whether more than `most` bookings touch one day, as so many that meet must."""
        return touching(self._series(), most)

    def crowds(self) -> Iterator[list[Occurrence]]:
        """Yield the events that hang together by overlaps, where several series ask."""
        several = self._series()
        if len(several) > 1 and touching(several, 1):
            yield from overlapping(several)

    def _series(self) -> list[Dated]:
        return [dated for _, turnout in self._asked for dated in turnout.series]

    def bookings(self) -> list[Booking]:
        """Return the bookings by start."""
        if self._bookings is None:
            booked = [
                Booking(*hours_of(event), event, want)
                for want, turnout in self._asked
                for event in turnout.events()
            ]
            self._bookings = sorted(booked, key=_order)
            self._until = list(accumulate((booking.end for booking in self._bookings), max))
        return self._bookings

    def meeting(self, start: int, end: int) -> Iterator[Booking]:
        """Yield the bookings that overlap from `start` to before `end`."""
        bookings = self.bookings()
        position = bisect_left(bookings, end, key=_start) - 1
        while position >= 0 and self._until[position] > start:
            if bookings[position].end > start:
                yield bookings[position]
            position -= 1


class Diary:
    """The bookings of each body and each system of pools, by what activities ask for."""

    def __init__(
        self,
        roster: Roster,
        activities: Mapping[tuple[PlanDocument, str], Scheduled],
        loads: Mapping[int, Load] | None = None,
    ) -> None:
        self.roster = roster
        self._loads = _by_stock(loads, roster) if loads else {}
        self.bodies: dict[int, Track] = {}
        self.systems: dict[int, Track] = {}
        self.open_pools: dict[Identity, Track] = {}
        counted: list[tuple[list[Asked], Pools, Turnout]] = []
        for key, one in activities.items():
            if one.events:
                asked, pools = roster.demands(*key)
                counting = [a for a in asked if _counts(one.activity, a)]
                counted.append((counting, pools, Turnout(one)))
        self._systems = linked(chain.from_iterable(asked for asked, _, _ in counted), roster.stocks)
        for asked, pools, turnout in counted:
            self._note(asked, pools, turnout)

    def shortage(self, wants: Sequence[Want]) -> Shortage | None:
        """Tell whether wants that are on at one moment can be met."""
        stocks = {stock: self.roster.stocks[stock] for want in wants for stock in want.offers}
        return shortage(wants, stocks)

    def bookings(self, party: Identity) -> Track | None:
        """Return the bookings of a party for which nobody else can stand in."""
        stock = self.roster.stock_of(party)
        if stock is None:
            return None
        system = self._systems.get(stock)
        return self.bodies.get(stock) if system is None else self.systems[system]

    def is_free(self, occurrence: Occurrence, start: int, end: int) -> bool:
        """Tell whether all that an event asks for can be had from `start` to before `end`."""
        wants: dict[int, list[Want]] = {}
        loaded: dict[int, int] = {}
        for asked in self.roster.asked(occurrence.series):
            offers = asked.want.offers
            if offers[0] in self._loads:
                loaded[offers[0]] = loaded.get(offers[0], 0) + asked.want.number
                continue
            track = self.bodies.get(offers[0]) if len(offers) == 1 else None
            if track is not None and any(track.meeting(start, end)):
                return False
            if offers[0] in self._systems:
                wants.setdefault(self._systems[offers[0]], []).append(asked.want)
        for system, mine in wants.items():
            theirs = [booking.want for booking in self.systems[system].meeting(start, end)]
            if self.shortage([*mine, *theirs]) is not None:
                return False
        return all(self._has(stock, n, start, end) for stock, n in loaded.items())

    def _has(self, stock: int, number: int, start: int, end: int) -> bool:
        """Tell whether a stock whose load is known has so many left for the event."""
        units = self.roster.stocks[stock]
        asked = 1 if units == 1 else number
        return self._loads[stock].booked(start, end) + asked <= units

    def _note(self, asked: Iterable[Asked], pools: Pools, turnout: Turnout) -> None:
        """Note what an activity asks for: each body once, and the systems."""
        bodies: dict[int, Want] = {}
        for one in asked:
            want, stock = one.want, one.want.offers[0]
            if len(want.offers) == want.number == self.roster.stocks[stock] == 1:
                bodies[stock] = want
            if stock in self._systems:
                _track(self.systems, self._systems[stock]).note(want, turnout)
        for stock, want in bodies.items():
            _track(self.bodies, stock).note(want, turnout)
        for pool, number in pools:
            _track(self.open_pools, pool).note(Want(number, ()), turnout)


def _by_stock(loads: Mapping[int, Load], roster: Roster) -> dict[int, Load]:
    found: dict[int, Load] = {}
    for _, party in roster.met():
        load, stock = loads.get(number_of("party", *party)), roster.stock_of(party)
        if load is not None and stock is not None:
            found[stock] = load
    return found


_Whose = TypeVar("_Whose")


def _track(tracks: dict[_Whose, Track], whose: _Whose) -> Track:
    track = tracks.get(whose)
    if track is None:
        track = tracks[whose] = Track()
    return track


def _counts(activity: Activity, asked: Asked) -> bool:
    """Leave out visits that share a team's day: how many fit is a question of the window."""
    visit = activity.visit
    return not asked.visit or visit is None or visit.per_day == 1 or activity.time is not None


def _order(booking: Booking) -> tuple[int, int, str]:
    return booking.event.sort_key()

"""Who is booked when: the events of all plans by the bodies they ask for.

Only events book anybody. The day of a window is still open, a deadline is met by then, and a day
of remembrance without a time of day keeps nobody from work. An event without a time takes whole
days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from planctl.check.load import Load, number_of
from planctl.check.matching import Shortage, Want, shortage
from planctl.check.roster import Asked, Identity, Roster, linked
from planctl.check.sweep import Presence
from planctl.occurrence import Occurrence, Series

__all__ = ["DAY", "Diary", "Track", "hours_of", "presence", "shifted"]

DAY = 1440

Stretch = tuple[int, int, int]
"""Start and end in minutes since ordinal 0, the end excluded, and the number of the event."""


def hours_of(occurrence: Occurrence) -> tuple[int, int]:
    """Return start and end of an event in minutes since ordinal 0, the end excluded."""
    _, _, _, first, last, start, end, *_ = occurrence
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


_Booker = tuple["Track", Want]


class Track:
    """Bookings of one body or system in order of their start, `wants` going with them."""

    __slots__ = ("_until", "stretches", "wants")

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self.wants: list[Want] = []
        self._until: list[int] | None = None

    def meeting(self, start: int, end: int) -> list[int]:
        """Return the positions of the bookings that overlap from `start` to before `end`."""
        return list(self._meeting(start, end))

    def is_busy(self, start: int, end: int) -> bool:
        """Tell whether any booking overlaps from `start` to before `end`."""
        return next(self._meeting(start, end), None) is not None

    def _meeting(self, start: int, end: int) -> Iterator[int]:
        if self._until is None:
            self._until = list(accumulate((s[1] for s in self.stretches), max))
        position = bisect_left(self.stretches, (end,)) - 1
        while position >= 0 and self._until[position] > start:
            if self.stretches[position][1] > start:
                yield position
            position -= 1


class Diary:
    """The events that book somebody, and the bookings of each body and each system of pools."""

    def __init__(
        self, roster: Roster, live: Iterable[Occurrence], loads: Mapping[int, Load] | None = None
    ) -> None:
        self.roster = roster
        self._loads = _by_stock(loads, roster) if loads else {}
        self.events: list[Occurrence] = []
        self.bodies: dict[int, Track] = {}
        self.systems: dict[int, Track] = {}
        self.open_pools: dict[Identity, Track] = {}
        self._systems: dict[int, int] = {}
        candidates = [o for o in live if o.kind == "event"]
        asked = {
            one: [a for a in roster.asked(one) if _counts(one, a)]
            for one in dict.fromkeys(o.series for o in candidates)
        }
        self._systems.update(
            linked({a: None for several in asked.values() for a in several}, roster.stocks)
        )
        self._book(candidates, {one: self._booker(one, asked[one]) for one in asked})

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
            if track is not None and track.is_busy(start, end):
                return False
            if offers[0] in self._systems:
                wants.setdefault(self._systems[offers[0]], []).append(asked.want)
        for system, mine in wants.items():
            track = self.systems[system]
            theirs = [track.wants[n] for n in track.meeting(start, end)]
            if self.shortage([*mine, *theirs]) is not None:
                return False
        return all(self._has(stock, n, start, end) for stock, n in loaded.items())

    def _has(self, stock: int, number: int, start: int, end: int) -> bool:
        """Tell whether a stock whose load is known has so many left for the event."""
        units = self.roster.stocks[stock]
        asked = 1 if units == 1 else number
        return self._loads[stock].booked(start, end) + asked <= units

    def _book(
        self, candidates: Iterable[Occurrence], bookers: Mapping[Series, Sequence[_Booker]]
    ) -> None:
        events = self.events
        for occurrence in candidates:
            series = occurrence.series
            targets = bookers[series]
            if not targets:
                continue
            begin, finish = occurrence.start_minute, occurrence.end_minute
            if begin is None or finish is None:
                if series.activity.kind == "observance":
                    continue
                begin, finish = 0, DAY
            start = occurrence.first * DAY + begin
            end = occurrence.last * DAY + finish
            stretch = (start, end if end > start else start + 1, len(events))
            events.append(occurrence)
            for track, want in targets:
                track.stretches.append(stretch)
                track.wants.append(want)
        for track in (*self.bodies.values(), *self.systems.values(), *self.open_pools.values()):
            _sort(track)

    def _booker(self, series: Series, asked: Iterable[Asked]) -> list[_Booker]:
        """Return the tracks that a series writes to: each body once, and the systems."""
        targets: dict[int, tuple[Track, Want]] = {}
        pooled: list[tuple[Track, Want]] = []
        for one in asked:
            want, stock = one.want, one.want.offers[0]
            single = len(want.offers) == 1 and self.roster.stocks[stock] == 1
            if single and want.number == 1:
                targets[stock] = (self.bodies.setdefault(stock, Track()), want)
            if stock in self._systems:
                pooled.append((self.systems.setdefault(self._systems[stock], Track()), want))
        for pool, number in self.roster.asked_of_open_pools(series):
            pooled.append((self.open_pools.setdefault(pool, Track()), Want(number, ())))
        return [*targets.values(), *pooled]


def _by_stock(loads: Mapping[int, Load], roster: Roster) -> dict[int, Load]:
    found: dict[int, Load] = {}
    for _, party in roster.met():
        load, stock = loads.get(number_of("party", *party)), roster.stock_of(party)
        if load is not None and stock is not None:
            found[stock] = load
    return found


def _counts(series: Series, asked: Asked) -> bool:
    """Leave out visits that share a team's day: how many fit is a question of the window."""
    visit = series.activity.visit
    timed = series.activity.time is not None
    return not asked.visit or visit is None or visit.per_day == 1 or timed


def _sort(track: Track) -> None:
    stretches = track.stretches
    if all(one[0] <= other[0] for one, other in pairwise(stretches)):
        return
    order = sorted(range(len(stretches)), key=stretches.__getitem__)
    track.wants = [track.wants[n] for n in order]
    track.stretches = [stretches[n] for n in order]

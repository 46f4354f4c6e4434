"""Who there is to ask for: parties of all plans as stocks of bodies, and what each series asks.

A party of one plan is the party of another when both its id and its name are the same: a shared
`include` gives that, and offices that each call somebody `doan-1` are kept apart.

- A party without size and members is one body: it can be in one place at a time.
- A party with a size is that many bodies. One with members is its members; a size beyond them
  adds others without a name.
- `{any: n, of: pool}` takes n bodies of it. A pool of which no plan says how many it has can
  always serve. A pool that is asked for as itself is there when one body of it is.
- One schedule that holds at several places (`places: [a, b]`) asks a party without size at all of
  them; that they are where they are asked is then meant, and only a stated `size: 1` denies it.
- The teams of a `visit` are one demand: any one of them makes the visit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize

from planctl.check.matching import Want
from planctl.occurrence import Series
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.plan.vocabulary import AnyOf, Party
from planctl.tuples import NamedTuple

__all__ = ["Asked", "Demands", "Identity", "Roster", "identity", "linked", "plain_words"]


class Identity(NamedTuple):
    """What makes an entry of one plan the entry of another: its id and its name."""

    id: str
    name: str


class Asked(NamedTuple):
    """What a series asks for: bodies from stocks, and the names to say it by."""

    want: Want
    who: tuple[str, ...]
    visit: bool = False


class Demands(NamedTuple):
    """All that an activity asks for on each of its dates."""

    asked: Sequence[Asked]
    """What can be told: which bodies could serve."""
    of_open_pools: Sequence[tuple[Identity, int]]
    """How many of pools of which no plan says how many they have."""


def identity(id_: str, name: str) -> Identity:
    """Return the identity of a party or place, whatever form its letters are in."""
    return Identity(normalize("NFC", id_), plain_words(name))


def plain_words(text: str) -> str:
    """Return a text as it is compared: in NFC, without case, its spaces single."""
    return " ".join(normalize("NFC", text).casefold().split())


class _Known:
    """What all plans together say of one party."""

    __slots__ = ("members", "name", "open_pool", "size")

    def __init__(self, name: str) -> None:
        self.name = name
        self.size: int | None = None
        self.members: dict[Identity, None] = {}
        self.open_pool = False


class Roster:
    """The stocks of bodies, numbered from 0, and what each series asks of them."""

    def __init__(self, series: Iterable[Series]) -> None:
        self.names: list[str] = []
        self.stocks: dict[int, int] = {}
        """How many bodies each stock holds."""
        self.counted: set[int] = set()
        """The stocks of which a plan states the size."""
        self._known: dict[Identity, _Known] = {}
        self._ids: dict[tuple[PlanDocument, str], Identity] = {}
        self._bodies: dict[Identity, int] = {}
        self._offers: dict[Identity, tuple[int, ...] | None] = {}
        self._demands: dict[tuple[PlanDocument, str], Demands] = {}
        activities = {(one.document, one.activity.id): one.activity for one in series}
        for (document, _), activity in activities.items():
            self._learn(document, activity)
        for (document, id_), activity in activities.items():
            self._demands[document, id_] = self._demands_of(document, activity)

    def demands(self, series: Series) -> Demands:
        """Return what each date of a series asks for."""
        return self._demands[series.document, series.activity.id]

    def asked(self, series: Series) -> Sequence[Asked]:
        """Return what each date of a series asks for, where it can be told."""
        return self.demands(series).asked

    def name(self, party: Identity) -> str:
        """Return the name of a party that is asked for."""
        return self._known[party].name

    def met(self) -> Iterator[tuple[str, Identity]]:
        """Yield the id and the identity of each party that is asked for, members among them."""
        for (_, id_), one in self._ids.items():
            yield id_, one

    def stock_of(self, party: Identity) -> int | None:
        """Return the stock of a party without members, None where nothing asks for it."""
        return self._bodies.get(party)

    def identity(self, document: PlanDocument, party: str) -> Identity:
        """Return the identity of a plan's party."""
        key = (document, party)
        if key not in self._ids:
            self._ids[key] = identity(party, document.parties[party].name)
        return self._ids[key]

    def body_of(self, party: Identity) -> int | None:
        """Return the stock of a party that is one body, None for pools and the unasked."""
        body = self._bodies.get(party)
        return body if body is not None and self.stocks[body] == 1 else None

    def _learn(self, document: PlanDocument, activity: Activity) -> None:
        for attendee in activity.who:
            if isinstance(attendee, AnyOf):
                self._meet(document, attendee.of).open_pool = True
            else:
                self._meet(document, attendee)
        for team in activity.visit.teams if activity.visit else ():
            self._meet(document, team)

    def _meet(self, document: PlanDocument, party: str) -> _Known:
        key = (document, party)
        if key in self._ids:
            return self._known[self._ids[key]]
        entry: Party = document.parties[party]
        one = self._ids[key] = identity(party, entry.name)
        known = self._known.get(one)
        if known is None:
            known = self._known[one] = _Known(entry.name)
        if entry.size is not None:
            known.size = max(known.size or 0, entry.size)
        for member in entry.members:
            self._meet(document, member)
            known.members[self.identity(document, member)] = None
        return known

    def _demands_of(self, document: PlanDocument, activity: Activity) -> Demands:
        asked: list[Asked] = []
        of_open_pools: list[tuple[Identity, int]] = []
        for attendee in activity.who:
            if isinstance(attendee, AnyOf):
                party, number = attendee.of, attendee.any
            else:
                party, number = attendee, 1
            one = self._ids[document, party]
            offers = self._bodies_of(one)
            if offers is not None:
                asked.append(Asked(Want(number, offers), (self._known[one].name,)))
            elif isinstance(attendee, AnyOf):
                of_open_pools.append((one, number))
        if activity.visit is not None and activity.visit.teams:
            teams = [self._ids[document, team] for team in activity.visit.teams]
            bodies = [self._bodies_of(team) for team in teams]
            if None not in bodies:
                offers = tuple(sorted({body for offers in bodies for body in offers or ()}))
                names = tuple(self._known[team].name for team in teams)
                asked.append(Asked(Want(1, offers), names, visit=True))
        return Demands(asked, of_open_pools)

    def _bodies_of(self, party: Identity) -> tuple[int, ...] | None:
        """Return the stocks that serve a party, None where it is a pool of unknown size."""
        if party not in self._offers:
            known = self._known[party]
            if known.members:
                self._offers[party] = tuple(sorted(self._stocks_of(party, {})))
            elif known.open_pool and known.size is None:
                self._offers[party] = None
            else:
                self._offers[party] = (self._own_body(party, known),)
        return self._offers[party]

    def _stocks_of(self, party: Identity, seen: dict[Identity, None]) -> set[int]:
        if party in seen:
            return set()
        seen[party] = None
        known = self._known[party]
        if not known.members:
            return {self._own_body(party, known)}
        stocks: set[int] = set()
        for member in known.members:
            stocks |= self._stocks_of(member, seen)
        others = (known.size or 0) - sum(self.stocks[stock] for stock in stocks)
        if others > 0:
            stocks.add(self._body(party, known.name, others))
        return stocks

    def _own_body(self, party: Identity, known: _Known) -> int:
        body = self._body(party, known.name, known.size or 1)
        if known.size is not None:
            self.counted.add(body)
        return body

    def _body(self, party: Identity, name: str, number: int) -> int:
        if party not in self._bodies:
            self._bodies[party] = len(self.names)
            self.stocks[self._bodies[party]] = number
            self.names.append(name)
        return self._bodies[party]


def linked(asked: Iterable[Asked], stocks: Mapping[int, int]) -> dict[int, int]:
    """Return for each stock that shares demands with others, or holds several, its system.

    A system is named by its lowest stock. A body that is only ever asked for by itself is in
    none: nobody can stand in for it.
    """
    parent: dict[int, int] = {}

    def root(stock: int) -> int:
        while parent.setdefault(stock, stock) != stock:
            parent[stock] = parent[parent[stock]]
            stock = parent[stock]
        return stock

    for one in asked:
        offers = one.want.offers
        if len(offers) == 1 and stocks[offers[0]] == 1 and one.want.number == 1:
            continue
        first = root(offers[0])
        for other in offers[1:]:
            low, high = sorted((first, root(other)))
            parent[high] = first = low
    return {stock: root(stock) for stock in parent}

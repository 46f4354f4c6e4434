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

from planctl.check.dates import Scheduled
from planctl.check.matching import Want
from planctl.occurrence import Series
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.plan.vocabulary import Party
from planctl.tuples import NamedTuple

__all__ = [
    "Asked",
    "Demands",
    "Identity",
    "Pools",
    "Roster",
    "identity",
    "linked",
    "plain_words",
]


class Identity(NamedTuple):
    """What makes an entry of one plan the entry of another: its id and its name."""

    id: str
    name: str


class Asked(NamedTuple):
    """What a series asks for: bodies from stocks, and the names to say it by."""

    want: Want
    who: tuple[str, ...]
    visit: bool = False


Pools = Sequence[tuple[Identity, int]]
"""How many are asked for of pools of which no plan says how many they have."""

Demands = tuple[Sequence[Asked], Pools]
"""All that an activity asks for on each of its dates: what can be told, and the rest."""


def identity(id_: str, name: str) -> Identity:
    """Return the identity of a party or place, whatever form its letters are in."""
    return Identity(normalize("NFC", id_), plain_words(name))


def plain_words(text: str) -> str:
    """Return a text as it is compared: in NFC, without case, its spaces single."""
    return " ".join(normalize("NFC", text).casefold().split())


class _Known:
    """What all plans together say of one party."""

    __slots__ = ("identity", "members", "name", "open_pool", "size")

    def __init__(self, identity: Identity, name: str) -> None:
        self.identity = identity
        self.name = name
        self.size: int | None = None
        self.members: dict[_Known, None] = {}
        self.open_pool = False


_Wanted = Sequence[tuple[_Known, int | None]]
"""The parties that an activity names, with the number where it takes so many of a pool."""


class Roster:
    """The stocks of bodies, numbered from 0, and what each activity asks of them."""

    def __init__(self, activities: Mapping[tuple[PlanDocument, str], Scheduled]) -> None:
        self.names: list[str] = []
        self.stocks: dict[int, int] = {}
        """How many bodies each stock holds."""
        self.counted: set[int] = set()
        """The stocks of which a plan states the size."""
        self._known: dict[Identity, _Known] = {}
        self._parties: dict[tuple[PlanDocument, str], _Known] = {}
        self._ids: dict[tuple[PlanDocument, str], Identity] = {}
        self._bodies: dict[Identity, int] = {}
        self._offers: dict[_Known, tuple[int, ...] | None] = {}
        wanted = {key: self._learn(one.document, one.activity) for key, one in activities.items()}
        self._demands = {key: self._demands_of(*wants) for key, wants in wanted.items()}

    def demands(self, document: PlanDocument, activity: str) -> Demands:
        """Return what each date of an activity of a plan asks for."""
        return self._demands[document, activity]

    def asked(self, series: Series) -> Sequence[Asked]:
        """Return what each date of a series asks for, where it can be told."""
        return self.demands(series.document, series.activity.id)[0]

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
        one = self._ids.get(key)
        if one is None:
            one = self._ids[key] = identity(party, document.parties[party].name)
        return one

    def body_of(self, party: Identity) -> int | None:
        """Return the stock of a party that is one body, None for pools and the unasked."""
        body = self._bodies.get(party)
        return body if body is not None and self.stocks[body] == 1 else None

    def _learn(self, document: PlanDocument, activity: Activity) -> tuple[_Wanted, _Wanted]:
        """Take in the parties that an activity asks for, and return them and its teams."""
        wanted: list[tuple[_Known, int | None]] = []
        for attendee in activity.who:
            if isinstance(attendee, str):
                wanted.append((self._meet(document, attendee), None))
            else:
                pool = self._meet(document, attendee.of)
                pool.open_pool = True
                wanted.append((pool, attendee.any))
        visit = activity.visit
        teams = () if visit is None else visit.teams
        return wanted, [(self._meet(document, team), None) for team in teams]

    def _meet(self, document: PlanDocument, party: str) -> _Known:
        key = (document, party)
        known = self._parties.get(key)
        if known is not None:
            return known
        entry: Party = document.parties[party]
        name, size = entry.name, entry.size
        one = self._ids[key] = identity(party, name)
        known = self._known.get(one)
        if known is None:
            known = self._known[one] = _Known(one, name)
        self._parties[key] = known
        if size is not None:
            known.size = max(known.size or 0, size)
        for member in entry.members:
            known.members[self._meet(document, member)] = None
        return known

    def _demands_of(self, wanted: _Wanted, teams: _Wanted) -> Demands:
        asked: list[Asked] = []
        of_open_pools: list[tuple[Identity, int]] = []
        for known, number in wanted:
            offers = self._bodies_of(known)
            if offers is not None:
                asked.append(Asked(Want(1 if number is None else number, offers), (known.name,)))
            elif number is not None:
                of_open_pools.append((known.identity, number))
        if teams:
            bodies = [self._bodies_of(team) for team, _ in teams]
            if None not in bodies:
                offers = tuple(sorted({body for offers in bodies for body in offers or ()}))
                names = tuple(team.name for team, _ in teams)
                asked.append(Asked(Want(1, offers), names, visit=True))
        return asked, of_open_pools

    def _bodies_of(self, party: _Known) -> tuple[int, ...] | None:
        """Return the stocks that serve a party, None where it is a pool of unknown size."""
        if party not in self._offers:
            if party.members:
                self._offers[party] = tuple(sorted(self._stocks_of(party, {})))
            elif party.open_pool and party.size is None:
                self._offers[party] = None
            else:
                self._offers[party] = (self._own_body(party),)
        return self._offers[party]

    def _stocks_of(self, party: _Known, seen: dict[_Known, None]) -> set[int]:
        if party in seen:
            return set()
        seen[party] = None
        if not party.members:
            return {self._own_body(party)}
        stocks: set[int] = set()
        for member in party.members:
            stocks |= self._stocks_of(member, seen)
        others = (party.size or 0) - sum(self.stocks[stock] for stock in stocks)
        if others > 0:
            stocks.add(self._body(party, others))
        return stocks

    def _own_body(self, party: _Known) -> int:
        body = self._body(party, party.size or 1)
        if party.size is not None:
            self.counted.add(body)
        return body

    def _body(self, party: _Known, number: int) -> int:
        body = self._bodies.get(party.identity)
        if body is None:
            body = self._bodies[party.identity] = len(self.names)
            self.stocks[body] = number
            self.names.append(party.name)
        return body


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

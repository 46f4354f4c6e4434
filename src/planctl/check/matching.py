"""Whether what is asked for can be had at once, and if not, which set proves it.

Demands that may each be served from several stocks are a bipartite flow. By Hall's theorem they
can all be met unless some set of them asks for more than everything it may take from; when the
flow falls short, that set is what the augmenting paths could still reach.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planctl.tuples import NamedTuple

__all__ = ["Shortage", "Want", "shortage"]


class Want(NamedTuple):
    """A demand: so many units from any of these stocks, several from one if it has them."""

    number: int
    offers: tuple[int, ...]


class Shortage(NamedTuple):
    """The tight set: these wants ask for more than all that they may take from.

    `wants` are indexes of the wants given, `offers` every stock that any of them may take from.
    """

    wants: tuple[int, ...]
    offers: tuple[int, ...]
    asked: int
    there: int

    @property
    def short(self) -> int:
        """How many units are lacking: the most that any set of wants lacks."""
        return self.asked - self.there


def shortage(wants: Sequence[Want], stocks: Mapping[int, int]) -> Shortage | None:
    """Return the smallest set of wants that lacks most, or None when all can be met.

    `stocks` holds the units of every stock that a want offers, 0 or more. Where each want could
    have all that is asked for, no set of them can lack anything.
    """
    asked = sum(want.number for want in wants)
    if all(sum(map(stocks.__getitem__, want.offers)) >= asked for want in wants):
        return None
    left = dict(stocks)
    given: list[dict[int, int]] = []
    takers: dict[int, set[int]] = {stock: set() for stock in stocks}
    lacking: list[int] = []
    for index, want in enumerate(wants):
        given.append({})
        missing = want.number
        while missing:
            path = _path(index, wants, left, given, takers)
            if path is None:
                lacking.append(index)
                break
            missing -= _push(path, missing, left, given, takers)
    if not lacking:
        return None
    reached = _reached(lacking, wants, takers)
    tight = tuple(sorted(reached))
    offers = tuple(sorted({stock for want in tight for stock in wants[want].offers}))
    return Shortage(
        tight, offers, sum(wants[w].number for w in tight), sum(stocks[s] for s in offers)
    )


_Path = list[tuple[int, int]]
"""Want and the stock it takes more from, from the want that lacks to the stock that has some."""


def _path(
    start: int,
    wants: Sequence[Want],
    left: Mapping[int, int],
    given: Sequence[Mapping[int, int]],
    takers: Mapping[int, set[int]],
) -> _Path | None:
    """Find the shortest way to a stock with something left, wants handing over what they took."""
    came: dict[int, int] = {}
    via: dict[int, int] = {}
    queue = [start]
    seen = {start}
    for want in queue:
        for stock in wants[want].offers:
            if stock in came:
                continue
            came[stock] = want
            if left[stock]:
                return _back(stock, start, came, via)
            for other in takers[stock] - seen:
                seen.add(other)
                via[other] = stock
                queue.append(other)
    return None


def _back(stock: int, start: int, came: Mapping[int, int], via: Mapping[int, int]) -> _Path:
    path = [(came[stock], stock)]
    while path[-1][0] != start:
        stock = via[path[-1][0]]
        path.append((came[stock], stock))
    path.reverse()
    return path


def _push(
    path: _Path,
    missing: int,
    left: dict[int, int],
    given: list[dict[int, int]],
    takers: dict[int, set[int]],
) -> int:
    """Move units along a path and return how many: each want gives up the stock before its own."""
    last = path[-1][1]
    handed = [(path[n][0], path[n - 1][1]) for n in range(1, len(path))]
    amount = min(missing, left[last], *(given[want][stock] for want, stock in handed))
    left[last] -= amount
    for want, stock in path:
        given[want][stock] = given[want].get(stock, 0) + amount
        takers[stock].add(want)
    for want, stock in handed:
        given[want][stock] -= amount
        if not given[want][stock]:
            takers[stock].discard(want)
    return amount


def _reached(
    lacking: Sequence[int], wants: Sequence[Want], takers: Mapping[int, set[int]]
) -> set[int]:
    reached = set(lacking)
    queue = list(lacking)
    for want in queue:
        for stock in wants[want].offers:
            fresh = takers[stock] - reached
            reached |= fresh
            queue += fresh
    return reached

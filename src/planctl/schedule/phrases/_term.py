"""Distances from another activity: "trong 05 ngày làm việc kể từ khi kết thúc …"."""

from __future__ import annotations

from typing import Literal

from planctl.schedule.phrases._draft import Draft
from planctl.schedule.phrases._reading import Place
from planctl.schedule.phrases._terminals import Words
from planctl.schedule.rules import Due, Edge, From, Relative, Rule, Through, Unscheduled, Within
from planctl.tuples import NamedTuple

__all__ = [
    "Amount",
    "Anchor",
    "Quote",
    "at_anchor",
    "before_now",
    "from_anchor",
    "left_open",
    "named",
    "term",
    "until_anchor",
    "when",
]

RelativeUnit = Literal["hour", "day", "week", "month", "year"]


class Amount(NamedTuple):
    """A number of units."""

    number: int
    unit: RelativeUnit
    working: bool = False


class Anchor(NamedTuple):
    """What a distance is counted from."""

    words: Words | None = None
    edge: Edge = "end"


def _relative(count: int, amount: Amount, anchor: Anchor) -> Relative:
    # The words stand as a place, "start end", until the phrase is finished.
    words = "" if anchor.words is None else f"{anchor.words.at[0]} {anchor.words.at[1]}"
    return Relative(count, amount.unit, amount.working, anchor.edge, None, words)


_NO_TIME = Amount(0, "day")


def term(
    amount: Amount, anchor: Anchor | None = None, *, sign: int = 1, due: bool = False
) -> Draft:
    """Return the rule of a distance after (`sign` 1) or before (-1) its anchor."""
    if anchor is None:
        anchor = Anchor(edge="end" if sign > 0 else "start")
    rule: Rule = _relative(sign * amount.number, amount, anchor)
    return Draft((Due(rule) if due else rule,))


def at_anchor(anchor: Anchor) -> Draft:
    """Return the rule of the anchor's own day."""
    return Draft((_relative(0, _NO_TIME, anchor),))


def from_anchor(anchor: Anchor, *, after: bool = False) -> Draft:
    """Return the rule of everything from the anchor on."""
    return Draft((From(_relative(0, _NO_TIME, anchor), after),))


def left_open(at: Place) -> Draft:
    """Return the words of some day after an event, which say no date."""
    return when(Words(at))


def until_anchor(anchor: Anchor, *, exclusive: bool) -> Draft:
    """Return the deadline that the anchor is."""
    return Draft((Due(_relative(0, _NO_TIME, anchor), exclusive),))


def before_now(amount: Amount, anchor: Anchor) -> Draft:
    """Return the stretch that ends with the anchor."""
    first, last = _relative(-amount.number, amount, anchor), _relative(0, _NO_TIME, anchor)
    return Draft((Through(first, last),))


def when(words: Words) -> Draft:
    """Return what is left without a date."""
    return Draft((Unscheduled(f"{words.at[0]} {words.at[1]}"),))


def named(rule: Rule, quote: Quote) -> Rule:
    """Put the document's words where their places stand."""
    match rule:
        case Relative(count, unit, working, edge, _, words) if words:
            text = quote(words)
            return Relative(count, unit, working, edge, _identity(text), text)
        case Unscheduled(words):
            return Unscheduled(quote(words))
        case Due(inner, exclusive):
            return Due(named(inner, quote), exclusive)
        case From(inner, after):
            return From(named(inner, quote), after)
        case Within(inner):
            return Within(named(inner, quote))
        case Through(first, last):
            return Through(named(first, quote), named(last, quote))
        case _:
            return rule


class Quote:
    """Gives the text of a place in the phrase as the user wrote it."""

    def __init__(self, text: str, places: list[tuple[int, int]]) -> None:
        self.text = text
        self.places = places

    def __call__(self, place: str) -> str:
        start, end = map(int, place.split())
        return " ".join(self.text[self.places[start][0] : self.places[end - 1][1]].split())

    def offsets(self, at: Place) -> Place:
        """Return where the tokens of a place begin and end in the text."""
        start, end = at
        first = self.places[start][0]
        return first, max(first, self.places[max(start, end - 1)][1])


def _identity(text: str) -> str | None:
    """Return the words where they have the form of an id and of nothing else: `dot-cong-tac`."""
    import re

    return text if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", text) else None

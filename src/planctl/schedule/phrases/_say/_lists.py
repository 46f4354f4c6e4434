"""Lists, stretches, and ends that something else decides."""

from __future__ import annotations

from itertools import pairwise

from planctl.messages import msg
from planctl.schedule.phrases._cycle import (
    bind,
)
from planctl.schedule.phrases._draft import (
    Draft,
    Marker,
    Spot,
    counted,
    due,
    expect,
    series,
    stretch,
)
from planctl.schedule.phrases._mention import Mention
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.phrases._say._days import anniversary_of
from planctl.schedule.phrases._say._refusals import refuse_choice
from planctl.schedule.phrases._term import Anchor, at_anchor
from planctl.schedule.phrases._terminals import Words
from planctl.schedule.rules import (
    Dated,
    Each,
    Part,
    Positioned,
    Rule,
    The,
    Through,
    TimeSpan,
    Unit,
    Whole,
    Within,
)

__all__ = [
    "anniversary_named",
    "bare_stretch",
    "batches",
    "between_anchors",
    "choice",
    "clock_stretch",
    "counted_days",
    "due_before_past",
    "due_by_past",
    "due_past",
    "edge_of_year",
    "from_anchor_to",
    "from_weekday",
    "listed",
    "neighbours",
    "one_day",
    "some_day",
    "stated_days",
    "stretch_from",
    "to_anchor",
    "until",
    "words_here",
]


def listed(at: Place, spots: tuple[Spot, ...]) -> Draft | Fault:
    """Return the schedule of a list; where its last item says "every year" all of them do."""
    match [s.what for s in spots]:
        case [Positioned() as a, Positioned() as b]:
            met = neighbours(at, a, b)
            if isinstance(met, Draft):
                return met
        case _:
            pass
    last = spots[-1].what
    if isinstance(last, Positioned) and last.period == Each(Unit.YEAR):
        head = series(spots[:-1]) if len(spots) > 1 else None
        if isinstance(head, Draft):
            bound_head = bind(Each(Unit.YEAR), head, at)
            if isinstance(bound_head, Draft):
                return bound_head._replace(rules=(*bound_head.rules, last))
    return series(spots)


def neighbours(at: Place, a: Rule, b: Rule) -> Draft | Fault:
    """Return the stretch of two parts that meet, as the end of May and the beginning of June."""
    match a, b:
        case (
            Positioned(The(Unit.MONTH, int(m)), Part(3)),
            Positioned(The(Unit.MONTH, int(n)), Part(1)),
        ) if n == m % 12 + 1:
            return stretch(Spot(a, at=at), Spot(b, at=at))
        case _:
            return Fault("unknown-phrase", at, msg("the two parts do not meet"))


def bare_stretch(at: Place, first: Spot, last: Spot) -> Draft | Fault:
    """Return a stretch from a bare number, which before a time of day would be an hour."""
    if last.time is not None:
        return Fault(
            "unknown-phrase",
            first.at if first.at != (0, 0) else at,
            msg("the number may be an hour or a day"),
            notes=(msg("write the first day as {example}", example="ngày 7"),),
        )
    return stretch(first, last)


def stretch_from(time: TimeSpan, a: Spot, b: Spot) -> Draft | Fault:
    return stretch(a._replace(time=time), b)


def clock_stretch(t: TimeSpan, a: Spot, b: Spot) -> Draft | Fault:
    return stretch(a._replace(time=t), b)


def from_weekday(at: Place, a: tuple[int, Place], b: Spot) -> Fault:
    return Fault("unknown-phrase", a[1], msg("the first day needs its date"))


def counted_days(at: Place, n: int, d: Draft) -> Draft | Fault:
    return expect(d, n, at)


def batches(at: Place, n: int, d: Draft) -> Draft | Fault:
    """Check how many times the phrase itself states."""
    if len(d.rules) == n:
        return d
    return Fault(
        "unknown-phrase",
        at,
        msg("{count} times, but {said} dates", count=n, said=len(d.rules)),
        label=msg("the number of times and of dates differ"),
    )


def choice(at: Place, spots: tuple[Spot, ...]) -> Draft | Fault:
    """Return the window of one of several that follow each other; else the choice is open."""
    listed = series(spots)
    if isinstance(listed, Fault):
        return listed
    rules = listed.rules
    if all(_follows(a, b) for a, b in pairwise(rules)):
        return listed._replace(rules=(Within(Through(rules[0], rules[-1])),))
    return refuse_choice(at)


def _follows(a: Rule, b: Rule) -> bool:
    match a, b:
        case Dated(), Dated():
            return counted(Through(a, b)) == 2
        case (
            Positioned(The(Unit.MONTH | Unit.QUARTER as unit, int(m), y, o), Whole()),
            Positioned(The(other, int(n), z, p), Whole()),
        ):
            return (other, n, z, p) == (unit, m + 1, y, o)
        case _:
            return False


def edge_of_year(at: Place, part: Part) -> Spot:
    return Spot(Positioned(The(Unit.YEAR), part), at=at)


def one_day(at: Place, m: Mention) -> Draft | Fault:
    return series((Spot(m, at=at),))


def some_day(n: int, d: Draft) -> Draft:
    """Return the windows in which so many days are to be found; their number stays open."""
    return d


def until(d: Draft) -> Draft:
    """Return a deadline for a stretch that begins on the day the document was written."""
    note = msg("the stretch begins when the document was written: its end is a deadline")
    return due(d, exclusive=False)._replace(notes=(*d.notes, note))


def to_anchor(a: Spot, b: Anchor) -> Draft | Fault:
    return _with_anchor(series((a,)), at_anchor(b))


def from_anchor_to(a: Anchor, b: Spot) -> Draft | Fault:
    return _with_anchor(at_anchor(a), series((b,)))


def between_anchors(a: Anchor, b: Anchor) -> Draft | Fault:
    return _with_anchor(at_anchor(a), at_anchor(b))


def _with_anchor(a: Draft | Fault, b: Draft | Fault) -> Draft | Fault:
    if isinstance(a, Fault):
        return a
    if isinstance(b, Fault):
        return b
    return a._replace(rules=(Through(a.rules[0], b.rules[0]),), glosses=a.glosses + b.glosses)


def words_here(at: Place) -> Words:
    return Words(at)


def stated_days(at: Place, n: int) -> Marker:
    return Marker(days=n, at=at)


def due_past(words: Words, s: Spot) -> Draft | Fault:
    """Return the deadline on a day that words without a date stand before."""
    draft = series((s,))
    return draft if isinstance(draft, Fault) else due_by_past(words, draft)


def due_by_past(words: Words, d: Draft) -> Draft:
    return _past(words, due(d, exclusive=False))


def due_before_past(words: Words, d: Draft) -> Draft:
    return _past(words, due(d, exclusive=True))


def anniversary_named(at: Place, words: Words, d: Draft, n: int | None = None) -> Draft | Fault:
    """Return the anniversary of what is named in words that no table lists."""
    found = anniversary_of(at, d, n)
    return found if isinstance(found, Fault) else _past(words, found)


def _past(words: Words, d: Draft) -> Draft:
    note = msg("“{words}” says nothing of the date", words=words)
    return d._replace(notes=(*d.notes, note))

"""What a phrase has said so far: rules, and what it adds to every date of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planctl.messages import Message, msg
from planctl.schedule.phrases._mention import Mention, complete, join, settle, years_of
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.rules import (
    Dated,
    DayOffRule,
    Due,
    Each,
    From,
    LunarDate,
    LunarSpan,
    PartialDate,
    Positioned,
    Rule,
    The,
    Through,
    TimeSpan,
    Unit,
    Whole,
    Within,
)
from planctl.tuples import NamedTuple

__all__ = [
    "Draft",
    "Marker",
    "Spot",
    "counted",
    "due",
    "each_rule",
    "expect",
    "finish",
    "on_occasion",
    "series",
    "since",
    "spot",
    "stretch",
    "timed",
]


class Spot(NamedTuple):
    """A point or period that a phrase names, with what stands beside it."""

    what: Mention | Rule
    time: TimeSpan | None = None
    glosses: tuple[tuple[Rule, Place], ...] = ()
    at: Place = (0, 0)


class Draft(NamedTuple):
    """A schedule in the making; glosses still have places among the tokens."""

    rules: tuple[Rule, ...]
    time: TimeSpan | None = None
    on_day_off: DayOffRule | None = None
    tentative: bool = False
    glosses: tuple[tuple[Rule, Place], ...] = ()
    notes: tuple[Message, ...] = ()


class Marker(NamedTuple):
    """What a word beside the dates adds to them."""

    tentative: bool = False
    on_day_off: DayOffRule | None = None
    time: TimeSpan | None = None
    glosses: tuple[tuple[Rule, Place], ...] = ()
    days: int | None = None
    due: bool = False
    at: Place = (0, 0)


def spot(
    what: Mention | Rule,
    at: Place,
    time: TimeSpan | None = None,
    later: TimeSpan | None = None,
    gloss: tuple[tuple[Rule, Place], ...] = (),
) -> Spot | Fault:
    """Make a spot; a time may stand before or after the date."""
    if time and later:
        merged = _both_times(time, later)
        return merged if isinstance(merged, Fault) else Spot(what, merged, gloss, at)
    return Spot(what, time or later, gloss, at)


def _both_times(time: TimeSpan, later: TimeSpan) -> TimeSpan | Fault:
    """Merge a part of the day with the hours that say it exactly."""
    if time.part and not later.part:
        return later
    if later.part and not time.part:
        return time
    return time if time == later else _two_times((0, 1))


def _two_times(at: Place) -> Fault:
    return Fault(
        "not-a-schedule",
        at,
        msg("the phrase gives several times of day"),
        notes=(msg("one schedule has one time of day: write a list of two phrases"),),
    )


def series(spots: tuple[Spot, ...]) -> Draft | Fault:
    """Return the schedule of one spot or of a list of them."""
    first = spots[0]
    if len(spots) == 1:
        what = settle(first.what) if isinstance(first.what, Mention) else first.what
        return (
            what if isinstance(what, Fault) else Draft((what,), first.time, glosses=first.glosses)
        )
    for other in spots[1:]:
        if other.time is not None and other.time != first.time:
            return _two_times(other.at)
    rules = _rules_of(spots)
    if isinstance(rules, Fault):
        return rules
    return Draft(rules, first.time, glosses=tuple(g for s in spots for g in s.glosses))


def _rules_of(spots: tuple[Spot, ...]) -> tuple[Rule, ...] | Fault:
    mentions = complete([s.what for s in spots if isinstance(s.what, Mention)])
    among_recurring = any(_recurs(s.what) for s in spots)
    alone = all(_stands_alone(m, among_recurring=among_recurring) for m in mentions)
    if not alone and not _all_alike(mentions, spots):
        at = next(s.at for s in spots if isinstance(s.what, Mention))
        return Fault("unknown-phrase", at, msg("a day of which month?"))
    following = iter(mentions)
    rules: list[Rule] = []
    for each in spots:
        what = settle(next(following)) if isinstance(each.what, Mention) else each.what
        if isinstance(what, Fault):
            return what
        rules.append(what)
    for i in range(len(rules) - 1, 0, -1):
        rules[i - 1], rules[i] = years_of(rules[i - 1], rules[i])
    return tuple(rules)


def _stands_alone(m: Mention, *, among_recurring: bool) -> bool:
    """Tell whether a day needs nothing from the periods that it is listed with."""
    return m.month is not None and (m.year is not None or m.lunar or not among_recurring)


def _all_alike(mentions: list[Mention], spots: tuple[Spot, ...]) -> bool:
    """Tell whether a list is of nothing but days of a month that is said elsewhere."""
    return len(mentions) == len(spots) and all(m.month is None for m in mentions)


def _recurs(what: Mention | Rule) -> bool:
    return isinstance(what, Positioned) and isinstance(what.period, Each)


def stretch(first: Spot, last: Spot) -> Draft | Fault:
    """Return the schedule of everything from one spot to another."""
    rule: Rule | Fault
    if isinstance(first.what, Mention) and isinstance(last.what, Mention):
        rule = join(first.what, last.what)
    else:
        rule = _mixed(_end(first.what, 0), _end(last.what, 1))
    if isinstance(rule, Fault):
        return rule
    return Draft(
        (rule,), _span_of_times(first.time, last.time), glosses=first.glosses + last.glosses
    )


def _end(what: Mention | Rule, which: int) -> Mention | Rule:
    """Return the days of a window, or the first or last of them where they are a stretch."""
    match what:
        case Within(Through(first, last)):
            return last if which else first
        case Within(LunarSpan() as days):
            return days
        case _:
            return what


def _mixed(first: Mention | Rule, last: Mention | Rule) -> Rule | Fault:
    if isinstance(last, LunarSpan) and isinstance(first, Mention) and not first.solar:
        first = first._replace(lunar=True)
    if _recurs(first) != _recurs(last):
        return Fault("unknown-phrase", (0, 1), msg("one end recurs, the other does not"))
    if isinstance(last, LunarSpan) and last.first != last.last:
        first = _lunar_month(first)
    a = settle(first) if isinstance(first, Mention) else first
    b = settle(last) if isinstance(last, Mention) else last
    if isinstance(a, Fault):
        return a
    if isinstance(b, Fault):
        return b
    if isinstance(a, LunarSpan) and isinstance(b, LunarSpan):
        return _lunar_through(a, b)
    a, b = years_of(a, b)
    return Through(a, b)


def _lunar_month(what: Mention | Rule) -> Mention | Rule:
    """Read a month as a lunar one, as the other end of its stretch is."""
    match what:
        case Positioned(The(Unit.MONTH, int(month), None, 0), Whole()):
            return LunarSpan(LunarDate(month, 1), LunarDate(month, 30))
        case _:
            return what


def _lunar_through(a: LunarSpan, b: LunarSpan) -> LunarSpan:
    first = a.first
    if first.year is None and first.cycle is None and (b.last.year or b.last.cycle is not None):
        turn = first.month > b.last.month
        first = LunarDate(
            first.month,
            first.day,
            None if b.last.year is None else b.last.year - turn,
            None if b.last.cycle is None else (b.last.cycle - turn) % 60,
            first.leap,
        )
    return LunarSpan(first, b.last)


def _span_of_times(a: TimeSpan | None, b: TimeSpan | None) -> TimeSpan | None:
    """Return the hour at which a stretch begins on its first day and ends on its last."""
    if b is None:
        return a
    end = b.end or b.start
    if a is None and b.start is not None and (b.end is not None or b.midnight_end):
        return b
    if a is None:
        return TimeSpan(end=end, midnight_end=b.midnight_end, until=b.part)
    if a.part and a.part == b.part:
        return a
    return TimeSpan(a.start, end, a.part, b.midnight_end, b.part)


def since(draft: Draft, *, after: bool) -> Draft:
    """Return the schedule that runs from a draft's dates, or from the day after them."""
    return draft._replace(rules=tuple(From(r, after) for r in draft.rules))


def due(draft: Draft, *, exclusive: bool) -> Draft:
    """Return the schedule of which a draft's last days are deadlines."""
    return draft._replace(rules=tuple(_due(r, exclusive=exclusive) for r in draft.rules))


def _due(rule: Rule, *, exclusive: bool) -> Rule:
    if isinstance(rule, Due):
        return rule
    return Due(rule.rule if isinstance(rule, Within) else rule, exclusive)


def on_occasion(draft: Draft) -> Draft:
    """Return the windows that a draft's dates are."""
    rules = (r if isinstance(r, Within) else Within(r) for r in draft.rules)
    return draft._replace(rules=tuple(rules))


def each_rule(draft: Draft, change: Callable[[Rule], Rule | Fault]) -> Draft | Fault:
    """Return a draft with every rule changed, or the first fault."""
    rules: list[Rule] = []
    for old in draft.rules:
        new = change(old)
        if isinstance(new, Fault):
            return new
        rules.append(new)
    return draft._replace(rules=tuple(rules))


def timed(
    draft: Draft, at: Place, time: TimeSpan | None = None, later: TimeSpan | None = None
) -> Draft | Fault:
    """Return a draft with the time of day that stands before or after it."""
    for new in (time, later):
        if new is None:
            continue
        if draft.time is None:
            draft = draft._replace(time=new)
            continue
        merged = _both_times(draft.time, new)
        if isinstance(merged, Fault):
            return merged._replace(at=at)
        draft = draft._replace(time=merged)
    return draft


def expect(draft: Draft, days: int, at: Place) -> Draft | Fault:
    """Check the number of days that the phrase itself states."""
    counts = [counted(r) for r in draft.rules]
    known = [c for c in counts if c is not None]
    if len(known) == len(counts) and sum(known) != days:
        return Fault(
            "reversed-range",
            at,
            msg("the dates are {count} days, not {stated}", count=sum(known), stated=days),
            notes=(msg("both ends are included"),),
        )
    return draft


def counted(rule: Rule) -> int | None:
    """Return how many days a rule of plain dates covers, both ends included."""
    from datetime import date

    match rule:
        case Dated():
            return 1
        case Through(
            Dated(PartialDate(day=d, month=int(m), year=y)),
            Dated(PartialDate(day=e, month=int(n), year=z)),
        ):
            if y is None and z is None and (m > n or (m <= 2 < n)):
                return None
            return (date(z or 2001, n, e) - date(y or 2001, m, d)).days + 1
        case _:
            return None


def finish(
    at: Place, draft: Draft, marks: Iterable[Marker | None] = (), tail: Iterable[Marker | None] = ()
) -> Draft | Fault:
    """Add to a draft what the words around it say."""
    for mark in (*marks, *tail):
        if mark is None:
            continue
        changed = _marked(draft, mark, at)
        if isinstance(changed, Fault):
            return changed
        draft = changed
    return draft


def _marked(draft: Draft, mark: Marker, at: Place) -> Draft | Fault:
    if mark.tentative:
        draft = draft._replace(tentative=True)
    if mark.on_day_off:
        draft = draft._replace(on_day_off=mark.on_day_off)
    if mark.glosses:
        draft = draft._replace(glosses=draft.glosses + mark.glosses)
    if mark.due:
        draft = due(draft, exclusive=False)
    if mark.days is not None:
        return expect(draft, mark.days, mark.at)
    return timed(draft, at, mark.time)

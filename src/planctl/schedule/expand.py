"""From a schedule to dated results: rules brought together with a plan's period.

Every rule type is expanded by plain arithmetic on ordinals; nothing here knows activities,
places or what becomes of a date on a day off. Nothing lies outside the period but what the
document itself writes out in full.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import repeat
from operator import eq
from types import MethodType
from typing import Final, assert_never

from planctl.messages import msg
from planctl.schedule.absolute import absolute, is_absolute
from planctl.schedule.dating import Dating, Expansion, Kind, Remark
from planctl.schedule.frame import Found, Frame, nothing
from planctl.schedule.glosses import check_glosses
from planctl.schedule.labels import parse_label, unique_labels, unit_of_label
from planctl.schedule.recurring import positioned, recurring
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Due,
    Each,
    From,
    LunarSpan,
    Positioned,
    Relative,
    Rrule,
    Rule,
    Schedule,
    Through,
    Times,
    TimeSpan,
    Unscheduled,
    Weekdays,
    Within,
    WorkingDays,
)

__all__ = ["expand", "parse_label", "unit_of_label"]


_Dates = tuple[tuple[Dating, ...], Sequence[int], tuple[Remark, ...]]
"""The results of a rule, the day that it names for each, and remarks."""

_dating: Final[Callable[[Iterable[object]], Dating]] = MethodType(tuple.__new__, Dating)
_KINDS: Final[tuple[Kind, Kind]] = ("window", "event")


def expand(schedule: Schedule, frame: Frame) -> Expansion:
    """Return the dates of a schedule in a plan's period.

    A `Relative` rule gives nothing here: it is resolved when the activity it counts from is
    known. The results are in order of their first day, their labels differ, and neither depends
    on the order of the rules.
    """
    if len(schedule.rules) == 1:
        datings, _, remarks = _dates(schedule.rules[0], schedule.time, frame)
    else:
        datings, remarks = _merged([_dates(rule, schedule.time, frame) for rule in schedule.rules])
    if schedule.glosses:
        remarks = (*remarks, *check_glosses(schedule.glosses, datings, frame))
    return Expansion(datings, remarks)


def _dates(rule: Rule, time: TimeSpan | None, frame: Frame) -> _Dates:
    match rule:
        case Positioned():
            return _of_kind(None, rule, frame)
        case Weekdays() | WorkingDays() | Rrule():
            return _of_kind("event", rule, frame)
        case Dated() | Anniversary() | LunarSpan() | Through() | From():
            return _of_kind("event", rule, frame)
        case Times():
            return _of_kind("window", rule, frame)
        case Within(inner):
            return _of_kind("window", inner, frame)
        case Due(inner, exclusive):
            return _deadlines(inner, exclusive and not _has_instant(time), frame)
        case Relative():
            return (), (), ()
        case Unscheduled(words):
            text = msg("“{words}” leaves the date open", words=words)
            return (), (), (Remark("unscheduled", text),)
        case _:
            assert_never(rule)


def _has_instant(time: TimeSpan | None) -> bool:
    return time is not None and (
        time.start is not None or time.end is not None or time.midnight_end
    )


def _of_kind(kind: Kind | None, rule: Rule, frame: Frame) -> _Dates:
    """Return events or windows; without a kind, events of one day and windows of several."""
    found = _found(rule, frame)
    labels, firsts, lasts, remarks, convention = found
    beyond = firsts and (firsts[0] < frame.low or lasts[-1] > frame.high)
    if beyond and not is_absolute(rule):
        labels, firsts, lasts, remarks, _ = _whole(found, frame)
    if kind is not None:
        kinds: Iterable[Kind] = repeat(kind)
    elif firsts == lasts:
        kinds = repeat("event")
    else:
        kinds = map(_KINDS.__getitem__, map(eq, firsts, lasts))
    rows = zip(kinds, labels, firsts, lasts, repeat(convention), strict=False)
    return tuple(map(_dating, rows)), firsts, remarks


def _whole(found: Found, frame: Frame) -> Found:
    """Leave out windows that lie only partly in the period, and say so."""
    labels, firsts, lasts, remarks, _ = found
    met = range(bisect_left(lasts, frame.low), bisect_right(firsts, frame.high))
    inside = range(bisect_left(firsts, frame.low), bisect_right(lasts, frame.high))
    whole = found.part(inside.start, inside.stop)
    if len(inside) == len(met):
        return whole
    cut = [labels[place] for place in met if place not in inside]
    text = msg("left out, for only a part lies in the plan's period: {labels}", labels=cut)
    remark = Remark("outside-period", text, severity="note")
    return whole._replace(remarks=(*remarks, remark))


def _deadlines(rule: Rule, exclusive: bool, frame: Frame) -> _Dates:
    reading = frame.reading
    shift = 1 if exclusive and reading.before == "exclusive" else 0
    due = frame.of_deadlines(shift)
    found = _found(rule, due)
    named = found.firsts if shift else found.lasts
    found = found.part(bisect_left(named, due.low), bisect_right(named, due.high))
    convention = found.convention
    if exclusive:
        before = f"before={reading.before}"
        convention = f"{before}, {convention}" if convention else before
    days = [day - 1 for day in found.firsts] if shift else found.lasts
    rows = zip(repeat("deadline"), found.labels, days, days, repeat(convention), strict=False)
    return tuple(map(_dating, rows)), found.firsts, found.remarks


def _found(rule: Rule, frame: Frame) -> Found:
    match rule:
        case Positioned(period=Each() as period):
            return positioned(period, rule.position, rule.about, frame)
        case Times() | Weekdays() | WorkingDays() | Rrule():
            return recurring(rule, frame)
        case Positioned() | Dated() | Anniversary() | LunarSpan() | From():
            return absolute(rule, frame)
        case Through():
            return absolute(rule, frame) if is_absolute(rule) else recurring(rule, frame)
        case Within(inner) | Due(inner):
            return _found(inner, frame)
        case Relative() | Unscheduled():
            return nothing()
        case _:
            assert_never(rule)


def _merged(parts: Sequence[_Dates]) -> tuple[tuple[Dating, ...], tuple[Remark, ...]]:
    """Bring the results of several rules in order, drop what comes twice, and tell all apart."""
    pairs = sorted(
        (pair for datings, said, _ in parts for pair in zip(datings, said, strict=True)),
        key=_place,
    )
    kept: dict[tuple[object, ...], tuple[Dating, int]] = {}
    twice: list[int] = []
    for dating, said in pairs:
        turn = dating.label.partition(".")[2]
        same = (dating.kind, dating.first, dating.last, turn or "1")
        if same in kept:
            twice.append(dating.first)
        else:
            kept[same] = (dating, said)
    remarks = tuple(remark for *_, noticed in parts for remark in noticed)
    if twice:
        text = msg("given twice: {days}", days=[date.fromordinal(day) for day in twice])
        remarks = (*remarks, Remark("duplicate-date", text))
    return _labelled(kept.values()), remarks


def _place(pair: tuple[Dating, int]) -> tuple[int, int, str, str, str]:
    dating, _ = pair
    return dating.first, dating.last, dating.kind, dating.label, dating.convention or ""


def _labelled(pairs: Collection[tuple[Dating, int]]) -> tuple[Dating, ...]:
    """Give every dating a label of its own."""
    datings = tuple(dating for dating, _ in pairs)
    if len({d.label for d in datings}) == len(datings):
        return datings
    labels = unique_labels(datings, [said for _, said in pairs])
    return tuple(d._replace(label=label) for d, label in zip(datings, labels, strict=True))

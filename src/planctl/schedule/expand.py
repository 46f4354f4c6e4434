"""From a schedule to dated results: rules brought together with a plan's period.

Every rule type is expanded by plain arithmetic on ordinals; nothing here knows activities,
places or what becomes of a date on a day off. Nothing lies outside the period but what the
document itself writes out in full.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import partial
from itertools import compress, repeat
from operator import eq, gt
from typing import Final, assert_never

from planctl.messages import msg
from planctl.schedule.absolute import absolute, is_absolute
from planctl.schedule.dating import Dating, Expansion, Kind, Remark
from planctl.schedule.frame import Found, Frame, nothing
from planctl.schedule.glosses import check_glosses
from planctl.schedule.labels import parse_label, unique_labels, unit_of_label
from planctl.schedule.recurring import recurring
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Due,
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

_dating: Final[Callable[[Iterable[object]], Dating]] = partial(tuple.__new__, Dating)
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
    low, high = frame.low, frame.high
    days = list(zip(found.firsts, found.lasts, strict=True))
    meet = [first <= high and low <= last for first, last in days]
    inside = [low <= first and last <= high for first, last in days]
    if meet == inside:
        return found.kept(inside)
    cut = list(compress(found.labels, map(gt, meet, inside)))
    text = msg("left out, for only a part lies in the plan's period: {labels}", labels=cut)
    remark = Remark("outside-period", text, severity="note")
    return found.kept(inside)._replace(remarks=(*found.remarks, remark))


def _deadlines(rule: Rule, exclusive: bool, frame: Frame) -> _Dates:
    reading = frame.reading
    shift = 1 if exclusive and reading.before == "exclusive" else 0
    due = frame.of_deadlines(shift)
    found = _found(rule, due)
    named = found.firsts if shift else found.lasts
    if named and not (due.low <= named[0] and named[-1] <= due.high):
        found = found.kept([due.low <= day <= due.high for day in named])
        named = found.firsts if shift else found.lasts
    convention = found.convention
    if exclusive:
        before = f"before={reading.before}"
        convention = f"{before}, {convention}" if convention else before
    days = [day - shift for day in named]
    rows = zip(repeat("deadline"), found.labels, days, days, repeat(convention), strict=False)
    return tuple(map(_dating, rows)), found.firsts, found.remarks


def _found(rule: Rule, frame: Frame) -> Found:
    match rule:
        case Positioned() | Through():
            return absolute(rule, frame) if is_absolute(rule) else recurring(rule, frame)
        case Times() | Weekdays() | WorkingDays() | Rrule():
            return recurring(rule, frame)
        case Dated() | Anniversary() | LunarSpan() | From():
            return absolute(rule, frame)
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

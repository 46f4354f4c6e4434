"""From a schedule to dated results: rules brought together with a plan's period.

Every rule type is expanded by plain arithmetic on ordinals; nothing here knows activities,
places or what becomes of a date on a day off. Nothing lies outside the period but what the
document itself writes out in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import assert_never

from planctl.messages import msg
from planctl.schedule.absolute import absolute, is_absolute
from planctl.schedule.dating import Dating, Expansion, Kind, Remark
from planctl.schedule.frame import Found, Frame, Span
from planctl.schedule.glosses import check_glosses
from planctl.schedule.labels import parse_label, unique_labels, unit_of_label
from planctl.schedule.reading import Reading
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
from planctl.tuples import NamedTuple

__all__ = ["expand", "parse_label", "unit_of_label"]


class _Dates(NamedTuple):
    """The results of one rule; `said` holds the day that the rule names for each."""

    datings: list[Dating]
    said: list[int]
    remarks: tuple[Remark, ...] = ()


def expand(
    schedule: Schedule,
    first: int,
    last: int,
    reading: Reading,
    is_off: Callable[[int], bool],
) -> Expansion:
    """Return the dates of a schedule in the period `first` to `last`, ordinals included.

    `is_off` tells days off; only `WorkingDays` asks. A `Relative` rule gives nothing here: it is
    resolved when the activity it counts from is known. The results are in order of their first
    day, their labels differ, and neither depends on the order of the rules.
    """
    return _expansion(schedule, Frame(first, last, reading, is_off))


def _expansion(schedule: Schedule, frame: Frame) -> Expansion:
    at_instant = _has_instant(schedule.time)
    parts = [_dates(rule, frame, at_instant) for rule in schedule.rules]
    dates = parts[0] if len(parts) == 1 else _merged(parts)
    datings = _labelled(dates)
    remarks = dates.remarks
    if schedule.glosses:
        remarks = (*remarks, *check_glosses(schedule.glosses, datings, frame))
    return Expansion(tuple(datings), remarks)


def _has_instant(time: TimeSpan | None) -> bool:
    return time is not None and (
        time.start is not None or time.end is not None or time.midnight_end
    )


def _dates(rule: Rule, frame: Frame, at_instant: bool) -> _Dates:
    match rule:
        case Positioned():
            return _of_kind(None, rule, frame)
        case Dated() | Anniversary() | LunarSpan() | Through() | From():
            return _of_kind("event", rule, frame)
        case Weekdays() | WorkingDays() | Rrule():
            return _of_kind("event", rule, frame)
        case Times():
            return _of_kind("window", rule, frame)
        case Within(inner):
            return _of_kind("window", inner, frame)
        case Due(inner, exclusive):
            return _deadlines(inner, exclusive and not at_instant, frame)
        case Relative():
            return _Dates([], [])
        case Unscheduled(words):
            text = msg("“{words}” leaves the date open", words=words)
            return _Dates([], [], (Remark("unscheduled", text),))
        case _:
            assert_never(rule)


def _of_kind(kind: Kind | None, rule: Rule, frame: Frame) -> _Dates:
    """Return events or windows; without a kind, events of one day and windows of several."""
    spans, remarks, convention = _found(rule, frame)
    if not is_absolute(rule):
        low, high = frame.low, frame.high
        inside = [span for span in spans if low <= span[1] and span[2] <= high]
        if len(inside) < len(spans):
            remarks = (*remarks, *_cut(spans, frame))
        spans = inside
    datings = [
        Dating(kind or ("event" if first == last else "window"), label, first, last, convention)
        for label, first, last in spans
    ]
    return _Dates(datings, [first for _, first, _ in spans], remarks)


def _cut(spans: Iterable[Span], frame: Frame) -> tuple[Remark, ...]:
    """Say which windows are left out because they lie only partly in the period."""
    cut = [
        label
        for label, first, last in spans
        if frame.meets(first, last) and not frame.holds(first, last)
    ]
    if not cut:
        return ()
    text = msg("left out, for only a part lies in the plan's period: {labels}", labels=cut)
    return (Remark("outside-period", text, severity="note"),)


def _deadlines(rule: Rule, exclusive: bool, frame: Frame) -> _Dates:
    reading = frame.reading
    shift = 1 if exclusive and reading.before == "exclusive" else 0
    due = Frame(frame.first, frame.last, reading, frame.is_off, due=True, shift=shift)
    spans, remarks, convention = _found(rule, due)
    if exclusive:
        before = f"before={reading.before}"
        convention = f"{before}, {convention}" if convention else before
    low, high = due.low, due.high
    named = [(label, first, first if shift else last) for label, first, last in spans]
    inside = [(label, first, day) for label, first, day in named if low <= day <= high]
    datings = [
        Dating("deadline", label, day - shift, day - shift, convention) for label, _, day in inside
    ]
    return _Dates(datings, [first for _, first, _ in inside], remarks)


def _found(rule: Rule, frame: Frame) -> Found:
    match rule:
        case Dated() | Anniversary() | LunarSpan() | From():
            return absolute(rule, frame)
        case Positioned() | Through():
            return absolute(rule, frame) if is_absolute(rule) else recurring(rule, frame)
        case Times() | Weekdays() | WorkingDays() | Rrule():
            return recurring(rule, frame)
        case Within(inner) | Due(inner):
            return _found(inner, frame)
        case Relative() | Unscheduled():
            return Found([])
        case _:
            assert_never(rule)


def _merged(parts: Sequence[_Dates]) -> _Dates:
    """Bring the results of several rules in order and drop what comes twice."""
    pairs = sorted(
        (pair for part in parts for pair in zip(part.datings, part.said, strict=True)),
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
    remarks = tuple(r for part in parts for r in part.remarks)
    if twice:
        text = msg("given twice: {days}", days=[date.fromordinal(day) for day in twice])
        remarks = (*remarks, Remark("duplicate-date", text))
    return _Dates([d for d, _ in kept.values()], [said for _, said in kept.values()], remarks)


def _place(pair: tuple[Dating, int]) -> tuple[int, int, str, str, str]:
    dating, _ = pair
    return dating.first, dating.last, dating.kind, dating.label, dating.convention or ""


def _labelled(dates: _Dates) -> list[Dating]:
    """Give every dating a label of its own."""
    if len({d.label for d in dates.datings}) == len(dates.datings):
        return dates.datings
    labels = unique_labels(dates.datings, dates.said)
    return [d._replace(label=label) for d, label in zip(dates.datings, labels, strict=True)]

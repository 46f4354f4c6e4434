"""Why an occurrence stands on its date: the steps, derived when somebody asks."""

from __future__ import annotations

from datetime import date

from planctl.messages import Message, Weekday, msg
from planctl.occurrence import Change, Occurrence, Shift, Step
from planctl.workdays import DayOff

__all__ = ["told_change", "told_day_off", "trace"]


def trace(occurrence: Occurrence) -> tuple[Step, ...]:
    """Return the steps phrase, rule, (day off, change) that led to the dates, in that order."""
    series, dating = occurrence.series, occurrence.dating
    steps = [
        Step("phrase", msg("“{words}”", words=series.words), series.span),
        Step("rule", _days(dating.kind, dating.first, dating.last), series.span, dating.convention),
        *(Step("rule", note, series.span) for note in series.schedule.notes),
        *occurrence.steps,
    ]
    shift, change = occurrence.shift, occurrence.change
    off = None if change is not None else occurrence.off
    if (told := told_day_off(occurrence.first, off, shift)) is not None:
        rule = "keep" if shift is None else shift.rule.value
        steps.append(Step("day-off", told, series.span, f"on_day_off={rule}"))
    if change is not None:
        steps.append(Step("change", told_change(occurrence.first, change), change.span))
    return tuple(steps)


def told_day_off(first: int, off: DayOff | None, shift: Shift | None) -> Message | None:
    """Return how a day off moved a date, or that it stays on one; None where none was met."""
    if shift is not None:
        return msg(
            "{day} is a day off ({why}): moved to {to} (on_day_off: {rule})",
            day=_day(shift.start),
            why=shift.why.message,
            to=_day(shift.end),
            rule=shift.rule.value,
        )
    if off is None:
        return None
    return msg("{day} is a day off ({why}) and stays", day=_day(first), why=off.message)


def told_change(first: int, change: Change) -> Message:
    """Return what a change made of a date that is now on `first`, and by whose order."""
    texts = {
        "move": msg("moved from {was} to {day}", was=_day(change.was), day=_day(first)),
        "cancel": msg("cancelled"),
        "add": msg("added"),
        "time": msg("new time of day"),
    }
    reason = ", ".join(text for text in (change.why, change.by) if text)
    return msg("{change}: {reason}", change=texts[change.action], reason=reason)


def _day(ordinal: int) -> Message:
    day = date.fromordinal(ordinal)
    return msg("{weekday} {day}", weekday=Weekday(day.weekday()), day=day)


def _days(kind: str, first: int, last: int) -> Message:
    if kind == "deadline":
        return msg("deadline on {day}", day=_day(last))
    if kind == "window":
        return msg("some day from {first} to {last}", first=_day(first), last=_day(last))
    if first == last:
        return _day(first)
    return msg("from {first} to {last}", first=_day(first), last=_day(last))

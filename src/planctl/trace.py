"""Why an occurrence stands on its date: the steps, derived when somebody asks."""

from __future__ import annotations

from datetime import date

from planctl.diagnostics import Span
from planctl.messages import Message, Weekday, msg
from planctl.occurrence import Change, Occurrence, Series, Shift, Step
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff

__all__ = ["Shared", "own_steps", "shared_steps", "told_change", "told_day_off", "trace"]


class Shared(NamedTuple):
    """The steps that all dates of a series have in common."""

    phrase: Step
    notes: tuple[Step, ...]


def trace(occurrence: Occurrence) -> tuple[Step, ...]:
    """Return the steps phrase, rule, (day off, change) that led to the dates, in that order."""
    phrase, notes = shared_steps(occurrence.series)
    rule, *others = own_steps(occurrence, phrase.span)
    return (phrase, rule, *notes, *others)


def shared_steps(series: Series) -> Shared:
    """Return the phrase of a series, and the notes that stand behind the rule of each date."""
    span = series.span
    phrase = Step("phrase", msg("“{words}”", words=series.words), span)
    return Shared(phrase, tuple(Step("rule", note, span) for note in series.schedule.notes))


def own_steps(occurrence: Occurrence, span: Span) -> tuple[Step, ...]:
    """Return the rule of a date, then what came of it; `span` is that of the series."""
    dating, shift, change = occurrence.dating, occurrence.shift, occurrence.change
    rule = Step("rule", _days(dating.kind, dating.first, dating.last), span, dating.convention)
    steps = [rule, *(Step(step, message, span) for step, message in occurrence.steps)]
    off = None if change is not None else occurrence.off
    if (told := told_day_off(occurrence.first, off, shift)) is not None:
        said = "keep" if shift is None else shift.rule.value
        steps.append(Step("day-off", told, span, f"on_day_off={said}"))
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

"""Why an occurrence stands on its date: the steps, derived when somebody asks."""

from __future__ import annotations

from datetime import date

from planctl.messages import Message, Weekday, msg
from planctl.occurrence import Occurrence, Step

__all__ = ["trace"]


def trace(occurrence: Occurrence) -> tuple[Step, ...]:
    """Return the steps phrase, rule, (day off, change) that led to the dates, in that order."""
    series, dating = occurrence.series, occurrence.dating
    steps = [
        Step("phrase", msg("“{words}”", words=series.words), series.span),
        Step("rule", _days(dating.kind, dating.first, dating.last), series.span, dating.convention),
        *(Step("rule", note, series.span) for note in series.schedule.notes),
        *occurrence.steps,
    ]
    if occurrence.shift is not None:
        shift = occurrence.shift
        moved = msg(
            "{day} is a day off ({why}): moved to {to} (on_day_off: {rule})",
            day=_day(shift.start),
            why=shift.why.message,
            to=_day(shift.end),
            rule=shift.rule.value,
        )
        steps.append(Step("day-off", moved, series.span, f"on_day_off={shift.rule.value}"))
    elif occurrence.off is not None and occurrence.change is None:
        kept = msg(
            "{day} is a day off ({why}) and stays",
            day=_day(occurrence.first),
            why=occurrence.off.message,
        )
        steps.append(Step("day-off", kept, series.span, "on_day_off=keep"))
    if occurrence.change is not None:
        steps.append(Step("change", _changed(occurrence), occurrence.change.span))
    return tuple(steps)


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


def _changed(occurrence: Occurrence) -> Message:
    change = occurrence.change
    assert change is not None
    texts = {
        "move": msg("moved from {was} to {day}", was=_day(change.was), day=_day(occurrence.first)),
        "cancel": msg("cancelled"),
        "add": msg("added"),
        "time": msg("new time of day"),
    }
    reason = ", ".join(text for text in (change.why, change.by) if text)
    return msg("{change}: {reason}", change=texts[change.action], reason=reason)

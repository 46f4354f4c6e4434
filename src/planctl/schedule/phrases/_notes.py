"""Readings that a phrase could have had besides the one taken, each named by its convention."""

from __future__ import annotations

from planctl.messages import Message, msg
from planctl.schedule.phrases._draft import Draft
from planctl.schedule.rules import (
    Anniversary,
    Due,
    From,
    InMonth,
    InQuarter,
    NthWeek,
    Part,
    Position,
    Positioned,
    Rule,
    Through,
    Unit,
    WeekdayInWeek,
    Within,
)

__all__ = ["notes_on"]


def notes_on(draft: Draft) -> tuple[Message, ...]:
    """Return one note for every convention that decides a reading of the draft."""
    notes: dict[str, Message] = {}
    for rule in draft.rules:
        for note in _notes(rule, timed=draft.time is not None):
            notes.setdefault(note.template, note)
    return tuple(notes.values())


def _notes(rule: Rule, *, timed: bool) -> list[Message]:
    match rule:
        case Due(inner, exclusive):
            own = [_BEFORE] if exclusive and not timed else []
            return own + _notes(inner, timed=timed)
        case Within(inner) | From(inner):
            return _notes(inner, timed=timed)
        case Through(first, last):
            return _notes(first, timed=timed) + _notes(last, timed=timed)
        case Positioned(period, position):
            return _on_position(position, period.unit)
        case Anniversary(since=since) if since is not None:
            return [_ANNIVERSARY]
        case _:
            return []


_BEFORE = msg(
    "“before” is read as the day before that day; as that day itself with the setting {setting}",
    setting="conventions.before: inclusive",
)
_WEEK = msg(
    "the first week is days 1 to 7; a week from Monday to Sunday with the setting {setting}",
    setting="conventions.first_week: calendar-week",
)
_WEEKDAY = msg(
    "the weekday of the nth week is the nth such weekday; that of the nth week from Monday to "
    "Sunday with the setting {setting}",
    setting="conventions.week_of_month: calendar-week",
)
_THIRD = msg(
    "the beginning, middle and end of a month are windows of about ten days; the 1st, the 15th "
    "and the last day with the setting {setting}",
    setting="conventions.month_end: last-day",
)
_ANNIVERSARY = msg("two dates that differ only in the year are an anniversary, not a stretch")


def _on_position(position: Position, unit: Unit) -> list[Message]:
    match position:
        case InMonth(_, inner):
            return _on_position(inner, Unit.MONTH)
        case InQuarter(_, inner):
            return _on_position(inner, Unit.QUARTER)
        case NthWeek():
            return [_WEEK]
        case WeekdayInWeek():
            return [_WEEKDAY]
        case Part(_, exact) if unit is Unit.MONTH and not exact:
            return [_THIRD]
        case _:
            return []

"""How findings speak of occurrences: the day, the hours, and where a date was moved from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from planctl.check.diary import shifted
from planctl.diagnostics import Label
from planctl.messages import Message, Weekday, msg
from planctl.occurrence import Occurrence, Series

__all__ = ["day", "days_of", "labels", "listed", "meeting", "occasion", "place_label", "titled"]


def day(ordinal: int) -> Message:
    """Return a day with its weekday."""
    there = date.fromordinal(ordinal)
    return msg("{weekday} {day}", weekday=Weekday(there.weekday()), day=there)


def days_of(occurrence: Occurrence) -> Message:
    """Return the day of an occurrence, or its first and last."""
    if occurrence.first == occurrence.last:
        return day(occurrence.first)
    return msg("{first} – {last}", first=day(occurrence.first), last=day(occurrence.last))


def occasion(occurrence: Occurrence) -> Message:
    """Return when an occurrence is: days, hours, and from where it was moved."""
    said = days_of(occurrence)
    if occurrence.start_minute is not None and occurrence.end_minute is not None:
        start, end = (_clock(m) for m in (occurrence.start_minute, occurrence.end_minute))
        said = msg("{days} {start}–{end}", days=said, start=start, end=end)
        if start == end:
            said = msg("{days} {time}", days=days_of(occurrence), time=start)
    shift, change = occurrence.shift, occurrence.change
    if shift is not None and shifted(occurrence):
        was = day(shift.start)
        if shift.why.kind != "weekend":
            was = msg("{day}, {why}", day=was, why=shift.why.message)
        return msg("{days} (moved from {was})", days=said, was=was)
    if change is not None and change.action == "move":
        return msg("{days} (moved from {was})", days=said, was=day(change.was))
    return said


def titled(occurrence: Occurrence) -> Message:
    """Return the title of an occurrence and when it is."""
    return msg("“{title}” {when}", title=occurrence.series.title, when=occasion(occurrence))


def meeting(occurrences: Iterable[Occurrence]) -> Message:
    """Return when occurrences that meet are, each time said once."""
    said = {str(m): m for m in (occasion(o) for o in occurrences)}
    first, *others = said.values()
    for other in others:
        first = msg("{first} and {second}", first=first, second=other)
    return first


def listed(messages: Sequence[Message], shown: int) -> list[Message]:
    """Return messages for a list in a text, those beyond the first `shown` only counted."""
    if len(messages) <= shown:
        return list(messages)
    return [*messages[:shown], msg("and {n} more", n=len(messages) - shown)]


def place_label(series: Series) -> Label:
    """Return the label that shows where a series stands."""
    if series.place_name and series.place_name not in series.title:
        return Label(
            series.span, msg("“{title}”, {place}", title=series.title, place=series.place_name)
        )
    return Label(series.span, msg("“{title}”", title=series.title))


def labels(series: Iterable[Series], occurrences: Iterable[Occurrence]) -> list[Label]:
    """Return labels for the series and for every change that moved one of the occurrences."""
    moved: dict[object, Label] = {}
    for occurrence in occurrences:
        change = occurrence.change
        if change is not None and change.action in ("move", "add"):
            text = msg("this change brings it to {day}", day=day(occurrence.first))
            moved.setdefault(change.span, Label(change.span, text))
    return [*(place_label(one) for one in series), *moved.values()]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"

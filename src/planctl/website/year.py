"""The year at a glance: a drawing of each month whose days show what they hold.

Colour is never the only sign: a day with events is filled, the darker the more there are; a
deadline is a ring; a window whose day is open is a bar under its days. What is drawn is also
told in words, for those who listen to the page.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from itertools import groupby

from planctl.export._page import tag
from planctl.export.rows import month_text
from planctl.messages import Translator, msg
from planctl.occurrence import Occurrence
from planctl.schedule.dating import Kind
from planctl.tuples import NamedTuple

__all__ = ["Month", "drawn", "month_svg"]

_CELL = 22
_HEAD = 18
_WEEKS = 6


class Month(NamedTuple):
    """What the days of a month hold, by day of the month, from 1."""

    first: date
    off: frozenset[int]
    events: Mapping[int, int]
    """How many events there are on each day that has any; deadlines and windows likewise."""
    deadlines: Mapping[int, int]
    windows: Mapping[int, int]


def drawn(
    months: Iterable[date], occurrences: Iterable[Occurrence], off: Iterable[int]
) -> list[Month]:
    """Return what is to be drawn of each month; cancelled dates are not. `off` are ordinals."""
    counts: dict[tuple[date, Kind], Counter[int]] = defaultdict(Counter)
    for occurrence in occurrences:
        if occurrence.status != "cancelled":
            for ordinal in range(occurrence.first, occurrence.last + 1):
                day = date.fromordinal(ordinal)
                counts[day.replace(day=1), occurrence.kind][day.day] += 1
    days_off: dict[date, set[int]] = defaultdict(set)
    for day in map(date.fromordinal, off):
        days_off[day.replace(day=1)].add(day.day)
    return [
        Month(
            month,
            frozenset(days_off[month]),
            counts[month, "event"],
            counts[month, "deadline"],
            counts[month, "window"],
        )
        for month in months
    ]


def month_svg(month: Month, name: str, translator: Translator) -> str:
    """Return a month as inline SVG; `name` is an id that no other element of the page has."""
    width, height = 7 * _CELL, _HEAD + _WEEKS * _CELL
    title = tag("title", month_text(month.first, translator), id=f"{name}-title")
    told = tag("desc", described(month, translator), id=f"{name}-desc")
    weekdays = "".join(
        tag("text", label, "wd", x=column * _CELL + _CELL // 2, y=12)
        for column, label in enumerate(_weekdays(translator))
    )
    last = monthrange(month.first.year, month.first.month)[1]
    cells = "".join(_cell(month, day) for day in range(1, last + 1))
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{escape(name)}-title {escape(name)}-desc">'
        f"{title}{told}{weekdays}{cells}</svg>"
    )


def described(month: Month, translator: Translator) -> str:
    """Return what a month holds in words: its days with events, deadlines and open windows."""
    told = [
        msg("Events: {days}.", days=_spans(month.events)) if month.events else None,
        msg("Deadlines: {days}.", days=_spans(month.deadlines)) if month.deadlines else None,
        msg("Day still open: {days}.", days=_spans(month.windows)) if month.windows else None,
    ]
    words = " ".join(translator(message) for message in told if message is not None)
    return words or translator(msg("No dates."))


def _cell(month: Month, day: int) -> str:
    shift = month.first.weekday()
    row, column = divmod(day - 1 + shift, 7)
    x, y = column * _CELL, _HEAD + row * _CELL
    box = f'x="{x + 2}" y="{y + 2}" width="{_CELL - 4}" height="{_CELL - 4}"'
    events = month.events.get(day, 0)
    shapes = []
    classes = "off" if day in month.off else "work"
    if events:
        depth = 1 if events == 1 else 2 if events <= 3 else 3
        classes = f"on{depth}"
        shapes.append(f'<rect class="e{depth}" {box} rx="4"/>')
    if day in month.windows:
        shapes.append(f'<rect class="w" x="{x}" y="{y + 19}" width="{_CELL}" height="2.5"/>')
    if day in month.deadlines:
        shapes.append(f'<rect class="d" {box} rx="9"/>')
    label = f'<text class="{classes}" x="{x + 11}" y="{y + 15}">{day}</text>'
    return "".join([*shapes, label])


def _spans(days: Iterable[int]) -> list[str]:
    """Return days of a month with neighbours joined: `2`, `5–9`."""
    spans = []
    for _, group in groupby(enumerate(sorted(days)), lambda pair: pair[1] - pair[0]):
        run = [day for _, day in group]
        spans.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return spans


def _weekdays(translator: Translator) -> list[str]:
    short = (msg("Mo"), msg("Tu"), msg("We"), msg("Th"), msg("Fr"), msg("Sa"), msg("Su"))
    return [translator(name) for name in short]

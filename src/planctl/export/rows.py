"""How people read an occurrence: weekday, date, time, what, where, who, and what to notice.

Terminal, table, page and checklist show the same words, so they are chosen once. Nothing is
computed here: every date is one that the occurrence holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol

from planctl.export.text import one_line
from planctl.messages import Message, Translator, msg
from planctl.occurrence import Attendance, Change, Occurrence, Series
from planctl.schedule.dating import Kind
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff

if TYPE_CHECKING:
    from planctl.plan.vocabulary import Category

__all__ = [
    "Dated",
    "Mark",
    "Row",
    "category_name",
    "clock",
    "day_text",
    "kind_name",
    "marks",
    "month_text",
    "reason_text",
    "row",
    "rows",
    "span_text",
    "time_text",
    "when_text",
    "who_text",
    "why_text",
]

MarkName = Literal[
    "deadline", "window", "tentative", "day-off", "shifted", "moved", "cancelled", "added", "time"
]


class Dated(Protocol):
    """What has days, and minutes of the day where it has a time."""

    @property
    def kind(self) -> Kind: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def start_minute(self) -> int | None: ...
    @property
    def end_minute(self) -> int | None: ...


class Mark(NamedTuple):
    """Something to notice about a date: which kind of thing, a few words, and the reason."""

    name: MarkName
    label: str
    reason: str = ""

    @property
    def text(self) -> str:
        """The label, and the reason where there is one."""
        return f"{self.label}: {self.reason}" if self.reason else self.label


class Row(NamedTuple):
    """One occurrence in words; what it lacks is an empty string."""

    month: str
    """The month of its first day: `May 2017`."""
    weekday: str
    """Empty for a window, whose day is open."""
    date: str
    """`02/05/2017`, or a span with both ends included: `21/05/2017 – 31/05/2017`."""
    when: str
    """Weekday and date in one: `Tuesday 02/05/2017`; a window without weekdays."""
    time: str
    title: str
    place: str
    who: str
    marks: tuple[Mark, ...]
    kind: Kind
    key: str


def rows(occurrences: Iterable[Occurrence], translator: Translator) -> Iterator[Row]:
    """Yield a row for each occurrence, in their order."""
    return (row(occurrence, translator) for occurrence in occurrences)


def row(occurrence: Occurrence, translator: Translator) -> Row:
    """Return the words for one occurrence."""
    series = occurrence.series
    return Row(
        month=month_text(date.fromordinal(occurrence.first), translator),
        weekday=_weekdays(occurrence, translator),
        date=span_text(occurrence.first, occurrence.last),
        when=when_text(occurrence, translator),
        time=time_text(occurrence, translator),
        title=one_line(series.title),
        place=one_line(series.place_name or ""),
        who=who_text(series, translator),
        marks=marks(occurrence, translator),
        kind=occurrence.kind,
        key=occurrence.key,
    )


def day_text(ordinal: int) -> str:
    """Return a day as `dd/mm/yyyy`."""
    day = date.fromordinal(ordinal)
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def span_text(first: int, last: int) -> str:
    """Return a day, or both ends of a span that includes them."""
    return day_text(first) if first == last else f"{day_text(first)} – {day_text(last)}"


def clock(minute: int) -> str:
    """Return a minute of the day as `hh:mm`; 1440 is `24:00`."""
    return f"{minute // 60:02}:{minute % 60:02}"


def when_text(of: Dated, translator: Translator) -> str:
    """Return weekday and date, or both ends of a span; the days of a window have no weekday."""
    first, last = of.first, of.last
    if of.kind == "window":
        return span_text(first, last)
    if first == last:
        return _named_day(first, translator)
    return f"{_named_day(first, translator)} – {_named_day(last, translator)}"


def time_text(of: Dated, translator: Translator) -> str:
    """Return the time of day; empty for whole days."""
    start, end = of.start_minute, of.end_minute
    if start is None or end is None:
        return ""
    if of.kind == "deadline":
        return translator(msg("by {time}", time=clock(end)))
    if of.first != of.last:
        first, last = day_text(of.first), day_text(of.last)
        return f"{clock(start)} {first[:5]} – {clock(end)} {last[:5]}"
    return clock(start) if start == end else f"{clock(start)}–{clock(end)}"


def reason_text(change: Change) -> str:
    """Return why something was changed, and the document that ordered it."""
    return "; ".join(one_line(text) for text in (change.why, change.by) if text)


def who_text(series: Series, translator: Translator) -> str:
    """Return who is asked for, in the order of the plan, separated by semicolons."""
    return "; ".join(_attendance(series, asked, translator) for asked in series.attendance)


def why_text(occurrence: Occurrence, translator: Translator) -> str:
    """Return why a date is not where its schedule puts it; empty where it is."""
    if occurrence.change is not None:
        return reason_text(occurrence.change)
    return "" if occurrence.shift is None else _name_of(occurrence.shift.why, translator)


@lru_cache
def _name_of(off: DayOff, translator: Translator) -> str:
    return translator(off.message)


def kind_name(kind: Kind, translator: Translator) -> str:
    """Return the word for a kind of occurrence."""
    names: dict[Kind, Message] = {
        "event": msg("event"),
        "window": msg("window"),
        "deadline": msg("deadline"),
    }
    return translator(names[kind])


def category_name(category: Category, translator: Translator) -> str:
    """Return the word for a category of activities."""
    names: dict[Category, Message] = {
        "briefing": msg("Briefing"),
        "inspection": msg("Inspection"),
        "conference": msg("Conference"),
        "campaign": msg("Campaign"),
        "report": msg("Report"),
        "observance": msg("Observance"),
        "meeting": msg("Meeting"),
    }
    return translator(names[category])


def marks(occurrence: Occurrence, translator: Translator) -> tuple[Mark, ...]:
    """Return what to notice, the gravest first."""
    found: list[Mark] = []
    change, shift, off = occurrence.change, occurrence.shift, occurrence.off
    if occurrence.status == "cancelled":
        reason = reason_text(change) if change is not None and change.action == "cancel" else ""
        found.append(Mark("cancelled", translator(msg("cancelled")), reason))
    if occurrence.kind == "deadline":
        found.append(Mark("deadline", translator(msg("deadline"))))
    if occurrence.kind == "window":
        found.append(Mark("window", translator(msg("day still open"))))
    elif occurrence.status == "tentative":
        found.append(Mark("tentative", translator(msg("tentative"))))
    if off is not None:
        found.append(Mark("day-off", translator(msg("day off")), _why_off(off, translator)))
    if shift is not None:
        label = translator(msg("shifted from {day}", day=_named_day(shift.start, translator)))
        found.append(Mark("shifted", label, _why_off(shift.why, translator)))
    if change is not None and change.action != "cancel":
        found.append(_changed(change, translator))
    return tuple(found)


def _changed(change: Change, translator: Translator) -> Mark:
    reason = reason_text(change)
    if change.action == "add":
        return Mark("added", translator(msg("added")), reason)
    if change.action == "time":
        return Mark("time", translator(msg("new time of day")), reason)
    label = translator(msg("moved from {day}", day=_named_day(change.was, translator)))
    return Mark("moved", label, reason)


def _why_off(off: DayOff, translator: Translator) -> str:
    """Return the holiday or decision; the weekend is seen from the weekday beside it."""
    return "" if off.kind == "weekend" else translator(off.message)


def _named_day(ordinal: int, translator: Translator) -> str:
    return f"{translator.weekday((ordinal - 1) % 7)} {day_text(ordinal)}"


def _weekdays(occurrence: Occurrence, translator: Translator) -> str:
    if occurrence.kind == "window":
        return ""
    first = translator.weekday((occurrence.first - 1) % 7)
    if occurrence.first == occurrence.last:
        return first
    return f"{first} – {translator.weekday((occurrence.last - 1) % 7)}"


def _attendance(series: Series, asked: Attendance, translator: Translator) -> str:
    name = one_line(series.document.parties[asked.party].name)
    if asked.number is None:
        return name
    return f"{name} ({_any(asked.number, translator)})"


@lru_cache
def _any(count: int, translator: Translator) -> str:
    return translator(msg("any {count}", count=count))


def month_text(day: date, translator: Translator) -> str:
    """Return the name of the month that a day is in, with its year."""
    year = day.year
    names = (
        msg("January {year}", year=year),
        msg("February {year}", year=year),
        msg("March {year}", year=year),
        msg("April {year}", year=year),
        msg("May {year}", year=year),
        msg("June {year}", year=year),
        msg("July {year}", year=year),
        msg("August {year}", year=year),
        msg("September {year}", year=year),
        msg("October {year}", year=year),
        msg("November {year}", year=year),
        msg("December {year}", year=year),
    )
    return translator(names[day.month - 1])

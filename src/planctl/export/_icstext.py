"""What a calendar client shows of an occurrence: its title and its description.

A client shows the title everywhere and little else reliably, so the title says what must not be
missed: a cancellation, a deadline with its hour, a day that is still open.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from planctl.export.rows import clock, day_text, who_text
from planctl.export.text import lines, one_line
from planctl.messages import Translator, msg
from planctl.occurrence import Occurrence, Series, Shift, Status
from planctl.schedule.dating import Kind
from planctl.trace import told_change, told_day_off
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff

if TYPE_CHECKING:
    from planctl.plan.document import PlanDocument

__all__ = [
    "about_activity",
    "about_document",
    "about_plan",
    "about_series",
    "announced",
    "cancelled_title",
    "day_off_reason",
    "open_days",
    "plain_title",
    "reasons",
    "summary",
]


def summary(occurrence: Occurrence, translator: Translator) -> str:
    """Return the title on one line, with what must not be missed."""
    notice = announced(occurrence.kind, occurrence.status, occurrence.end_minute, translator)
    title = one_line(occurrence.series.title)
    if occurrence.kind != "window":
        return notice + title
    return notice + title + open_days(occurrence.first, occurrence.last, translator)


def announced(kind: Kind, status: Status, end: int | None, translator: Translator) -> str:
    """Return what stands before a title; `end` is the minute at which a deadline is met."""
    due = ""
    if kind == "deadline":
        due = translator(msg("Due")) if end is None else _due_at(end, translator)
        due = f"{due}: "
    return cancelled_title(due, translator) if status == "cancelled" else due


def open_days(first: int, last: int, translator: Translator) -> str:
    """Return what stands behind the title of a window; nothing where its day is known."""
    if first == last:
        return ""
    days = {"first": day_text(first), "last": day_text(last)}
    return f" ({translator(msg('some day from {first} to {last}', **days))})"


def cancelled_title(title: str, translator: Translator) -> str:
    """Return the title of a date that will not be."""
    return f"{translator(msg('Cancelled'))}: {title}"


def plain_title(summary: str, kind: Kind, status: Status, days: int) -> str:
    """Return the title that `summary` was made from, in whichever language.

    What stands before a title ends with the first colon and space, what stands behind it begins
    with the last space and parenthesis. `days` is how many days the occurrence spans.
    """
    if status == "cancelled":
        summary = summary.partition(": ")[2]
    if kind == "deadline":
        summary = summary.partition(": ")[2]
    if kind == "window" and days > 1:
        summary = summary.rpartition(" (")[0]
    return summary


def about_document(document: PlanDocument) -> str:
    """Return number, title and issuer of a plan."""
    model = document.model
    return ", ".join(one_line(text) for text in (model.number, model.title, model.issuer) if text)


def about_series(series: Series, document: str, translator: Translator) -> str:
    """Return where the document says so, in which words, and who comes: one fact a line."""
    before, behind = about_activity(series, translator)
    return f"{about_plan(document, translator)}{before}{one_line(series.words)}{behind}"


def about_plan(document: str, translator: Translator) -> str:
    """Return what all descriptions of a plan begin with."""
    return f"{_labels(translator).document}: {document}\n" if document else ""


def about_activity(series: Series, translator: Translator) -> tuple[str, str]:
    """Return what is said before and behind the words, alike for all series of an activity."""
    activity = series.activity
    labels = _labels(translator)
    clause = one_line(activity.clause or "")
    before = f"{labels.clause}: {clause}\n" if clause else ""
    who = who_text(series, translator)
    behind = f"\n{labels.who}: {who}" if who else ""
    if activity.notes:
        behind += f"\n{lines(activity.notes).strip()}"
    return f"{before}{labels.words}: “", f"”{behind}"


class _Labels(NamedTuple):
    document: str
    clause: str
    words: str
    who: str


@lru_cache
def _labels(translator: Translator) -> _Labels:
    said = (msg("Document"), msg("Clause"), msg("In its words"), msg("Who"))
    return _Labels(*map(translator, said))


def reasons(of: Occurrence, translator: Translator) -> Iterable[str]:
    """Return a line for each reason to differ from what is said about the series."""
    told = [lines(translator(step.message)) for step in of.steps]
    off = None if of.change is not None else of.off
    if off is not None or of.shift is not None:
        told.append(day_off_reason(of.first, off, of.shift, translator))
    if of.change is not None:
        told.append(lines(translator(told_change(of.first, of.change))))
    return dict.fromkeys(told)


def day_off_reason(
    first: int, off: DayOff | None, shift: Shift | None, translator: Translator
) -> str:
    """Return the reason by a day off: `off` on which the date stays, or that it was moved off."""
    told = told_day_off(first, off, shift)
    assert told is not None
    return lines(translator(told))


def _due_at(minute: int, translator: Translator) -> str:
    return translator(msg("Due {time}", time=clock(minute)))

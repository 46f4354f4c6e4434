"""What a calendar client shows of an occurrence: its title and its description.

A client shows the title everywhere and little else reliably, so the title says what must not be
missed: a cancellation, a deadline with its hour, a day that is still open.
"""

from __future__ import annotations

from planctl.export.rows import clock, day_text, who_text
from planctl.export.text import lines, one_line
from planctl.messages import Translator, msg
from planctl.occurrence import Occurrence, Series, Status
from planctl.schedule.dating import Kind
from planctl.trace import trace

__all__ = ["about_series", "cancelled_title", "description", "plain_title", "summary"]


def summary(occurrence: Occurrence, translator: Translator) -> str:
    """Return the title on one line, with what must not be missed."""
    title = one_line(occurrence.series.title)
    if occurrence.kind == "deadline":
        minute = occurrence.end_minute
        due = translator(msg("Due")) if minute is None else _due_at(minute, translator)
        title = f"{due}: {title}"
    if occurrence.kind == "window":
        first, last = day_text(occurrence.first), day_text(occurrence.last)
        if first != last:
            span = translator(msg("some day from {first} to {last}", first=first, last=last))
            title = f"{title} ({span})"
    if occurrence.status == "cancelled":
        title = cancelled_title(title, translator)
    return title


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


def about_series(series: Series, translator: Translator) -> str:
    """Return where the document says so, in which words, and who comes: one fact a line."""
    model, activity = series.document.model, series.activity
    named = [model.number, model.title, model.issuer]
    parts = [
        (translator(msg("Document")), ", ".join(one_line(text) for text in named if text)),
        (translator(msg("Clause")), one_line(activity.clause or "")),
        (translator(msg("In its words")), f"“{one_line(series.words)}”"),
        (translator(msg("Who")), who_text(series, translator)),
    ]
    told = [f"{label}: {text}" for label, text in parts if text]
    if activity.notes:
        told.append(lines(activity.notes).strip())
    return "\n".join(told)


def description(occurrence: Occurrence, translator: Translator, about: str) -> str:
    """Return `about`, the text on the series, and a line for each reason to differ from it."""
    if not (occurrence.steps or occurrence.shift or occurrence.off or occurrence.change):
        return about
    told = [step for step in trace(occurrence) if step.step in ("day-off", "change")]
    own = dict.fromkeys(translator(s.message) for s in (*occurrence.steps, *told))
    return "\n".join([about, *own])


def _due_at(minute: int, translator: Translator) -> str:
    return translator(msg("Due {time}", time=clock(minute)))

"""What a calendar client shows of an occurrence: its title and its description.

A client shows the title everywhere and little else reliably, so the title says what must not be
missed: a cancellation, a deadline with its hour, a day that is still open.
"""

from __future__ import annotations

from planctl.export.rows import clock, day_text, who_text
from planctl.export.text import lines, one_line
from planctl.messages import Translator, msg
from planctl.occurrence import Occurrence, Series
from planctl.trace import trace

__all__ = ["about_series", "description", "summary"]


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
        title = f"{translator(msg('Cancelled'))}: {title}"
    return title


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

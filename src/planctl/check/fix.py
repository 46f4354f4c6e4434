"""What `planctl check --fix` does to plan files.

Safe fixes say what the plan leaves open (`on_day_off: next`) or take away comments that do
nothing. Moving a date is unsafe: only people can know whether the other day suits them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import unified_diff

from planctl.check.context import Context
from planctl.check.cures import Curable
from planctl.check.diary import hours_of
from planctl.check.edit import with_change, with_day_off_rule, without_words
from planctl.check.suppress import Ignore
from planctl.dated import compiled_of
from planctl.diagnostics import Diagnostic
from planctl.frozen import Frozen
from planctl.messages import Translator, msg
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.source import Source

__all__ = ["Fixed", "fixed"]

Unused = Sequence[tuple[Ignore, Sequence[str]]]


class Fixed(Frozen):
    """The new text of one file, and how many fixes are in it."""

    source: Source
    text: str
    count: int

    def diff(self) -> str:
        """Return the unified diff from the old text to the new."""
        old, new = (_lines(text) for text in (self.source.text, self.text))
        name = self.source.file
        return "".join(unified_diff(old, new, f"a/{name}", f"b/{name}"))


def fixed(
    compiled: Compiled, diagnostics: Iterable[Diagnostic], unused: Unused, *, unsafe: bool
) -> list[Fixed]:
    """Return the files that fixes change, in the order of the plans.

    `unused` are comments with the words that silence nothing. With `unsafe`, dates that conflict
    are moved too.
    """
    findings = list(diagnostics)
    files = [_Editing(document.source) for document in compiled.documents]
    by_file = {editing.source.file: editing for editing in files}
    for ignore, words in sorted(unused, key=lambda u: u[0].span, reverse=True):
        if ignore.span.file in by_file:
            editing = by_file[ignore.span.file]
            editing.take(without_words(editing.now, ignore, words))
    by_key = {o.key: o for o in compiled.occurrences}
    for file, activity in _on_days_off(findings, by_key):
        editing = by_file[file]
        editing.take(with_day_off_rule(editing.now, activity))
    if unsafe:
        _move(compiled, findings, by_file)
    return [Fixed(e.source, e.now.text, e.count) for e in files if e.count]


class _Editing:
    """One file on its way from its text as read to the fixed one."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.now = source
        self.count = 0

    def take(self, edited: Source | None) -> None:
        """Go on from an edit, if it could be made."""
        if edited is not None:
            self.now = edited
            self.count += 1


def _on_days_off(
    findings: Iterable[Diagnostic], by_key: dict[str, Occurrence]
) -> list[tuple[str, str]]:
    """Return file and id of activities of which dates rest on days off, each once."""
    activities: dict[tuple[str, str], None] = {}
    for diagnostic in findings:
        if diagnostic.name != "day-off":
            continue
        for key in diagnostic.keys:
            occurrence = by_key.get(key)
            if occurrence is None or occurrence.change is not None or occurrence.kind != "event":
                continue
            series = occurrence.series
            if series.schedule.on_day_off is None:
                activities[series.document.source.file, series.activity.id] = None
    return list(activities)


def _move(compiled: Compiled, findings: Iterable[Diagnostic], by_file: dict[str, _Editing]) -> None:
    """Make the moves that findings propose, each event once, while the day is still free."""
    moved: dict[str, Occurrence] = {}
    for cure in (m for d in findings if isinstance(d, Curable) for m in d.moves):
        event, ahead = cure.occurrence, cure.day - cure.occurrence.first
        there = event._replace(first=cure.day, last=event.last + ahead)
        if event.key in moved or not _is_free(compiled, moved, there):
            continue
        series = event.series
        editing = by_file[series.document.source.file]
        edited = with_change(editing.now, _entry(event, cure.day))
        if edited is not None:
            editing.take(edited)
            moved[event.key] = there


def _is_free(compiled: Compiled, moved: dict[str, Occurrence], event: Occurrence) -> bool:
    if not moved:
        return True  # the finding itself has looked
    occurrences = [moved.get(o.key, o) for o in compiled.occurrences]
    now = compiled_of(compiled.documents, occurrences)
    return Context(now).diary.is_free(event, *hours_of(event))


def _entry(event: Occurrence, day: int) -> dict[str, str]:
    """Return the entry of `changes` that moves an event, with its reason in the plan's words."""
    series = event.series
    why = msg("{was} is taken, {to} is the nearest free day", was=_date(event.first), to=_date(day))
    return {
        "activity": series.activity.id,
        **({} if series.place is None else {"place": series.place}),
        "on": _date(event.dating.first).isoformat(),
        "move_to": _date(day).isoformat(),
        "why": Translator(series.document.language)(why),
    }


def _date(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _lines(text: str) -> list[str]:
    """Return lines with their ends; a last line without one is given the usual remark."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n\\ No newline at end of file\n"
    return lines

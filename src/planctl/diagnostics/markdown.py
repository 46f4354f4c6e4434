"""Findings as Markdown, for comments on merge requests and for job summaries."""

from __future__ import annotations

import re

from planctl.diagnostics.report import Report, gravest_first
from planctl.diagnostics.value import Diagnostic, Severity
from planctl.messages import Message, msg

__all__ = ["markdown", "summary"]

_SYNTAX = re.compile(r"[\\`*_{}\[\]<>|~&$#!^@]")
_SEVERITIES: dict[Severity, Message] = {
    "error": msg("error"),
    "warning": msg("warning"),
    "note": msg("note"),
}
_SUMMARY_BYTES = 1_000_000  # GitHub refuses a job summary of more than 1 MiB


def markdown(report: Report) -> str:
    """Return a heading with the counts, and a table of all findings, the gravest first."""
    return _head(report) + "".join(_rows(report))


def summary(report: Report) -> str:
    """Return the same for a job summary; what it has no room for is counted in its last line."""
    text, rows = _head(report), _rows(report)
    size = len(text.encode())
    for number, row in enumerate(rows):
        size += len(row.encode())
        if size > _SUMMARY_BYTES:
            left = msg("findings that do not fit here: {n}", n=len(rows) - number)
            return f"{text}\n{report.say(left)}\n"
        text += row
    return text


def _head(report: Report) -> str:
    say = report.say
    lines = f"### planctl: {_inline(say(report.closing))}\n"
    if not report.diagnostics:
        return lines
    heads = (msg("Severity"), msg("Rule"), msg("Where"), msg("Finding"))
    return f"{lines}\n| {' | '.join(say(h) for h in heads)} |\n|---|---|---|---|\n"


def _rows(report: Report) -> list[str]:
    return [_row(d, report) for d in gravest_first(report.diagnostics)]


def _row(diagnostic: Diagnostic, report: Report) -> str:
    where = f"{report.path(diagnostic.span.file)}:{diagnostic.span.line}"
    cells = (
        report.say(_SEVERITIES[diagnostic.severity]),
        f"{diagnostic.code} {diagnostic.name}",
        _inline(where),
        "<br>".join(_inline(line) for line in report.body(diagnostic).split("\n")),
    )
    return f"| {' | '.join(cells)} |\n"


def _inline(text: str) -> str:
    """Return `text` with a backslash before everything that Markdown would read as its own."""
    return _SYNTAX.sub(r"\\\g<0>", text)

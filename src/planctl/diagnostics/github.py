"""Findings as workflow commands, which GitHub shows as annotations in the changed files.

GitHub shows only the first ten annotations of a kind in a step, so the gravest come first. The
job summary, which has room for all, is Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping

from planctl.diagnostics.report import Report, gravest_first
from planctl.diagnostics.value import Diagnostic, Severity

__all__ = ["github"]

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def github(report: Report) -> str:
    """Return a line for each finding: errors, then warnings, then notes."""
    return "".join(_command(d, report) + "\n" for d in gravest_first(report.diagnostics))


def _command(diagnostic: Diagnostic, report: Report) -> str:
    span = diagnostic.span
    properties: dict[str, str | int] = {
        "file": report.path(span.file),
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    if span.end_line != span.line:  # columns are read as of one line
        del properties["col"], properties["endColumn"]
    told = ",".join(f"{name}={_escaped(str(v), _PROPERTY)}" for name, v in properties.items())
    body = _escaped(report.body(diagnostic), _DATA)
    return f"::{_COMMANDS[diagnostic.severity]} {told}::{body}"


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)

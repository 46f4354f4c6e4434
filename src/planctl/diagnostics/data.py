"""Diagnostics as data: the fields that design section 7 promises to other programs."""

from __future__ import annotations

from planctl.diagnostics.value import Diagnostic, Label, Span
from planctl.messages import Translator

__all__ = ["Json", "diagnostic_json"]

Json = dict[str, object]


def diagnostic_json(diagnostic: Diagnostic, translator: Translator) -> Json:
    """Return a finding as JSON values; columns are 1-based code points, ends excluded.

    Notes stand among `related`, at the place of the finding itself.
    """
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": translator(diagnostic.message),
        **_place(diagnostic.span),
        "end_line": diagnostic.span.end_line,
        "end_column": diagnostic.span.end_column,
        "related": [
            {"message": translator(label.message), **_place(label.span)}
            for label in (
                *diagnostic.related,
                *(Label(diagnostic.span, n) for n in diagnostic.notes),
            )
        ],
        "help": None if diagnostic.help is None else translator(diagnostic.help),
        "url": diagnostic.url,
    }


def _place(span: Span) -> Json:
    return {"file": span.file, "line": span.line, "column": span.column}

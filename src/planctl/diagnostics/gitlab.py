"""Findings as a GitLab Code Quality report, which GitLab shows in the merge request."""

from __future__ import annotations

import json

from planctl.diagnostics.fingerprint import fingerprints
from planctl.diagnostics.report import Report
from planctl.diagnostics.value import Severity

__all__ = ["gitlab"]

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(report: Report) -> str:
    """Return a JSON list with an entry for each finding; fingerprints are unique in it."""
    marks = fingerprints(report.diagnostics, report.plans)
    entries = [
        {
            "check_name": diagnostic.name,
            "description": f"{diagnostic.code} {report.say(diagnostic.message)}",
            "content": {"body": report.body(diagnostic)},
            "fingerprint": mark,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": report.path(diagnostic.span.file),
                "lines": {"begin": diagnostic.span.line, "end": diagnostic.span.end_line},
            },
        }
        for diagnostic, mark in zip(report.diagnostics, marks, strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"

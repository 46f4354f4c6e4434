"""Findings as SARIF 2.1.0, the format of code scanning.

Paths are URIs relative to the folder `SRCROOT`, so a report means the same on every machine;
columns count code points (OASIS SARIF 2.1.0, section 3.14.17).
"""

from __future__ import annotations

import json
from urllib.parse import quote

from planctl.diagnostics.fingerprint import fingerprints
from planctl.diagnostics.report import Report, RuleText
from planctl.diagnostics.value import Diagnostic, Severity, Span
from planctl.messages import Message

__all__ = ["sarif"]

Json = dict[str, object]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"
_FINGERPRINT = "planctl/v1"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}


def sarif(report: Report) -> str:
    """Return a SARIF log with one run, every rule and every finding."""
    from planctl import __version__

    rules = report.rules()
    indices = {rule.name: index for index, rule in enumerate(rules)}
    marks = fingerprints(report.diagnostics, report.plans)
    driver = {
        "name": "planctl",
        "version": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that paths are relative to."}}
        },
        "results": [
            _result(diagnostic, mark, indices, report)
            for diagnostic, mark in zip(report.diagnostics, marks, strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: RuleText) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, mark: str, indices: dict[str, int], report: Report) -> Json:
    result: Json = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": report.body(diagnostic)},
        "locations": [_location(diagnostic.span, diagnostic.label, report)],
        "partialFingerprints": {_FINGERPRINT: mark},
    }
    if diagnostic.name in indices:
        result["ruleIndex"] = indices[diagnostic.name]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, **_location(label.span, label.message, report)}
            for number, label in enumerate(diagnostic.related, 1)
        ]
    return result


def _location(span: Span, message: Message | None, report: Report) -> Json:
    region: Json = {"startLine": span.line, "startColumn": span.column}
    if (span.end_line, span.end_column) >= (span.line, span.column):
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    place: Json = {
        "physicalLocation": {"artifactLocation": _artifact(span.file, report), "region": region}
    }
    if message is not None:
        place["message"] = {"text": report.say(message)}
    return place


def _artifact(file: str, report: Report) -> Json:
    path = report.path(file)
    if path.startswith("/") or path[1:2] == ":":
        return {"uri": "file:///" + quote(path.lstrip("/"), safe="/:")}
    return {"uri": quote(path), "uriBaseId": _ROOT}

"""A report built by hand, with text that formats must not take for their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planctl.diagnostics import Diagnostic, Label, Severity, Span, found
from planctl.diagnostics.report import CheckedActivity, Report, RuleText
from planctl.messages import Language, Translator, msg

ROOT = Path("/project")
FILE = "/project/kế hoạch/2017.yaml"

RULES = (
    RuleText("weekday-mismatch", "PLN017", "error", "A weekday is wrong.", "# Whole\n\ntext"),
    RuleText("day-off", "PLN031", "warning", "On a day off.", "On a day off.\n\nMove it."),
)


def finding(
    name: str = "day-off",
    line: int = 4,
    text: str = "trùng ngày nghỉ",
    *,
    file: str = FILE,
    keys: Sequence[str] = (),
    related: Sequence[Label] = (),
) -> Diagnostic:
    """Return a finding on one line; its text is a user's, so an argument of the message."""
    span = Span(file, line, 5, line, 9)
    return found(name, msg("{text}", text=text), span, keys=keys, related=related)


def report(
    *diagnostics: Diagnostic,
    language: Language = "en",
    failing: frozenset[Severity] = frozenset({"error"}),
    activities: Sequence[CheckedActivity] | None = None,
) -> Report:
    """Return a report on the plan `p` with the activities a (lines 1-5) and b (lines 6-9)."""
    usual = (
        CheckedActivity("p", "a", "Giao ban <xã> & {place}", Span(FILE, 1, 1, 5, 9), 12),
        CheckedActivity("p", "b", "Báo cáo", Span(FILE, 6, 1, 9, 9), 1),
    )
    return Report(
        diagnostics=diagnostics,
        activities=usual if activities is None else tuple(activities),
        plans={FILE: "p"},
        rules=lambda: RULES,
        closing=msg("{n} findings", n=len(diagnostics)),
        translator=Translator(language),
        root=ROOT,
        failing=failing,
    )

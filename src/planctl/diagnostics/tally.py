"""The closing line: how much was looked at and what was found."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.diagnostics.value import Diagnostic
from planctl.messages import Message, msg

__all__ = ["tally"]


def tally(diagnostics: Iterable[Diagnostic], *, plans: int, activities: int, dates: int) -> Message:
    """Return `2 errors, 1 warning in 1 plan (37 activities, 214 dates checked)`."""
    severities = [d.severity for d in diagnostics]
    errors, warnings = severities.count("error"), severities.count("warning")
    notes = severities.count("note")
    findings = [
        _counted(errors, msg("1 error"), msg("{n} errors", n=errors)),
        _counted(warnings, msg("1 warning"), msg("{n} warnings", n=warnings)),
    ]
    if notes:
        findings.append(_counted(notes, msg("1 note"), msg("{n} notes", n=notes)))
    return msg(
        "{findings} in {plans} ({activities}, {dates} checked)",
        findings=findings,
        plans=_counted(plans, msg("1 plan"), msg("{n} plans", n=plans)),
        activities=_counted(activities, msg("1 activity"), msg("{n} activities", n=activities)),
        dates=_counted(dates, msg("1 date"), msg("{n} dates", n=dates)),
    )


def _counted(n: int, one: Message, many: Message) -> Message:
    return one if n == 1 else many

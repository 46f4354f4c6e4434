"""The closing line: how much was looked at and what was found."""

from __future__ import annotations

from collections.abc import Mapping

from planctl.diagnostics.value import Severity
from planctl.messages import Message, msg

__all__ = ["tally"]


def tally(
    severities: Mapping[Severity, int], *, plans: int, activities: int, dates: int
) -> Message:
    """Return `2 errors, 1 warning in 1 plan (37 activities, 214 dates checked)`.

    `severities` tells how many findings there are of each.
    """
    errors, warnings = severities.get("error", 0), severities.get("warning", 0)
    notes = severities.get("note", 0)
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

"""The rules that judge the dates of compiled plans together, one file each in `rules`."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.check.context import Context, Limits
from planctl.check.cures import Curable, Cure
from planctl.check.rule import RULES, RuleInfo
from planctl.diagnostics import Diagnostic
from planctl.occurrence import Compiled

__all__ = ["RULES", "Context", "Curable", "Cure", "Limits", "RuleInfo", "check"]


def check(
    compiled: Compiled, rules: Iterable[RuleInfo] = RULES, limits: Limits | None = None
) -> list[Diagnostic]:
    """Return what the rules find in the compiled plans, in the order of the source.

    What reading and compiling found is not repeated here: the caller adds it.
    """
    context = Context(compiled, limits)
    found = [diagnostic for rule in rules for diagnostic in rule.find(context)]
    return sorted(found, key=Diagnostic.sort_key)

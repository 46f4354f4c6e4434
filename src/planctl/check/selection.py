"""Which findings count, and how much: what settings and options say of rules.

Findings PLN001 to PLN016 say that a file could not be read as a plan, so nothing behind them was
checked; they always count as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from planctl.check.globs import Glob
from planctl.diagnostics import Diagnostic, Severity
from planctl.diagnostics.codes import CODES
from planctl.frozen import Frozen, replace

__all__ = ["Selection", "is_permanent", "rule_named"]

_LAST_PERMANENT = "PLN016"
_CODE = re.compile(r"PLN\d{3}", re.IGNORECASE)


def rule_named(word: str) -> str | None:
    """Return the name of the rule with this name or code, None where there is none."""
    if word in CODES:
        return word
    if not _CODE.fullmatch(word):
        return None
    return next((n for n, code in CODES.items() if code.code == word.upper()), None)


def is_permanent(name: str) -> bool:
    """Tell whether findings of the rule always count."""
    return CODES[name].code <= _LAST_PERMANENT


_NO_SEVERITIES: Mapping[str, Severity] = {}


class Selection(Frozen):
    """The rules that count. `selected` None stands for all; `ignored` goes before it."""

    selected: frozenset[str] | None = None
    ignored: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = _NO_SEVERITIES
    per_path: tuple[tuple[Glob, frozenset[str]], ...] = ()

    def wants(self, name: str) -> bool:
        """Tell whether the rule counts anywhere."""
        if is_permanent(name):
            return True
        return name not in self.ignored and (self.selected is None or name in self.selected)

    def wants_in(self, name: str, file: str) -> bool:
        """Tell whether the rule counts in a file."""
        if not self.wants(name):
            return False
        if is_permanent(name):
            return True
        return not any(name in names and glob.matches(file) for glob, names in self.per_path)

    def of(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the findings that count, each with the severity that the settings give it."""
        wanted = (d for d in diagnostics if self.wants_in(d.name, d.span.file))
        return [self._graded(d) for d in wanted]

    def _graded(self, diagnostic: Diagnostic) -> Diagnostic:
        severity = self.severities.get(diagnostic.name, diagnostic.severity)
        return (
            diagnostic
            if severity == diagnostic.severity
            else replace(diagnostic, severity=severity)
        )

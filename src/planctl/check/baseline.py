"""Findings that were there before: an office begins to check without mending all of last year.

The file knows a finding by its rule and the occurrences it is about, never by a line. A finding is
known when all its occurrences stand in one entry of its rule; a date that joins a conflict makes
it new. A finding about no occurrence is known by a digest of its plan's id and its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from planctl.check.selection import is_permanent
from planctl.diagnostics import Diagnostic
from planctl.diagnostics.fingerprint import digest
from planctl.frozen import Frozen

__all__ = ["Baseline", "BaselineFaultError", "baseline_of", "read_baseline"]

_VERSION = 1
_DIGEST = "digest:"


class BaselineFaultError(ValueError):
    """The file is no baseline; the text says what is wrong with it."""


class Baseline(Frozen):
    """The findings that are known: for each rule, sets of occurrence keys or single digests."""

    entries: frozenset[tuple[str, frozenset[str]]]

    def new(
        self, diagnostics: Iterable[Diagnostic], plans: Mapping[str, str]
    ) -> tuple[list[Diagnostic], int]:
        """Return the findings that are not known, and how many entries no finding matches."""
        by_rule: dict[str, list[frozenset[str]]] = {}
        for rule, keys in self.entries:
            by_rule.setdefault(rule, []).append(keys)
        fresh: list[Diagnostic] = []
        met: set[tuple[str, frozenset[str]]] = set()
        for diagnostic in diagnostics:
            keys = _identity(diagnostic, plans)
            known = [entry for entry in by_rule.get(diagnostic.name, ()) if keys <= entry]
            met |= {(diagnostic.name, entry) for entry in known}
            if not known or is_permanent(diagnostic.name):
                fresh.append(diagnostic)
        return fresh, len(self.entries - met)

    def text(self) -> str:
        """Return the file: JSON in an order that depends on the findings alone."""
        entries = sorted((rule, sorted(keys)) for rule, keys in self.entries)
        findings = [{"rule": rule, "keys": keys} for rule, keys in entries]
        document = {"version": _VERSION, "findings": findings}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def baseline_of(diagnostics: Iterable[Diagnostic], plans: Mapping[str, str]) -> Baseline:
    """Return the baseline that knows exactly these findings."""
    entries = {(d.name, _identity(d, plans)) for d in diagnostics if not is_permanent(d.name)}
    return Baseline(frozenset(entries))


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises OSError, and `BaselineFaultError` for what is none."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        message = f"it is not JSON: {error}"
        raise BaselineFaultError(message) from None
    if not isinstance(document, dict) or document.get("version") != _VERSION:
        message = f"it has no `version: {_VERSION}`"
        raise BaselineFaultError(message)
    findings = document.get("findings")
    if not isinstance(findings, list):
        message = "it has no list `findings`"
        raise BaselineFaultError(message)
    return Baseline(frozenset(_entry(number, item) for number, item in enumerate(findings, 1)))


def _entry(number: int, item: object) -> tuple[str, frozenset[str]]:
    if isinstance(item, dict):
        rule, keys = item.get("rule"), item.get("keys")
        words = keys if isinstance(keys, list) else []
        if isinstance(rule, str) and words and all(isinstance(key, str) for key in words):
            return rule, frozenset(words)
    message = f"finding {number} is not a rule with its keys"
    raise BaselineFaultError(message)


def _identity(diagnostic: Diagnostic, plans: Mapping[str, str]) -> frozenset[str]:
    return frozenset(diagnostic.keys) or frozenset({_DIGEST + digest(diagnostic, plans)})

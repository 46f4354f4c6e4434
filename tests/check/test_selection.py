"""Which rules count where, and that what keeps a plan from being read always counts."""

from __future__ import annotations

from pathlib import Path

from planctl.check.globs import Glob
from planctl.check.selection import Selection, is_permanent, rule_named
from planctl.diagnostics import Diagnostic, Span, found
from planctl.diagnostics.codes import CODES
from planctl.messages import msg


def _found(name: str, file: str = "/p/a.yaml") -> Diagnostic:
    return found(name, msg("x"), Span(file))


def test_rules_are_named_by_name_or_code() -> None:
    assert rule_named("day-off") == rule_named("PLN031") == rule_named("pln031") == "day-off"
    assert rule_named("PLN999") is None
    assert rule_named("Day-Off") is None
    assert all(rule_named(code.code) == name for name, code in CODES.items())


def test_ignored_goes_before_selected() -> None:
    both = Selection(frozenset({"day-off", "order"}), frozenset({"day-off"}))
    names = [d.name for d in both.of([_found("day-off"), _found("missing-day")])]
    assert names == []
    assert both.wants("order")


def test_what_keeps_a_plan_from_being_read_always_counts() -> None:
    nothing = Selection(frozenset(), frozenset(CODES))
    kept = {name for name in CODES if nothing.wants(name)}
    assert kept == {name for name in CODES if is_permanent(name)}
    assert "yaml-syntax" in kept
    assert "weekday-mismatch" not in kept


def test_paths_have_rules_of_their_own() -> None:
    old = Selection(per_path=((Glob("old/", Path("/p")), frozenset({"day-off"})),))
    there, here = _found("day-off", "/p/old/a.yaml"), _found("day-off")
    assert old.of([there, here]) == [here]
    assert old.wants("day-off")


def test_severities_can_be_set() -> None:
    strict = Selection(severities={"day-off": "error"})
    graded = strict.of([_found("day-off"), _found("missing-day")])
    assert [d.severity for d in graded] == ["error", "note"]

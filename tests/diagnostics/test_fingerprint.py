"""A finding stays the same finding when lines, files and languages change around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planctl.diagnostics import Span
from planctl.diagnostics.fingerprint import digest, fingerprints
from planctl.frozen import replace
from tests.diagnostics.reports import FILE, finding

PLANS = {FILE: "p", "moved.yaml": "p"}


@given(st.integers(1, 10_000), st.integers(1, 200))
def test_place_does_not_count(line: int, column: int) -> None:
    for keys in ((), ("p/a/2024-01",)):
        one = finding(keys=keys)
        other = replace(one, span=Span("moved.yaml", line, column, line, column + 1))
        assert digest(one, PLANS) == digest(other, PLANS)


def test_rule_and_occurrences_count_and_text_does_not() -> None:
    one = finding(keys=("p/a/2024-01", "p/b/2024-01"))
    assert digest(one, PLANS) == digest(finding(text="other", keys=one.keys[::-1]), PLANS)
    assert digest(one, PLANS) != digest(finding("order", keys=one.keys), PLANS)
    assert digest(one, PLANS) != digest(finding(keys=one.keys[:1]), PLANS)


def test_without_occurrences_the_plan_and_the_text_count() -> None:
    one = finding()
    assert digest(one, PLANS) != digest(finding(text="other"), PLANS)
    assert digest(one, PLANS) != digest(one, {FILE: "q"})


def test_same_findings_are_numbered_apart() -> None:
    same = [finding(line=n) for n in (1, 5, 9)]
    marks = fingerprints([*same, finding(keys=("p/a",))], PLANS)
    assert len(set(marks)) == 4
    assert marks[0] == digest(same[0], PLANS)
    assert marks == fingerprints([*same, finding(keys=("p/a",))], PLANS)

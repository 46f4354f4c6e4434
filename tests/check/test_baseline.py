"""The baseline knows findings by what they are about, and its bytes depend on them alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.check.baseline import BaselineFaultError, baseline_of, read_baseline
from planctl.diagnostics import Diagnostic, Span, found
from planctl.messages import msg

PLANS = {"a.yaml": "p", "b.yaml": "p"}


def _found(
    name: str = "day-off", *keys: str, line: int = 1, file: str = "a.yaml", text: str = "x"
) -> Diagnostic:
    return found(name, msg("{text}", text=text), Span(file, line), keys=keys)


def _new(known: list[Diagnostic], now: list[Diagnostic]) -> list[Diagnostic]:
    return baseline_of(known, PLANS).new(now, PLANS)[0]


def test_what_it_knows_is_not_new_wherever_it_stands() -> None:
    known = [_found("day-off", "p/a/1", "p/a/2"), _found("order", text="no keys")]
    now = [
        _found("day-off", "p/a/1", "p/a/2", line=99, file="b.yaml", text="other words"),
        _found("order", line=7, file="b.yaml", text="no keys"),
    ]
    assert _new(known, now) == []


def test_another_rule_or_another_text_is_new() -> None:
    known = [_found("day-off", "p/a/1"), _found("order", text="one")]
    now = [_found("order", "p/a/1"), _found("order", text="two")]
    assert _new(known, now) == now


def test_a_date_that_joins_makes_a_finding_new_and_one_that_leaves_does_not() -> None:
    known = [_found("day-off", "p/a/1", "p/a/2")]
    assert _new(known, [_found("day-off", "p/a/2")]) == []
    joined = _found("day-off", "p/a/1", "p/a/2", "p/a/3")
    assert _new(known, [joined]) == [joined]


def test_dates_of_two_findings_do_not_make_a_third_known() -> None:
    known = [_found("order", "p/a", "p/b"), _found("order", "p/c", "p/d")]
    crossed = _found("order", "p/a", "p/c")
    assert _new(known, [crossed]) == [crossed]


def test_entries_that_nothing_matches_are_counted() -> None:
    baseline = baseline_of([_found("day-off", "p/a/1"), _found("order", "p/b")], PLANS)
    assert baseline.new([_found("order", "p/b")], PLANS) == ([], 1)


def test_what_keeps_a_plan_from_being_read_is_never_known() -> None:
    broken = _found("yaml-syntax")
    assert baseline_of([broken], PLANS).entries == frozenset()
    assert _new([broken], [broken]) == [broken]


@given(st.integers(0, 1000))
def test_its_bytes_do_not_depend_on_order(seed: int) -> None:
    findings = [_found("day-off", f"p/{n}/ă", f"p/{n}/2") for n in range(5)] + [_found("order")]
    shuffled = [*findings, findings[0]]
    random.Random(seed).shuffle(shuffled)
    assert baseline_of(shuffled, PLANS).text() == baseline_of(findings, PLANS).text()


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    baseline = baseline_of([_found("day-off", "p/à/1"), _found("order")], PLANS)
    file = tmp_path / "known.json"
    file.write_text(baseline.text(), encoding="utf-8")
    assert read_baseline(file) == baseline


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "findings": []}',
        '{"version": 1}',
        '{"version": 1, "findings": [{"rule": "order"}]}',
        '{"version": 1, "findings": [{"rule": "order", "keys": []}]}',
        '{"version": 1, "findings": [{"rule": "order", "keys": [1]}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "known.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineFaultError):
        read_baseline(file)

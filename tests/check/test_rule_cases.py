"""Faulty plans that carry their own expectation, and their clean twins.

`# expect: rule-name` stands at the line on which the finding begins; a case is a file or a folder
of files that are compiled together. Reading, compiling and checking must give exactly what is
expected, and nothing for a twin.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planctl.check import RULES, check
from planctl.compile import compile_plans
from planctl.diagnostics import Diagnostic
from planctl.plan.find import find_plans
from planctl.plan.load import load_plans

CASES = Path(__file__).parent / "cases"
_EXPECT = re.compile(r"# expect: ([\w-]+(?:, [\w-]+)*)")


def cases() -> list[Path]:
    return sorted(case for rule in CASES.iterdir() for case in rule.iterdir())


def name(case: Path) -> str:
    return case.relative_to(CASES).as_posix()


def findings(case: Path) -> list[Diagnostic]:
    loaded = load_plans(find_plans([str(case)]))
    compiled = compile_plans(loaded.documents)
    return [*loaded.diagnostics, *compiled.diagnostics, *check(compiled)]


def expected(case: Path) -> list[tuple[str, int, str]]:
    files = sorted(case.glob("*.yaml")) if case.is_dir() else [case]
    return sorted(
        (file.as_posix(), number, rule)
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if (mark := _EXPECT.search(line))
        for rule in mark[1].split(", ")
    )


@pytest.mark.parametrize("case", cases(), ids=name)
def test_a_case_is_found_out_and_nothing_else(case: Path) -> None:
    found = findings(case)
    assert sorted((d.span.file, d.span.line, d.name) for d in found) == expected(case)
    if case.name.partition(".")[2].startswith("clean"):
        assert case.parent.name not in {d.name for d in found}
    else:
        assert case.parent.name in {d.name for d in found}


@pytest.mark.parametrize("rule", [r.name for r in RULES])
def test_every_rule_has_three_cases_and_their_twins(rule: str) -> None:
    names = {case.name.removesuffix(".yaml") for case in (CASES / rule).iterdir()}
    faulty = {n for n in names if not n.endswith(".clean")}
    assert len(faulty) >= 3
    assert names == faulty | {f"{n}.clean" for n in faulty}


@pytest.mark.parametrize("case", cases(), ids=name)
def test_findings_of_rules_name_what_they_are_about(case: Path) -> None:
    compiled = compile_plans(load_plans(find_plans([str(case)])).documents)
    assert all(d.keys for d in check(compiled))

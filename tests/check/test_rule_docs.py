"""The documentation of each rule has its sections in both languages, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planctl.check import RULES, RuleInfo, check
from planctl.compile import compile_plans
from planctl.diagnostics import Diagnostic
from planctl.diagnostics.codes import CODES
from planctl.plan.find import find_plans
from planctl.plan.load import load_plans

BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def findings(text: str, folder: Path) -> list[Diagnostic]:
    file = folder / "plan.yaml"
    file.write_text(text, "utf-8")
    loaded = load_plans(find_plans([str(file)]))
    compiled = compile_plans(loaded.documents)
    return [*loaded.diagnostics, *compiled.diagnostics, *check(compiled)]


@RULE
def test_the_first_example_is_faulty_where_it_says(rule: RuleInfo, tmp_path: Path) -> None:
    faulty, _ = BLOCK.findall(rule.example)
    lines = [n for n, line in enumerate(faulty.splitlines(), 1) if f"# expect: {rule.name}" in line]
    found = [(d.name, d.span.line) for d in findings(faulty, tmp_path)]
    assert found == [(rule.name, line) for line in lines]
    assert lines


@RULE
def test_the_second_example_is_clean(rule: RuleInfo, tmp_path: Path) -> None:
    _, clean = BLOCK.findall(rule.example)
    assert findings(clean, tmp_path) == []


@RULE
def test_the_text_has_its_sections_in_both_languages(rule: RuleInfo) -> None:
    english = re.findall(r"^## (.*)$", rule.text("en"), re.MULTILINE)
    vietnamese = re.findall(r"^## (.*)$", rule.text("vi"), re.MULTILINE)
    assert english == ["What", "Why", "Example", "Fix"]
    assert vietnamese == ["Là gì", "Vì sao", "Ví dụ", "Cách sửa"]
    assert rule.example in rule.text("vi")


@RULE
def test_a_rule_has_its_code_and_severity(rule: RuleInfo) -> None:
    assert (rule.code, rule.severity) == CODES[rule.name]


def test_no_two_findings_share_a_code() -> None:
    codes = [code.code for code in CODES.values()]
    assert len(codes) == len(set(codes))

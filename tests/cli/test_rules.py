"""`planctl rules` lists every finding, and `explain` tells about each in both languages."""

from __future__ import annotations

import json

from planctl.diagnostics.codes import CODES
from tests.cli.conftest import Run


def test_the_table_has_a_line_for_each(planctl: Run) -> None:
    result = planctl("rules")
    assert (result.returncode, result.stderr) == (0, "")
    lines = [line.split(maxsplit=3) for line in result.stdout.splitlines()]
    assert [(code, name, severity) for code, name, severity, _ in lines] == sorted(
        (code.code, name, code.severity) for name, code in CODES.items()
    )


def test_the_list_as_data_in_both_languages(planctl: Run) -> None:
    english = json.loads(planctl("rules", "-f", "json").stdout)
    vietnamese = json.loads(planctl("rules", "-f", "json", "--lang", "vi").stdout)
    assert {e["name"] for e in english} == set(CODES)
    assert all(set(e) == {"name", "code", "severity", "summary", "doc"} for e in english)
    same = [e["name"] for e, v in zip(english, vietnamese, strict=True) if e["doc"] == v["doc"]]
    assert same == []


def test_explain_takes_names_and_codes(planctl: Run) -> None:
    by_name = planctl("explain", "double-booking")
    assert by_name.returncode == 0
    assert by_name.stdout.startswith("PLN100 double-booking (error)\n\n")
    assert planctl("explain", "PLN100").stdout == by_name.stdout
    assert planctl("explain", "order").stdout.startswith("PLN")
    vietnamese = planctl("explain", "PLN100", "--lang", "vi").stdout
    assert vietnamese.startswith("PLN100 double-booking (lỗi)")
    assert "## Cách sửa" in vietnamese


def test_an_unknown_code_is_wrong_usage(planctl: Run) -> None:
    result = planctl("explain", "PLN999")
    assert result.returncode == 2
    assert "planctl rules" in result.stderr

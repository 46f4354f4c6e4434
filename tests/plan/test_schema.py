"""The JSON Schema says what the model says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planctl.plan.schema import plan_schema, shared_schema
from planctl.plan.source import read_source

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads(plan_schema())
PLANS = sorted([*(ROOT / "plans").glob("*.yaml"), *(ROOT / "examples").glob("*.yaml")])


def value_of(plan: Path) -> object:
    source, diagnostics = read_source(plan)
    assert source is not None
    assert diagnostics == []
    return source.value


def test_it_is_a_schema_of_its_dialect() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(json.loads(shared_schema()))


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.stem)
def test_plans_satisfy_it(plan: Path) -> None:
    Draft202012Validator(SCHEMA).validate(value_of(plan))


@pytest.mark.parametrize(
    "broken",
    [
        {"plan": "x", "title": "X", "period": 2024},
        {"plan": "x", "title": "X", "period": 2024, "activities": [], "perod": 1},
        {"plan": "1x", "title": "X", "period": 2024, "activities": [{"id": "a"}]},
    ],
)
def test_it_refuses_what_the_model_refuses(broken: object) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(broken)


def test_every_key_is_described() -> None:
    silent = [
        f"{name}.{key}"
        for name, model in SCHEMA["$defs"].items()
        for key, value in model.get("properties", {}).items()
        if not {"description", "$ref"} & value.keys()
    ]
    assert silent == []


def test_plans_name_the_schema_beside_them() -> None:
    for plan in PLANS:
        first = plan.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (plan.parent / first.partition("=")[2]).is_file()


def test_the_committed_copies_are_up_to_date() -> None:
    import subprocess
    import sys

    command = [sys.executable, "scripts/generate_docs.py", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0, (
        "run scripts/generate_docs.py"
    )

"""The three real plans in every format, byte for byte.

UPDATE_GOLDENS=1 pytest tests/test_goldens.py writes them anew; read the difference before you
commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planctl.cli._document import document_json
from planctl.compile import compile_plans
from planctl.export import Edition, find_format
from planctl.messages import Translator
from planctl.plan.find import find_plans
from planctl.plan.load import load_plans

ROOT = Path(__file__).parent.parent
GOLDENS = Path(__file__).parent / "goldens"
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
PRODUCTS = ["json", "ics", "csv", "md", "html", "checklist.md", "checklist.html"]


def produce(plan: Path, product: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.chdir(ROOT)
    loaded = load_plans(find_plans([str(plan.relative_to(ROOT))]))
    compiled = compile_plans(loaded.documents)
    assert loaded.documents
    vietnamese = Translator("vi")
    if product == "json":
        found = [*loaded.diagnostics, *compiled.diagnostics]
        return document_json(compiled.occurrences, found, vietnamese).encode()
    edition = Edition(loaded.documents, compiled.occurrences, vietnamese, None, None)
    form = find_format(f".{product.rpartition('.')[2]}", "checklist" if "." in product else None)
    assert form is not None
    return form.write(edition)


def test_there_are_three_real_plans() -> None:
    assert len(PLANS) == 3


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.stem)
def test_product_is_the_golden(plan: Path, product: str, monkeypatch: pytest.MonkeyPatch) -> None:
    golden = GOLDENS / f"{plan.stem}.{product}"
    made = produce(plan, product, monkeypatch)
    if os.environ.get("UPDATE_GOLDENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(made)
    assert made == golden.read_bytes()
    assert produce(plan, product, monkeypatch) == made

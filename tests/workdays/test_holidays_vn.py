"""The table of Vietnamese holidays says what the `holidays` package says."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from planctl.workdays import holidays_vn
from planctl.workdays.public_holidays import CORRECTIONS

GENERATOR = Path(__file__).parents[2] / "scripts" / "generate_holidays.py"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_holidays", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def without_source(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("SOURCE = ")]


def test_the_table_is_what_the_installed_package_gives(generator: ModuleType) -> None:
    recorded = Path(holidays_vn.__file__).read_text(encoding="utf-8")
    if without_source(recorded) != without_source(generator.render()):
        pytest.fail(
            f"the installed holidays package disagrees with the table of {holidays_vn.SOURCE}: "
            "run python scripts/generate_holidays.py and review the difference"
        )


def test_years_are_without_gaps() -> None:
    assert list(holidays_vn.YEARS) == list(range(1990, 2051))


def test_verified_years_are_those_with_recorded_exchanges() -> None:
    years = [int(off[:4]) for off, _ in holidays_vn.EXCHANGES]
    assert (min(years), max(years)) == holidays_vn.VERIFIED


def test_corrections_are_still_needed() -> None:
    recorded = set(holidays_vn.EXCHANGES)
    for entry in CORRECTIONS:
        assert (str(entry.off), str(entry.worked)) not in recorded, f"drop {entry}"
        assert entry.why
        assert entry.source

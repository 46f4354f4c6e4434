"""Vietnamese working days cost no heavy import; lunar days only their astronomy."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from datetime import date
from planctl.workdays import LunarDay, WorkingCalendar, can_chi, to_lunar, to_solar
{work}
print(*sorted({{"holidays", "lunar_vn", "importlib.metadata", "dateutil"}} & set(sys.modules)))
"""


def loaded_by(work: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(work=work)],
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


@pytest.mark.parametrize(
    "work",
    [
        "WorkingCalendar().term_end(date(2024, 2, 1).toordinal(), 400)",
        "WorkingCalendar(country=None).is_off(1)",
        "to_solar(LunarDay(2024, 3, 10)), to_lunar(date(2024, 4, 18).toordinal()), can_chi(2024)",
    ],
)
def test_vietnamese_dates_load_nothing_heavy(work: str) -> None:
    assert loaded_by(work) == []


def test_other_countries_load_the_package() -> None:
    assert "holidays" in loaded_by("WorkingCalendar('LA').is_off(date(2024, 1, 1).toordinal())")


def test_the_package_may_still_be_imported_afterwards() -> None:
    work = "to_solar(LunarDay(2024, 3, 10)); import lunar_vn; lunar_vn.lunar_to_solar"
    assert "lunar_vn" in loaded_by(work)

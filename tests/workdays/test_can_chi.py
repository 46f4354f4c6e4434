"""Names of lunar years in the cycle of sixty."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_vn.can_chi import get_year_can_chi

from planctl.workdays import can_chi, cycle_of


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (1954, "Giáp Ngọ"),
        (2019, "Kỷ Hợi"),
        (2022, "Nhâm Dần"),
        (2023, "Quý Mão"),
        (2024, "Giáp Thìn"),
        (2025, "Ất Tỵ"),
    ],
)
def test_names_of_years(year: int, name: str) -> None:
    assert can_chi(year) == name
    assert cycle_of(name) == (year - 4) % 60


@given(st.integers(1, 9999))
def test_a_name_leads_back_to_its_place(year: int) -> None:
    assert cycle_of(can_chi(year)) == (year - 4) % 60
    assert can_chi(year) == can_chi(year + 60)


def test_sixty_names_and_no_more() -> None:
    stems = {can_chi(year).split()[0] for year in range(60)}
    branches = {can_chi(year).split()[1] for year in range(60)}
    places = [cycle_of(f"{stem} {branch}") for stem in stems for branch in branches]
    assert sorted(place for place in places if place is not None) == list(range(60))


@pytest.mark.parametrize(
    ("spelling", "usual"),
    [
        ("Ất Tị", "Ất Tỵ"),
        ("Quí Mẹo", "Quý Mão"),
        ("Qúy Mão", "Quý Mão"),
        ("Kỉ Hợi", "Kỷ Hợi"),
        ("Giáp Tí", "Giáp Tý"),
        ("Tân Vị", "Tân Mùi"),
        ("NHÂM DẦN", "Nhâm Dần"),
        ("nhâm-dần", "Nhâm Dần"),
        ("  Nhâm   Dần ", "Nhâm Dần"),
    ],
)
def test_spellings(spelling: str, usual: str) -> None:
    assert cycle_of(usual) is not None
    for form in ("NFC", "NFD"):
        assert cycle_of(unicodedata.normalize(form, spelling)) == cycle_of(usual)


def test_the_rat_is_not_the_snake() -> None:
    assert cycle_of("Giáp Tý") == 0
    assert cycle_of("Giáp Tỵ") is None
    assert cycle_of("Ất Tý") is None
    assert cycle_of("Ất Tỵ") == 41


@pytest.mark.parametrize("text", ["", "Giáp", "Giáp Sửu", "Giáp Tý năm", "2024", "Nham Dan"])
def test_other_text_is_no_name(text: str) -> None:
    assert cycle_of(text) is None


def test_agrees_with_lunar_vn() -> None:
    for year in range(1900, 2101):
        assert cycle_of(get_year_can_chi(year)) == (year - 4) % 60
